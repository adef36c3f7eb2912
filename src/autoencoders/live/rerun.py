"""The smallest experiment, trained again in the page: slides/parts/spiral.mjs has to come to the digest of the run."""

from autoencoders.drawing.live import Live
from autoencoders.figures.rerun import CENTRE, REACH
from autoencoders.runs import Run

WORDS = {
    "line": "a line: PCA",
    "bent": "a bent line: an autoencoder",
    "error": "error on held-out points",
    "seed": "seed",
    "step": "step",
    "of": "of",
    "digest": "digest of all weights:",
    "open": "training: not yet as committed",
    "same": "the same bits as in the build",
    "other": "other bits than in the build",
    "again": "Run again",
    "hold": "Hold",
    "on": "Go on",
}


def enliven(spiral: Run) -> Live:
    """What the page needs for it: the digest to come to, the part of the plane to show, and words."""
    shows = {"committed": str(spiral.arrays["digest"]), "view": {"centre": CENTRE, "reach": REACH}, "words": WORDS}
    return Live("rerun", "a training that runs here from its seed", {"steps": 0, "runs": True}, {}, shows=shows)
