"""Our best network starts as PCA: one held-out face, its copy and what changed, at some epochs, with the error of all."""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing.palette import MUTED, OURS, PAPER, PCA
from autoencoders.drawing.panels import HEIGHT, picture, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores
from autoencoders.sprites.correction import changes, watched

SHOWN = "woman-raising-hand"
LABEL, GAP = 132, 10
SIDE = 118
COPY, CHANGE = 70, 276  # where the rows begin
SAID = (
    "ours: starts as PCA; small convolutions around it learn, pictures anew in each epoch",
    "0: PCA of pictures that are moved, mirrored and recoloured; errors: all held-out emoji",
    "change: grey is none, brighter and darker are what training added and took away",
)


def draw(conv_best: Run) -> Figure:
    """A column for each epoch that was watched; the first is PCA's own copy."""
    _, board = sheet()
    her, results, epochs = examples.TEST.index(SHOWN), scores(conv_best), watched(conv_best)
    copies = np.stack([conv_best.pictures[f"test_{epoch}"][her] for epoch in epochs])
    for name, middle in (("epoch", 20), ("copy", COPY + SIDE / 2), ("error", COPY + SIDE + 30), ("change", CHANGE + SIDE / 2)):
        write(board, 0, middle, name, colour=MUTED)
    for column, (epoch, copy, change) in enumerate(zip(epochs, copies, changes(copies), strict=True)):
        x = LABEL + column * (SIDE + GAP)
        colour = PCA if epoch == 0 else OURS
        write(board, x + SIDE / 2, 20, f"{epoch}: PCA" if epoch == 0 else str(epoch), ha="center", colour=colour, bold=True)
        picture(board, x, COPY, SIDE, copy)
        error = score_text("mse", results[f"test_{epoch}_mse"]["mean"])
        write(board, x + SIDE / 2, COPY + SIDE + 30, error, ha="center", colour=PAPER)
        picture(board, x, CHANGE, SIDE, change)
    for line, words in enumerate(SAID):
        write(board, LABEL, HEIGHT - 80 + 32 * line, words, colour=MUTED)
    return board.figure
