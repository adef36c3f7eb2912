"""Codes as dots, each digit in its own colour, in two or three dimensions."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, LINE, MEAN, MUTED, NOISE, OURS, PAPER, PCA, RESIZE

DIGITS = (RESIZE, MEAN, PCA, NOISE, CONV_SSIM, CONV, DENSE, MUTED, PAPER, OURS)  # of 0 to 9
EDGE, ROOM = 0.005, 0.04  # share of dots that may be cut off at each side; margin as a share of the width
TURN, TILT = 35, 22  # degrees: direction of the view in three dimensions


def fit_axes(axes: Axes, places: np.ndarray) -> None:
    """Set the limits so that all but a few of these places fill the axes."""
    low, high = np.quantile(places, (EDGE, 1 - EDGE), axis=0)
    room = ROOM * np.maximum(high - low, 1e-9)
    axes.set(xlim=(low[0] - room[0], high[0] + room[0]), ylim=(low[1] - room[1], high[1] + room[1]), xticks=[], yticks=[])


def dots(axes: Axes, places: np.ndarray, colour: str, size: float) -> None:
    """Draw places as one path of zero-length lines with round ends, which takes far fewer bytes than markers."""
    path = Path(np.repeat(places, 2, axis=0), np.tile([Path.MOVETO, Path.LINETO], len(places)))
    axes.add_patch(PathPatch(path, fill=False, edgecolor=colour, lw=size, capstyle="round"))


def digit_dots(axes: Axes, places: np.ndarray, labels: np.ndarray, size: float) -> None:
    """Draw each digit's places in its colour."""
    for digit, colour in enumerate(DIGITS):
        if (labels == digit).any():
            dots(axes, places[labels == digit], colour, size)


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
