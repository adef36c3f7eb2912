"""What the careful denoiser is made of, and what it learns from."""

import numpy as np
import pytest

from autoencoders.experiments.crops import crops, noisy_crops
from autoencoders.experiments.denoising import SIGMA
from autoencoders.images import Pixels
from autoencoders.networks.unet import unet
from autoencoders.variants import denoise_best, denoise_sizes
from samples import emoji


@pytest.fixture(scope="module")
def network():
    return unet(4)


def random() -> np.random.Generator:
    return np.random.default_rng(1)


def numbered(size: int) -> np.ndarray:
    """A picture in which no two values are equal; they grow from left to right."""
    return np.arange(size * size * 3, dtype=np.float32).reshape(size, size, 3)


def test_the_u_net_has_as_many_weights_as_its_docstring_says():
    weights = unet(denoise_best.WIDTH).count_params()
    assert f"{weights:,} weights with {denoise_best.WIDTH}" in unet.__doc__


def test_the_weights_of_a_u_net_grow_with_the_square_of_its_width():
    assert unet(8).count_params() / unet(4).count_params() == pytest.approx(4, rel=0.05)


@pytest.mark.parametrize("size", [32, 64, 128])
def test_a_u_net_cleans_pictures_of_any_size_and_stays_in_range(network, size):
    noisy = random().normal(0.5, 2, (2, size, size, 3)).astype(np.float32)
    cleaned = network.predict_on_batch(noisy)
    assert cleaned.shape == noisy.shape
    assert cleaned.min() >= 0 and cleaned.max() <= 1


def test_white_paper_goes_on_beyond_the_edges_for_a_u_net(network):
    cleaned = network.predict_on_batch(np.ones((1, 32, 32, 3), np.float32))
    assert cleaned == pytest.approx(np.broadcast_to(cleaned[:, 16:17, 16:17], cleaned.shape), abs=1e-6)


def test_each_size_hands_its_details_across(network):
    picture = np.ones((1, 64, 64, 3), np.float32)
    spotted = picture.copy()
    spotted[0, 32, 32] = 0
    cleaned, other = network.predict_on_batch(picture), network.predict_on_batch(spotted)
    changed = np.abs(cleaned - other).max(axis=(0, 3))
    assert changed[30:35, 30:35].max() > 3 * changed[:8].max()  # the spot's own place, not just its sixteenth of the picture


def test_each_crop_is_a_part_of_its_own_picture_or_the_mirror_image_of_one():
    pictures, mirrored = np.stack([numbered(12) + 1000 * number for number in range(20)]), 0
    for picture, crop in zip(pictures, crops(pictures, 5, random()), strict=True):
        is_mirrored = crop[0, 0, 0] > crop[0, 1, 0]
        upright = crop[:, ::-1] if is_mirrored else crop
        [[top, left, _]] = np.argwhere(picture == upright[0, 0, 0])
        assert (picture[top : top + 5, left : left + 5] == upright).all()
        mirrored += is_mirrored
    assert 0 < mirrored < 20


def test_crops_come_from_all_over_a_picture():
    picture = numbered(8)
    assert len(np.unique(crops(np.stack([picture] * 200), 5, random()))) == picture.size


def test_crops_of_pictures_that_are_stored_as_bytes_are_those_of_the_same_pictures_as_numbers():
    pictures = Pixels(random().integers(0, 256, (4, 9, 9, 3), np.uint8))
    assert (crops(pictures, 5, random()) == crops(pictures[:], 5, random())).all()


def test_a_denoiser_learns_from_new_crops_with_new_noise_as_strong_as_it_is_judged_by():
    pictures, draws = emoji(128, train=12, test=6).train, random()
    (noisy, clean), (noisy_again, clean_again) = (noisy_crops(pictures, 64, draws) for _ in range(2))
    assert (clean != clean_again).any()
    assert [(noisy - clean).std(), (noisy_again - clean_again).std()] == pytest.approx([SIGMA] * 2, rel=0.01)
    assert np.corrcoef((noisy - clean).ravel(), (noisy_again - clean_again).ravel())[0, 1] == pytest.approx(0, abs=0.01)
    assert noisy.max() > 1.5  # it is not clipped


def test_the_narrow_denoisers_are_all_narrower_than_the_best_one():
    assert sorted(denoise_sizes.WIDTHS) == denoise_sizes.WIDTHS
    assert denoise_sizes.WIDTHS[-1] < denoise_best.WIDTH
