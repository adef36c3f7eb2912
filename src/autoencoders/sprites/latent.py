"""Drag through the plane of two numbers and watch the digit that each place decodes to: `latent_map`, walked through."""

from autoencoders.drawing.panels import HEIGHT, WIDTH
from autoencoders.drawing.sprite import Plane, Sprite
from autoencoders.figures.latent_map import LABELS, SIDE, thinned
from autoencoders.runs import Run
from proof.deck.numerals import minus

RIM = 8  # px at the right of the map of dots: half a mark
START = (14, 17)  # a clear zero, off the names


def animate(vae: Run) -> Sprite:
    """Every decoded picture of the grid, on the map of the digits' codes."""
    grid = vae.pictures["grid"]
    steps, reach = round(len(grid) ** 0.5), float(vae.arrays["reach"])
    frames = grid.reshape(steps, steps, 1, *grid.shape[1:])
    places = [minus(f"{reach * (2 * step / (steps - 1) - 1):.1f}") for step in range(steps)]
    return Sprite(frames, "two numbers", places, places[::-1], start=START, plane=plane(len(thinned(grid))))


def plane(shown: int) -> Plane:
    """The map of dots with its labels, and on it the square between the middles of the outermost of `shown` pictures."""
    side = SIDE * (shown - 1) / shown
    inset = (SIDE - side) / 2
    part, field = (0, 0, LABELS + SIDE + RIM, HEIGHT), (LABELS + inset, inset, side, side)
    return Plane(*(tuple(px / of for px, of in zip(box, (WIDTH, HEIGHT) * 2, strict=True)) for box in (part, field)))
