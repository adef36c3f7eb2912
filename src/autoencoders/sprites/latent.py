"""The figure `latent_map`, in which one drags to any pair of numbers and sees its decoded digit."""

from autoencoders.drawing.panels import HEIGHT, WIDTH
from autoencoders.drawing.sprite import Plane, Sprite
from autoencoders.figures.latent_map import LABELS, SIDE, thinned
from autoencoders.runs import Run
from proof.deck.numerals import minus

RIM = 8  # px at the right of the map of dots, for half a mark
START = (14, 17)  # row and column of a clear zero, away from the labels


def animate(vae: Run) -> Sprite:
    """All decoded pictures of the grid, on the map of the digits' codes."""
    grid = vae.pictures["grid"]
    steps, reach = round(len(grid) ** 0.5), float(vae.arrays["reach"])
    frames = grid.reshape(steps, steps, 1, *grid.shape[1:])
    places = [minus(f"{reach * (2 * step / (steps - 1) - 1):.1f}") for step in range(steps)]
    return Sprite(frames, "two numbers", places, places[::-1], start=START, plane=plane(len(thinned(grid))))


def plane(shown: int) -> Plane:
    """The map of dots with its labels, and as field the square between the centres of the outermost of `shown` pictures."""
    side = SIDE * (shown - 1) / shown
    inset = (SIDE - side) / 2
    part, field = (0, 0, LABELS + SIDE + RIM, HEIGHT), (LABELS + inset, inset, side, side)
    return Plane(*(tuple(px / of for px, of in zip(box, (WIDTH, HEIGHT) * 2, strict=True)) for box in (part, field)))
