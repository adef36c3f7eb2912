"""Holes filled without a network, with answers that are known beforehand."""

import numpy as np
import pytest

from autoencoders.experiments import filling, latent
from autoencoders.images import Images

COUNT = 400


def right_half(count: int) -> np.ndarray:
    """Masks that hide the right half."""
    masks = np.zeros((count, 28, 28, 1), np.float32)
    masks[:, :, 14:] = 1
    return masks


def bright_in_step(count: int = COUNT, seed: int = 1) -> np.ndarray:
    """Pictures whose left half has any shade, and whose right half has half of it."""
    shades = np.random.default_rng(seed).uniform(0, 1, (count, 1, 1, 1)).astype(np.float32)
    return np.concatenate([np.tile(shades, (1, 28, 14, 1)), np.tile(shades / 2, (1, 28, 14, 1))], axis=2)


@pytest.mark.parametrize(("fill", "error"), [(filling.expected, 0.01), (filling.mean_of_nearest, 0.02)])
def test_what_visible_pixels_tell_of_hidden_ones_is_found(fill, error):
    pictures, masks = bright_in_step(20, seed=2), right_half(20)
    found = fill(bright_in_step(), pictures * (1 - masks), masks)
    assert np.abs(found - pictures)[masks > 0].max() < error


def test_what_a_hole_hides_does_not_count():
    pictures, masks = bright_in_step(20, seed=2), right_half(20)
    for fill in (filling.expected, filling.mean_of_nearest, filling.mean_image):
        usual, other = (fill(bright_in_step(), side * (1 - masks), masks) for side in (pictures, pictures + 3 * masks))
        assert (usual == other).all()


def test_each_digit_s_own_hole_is_the_one_that_is_filled():
    known, masks = np.random.default_rng(3).random((COUNT, 28, 28, 1), np.float32), latent.holes(30)
    broken = known[:30] * (1 - masks)
    found = filling.expected(known, broken, masks)
    assert (found[masks == 0] == broken[masks == 0]).all()
    assert (found[masks > 0] > 0).mean() > 0.9


def test_who_is_told_the_class_learns_from_no_other():
    labels = np.arange(40) % 2
    pictures = np.broadcast_to(labels[:, None, None, None], (40, 28, 28, 1)).astype(np.float32)
    digits, masks = Images(pictures, pictures, labels, labels), right_half(40)
    assert (filling.filled(filling.mean_image, digits, masks, told=True) == pictures).all()
    assert (filling.filled(filling.mean_image, digits, masks, told=False) == 0.5).all()
