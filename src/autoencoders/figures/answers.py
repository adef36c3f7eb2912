"""The talk's question, answered in five pictures, one a step: what an autoencoder learns, by the results of this talk."""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing.building import step
from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, MUTED, OURS, PAPER
from autoencoders.drawing.panels import WIDTH, picture, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run

SHOWN = "woman-raising-hand"
SIDE, TOP, LINE = 204, 10, 40
GRID = 21  # places along each side of the decoded map
CROP = slice(2, 19, 4)  # of them that fit a thumbnail


def draw(original: Run, hands: Run, dense: Run, conv_ssim: Run, anomaly: Run, vae: Run, conv_best: Run) -> Figure:
    """Five thumbnails, each above what it stands for."""
    figure, _ = sheet()
    her = examples.TEST.index(SHOWN)
    raised = f"{hands.measures['raised'].item():.0f} of {len(original.arrays['train_names']):,}"
    answers = [
        (dense.pictures["test"][her], DENSE, ["what its training", "pictures share:"], ["not a raised hand:", raised]),
        (conv_ssim.pictures["test"][her], CONV_SSIM, ["exactly what", "its loss pays for:"], ["structure here,", "not shades"]),
        (anomaly.pictures["inverted"][0], CONV, ["what is easy", "to copy,"], ["not what is", "familiar"]),
        (thumbnail(vae.pictures["grid"]), PAPER, ["no order,", "unless paid for:"], ["the KL’s map", "turns smoothly"]),
        (
            conv_best.pictures["test"][her],
            OURS,
            ["more than PCA,", "taught with care:"],
            ["textbook networks", "lose to PCA"],
        ),
    ]
    for place, (image, colour, answer, why) in enumerate(answers):
        _, board = step(figure)
        x = place * (WIDTH - SIDE) / (len(answers) - 1)
        picture(board, x, TOP, SIDE, image)
        for line, words in enumerate(answer):
            write(board, x, TOP + SIDE + 44 + line * LINE, words, colour=colour, bold=True)
        for line, words in enumerate(why):
            write(board, x, TOP + SIDE + 140 + line * LINE, words, colour=MUTED)
    return figure


def thumbnail(grid: np.ndarray) -> np.ndarray:
    """Some places of a decoded map as one picture."""
    chosen = grid.reshape(GRID, GRID, 28, 28)[CROP, CROP]
    rows, columns = chosen.shape[:2]
    return chosen.transpose(0, 2, 1, 3).reshape(rows * 28, columns * 28, 1)
