"""What this project makes, kind by kind: the table that the engine works from. Of the standard library alone."""

import os

from proof.source.kinds import Kind, Seeds

TRAINED_WITH = (  # of the functions that train, the part that keys count
    *("autoencoders.images.load", "autoencoders.runs.load", "autoencoders.runs.save", "autoencoders.steps.kernels.SETTINGS"),
)
KINDS = (
    Kind(
        "data",
        "data/{name}.npz",
        "autoencoders.steps.prepare.make",
        "autoencoders.steps.quick.prepare",
        folder="datasets",
        function="images",
        asks=("data",),
        needs="tensorflow",  # a data set is prepared for a training alone, which need not wait for it then
        committed=False,
        stage=("autoencoders.images.load", "autoencoders.images.save"),
    ),
    Kind(
        "runs",
        "runs/{name}.npz",
        "autoencoders.steps.train.make",
        "autoencoders.steps.train.make_briefly",
        folder="variants",
        function="train",
        asks=("data", "runs"),
        seeds=Seeds("SEEDS", "autoencoders.steps.gather.make", in_quick=2, stage=("autoencoders.runs.together",)),
        needs="tensorflow",
        stage=TRAINED_WITH,
    ),
    Kind("scores", "scores/{name}.json", "autoencoders.steps.score.make", of=("runs",)),
    Kind("figures", "figures/{name}.svg", "autoencoders.steps.draw.make", folder="figures", function="draw", asks=("runs",)),
    Kind(
        "sprites",
        "sprites/{name}.webp",
        "autoencoders.steps.animate.make",
        folder="sprites",
        function="animate",
        asks=("runs",),
    ),
    Kind("live", "live/{name}.json", "autoencoders.steps.enliven.make", folder="live", function="enliven", asks=("runs",)),
    Kind("claims", "claims/{name}.json", "autoencoders.steps.decide.make", folder="claims", function=r"c\d+", asks=("runs",)),
    Kind("ledger", "claims.json", "autoencoders.steps.decide.join"),
)
ENVIRONMENT = {  # for whatever makes results: nobody's own settings of packages change one
    **{"MATPLOTLIBRC": os.devnull, "KERAS_HOME": os.devnull, "KERAS_BACKEND": "tensorflow"},
    **{"KERAS_MAX_EPOCHS": None, "KERAS_MAX_STEPS_PER_EPOCH": None},  # unset
}
PINS = "src/autoencoders/datasets/sources.toml"  # of raw files: digests, sources, licences
CONSTANTS = (  # folders in which `{{ code.<module>.<NAME> }}` looks for a module, in this order
    *("variants", "datasets", "figures", "networks", "claims", "experiments", "metrics", "learning", "fast"),
    "",
)
WRITING = ("figures", "sprites", "live", "drawing")  # folders whose literals an audience may read
COUNTED = ("accuracy", "share")  # last words of scores that count pictures
JUDGED_BY = "named by pairs of classifiers that are right on {:.1%} of held-out digits"  # below claims that rest on one
PARTS = {"training": "autoencoders.steps.part.of_training"}  # of a data set, to choose by in trials; records take the first
LASTING = ("EPOCHS",)  # constants of a variant that a training's time grows with
