"""Codes as dots or as small digits, in two or three dimensions: ten digits are told apart by their shapes or one at a time."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from autoencoders.drawing import style
from autoencoders.drawing.palette import LINE, MUTED, PAPER

CHOSEN = 4  # the digit that stands out of all others
NAMES = ("zeros", "ones", "twos", "threes", "fours", "fives", "sixes", "sevens", "eights", "nines")
OTHERS = 0.45  # opacity of these
LARGER = 1.25  # times: a dot of the chosen digit
EDGE, ROOM = 0.005, 0.04  # share of dots that may be cut off at each side; margin as a share of the width
TURN, TILT = 35, 22  # degrees: direction of the view in three dimensions


def fit_axes(axes: Axes, places: np.ndarray) -> None:
    """Set the limits so that all but a few of these places fill the axes."""
    low, high = np.quantile(places, (EDGE, 1 - EDGE), axis=0)
    room = ROOM * np.maximum(high - low, 1e-9)
    axes.set(xlim=(low[0] - room[0], high[0] + room[0]), ylim=(low[1] - room[1], high[1] + room[1]), xticks=[], yticks=[])


def dots(axes: Axes, places: np.ndarray, colour: str, size: float, opacity: float = 1) -> None:
    """Draw places as one path of zero-length lines with round ends, which takes far fewer bytes than markers."""
    path = Path(np.repeat(places, 2, axis=0), np.tile([Path.MOVETO, Path.LINETO], len(places)))
    axes.add_patch(PathPatch(path, fill=False, edgecolor=colour, lw=size, capstyle="round", alpha=opacity))


def digit_dots(axes: Axes, places: np.ndarray, labels: np.ndarray, size: float, digit: int = CHOSEN) -> None:
    """Draw the places of one digit over those of all others, which are grey."""
    dots(axes, places[labels != digit], MUTED, size, OTHERS)
    dots(axes, places[labels == digit], PAPER, LARGER * size)


def marked(digit: int = CHOSEN) -> str:
    """Which digit stands out, in words."""
    return f"marked: {NAMES[digit]}"


def small_digits(axes: Axes, places: np.ndarray, labels: np.ndarray, size: float) -> None:
    """Draw at each place its digit, `size` points high."""
    style.use()
    for digit in np.unique(labels):
        outline = TextPath((0, 0), str(digit), size=size, prop=FontProperties(family=style.SANS))
        axes.scatter(*places[labels == digit].T, s=size**2, marker=centred(outline), color=MUTED, lw=0)


def centred(path: Path) -> Path:
    """A path around zero."""
    return Path(path.vertices - path.get_extents().get_points().mean(axis=0), path.codes)


def projected(places: np.ndarray) -> np.ndarray:
    """Project places (n, 3) to (n, 2), seen from TURN and TILT without perspective."""
    turn, tilt = np.radians((TURN, TILT))
    across = places @ np.array([np.cos(turn), np.sin(turn), 0])
    away = places @ np.array([-np.sin(turn), np.cos(turn), 0])
    return np.stack([across, places[:, 2] * np.cos(tilt) + away * np.sin(tilt)], axis=1)


def draw_room(axes: Axes) -> np.ndarray:
    """Draw the floor and the two far walls of the cube from -1 to 1; returns its projected corners."""
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float)
    places = dict(zip(map(tuple, corners), projected(corners), strict=True))
    for start, from_here in places.items():
        for end, to_there in places.items():
            hidden = (-1, 1, -1) in (start, end) or -1 == start[2] == end[2]  # the far corner's edges, and the floor's
            if start < end and sum(a != b for a, b in zip(start, end, strict=True)) == 1 and hidden:
                axes.plot(*np.transpose([from_here, to_there]), color=LINE, lw=2)
    return np.array(list(places.values()))
