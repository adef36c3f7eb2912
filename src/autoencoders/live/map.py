"""A map of two numbers: encoder and decoder of the variational network, in the page."""

import numpy as np

from autoencoders.drawing.layers import VARIATIONAL
from autoencoders.drawing.live import Live, Network
from autoencoders.runs import Run

EVERY = 8  # of the held-out digits' codes: more than that cover one another
PATH = (0, 6, 4, 9, 7, 1)  # digits, from one neighbour to the next
PINS = (3, 0)
ENCODER, DECODER = (0, 2), (5, 8)  # layers, from and to
WORDS = {
    "slider": "slider in two directions",
    "pad": "draw a digit",
    "l": "Play path",
    "m": "A to B",
    "x": "Pin",
    "d": "Digit",
    "between": "from A to B",
    "decoded": "decoded from",
    "yours": "yours, no result",
    "held": "held-out digit",
    "marked": "digit that stands out",
}


def enliven(vae: Run) -> Live:
    """The network, codes of held-out digits, the middle of each digit's codes, and a digit of each kind to begin with."""
    codes, labels = vae.arrays["codes"].astype(float), vae.arrays["labels"]
    middles = [np.median(codes[labels == digit], axis=0) for digit in range(10)]
    some = zip(codes[::EVERY], labels[::EVERY], strict=True)
    return Live(
        "map",
        "two numbers",
        {"code": rounded(middles[PATH[0]]), "pins": [rounded(middles[digit]) for digit in PINS], "marked": None},
        {"vae": Network(VARIATIONAL, vae, "vae")},
        {"digits": vae.pictures["test_originals"]},
        {
            "encoder": ENCODER,
            "decoder": DECODER,
            "reach": float(vae.arrays["reach"]),
            "codes": [[*rounded(code), int(label)] for code, label in some],
            "path": [rounded(middles[digit]) for digit in PATH],
            "words": WORDS,
        },
    )


def rounded(code: np.ndarray) -> list[float]:
    """Two numbers with two decimals."""
    return [round(float(number), 2) for number in code]
