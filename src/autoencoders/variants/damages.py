"""Four ways to damage a picture, each as strong as makes the same squared error: what does structural similarity say?"""

from collections.abc import Callable

import numpy as np
from scipy import ndimage
from scipy.optimize import brentq

from autoencoders.experiments import examples
from autoencoders.images import Images
from autoencoders.metrics.measures import gaussian_ssim, mse
from autoencoders.runs import Run

ERRORS = [0.001, 0.002, 0.004, 0.008]  # mean squared errors
MEASURED = 0.008  # on all held-out pictures
GRAIN_SEED = 61
WHITE = 1.0

Damage = Callable[[np.ndarray, float], np.ndarray]


def shifted(image: np.ndarray, strength: float) -> np.ndarray:
    """The picture, moved to the right by up to six pixels; white comes in."""
    return ndimage.shift(image, (0, 6 * strength, 0), order=1, cval=WHITE)


def darkened(image: np.ndarray, strength: float) -> np.ndarray:
    """All values multiplied by one factor."""
    return image * (1 - strength)


def blurred(image: np.ndarray, strength: float) -> np.ndarray:
    """The picture under a Gaussian of up to six pixels."""
    return ndimage.gaussian_filter(image, (6 * strength, 6 * strength, 0), mode="constant", cval=WHITE)


def grainy(image: np.ndarray, strength: float) -> np.ndarray:
    """The picture with normal noise, the same pattern at any strength."""
    return image + strength * np.random.default_rng(GRAIN_SEED).standard_normal(image.shape)


DAMAGES: dict[str, Damage] = {"shifted": shifted, "darkened": darkened, "blurred": blurred, "grainy": grainy}


def train(emoji: Images) -> Run:
    """Nothing to train: damage the shown pictures to each error, and all held-out ones to one."""
    shown, pictures, measures = emoji.test[examples.shown(emoji, "test")], {}, {}
    for name, damage in DAMAGES.items():
        for error in ERRORS:
            pictures[f"{name}_{mark(error)}"] = images = np.stack([damaged_to(error, damage, image) for image in shown])
            measures[f"{name}_{mark(error)}_shown_ssim"] = gaussian_ssim(shown, images)
        images = np.stack([damaged_to(MEASURED, damage, image) for image in emoji.test])
        measures |= {f"{name}_mse": mse(emoji.test, images), f"{name}_ssim": gaussian_ssim(emoji.test, images)}
    return Run(0, pictures, measures, arrays=emoji.families())


def damaged_to(error: float, damage: Damage, image: np.ndarray) -> np.ndarray:
    """The picture, damaged just so much that its squared error is `error`, or as far as the damage goes."""

    def excess(strength: float) -> float:
        return float(np.square(clipped(strength) - image).mean()) - error

    def clipped(strength: float) -> np.ndarray:
        return np.clip(damage(image, strength), 0, 1).astype(np.float32)

    return clipped(1.0 if excess(1.0) < 0 else brentq(excess, 0, 1, xtol=1e-5))


def mark(error: float) -> str:
    """An error as part of a name: 0.002 becomes 0_002."""
    return f"{error:.3f}".replace(".", "_")
