"""Who raises a hand among the training emoji: a picture of each kind, and how many there are of it."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import DENSE, MUTED, PAPER
from autoencoders.drawing.panels import WIDTH, picture, sheet, write
from autoencoders.runs import Run
from autoencoders.variants.hands import PORTRAITS

SIDE, TOP = 144, 130


def draw(original: Run, hands: Run) -> Figure:
    """The kinds in a row, portraits first, each above its number."""
    _, board = sheet()
    pictures, counts = hands.pictures["raised"], hands.arrays["counts"]
    step = (WIDTH - SIDE) / max(len(counts) - 1, 1)
    for index, (image, count) in enumerate(zip(pictures, counts, strict=True)):
        x, portrait = index * step, index < len(PORTRAITS)
        picture(board, x, TOP, SIDE, image)
        colour = DENSE if portrait else PAPER
        write(board, x + SIDE / 2, TOP + SIDE + 44, f"{count}", ha="center", colour=colour, bold=True, size=style.LARGE)
        write(board, x + SIDE / 2, TOP - 34, "portraits" if portrait else "", ha="center", colour=colour)
    total = f"{hands.measures['raised'].item():.0f} of {len(original.arrays['train_names']):,} training emoji"
    write(board, 0, TOP + SIDE + 130, f"{total} show a person with a hand of their own above their eyes", colour=MUTED)
    return board.figure
