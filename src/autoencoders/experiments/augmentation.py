"""Augment emoji: move, mirror and recolour them at random."""

import numpy as np
from keras import ops

WARPED = 0.25  # share of images that are also rotated and stretched, which blurs them


def augmented(images: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Each image once, in random order, moved and recoloured at random; white stays white."""
    n = len(images)
    images = images[random.permutation(n)]
    moved = ops.image.affine_transform(images, movements(n, random), fill_mode="constant", fill_value=1.0)
    return np.matmul(np.reshape(moved, (n, -1, 3)), recolourings(n, random)).reshape(images.shape)


def movements(n: int, random: np.random.Generator) -> np.ndarray:
    """Affine transforms (n, 8): mirror at random, shift by whole pixels; rotate, scale and stretch a share of WARPED."""
    warped = random.random(n) < WARPED
    angle = np.where(warped, random.uniform(-15, 15, n) * np.pi / 180, 0)
    wide = np.where(warped, np.exp(random.uniform(-0.2, 0.2, n)), 1)
    high = np.where(warped, wide * np.exp(random.uniform(-0.1, 0.1, n)), 1)
    wide = wide * random.choice([-1, 1], n)  # mirrored
    right, down = random.integers(-2, 3, (2, n))
    a, b, d, e = wide * np.cos(angle), -high * np.sin(angle), wide * np.sin(angle), high * np.cos(angle)
    c, f = 15.5 * (1 - a - b) + right, 15.5 * (1 - d - e) + down  # about the centre of 32 pixels
    return np.stack([a, b, c, d, e, f, 0 * a, 0 * a], axis=1).astype(np.float32)


def recolourings(n: int, random: np.random.Generator) -> np.ndarray:
    """Colour matrices (n, 3, 3): each permutes the channels, fully or in part."""
    order = np.argsort(random.random((n, 3)), axis=1)
    share = np.where(random.random(n) < 0.5, random.random(n), 1).astype(np.float32)[:, None, None]
    return (1 - share) * np.eye(3, dtype=np.float32) + share * np.eye(3, dtype=np.float32)[order]
