"""Denoising points in the plane: where a network that was trained near a ring or a spiral moves any point, once and again.

The run keeps the first seed's weights of the spiral's network, which moves points on the talk's page.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from keras import Sequential
from keras.layers import Dense, Input
from keras.optimizers import Adam
from keras.optimizers.schedules import CosineDecay

from autoencoders.experiments.noise import gaussian
from autoencoders.experiments.plane import CURVES, SIGMA, arrivals, grid, nearest, pushes, walked
from autoencoders.learning.keeping import PARITY, kept, restore
from autoencoders.learning.training import begin, fit_new_pairs, predict
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 128
POINTS, HELD_OUT = 10_000, 2_000
WIDTH, DEPTH = 128, 3  # of the hidden layers; wider than a point, so that only noise prevents copying
RATE = 3e-3  # of Adam at the beginning; it decays to zero
KEPT = "spiral"
MEASURED, ARROWS = 71, 17  # points along each side of the grid: for measures, and for the figure's arrows


def train(seed: int) -> Run:
    """Train a network for each curve, and measure it on the whole plane."""
    measures, curves, arrays, networks = {}, {}, {}, {}
    points, arrows = (grid(side).astype(np.float32) for side in (MEASURED, ARROWS))
    for name, curve in CURVES.items():
        network, learned = trained_denoiser(curve, seed)
        networks[name] = network
        places, shown = (walked(starts, partial(predict, network, at_once=len(starts))) for starts in (points, arrows))
        moved = pushes(points, places[1], curve) | arrivals(places, curve)
        measures |= {f"{name}_{measure}": value.mean(keepdims=True) for measure, value in moved.items()}
        measures[f"{name}_end_away"] = nearest(shown[-1], curve)[0] / SIGMA
        curves |= {f"{name}_{kind}": values for kind, values in learned.items()}
        arrays |= {f"{name}_moved": shown[1], f"{name}_path": shown.astype(np.float16)}
    arrays |= answers(networks[KEPT], CURVES[KEPT])
    return Run(denoiser().count_params(), measures=measures, curves=curves, arrays=arrays, weights=kept(networks[KEPT]))


def trained_denoiser(curve: Callable, seed: int) -> tuple[Sequential, dict[str, np.ndarray]]:
    """A network that was trained on one curve with new noise in every epoch, in half precision, and its loss curves."""
    begin(seed)
    random = np.random.default_rng(seed)
    clean, held_out = (curve(random.random(count)).astype(np.float32) for count in (POINTS, HELD_OUT))

    def noisy(points: np.ndarray) -> np.ndarray:
        return gaussian(points, SIGMA, int(random.integers(2**32)))

    network = denoiser()
    network.compile(Adam(CosineDecay(RATE, EPOCHS * -(-POINTS // BATCH))), loss="mse")
    others = noisy(held_out), held_out
    learned = fit_new_pairs(network, lambda: (noisy(clean), clean), others, epochs=EPOCHS, batch=BATCH)
    restore(kept(network), network)
    return network, learned


def answers(network: Sequential, curve: Callable) -> dict[str, np.ndarray]:
    """Noisy points, and where the network moves each, for whoever computes it elsewhere: both numbers of every answer."""
    points = gaussian(curve(np.arange(PARITY) / PARITY), SIGMA, PARITY).astype(np.float32)
    places = np.tile(np.arange(2, dtype=np.uint16), (PARITY, 1))
    return {"parity_inputs": points, "parity_places": places, "parity_outputs": predict(network, points)}


def denoiser() -> Sequential:
    """From a point to a point: 33,666 weights."""
    hidden = [Dense(WIDTH, activation="relu") for _ in range(DEPTH)]
    return Sequential([Input((2,)), *hidden, Dense(2)])
