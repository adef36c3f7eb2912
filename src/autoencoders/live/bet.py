"""A bet on an axis of held-out error: two methods stand on it, and the room says where PCA lands before a key shows it."""

import numpy as np

from autoencoders.drawing.live import Live
from autoencoders.drawing.words import RESIZED
from autoencoders.experiments import examples
from autoencoders.figures.bet import MOST, SCORE, SHOWN, TICKS, error
from autoencoders.runs import Run

STEP = 0.0005  # of the mark
WORDS = {
    "slider": "where the room thinks that PCA lands",
    "bets": "the room bets",
    "yours": "yours, not a result",
    "off": "off by",
    "reveal": "Reveal",
    "hide": "Hide",
}


def enliven(resize: Run, dense: Run, pca: Run) -> Live:
    """Two rivals and PCA, each with its copy of one face; the mark begins where the rivals are."""
    methods = [
        {"name": RESIZED, "colour": "resize", "error": error(resize), "below": True},
        {"name": "dense", "colour": "dense", "error": error(dense), "below": False},
        {"name": "PCA", "colour": "pca", "error": error(pca), "below": False},
    ]
    her = examples.TEST.index(SHOWN)
    caption = f"mean squared error on {dense.measures[SCORE].shape[1]} held-out emoji, left is better"
    return Live(
        "bet",
        "a bet on PCA's held-out error",
        {"bet": round(error(dense) / STEP) * STEP, "told": False},
        {},
        {"faces": np.stack([run.pictures["test"][her] for run in (resize, dense, pca)])},
        {"methods": methods, "most": MOST, "step": STEP, "ticks": TICKS, "caption": caption, "words": WORDS},
    )
