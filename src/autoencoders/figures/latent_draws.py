"""Random codes, decoded by three networks, with the share of sure digits.

The first two are one network, trained with KL and without; the third has a plain code of sixteen numbers between -1 and 1.
"""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.blocks import row_width, wall
from autoencoders.drawing.palette import DENSE, MUTED, OURS, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, score_text, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.runs import Run
from autoencoders.scores import scores

ACROSS, DOWN, GAP = 5, 5, 4
TOP, SIDE = 48, 69  # px of the heads, and of a picture
WALL = row_width(ACROSS, SIDE, GAP)


def draw(vae_thirty: Run, vae_limited: Run, sixteen_dense: Run) -> Figure:
    """Three blocks of pictures, two scores under each."""
    _, board = sheet()
    networks = [("variational", vae_thirty, OURS), ("the same without KL", vae_limited, PAPER)]
    networks += [(f"plain, {COUNTED[sixteen_dense.arrays['test_codes'].shape[1]]} numbers", sixteen_dense, DENSE)]
    for index, (name, run, colour) in enumerate(networks):
        left, results = index * (WIDTH - WALL) / (len(networks) - 1), scores(run)
        write(board, left, 18, name, colour=colour, bold=True, size=style.NORMAL)
        wall(board, left, TOP, run.pictures["generated"][: ACROSS * DOWN], ACROSS, SIDE, GAP)
        sure = f"{score_text('share', results['generated_sure_share']['mean'])} confident digits"
        write(board, left, HEIGHT - 60, sure, colour=colour, bold=True, size=style.LARGE)
        write(board, left, HEIGHT - 18, f"rebuilt: MSE {score_text('mse', results['test_mse']['mean'])}", colour=MUTED)
    return board.figure
