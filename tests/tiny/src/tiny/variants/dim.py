"""Half as bright."""

import numpy as np

from tiny.dimming import BY
from tiny.runs import Run, mse


def outcome(dots: np.ndarray) -> Run:
    """Nothing to train."""
    return Run(dots * BY, mse(dots, dots * BY))
