"""Pictures that are kept as bytes and read as floats."""

import numpy as np
import pytest

from autoencoders import images
from autoencoders.images import Images, Pixels, from_bytes, slices, to_bytes

STORED = np.random.default_rng(1).integers(0, 256, (150, 4, 4, 3), dtype=np.uint8)
PIXELS, FLOATS = Pixels(STORED), from_bytes(STORED)


@pytest.mark.parametrize("part", [0, slice(2, 5), slice(None, None, 7), np.array([3, 1]), STORED[:, 0, 0, 0] > 99])
def test_a_part_is_the_same_part_of_the_floats(part):
    assert PIXELS[part].dtype == np.float32
    assert (PIXELS[part] == FLOATS[part]).all()


@pytest.mark.parametrize(
    "reckon",
    [
        lambda one: one - 0.5,
        lambda one: 1 - one,
        lambda one: np.square(one) * one,
        lambda one: one.reshape(len(one), -1).mean(axis=0),
        lambda one: one.mean(axis=0, dtype=np.float64),
        lambda one: np.concatenate([one, one]),
        lambda one: np.clip(one, 0.2, 0.8),
        lambda one: np.stack(list(one)),
        lambda one: np.zeros_like(one),
        lambda one: np.max(one, axis=(1, 2, 3), keepdims=True),
        lambda one: one == 0,
        lambda one: np.add(np.ones(one.shape, np.float32), one, out=np.empty(one.shape, np.float32)),
    ],
)
def test_they_are_reckoned_with_as_floats_are(reckon):
    found, wanted = reckon(PIXELS), reckon(FLOATS)
    assert found.dtype == wanted.dtype and (found == wanted).all()


def test_what_is_stored_reads_back_as_it_was_and_takes_a_byte_a_value(tmp_path):
    alpha = from_bytes(STORED[..., 0])
    path = tmp_path / "some.npz"
    images.save(path, Images(FLOATS, PIXELS, np.arange(150), np.arange(150), alpha, test_families=np.arange(150) // 2))
    back = images.load(path)
    assert (back.train[:] == FLOATS).all() and (back.test[:] == FLOATS).all() and (back.train_alpha[:] == alpha).all()
    assert back.train.stored.nbytes == STORED.size and back.test_alpha is None
    assert back.train_families is None and back.test_families.tolist() == [*np.arange(150) // 2]
    assert back.at("test", [7, 3]).tolist() == [7, 3]


def test_every_byte_survives_the_way_to_floats_and_back():
    every = np.arange(256, dtype=np.uint8)
    assert (to_bytes(from_bytes(every)) == every).all()
    assert to_bytes(PIXELS) is STORED


def test_parts_cover_all_pictures_once_in_order():
    assert np.concatenate([np.arange(150)[part] for part in slices(150)]).tolist() == list(range(150))
    assert list(slices(0)) == []
