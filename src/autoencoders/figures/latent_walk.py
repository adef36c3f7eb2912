"""Five random walks through a variational code, frame by frame."""

from matplotlib.figure import Figure

from autoencoders.drawing.blocks import wall
from autoencoders.drawing.panels import WIDTH, sheet
from autoencoders.runs import Run

WALKERS, EVERY, GAP = 5, 2, 5
FRAMES = 12
SIDE = (WIDTH + GAP) / FRAMES - GAP


def draw(vae_thirty: Run) -> Figure:
    """A walk in each row, from left to right; every other frame."""
    _, board = sheet()
    walks = vae_thirty.pictures["walk"]
    frames = walks.reshape(-1, WALKERS, *walks.shape[1:])[::EVERY][:FRAMES]  # (frames, walkers, height, width, 1)
    wall(board, 0, 0, frames.swapaxes(0, 1).reshape(-1, *walks.shape[1:]), FRAMES, SIDE, GAP)
    return board.figure
