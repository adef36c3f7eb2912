"""Networks as a page computes them, run in Node.js for tests."""

import json
import tempfile
from pathlib import Path

import numpy as np

from autoencoders.drawing import live
from proof.render import programs

ANSWER = Path(__file__).with_name("network.mjs")


def answers(*cases: tuple[list[dict], dict[str, np.ndarray], np.ndarray]) -> list[np.ndarray]:
    """The outputs of networks, each given as its layers, its weights as a run keeps them, and an input."""
    asked = [
        {
            "network": {"layers": layers, "weights": live.packed(weights)},
            "input": {"shape": x.shape, "data": x.ravel().tolist()},
        }
        for layers, weights, x in cases
    ]
    with tempfile.TemporaryDirectory() as folder:
        source, report = Path(folder) / "cases.json", Path(folder) / "answers.json"
        source.write_text(json.dumps(asked))
        programs.run([programs.node(), ANSWER, source, report], "networks could not be run")
        return [np.reshape(out["data"], out["shape"]) for out in json.loads(report.read_text())]
