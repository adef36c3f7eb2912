"""What this project makes, kind by kind: the table that the engine works from. Of the standard library alone."""

from proof.source.kinds import Kind

LOADED = ("autoencoders.runs.load",)  # how every run comes to what is made from it

KINDS = (
    Kind(
        "data",
        "data/{name}.npz",
        ("autoencoders.images.load", "autoencoders.images.save"),
        folder="datasets",
        function="images",
        asks=("data",),
        committed=False,
    ),
    Kind(
        "runs",
        "runs/{name}.npz",
        ("autoencoders.learning.repeat.repeat", "autoencoders.images.load", *LOADED, "autoencoders.runs.save"),
        folder="variants",
        function="train",
        constants=("SEEDS",),
        asks=("data", "runs"),
    ),
    Kind(
        "scores",
        "scores/{name}.json",
        ("autoencoders.scores.scores", *LOADED),
        of=("runs",),
        made_by="autoencoders.steps.score.make",
    ),
    Kind(
        "figures",
        "figures/{name}.svg",
        ("autoencoders.drawing.style.save", *LOADED),
        folder="figures",
        function="draw",
        asks=("runs",),
        made_by="autoencoders.steps.draw.make",
    ),
    Kind(
        "sprites",
        "sprites/{name}.webp",
        ("autoencoders.drawing.sprite.save", *LOADED),
        folder="sprites",
        function="animate",
        asks=("runs",),
        made_by="autoencoders.steps.animate.make",
    ),
    Kind(
        "claims",
        "claims/{name}.json",
        ("autoencoders.verdicts.stored", *LOADED),
        folder="claims",
        function=r"c\d+",
        asks=("runs",),
        made_by="autoencoders.steps.judge.make",
    ),
    Kind("ledger", "claims.json", ("autoencoders.verdicts.ledger",), made_by="autoencoders.steps.judge.make"),
)
PINS = "src/autoencoders/datasets/sources.toml"  # of raw files: digests, sources, licences
CONSTANTS = (  # folders in which `{{ code.<module>.<NAME> }}` looks for a module, in this order
    *("variants", "datasets", "figures", "networks", "claims", "experiments", "metrics", "learning", "fast"),
    "",
)
COUNTED = ("accuracy", "share")  # last words of scores that count pictures
