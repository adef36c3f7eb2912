"""What the tiny talk makes, kind by kind. Its functions and constants are called otherwise than those of the other talk."""

from proof.source.kinds import Kind, Seeds

REPEATS = Seeds("REPEATS", "tiny.making.gathered", in_quick=2)
RUNS, RUNS_OR_DATA = ("runs",), ("data", "runs")
KINDS = (
    Kind("data", "data/{name}.npy", "tiny.making.data", folder="datasets", function="pixels", committed=False),
    Kind("runs", "runs/{name}.npz", "tiny.making.run", "", "variants", "outcome", RUNS_OR_DATA, seeds=REPEATS),
    Kind("scores", "scores/{name}.json", "tiny.making.scores", of=RUNS),
    Kind("figures", "figures/{name}.svg", "tiny.making.figure", "", "figures", "bars", RUNS),
    Kind("sprites", "sprites/{name}.webp", "tiny.making.sprite", "", "sprites", "film", RUNS),
    Kind("claims", "claims/{name}.json", "tiny.making.claims", "", "claims", r"c\d+", RUNS),
    Kind("ledger", "claims.json", "tiny.making.ledger"),
)
ENVIRONMENT = {}
PINS = "src/tiny/datasets/pins.toml"
CONSTANTS = ("variants", "")
WRITING = ("figures", "sprites")
COUNTED = ()
JUDGED_BY = ""
PARTS = {"half": "tiny.runs.half"}
LASTING = ()
