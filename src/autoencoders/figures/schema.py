"""The idea without numbers: a held-out picture goes through a narrow code, its own, and comes back without a hand."""

from matplotlib.figure import Figure

from autoencoders.drawing.diagrams import code_cells, funnel
from autoencoders.drawing.palette import DENSE, MUTED
from autoencoders.drawing.panels import WIDTH, arrow, picture, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run

SHOWN = "woman-raising-hand"
SIDE = 230
TOP = 14
CELLS, COLUMNS = 12, 2  # the first numbers of the code; those of silent units stay dark


def draw(original: Run, dense: Run) -> Figure:
    """From left to right: picture, encoder, code, decoder, picture."""
    figure, board = sheet(height=300)
    index, middle, centre = examples.TEST.index(SHOWN), TOP + SIDE / 2, WIDTH / 2
    picture(board, 0, TOP, SIDE, original.pictures["test"][index])
    picture(board, WIDTH - SIDE, TOP, SIDE, dense.pictures["test"][index])
    funnel(board, (290, 490), middle, (SIDE, 110), "encoder")
    funnel(board, (WIDTH - 490, WIDTH - 290), middle, (110, SIDE), "decoder")
    code_cells(board, centre, middle, dense.arrays["test_codes"][index, :CELLS], COLUMNS, cell=19, colour=DENSE)
    for start in (SIDE + 8, 498, centre + 30, WIDTH - 282):
        arrow(board, (start, middle), (start + 44, middle))
    for x, name in ((SIDE / 2, "picture"), (centre, "a few numbers"), (WIDTH - SIDE / 2, "its copy")):
        write(board, x, 278, name, ha="center", colour=MUTED)
    return figure
