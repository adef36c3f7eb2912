"""Can a digit be read off its code? Codes of two variational networks, projected, and accuracies of a linear classifier.

Left, a network whose code has to carry everything; in the middle one whose decoder also gets the digit.
"""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing.blocks import bars_under_names
from autoencoders.drawing.maps import digit_dots, marked
from autoencoders.drawing.palette import DENSE, MEAN, MUTED, PAPER, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, chart, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.runs import Run
from autoencoders.scores import scores

SIDE, TOP, APART = 390, 48, 26  # px of a map, above it, and between the maps
LEFT, VALUE = 2 * SIDE + APART + 64, 96  # px before the bars, and for their values
DOT = 4.5  # points
CHANCE = 0.1  # of ten digits
DIGIT = 0  # that stands out


def draw(vae_thirty: Run, cvae: Run, sixteen_dense: Run) -> Figure:
    """Two maps of dots, and four bars."""
    figure, board = sheet()
    for index, (name, run) in enumerate((("not told the digit", vae_thirty), ("told the digit", cvae))):
        left = index * (SIDE + APART)
        write(board, left + SIDE / 2, 18, name, ha="center", bold=True, colour=VARIATIONAL if index else PAPER)
        places = flattened(run.arrays["test_codes"].astype(float))
        reach = 1.2 * np.quantile(np.abs(places), 0.99)  # few are farther out
        axes = chart(figure, left, TOP, SIDE, SIDE, xlim=(-reach, reach), ylim=(-reach, reach), xticks=[], yticks=[])
        digit_dots(axes, places, run.arrays["test_labels"], DOT, DIGIT)
    write(board, 0, HEIGHT - 24, f"codes of held-out digits, flattened by PCA; {marked(DIGIT)}", colour=MUTED)
    write(board, LEFT, 18, "linear classifier is right", colour=MUTED)
    axes = chart(figure, LEFT, TOP, WIDTH - LEFT - VALUE, HEIGHT - TOP, xlim=(0, 1))
    bars_under_names(axes, accuracy_bars(sixteen_dense, vae_thirty, cvae), "accuracy")
    return figure


def flattened(codes: np.ndarray) -> np.ndarray:
    """Codes, projected on their first two principal components: (n, 2)."""
    centred = codes - codes.mean(axis=0)
    return centred @ np.linalg.svd(centred, full_matrices=False)[2][:2].T


def in_code(run: Run) -> str:
    """How many numbers a code has, in a word."""
    return COUNTED[run.arrays["test_codes"].shape[1]]


def accuracy_bars(plain: Run, variational: Run, conditional: Run) -> list[Bar]:
    """Bars for the accuracy of a linear classifier on each code, and for guessing."""
    accuracies = [scores(run)["probe_accuracy"] for run in (plain, variational, conditional)]
    chance = {"mean": CHANCE, "sd": 0.0, "n": 1, "values": [CHANCE]}
    return [
        Bar(f"plain, {in_code(plain)} numbers", accuracies[0], DENSE),
        Bar(f"variational, {in_code(variational)}", accuracies[1], MUTED),
        Bar(f"conditional, {in_code(conditional)}", accuracies[2], VARIATIONAL, strong=True),
        Bar("guessing", chance, MEAN),
    ]
