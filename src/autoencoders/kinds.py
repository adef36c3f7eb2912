"""What this project makes, kind by kind: the table that the engine works from. Of the standard library alone."""

from proof.source.kinds import Kind, Seeds

LOADED = ("autoencoders.runs.load",)  # how every run comes to what is made from it

KINDS = (
    Kind(
        "data",
        "data/{name}.npz",
        ("autoencoders.images.load", "autoencoders.images.save"),
        "autoencoders.steps.prepare.make",
        folder="datasets",
        function="images",
        asks=("data",),
        needs="tensorflow",  # a data set is prepared for a training alone, which need not wait for it then
        committed=False,
    ),
    Kind(
        "runs",
        "runs/{name}.npz",
        ("autoencoders.images.load", *LOADED, "autoencoders.runs.save", "autoencoders.steps.kernels.SETTINGS"),
        "autoencoders.steps.train.make",
        folder="variants",
        function="train",
        asks=("data", "runs"),
        seeds=Seeds("SEEDS", "autoencoders.steps.gather.make", ("autoencoders.runs.together",), in_quick=2),
        needs="tensorflow",
    ),
    Kind(
        "scores", "scores/{name}.json", ("autoencoders.scores.scores", *LOADED), "autoencoders.steps.score.make", of=("runs",)
    ),
    Kind(
        "figures",
        "figures/{name}.svg",
        ("autoencoders.drawing.style.save", *LOADED),
        "autoencoders.steps.draw.make",
        folder="figures",
        function="draw",
        asks=("runs",),
    ),
    Kind(
        "sprites",
        "sprites/{name}.webp",
        ("autoencoders.drawing.sprite.save", *LOADED),
        "autoencoders.steps.animate.make",
        folder="sprites",
        function="animate",
        asks=("runs",),
    ),
    Kind(
        "live",
        "live/{name}.json",
        ("autoencoders.drawing.live.save", *LOADED),
        "autoencoders.steps.enliven.make",
        folder="live",
        function="enliven",
        asks=("runs",),
    ),
    Kind(
        "claims",
        "claims/{name}.json",
        ("autoencoders.verdicts.stored", *LOADED),
        "autoencoders.steps.decide.make",
        folder="claims",
        function=r"c\d+",
        asks=("runs",),
    ),
    Kind("ledger", "claims.json", ("autoencoders.verdicts.ledger",), "autoencoders.steps.decide.make"),
)
PINS = "src/autoencoders/datasets/sources.toml"  # of raw files: digests, sources, licences
CONSTANTS = (  # folders in which `{{ code.<module>.<NAME> }}` looks for a module, in this order
    *("variants", "datasets", "figures", "networks", "claims", "experiments", "metrics", "learning", "fast"),
    "",
)
WRITING = ("figures", "sprites", "live", "drawing")  # folders whose literals an audience may read
COUNTED = ("accuracy", "share")  # last words of scores that count pictures
JUDGED_BY = "named by a classifier that is right on {:.1%} of held-out digits"  # below a table with claims that rest on one
PARTS = {"training": "autoencoders.steps.part.of_training"}  # of a data set, to choose by in trials; records take the first
LASTING = ("EPOCHS",)  # constants of a variant that a training's time grows with
