"""Points all over the plane, moved again and again by the network that learned to remove noise near a spiral."""

import numpy as np

from autoencoders.drawing.layers import PLANE
from autoencoders.drawing.live import Live, Network
from autoencoders.experiments.plane import EDGE, REPEATS, SIGMA, grid, spiral, trace
from autoencoders.figures.flow import ON
from autoencoders.runs import Run

EVERY = 10  # of the curve's places: they stay a third of the noise apart, and distances to them right to a fiftieth
PRESETS = ((0, 0), (-1.6, 1.6), (1.2, -1.2), (0, 0.9))  # where a key drops points: within, in corners, between turns
WORDS = {
    "field": "points on a plane, which the network moves towards a spiral; drag or tap to drop more",
    "share": "of the points are on the spiral:",
    "near": f"within {ON:g} sd of the noise",
    "far": "farther away",
    "step": "step",
    "of": "of",
    "lost": "% did not arrive",
    "none": "all arrived",
    "yours": "large: yours, not a result",
    "r": "Scatter",
    "s": "Step",
    "d": "Drop",
    "c": "Curve",
}


def enliven(denoise_plane: Run) -> Live:
    """The network, the curve that its data were on, and as arrows where it sends the points of a lattice."""
    ends = denoise_plane.arrays["spiral_moved"].astype(float)
    starts = grid(round(len(ends) ** 0.5))
    return Live(
        "flow",
        "points that a denoiser moves",
        {"seed": 1, "time": 0, "until": REPEATS, "drops": [], "curve": False},
        {"denoiser": Network(PLANE, denoise_plane, "denoise_plane", inputs="arrays/parity_inputs")},
        shows={
            "steps": REPEATS,
            "edge": EDGE,
            "near": ON * SIGMA,
            "curve": rounded(trace(spiral)[::EVERY]),
            "arrows": rounded(np.stack([starts, ends], axis=1)),
            "presets": PRESETS,
            "words": WORDS,
        },
    )


def rounded(places: np.ndarray) -> list:
    """Places with three decimals."""
    return np.round(places, 3).tolist()
