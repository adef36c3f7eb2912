"""Points on a curve in the plane, for which the nearest point and the best possible denoiser are known."""

from collections.abc import Callable

import numpy as np
from scipy.spatial import KDTree
from scipy.special import softmax

from autoencoders.images import slices

SIGMA = 0.1  # of the noise, in each direction
REACH = 2  # standard deviations of the noise: points nearer to the curve than this are `near`
BEYOND = 4  # standard deviations: points farther than this are `far`; noise takes one in sixteen thousand there
EDGE = 1.75  # the plane is measured from -EDGE to EDGE in both directions
TURNS, INNER, OUTER = 2, 0.25, 1.45  # of the spiral
REPEATS = 10  # steps of a path: each moves a point to where the denoiser sends it
FINE = 4000  # points along a curve, at most a thirtieth of the noise apart


def ring(shares: np.ndarray) -> np.ndarray:
    """Points on the unit circle at these shares of its circumference: (n, 2)."""
    angles = 2 * np.pi * shares
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def spiral(shares: np.ndarray) -> np.ndarray:
    """Points on a spiral at these shares of its length: (n, 2)."""
    turned = np.linspace(0, 1, FINE)
    line = spiral_by_angle(turned)
    length = np.concatenate([[0], np.linalg.norm(np.diff(line, axis=0), axis=1).cumsum()])
    return spiral_by_angle(np.interp(shares, length / length[-1], turned))


def spiral_by_angle(turned: np.ndarray) -> np.ndarray:
    """Points on a spiral at these shares of its total angle: (n, 2)."""
    return (INNER + (OUTER - INNER) * turned)[:, None] * ring(TURNS * turned)


CURVES: dict[str, Callable[[np.ndarray], np.ndarray]] = {"ring": ring, "spiral": spiral}


def grid(side: int) -> np.ndarray:
    """A regular grid of points over the plane: (side * side, 2)."""
    along = np.linspace(-EDGE, EDGE, side)
    return np.stack(np.meshgrid(along, along), axis=-1).reshape(-1, 2)


def trace(curve: Callable) -> np.ndarray:
    """The whole curve as closely spaced points: (FINE, 2)."""
    return curve((np.arange(FINE) + 0.5) / FINE)


def nearest(points: np.ndarray, curve: Callable) -> tuple[np.ndarray, np.ndarray]:
    """For each point the distance to the curve, and the nearest point of the curve."""
    places = trace(curve)
    distances, which = KDTree(places).query(points)
    return distances, places[which]


def best(points: np.ndarray, curve: Callable) -> np.ndarray:
    """The posterior mean of the clean point for each noisy one: no denoiser has a smaller squared error.

    By Tweedie's formula this is the point plus SIGMA squared times the gradient of the noisy points' log density.
    """
    places = trace(curve)
    means = np.empty_like(points)
    for part in slices(len(points)):
        squares = np.square(points[part, None] - places).sum(axis=2)
        means[part] = softmax(-squares / (2 * SIGMA**2), axis=1) @ places
    return means


def walked(points: np.ndarray, denoise: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Where points go if they are denoised again and again, themselves first: (REPEATS + 1, n, 2)."""
    places = [points]
    for _ in range(REPEATS):
        places.append(denoise(places[-1]))
    return np.stack(places)


def arrivals(places: np.ndarray, curve: Callable) -> dict[str, np.ndarray]:
    """How far from the curve points are, in standard deviations of the noise: at first, after a step and after all of them."""
    away = {name: nearest(places[steps], curve)[0] / SIGMA for name, steps in (("start", 0), ("step", 1), ("end", -1))}
    sides = {"near": away["start"] < REACH, "far": away["start"] > BEYOND}
    return {f"{side}_{name}_away": values[mask] for side, mask in sides.items() for name, values in away.items()}


def pushes(points: np.ndarray, moved: np.ndarray, curve: Callable) -> dict[str, np.ndarray]:
    """Measures of how a denoiser moves points near the curve and far from it, against a projection and the best denoiser."""
    before, targets = nearest(points, curve)
    after, _ = nearest(moved, curve)
    wanted = best(points, curve)
    ideal, _ = nearest(wanted, curve)
    measures = {}
    for name, mask in (("near", before < REACH * SIGMA), ("far", before > BEYOND * SIGMA)):
        steps = moved[mask] - points[mask]
        measures |= {
            f"{name}_closer_share": (after < before)[mask],
            f"{name}_cosine": cosines(steps, targets[mask] - points[mask]),
            f"{name}_left": after[mask] / before[mask].mean(),
            f"{name}_best_left": ideal[mask] / before[mask].mean(),
            f"{name}_off_best": np.linalg.norm(moved[mask] - wanted[mask], axis=1) / SIGMA,
        }
    return measures


def cosines(steps: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The cosines of the angles between vectors, pair by pair."""
    lengths = np.linalg.norm(steps, axis=1) * np.linalg.norm(others, axis=1)
    return (steps * others).sum(axis=1) / np.maximum(lengths, 1e-12)
