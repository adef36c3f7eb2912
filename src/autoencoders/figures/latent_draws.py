"""Random codes, decoded by three networks, with the shares of confident digits and of held-out digits that they cover.

The first two networks are one, trained with KL and without; codes of the second are sampled in two ways. The last has a plain
code of sixteen numbers between -1 and 1.
"""

from matplotlib.figure import Figure

from autoencoders.drawing.blocks import row_width, wall
from autoencoders.drawing.palette import DENSE, MUTED, PAPER, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, score_text, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.runs import Run
from autoencoders.scores import scores

ACROSS, DOWN, GAP = 4, 5, 4
TOP, SIDE = 44, 63  # px of the heads, and of a picture
WALL = row_width(ACROSS, SIDE, GAP)
LINE = 36  # px between two numbers
SCORES = {"{law}_sure_share": "confident", "{law}_coverage": "covered", "test_mse": "rebuilt: MSE"}


def draw(vae_thirty: Run, vae_limited: Run, sixteen_dense: Run) -> Figure:
    """Four blocks of pictures, three scores under each."""
    _, board = sheet()
    plain = f"plain, {COUNTED[sixteen_dense.arrays['test_codes'].shape[1]]}"
    blocks = [("variational", vae_thirty, "generated", VARIATIONAL), ("without KL", vae_limited, "generated", PAPER)]
    blocks += [("without KL, fitted", vae_limited, "fitted", PAPER), (plain, sixteen_dense, "generated", DENSE)]
    for index, (name, run, law, colour) in enumerate(blocks):
        left, results = index * (WIDTH - WALL) / (len(blocks) - 1), scores(run)
        write(board, left, 18, name, colour=colour, bold=True)
        wall(board, left, TOP, run.pictures[law][: ACROSS * DOWN], ACROSS, SIDE, GAP)
        for row, (metric, title) in enumerate(SCORES.items()):
            text = score_text(metric.rpartition("_")[2], results[metric.format(law=law)]["mean"])
            look = {"colour": MUTED} if metric == "test_mse" else {"colour": colour, "bold": True}
            write(board, left, HEIGHT - 14 - (len(SCORES) - 1 - row) * LINE, f"{title} {text}", **look)
    return board.figure
