"""What a network that knows emoji is shown as strange: digits, digits as dark as emoji are, and another artist's icons."""

import numpy as np

from autoencoders.experiments.resampling import resized
from autoencoders.images import Images

DIGITS = 1000  # the first of the held-out digits, as in the source
SHOWN = 6


def strangers(mnist: Images, icons: Images) -> dict[str, np.ndarray]:
    """Pictures of each kind, as large as the emoji and with as many channels."""
    digits = resized(np.repeat(mnist.test[:DIGITS], 3, axis=-1), icons.test.shape[1])
    return {"digits": digits, "inverted": 1 - digits, "icons": icons.test[:]}


def mistaken(normal: np.ndarray, errors: np.ndarray, strange: np.ndarray, strange_errors: np.ndarray) -> dict[str, np.ndarray]:
    """The strange pictures with the smallest errors (`passed`), and the normal ones with the largest (`suspected`)."""
    passed, suspected = np.argsort(strange_errors, kind="stable"), np.argsort(-errors, kind="stable")
    return {"passed": strange[passed[:SHOWN]], "suspected": normal[suspected[:SHOWN]]}
