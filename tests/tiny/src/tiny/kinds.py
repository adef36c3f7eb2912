"""What the tiny talk makes, kind by kind. Its functions and constants are called otherwise than those of the other talk."""

from proof.source.kinds import Kind, Seeds

LOAD, SAVE = "tiny.runs.load", "tiny.runs.save"
REPEATS = Seeds("REPEATS", "tiny.making.gathered", ("tiny.runs.together",), in_quick=2)
RUNS, RUNS_OR_DATA = ("runs",), ("data", "runs")
KINDS = (
    Kind("data", "data/{name}.npy", (), "tiny.making.data", "datasets", "pixels", committed=False),
    Kind("runs", "runs/{name}.npz", (LOAD, SAVE), "tiny.making.run", "variants", "outcome", RUNS_OR_DATA, seeds=REPEATS),
    Kind("scores", "scores/{name}.json", ("tiny.telling.scores", LOAD), "tiny.making.scores", of=RUNS),
    Kind("figures", "figures/{name}.svg", ("tiny.drawing.chart", LOAD), "tiny.making.figure", "figures", "bars", RUNS),
    Kind("sprites", "sprites/{name}.webp", ("tiny.filming.sheet", LOAD), "tiny.making.sprite", "sprites", "film", RUNS),
    Kind("claims", "claims/{name}.json", (LOAD,), "tiny.making.claims", "claims", r"c\d+", RUNS),
    Kind("ledger", "claims.json", ("tiny.telling.ledger",), "tiny.making.ledger"),
)
PINS = "src/tiny/datasets/pins.toml"
CONSTANTS = ("variants", "")
WRITING = ("figures", "sprites")
COUNTED = ()
JUDGED_BY = ""
PARTS = {"half": "tiny.runs.half"}
LASTING = ()
