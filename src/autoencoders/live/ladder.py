"""The ladder, rung by rung: codes of the same held-out digits, and what samples of two distributions decode to."""

import numpy as np

from autoencoders.drawing.live import Live, text
from autoencoders.drawing.maps import CHOSEN
from autoencoders.drawing.panels import score_text
from autoencoders.figures.ladder import RING, RUNGS, ring, view
from autoencoders.runs import Run
from autoencoders.scores import scores

DISTRIBUTIONS = {"generated": "random codes (ring)", "mixture": "from a mixture, fitted later"}
METRICS = "sure_share", "sure_kinds"
SHOWN = 10  # samples of each distribution
WORDS = {
    "map": "codes of held-out digits on a map; the digit that is marked:",
    "none": "none",
    "marked": "marked:",
    "samples": "samples",
    "n": "Next",
}


def enliven(ladder: Run) -> Live:
    """Codes in half precision, the part of the plane that a map of them shows, samples, and their measures."""
    return Live(
        "ladder",
        "one trick more at each stop",
        {"rung": 0, "digit": CHOSEN},
        {},
        {law: np.concatenate([ladder.pictures[f"{rung}_{law}"][:SHOWN] for rung in RUNGS]) for law in DISTRIBUTIONS},
        {
            "rungs": [{"name": name, **placed(ladder.arrays[f"{rung}_test_codes"])} for rung, name in RUNGS.items()],
            "labels": ladder.arrays["test_labels"].tolist(),
            "ring": RING,
            "shown": SHOWN,
            "samples": {law: {"name": name, "told": measures(ladder, law)} for law, name in DISTRIBUTIONS.items()},
            "words": WORDS,
        },
    )


def placed(codes: np.ndarray) -> dict:
    """Codes, and a square that holds them and the ring: its middle, and the way from there to its sides."""
    middle, reach = view(codes.astype(float), ring())
    return {
        "codes": text(codes.astype("<f2")),
        "middle": [round(float(number), 3) for number in middle],
        "reach": round(reach, 3),
    }


def measures(ladder: Run, law: str) -> list[str]:
    """What is measured of a distribution's samples on each rung, as slides write it."""
    results = scores(ladder)
    pairs = ([score_text(metric, results[f"{rung}_{law}_{metric}"]["mean"]) for metric in METRICS] for rung in RUNGS)
    return ["{} confident, {} kinds".format(*pair) for pair in pairs]
