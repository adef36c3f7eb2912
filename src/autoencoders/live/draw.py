"""Draw a digit or type an emoji: how badly does the network copy it that was trained on emoji, and how far is it from others?

All is of the first seed, whose weights the run keeps.
"""

import numpy as np

from autoencoders.drawing.layers import SMALL
from autoencoders.drawing.live import Live, Network
from autoencoders.experiments import examples
from autoencoders.runs import Run

DIGITS = 6  # held-out ones to begin with
LOW, HIGH, TICKS = -2.75, -0.4, (0.003, 0.01, 0.03, 0.1, 0.3)  # of the axis: powers of ten, and errors
GROUPS = (  # measures, their names, colours, and the errors above which the names stand
    ("test", "emoji, held out", "conv", 0.007),
    ("digits", "digits", "noise", 0.25),
    ("inverted", "digits, inverted", "noise", 0.08),
)
WORDS = {
    "pad": "draw here",
    "draws": "your hand",
    "seen": "in",
    "copy": "out",
    "type": "type an emoji",
    "d": "Digit",
    "e": "Emoji",
    "i": "Invert",
    "inverted": "inverted",
    "error": "error",
    "above": "above % of held-out emoji",
    "yours": "yours:",
    "this": "this one:",
}


def enliven(anomaly: Run, original: Run) -> Live:
    """A pad, the network, and the errors of held-out emoji, of digits, and of inverted digits."""
    groups = [
        {"errors": errors(anomaly, name), "name": words, "colour": colour, "at": at} for name, words, colour, at in GROUPS
    ]
    groups[1] |= {"inverted": False}
    groups[2] |= {"inverted": True}
    chart = {
        "groups": groups,
        "ticks": TICKS,
        "low": LOW,
        "high": HIGH,
        "axis": WORDS["error"],
        "words": "Errors of held-out emoji and digits",
    }
    names = {"emoji": [name.replace("-", " ") for name in examples.TEST], "digits": ["held-out digit"] * DIGITS}
    return Live(
        "draw",
        "a picture of yours, and the error of its copy",
        {"group": "digits", "number": 0, "inverted": False},
        {"copier": Network(SMALL, anomaly, "anomaly")},
        {"emoji": original.pictures["test"], "digits": anomaly.pictures["digits_originals"][:DIGITS]},
        {"chart": chart, "words": WORDS | {"names": names, "by": "the small network"}},
    )


def errors(run: Run, name: str) -> list[float]:
    """The error of each picture, to four digits."""
    return [float(f"{value:.4g}") for value in np.asarray(run.measures[f"{name}_mse"][0], np.float64)]
