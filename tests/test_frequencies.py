"""The cosine transform and the resizing that keep 192 numbers of a picture, with known answers."""

import numpy as np
import pytest

from autoencoders.experiments.frequencies import YCBCR, pictures, rebuilt, rectangle, spectrum, zigzag
from autoencoders.images import Images
from autoencoders.variants import dct, dct_luma, dct_strongest, resize_lanczos
from samples import emoji

SIZE = 16  # of the pictures: fewer numbers than 32 x 32 have, and more than 192
EMOJI = emoji(SIZE)
RGB = np.eye(3)
CONSTANT = np.full((2, SIZE, SIZE, 3), [0.2, 0.6, 1.0], np.float32)
ONE_BY_ONE = np.eye(3 * SIZE**2, dtype=np.float32).reshape(-1, SIZE, SIZE, 3)  # each number of a picture alone
ALLOCATIONS = dct_luma.allocations(SIZE)


def images(train: np.ndarray, test: np.ndarray) -> Images:
    """The sample emoji's names with other pictures."""
    return Images(train, test, EMOJI.train_labels[: len(train)], EMOJI.test_labels[: len(test)])


def low(colours: np.ndarray):
    """The eight lowest frequencies of each channel, as `dct` keeps them."""
    return lambda pixels: rebuilt(pixels, rectangle(SIZE, 8, 8)[..., None].repeat(3, axis=-1), colours)


def numbers_kept(method) -> int:
    """How many numbers a linear method keeps: the rank of what it makes of all pictures."""
    return np.linalg.matrix_rank(method(ONE_BY_ONE).reshape(len(ONE_BY_ONE), -1).astype(np.float64), tol=1e-3)


@pytest.mark.parametrize("colours", [RGB, YCBCR], ids=["RGB", "YCbCr"])
def test_all_frequencies_together_are_the_picture(colours):
    assert pictures(spectrum(EMOJI.test, colours), colours) == pytest.approx(EMOJI.test, abs=1e-6)


@pytest.mark.parametrize("kept", ALLOCATIONS.values(), ids=ALLOCATIONS)
def test_each_allocation_keeps_192_frequencies_and_with_them_a_constant_picture(kept):
    assert kept.sum() == dct_luma.CODES == 192
    assert rebuilt(CONSTANT, kept, YCBCR) == pytest.approx(CONSTANT, abs=1e-6)


def test_the_lowest_frequencies_are_192_numbers_and_with_them_a_constant_picture():
    assert numbers_kept(low(RGB)) == 192
    assert low(RGB)(CONSTANT) == pytest.approx(CONSTANT, abs=1e-6)
    assert dct.train(images(CONSTANT.repeat(20, axis=0), CONSTANT.repeat(6, axis=0))).measures["test_mse"].max() < 1e-12


def test_a_slow_wave_is_kept_and_a_fast_one_is_lost():
    places = np.cos(np.pi * (np.arange(SIZE) + 0.5)[:, None] * [7, 8] / SIZE)  # the eighth and the ninth frequency
    waves = np.broadcast_to(places.T[:, None, :, None], (2, SIZE, SIZE, 3))
    slow, fast = low(RGB)(waves)
    assert slow == pytest.approx(waves[0], abs=1e-6)
    assert fast == pytest.approx(np.zeros_like(fast), abs=1e-6)


def test_frequencies_come_in_the_order_of_jpeg():
    first = [(0, 0), (0, 1), (1, 0), (2, 0), (1, 1), (0, 2), (0, 3), (1, 2), (2, 1), (3, 0), (4, 0)]
    masks = [zigzag(8, count).astype(int) for count in range(len(first) + 1)]
    assert [tuple(np.argwhere(after - before)[0]) for before, after in zip(masks, masks[1:], strict=False)] == first


def test_brightness_is_the_first_channel_and_grey_has_no_colour():
    channels = YCBCR @ [0.5, 0.5, 0.5]
    assert channels == pytest.approx([0.5, 0, 0], abs=1e-6)


@pytest.mark.parametrize(("grey", "chosen"), [(True, 176), (False, 64)])
def test_an_allocation_is_chosen_by_what_training_pictures_have(grey, chosen):
    random = np.random.default_rng(1)
    noise = 0.1 * random.standard_normal((40, SIZE, SIZE, 3))
    noise = noise[..., :1].repeat(3, axis=-1) if grey else noise @ np.diag([0, 1, 1]) @ np.linalg.inv(YCBCR).T
    run = dct_luma.train(images((0.5 + noise).astype(np.float32), EMOJI.test))
    assert run.arrays["kept"][0] == chosen  # all that the grid can give to brightness, or the least
    assert run.arrays["errors"].shape == (len(ALLOCATIONS),)


def test_the_strongest_frequencies_are_those_that_were_planted():
    random = np.random.default_rng(1)
    planted = np.zeros(3 * SIZE**2, bool)
    planted[[0, *1 + random.permutation(planted.size - 1)[:191]]] = True  # the mean brightness is always one of them
    planted = planted.reshape(SIZE, SIZE, 3)
    spectra = 0.05 * random.standard_normal((60, SIZE, SIZE, 3)) * planted
    spectra[:, 0, 0, 0] += 0.5 * SIZE
    drawn = pictures(spectra, YCBCR)
    run = dct_strongest.train(images(drawn[:40], drawn[40:52]))
    assert (run.arrays["kept"] == planted).all()
    assert run.measures["test_mse"].max() < 1e-9


def test_the_strongest_frequencies_of_emoji_are_192_numbers():
    kept = dct_strongest.strongest(EMOJI.train)
    assert kept.sum() == dct_strongest.CODES
    assert numbers_kept(lambda pixels: rebuilt(pixels, kept, YCBCR)) == 192


@pytest.mark.parametrize("name", resize_lanczos.FILTERS)
def test_resizing_by_any_filter_passes_through_192_numbers_and_keeps_constant_pictures(name):
    assert numbers_kept(lambda pixels: resize_lanczos.down_and_up(pixels, name, name)) == 192
    assert resize_lanczos.down_and_up(CONSTANT, name, name) == pytest.approx(CONSTANT, abs=1e-6)


def test_the_filters_are_chosen_by_what_is_lost_of_training_pictures():
    blocks = np.random.default_rng(1).random((40, 8, 8, 3), np.float32).repeat(2, axis=1).repeat(2, axis=2)
    run = resize_lanczos.train(images(blocks, EMOJI.test))  # each block is one number of the code
    assert list(run.arrays["filters"][np.argmin(run.arrays["errors"])]) == ["BOX", "BOX"]
    assert run.measures["train_mse"].max() < 1e-12
