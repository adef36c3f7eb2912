"""What downloaded data sets hand on: shapes, values and labels."""

import hashlib

import numpy as np
import pytest

from autoencoders.datasets import cifar10, fashion_mnist, icons, mnist, noto
from autoencoders.experiments.families import NEAR
from autoencoders.idx import parse
from proof.raw import pins

# Bytes in known places: two images of 2x3 pixels, counting up.
TWO_IMAGES = bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, *range(12)])
TWO_LABELS = bytes([0, 0, 8, 1, 0, 0, 0, 2, 7, 255])


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Put files in place as if they had been fetched, and pin them."""

    def put(dataset, **files):
        text = f"[{dataset}]\n"
        for file, data in files.items():
            target = pins.stored(dataset, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            text += f'[{dataset}.files."{file}"]\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        pins.PINS.write_text(text)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pins, "PINS", tmp_path / "sources.toml")
    return put


# The IDX format.


def test_idx_gives_back_each_byte_in_its_place():
    images = parse(TWO_IMAGES)
    assert images.shape == (2, 2, 3)
    assert images.dtype == np.uint8
    assert images[1].tolist() == [[6, 7, 8], [9, 10, 11]]
    assert parse(TWO_LABELS).tolist() == [7, 255]


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\0\x08", b"\x1f\x8b\x08\x01" + TWO_LABELS[4:], b"\0\0\x0d\x01" + TWO_LABELS[4:]],
    ids=["empty", "three bytes", "still packed", "floats"],
)
def test_what_does_not_begin_as_idx_is_refused(data):
    with pytest.raises(ValueError, match="no IDX file of bytes"):
        parse(data)


@pytest.mark.parametrize("data", [TWO_IMAGES[:-1], TWO_IMAGES + b"?", TWO_IMAGES[:9], TWO_IMAGES[:4]])
def test_an_idx_file_of_another_size_than_it_says_is_refused(data):
    with pytest.raises(ValueError, match="it is damaged"):
        parse(data)


def test_huge_sizes_in_an_idx_header_do_not_overflow_into_a_match():
    with pytest.raises(ValueError, match="it is damaged"):
        parse(bytes([0, 0, 8, 3, *b"\x80\0\0\0" * 2, 0, 0, 0, 4]))  # 2^64 values, which is 0 in 64 bits


@pytest.mark.parametrize("module", [mnist, fashion_mnist], ids=["mnist", "fashion_mnist"])
def test_the_mnists_give_grey_images_between_0_and_1_on_the_right_side(store, module):
    held_out = TWO_IMAGES[:7] + b"\x01" + TWO_IMAGES[8:16] + b"\xff" * 6
    files = {"train-images-idx3-ubyte": TWO_IMAGES, "train-labels-idx1-ubyte": TWO_LABELS}
    files |= {"t10k-images-idx3-ubyte": held_out, "t10k-labels-idx1-ubyte": b"\0\0\x08\x01\0\0\0\x01\x03"}
    store(module.__name__.split(".")[-1], **files)
    images = module.images()
    assert images.train.shape == (2, 2, 3, 1)
    assert images.train.dtype == np.float32
    assert images.train[1, 1, 2, 0] == np.float32(11 / 255)
    assert (images.test == 1).all() and images.test.shape == (1, 2, 3, 1)
    assert images.train_labels.tolist() == [7, 255]
    assert images.test_labels.tolist() == [3]


# CIFAR-10.


def record(label, red, green, blue):
    """One picture of a single colour, its first pixel black."""
    return bytes([label]) + b"".join(bytes([0]) + bytes([value]) * 1023 for value in (red, green, blue))


def test_cifar10_turns_planes_into_channels(store):
    store("cifar10", **{"data_batch_1.bin": record(9, 255, 51, 0) * 3, "test_batch.bin": record(2, 0, 0, 255)})
    images = cifar10.images()
    assert images.train.shape == (3, 32, 32, 3)
    assert images.train.dtype == np.float32
    assert images.train[2, 0, 0].tolist() == [0, 0, 0]
    np.testing.assert_allclose(images.train[2, 0, 1], [1, 0.2, 0])
    assert images.test[0, 31, 31].tolist() == [0, 0, 1]
    assert [cifar10.CLASSES[label] for label in (*images.train_labels, *images.test_labels)] == ["truck"] * 3 + ["bird"]


def test_cifar10_rows_come_before_columns():
    plane = bytes(range(32)) + bytes(992)  # the first row counts up
    pixels, _ = cifar10.parse(bytes([0]) + plane * 3)
    np.testing.assert_allclose(pixels[0, 0, :, 1] * 255, range(32), rtol=1e-6)
    assert pixels[0, 1:].max() == 0


@pytest.mark.parametrize("data", [b"", record(1, 2, 3, 4)[:-1], record(1, 2, 3, 4) + b"?"])
def test_a_cifar10_batch_that_is_cut_is_refused(data):
    with pytest.raises(ValueError, match="is made of records of 3,073 bytes"):
        cifar10.parse(data)


def test_a_cifar10_batch_that_is_out_of_step_is_refused():
    with pytest.raises(ValueError, match="it is damaged"):
        cifar10.parse(record(10, 0, 0, 0))


# Icons by another artist.


def test_an_icon_fills_its_picture_as_an_emoji_does():
    whole, half = (icons.enlarged(f'<rect width="{width}" height="48"/>') for width in (48, 24))
    assert (noto.render(whole)[..., 3] == 255).all()
    alpha = noto.render(half)[..., 3]
    assert (alpha[:, :64] == 255).all() and (alpha[:, 64:] == 0).all()


def test_icons_are_all_held_out_and_twins_are_of_one_family():
    found = icons.images()
    assert len(found.train) == 0 and found.test.shape == (329, 32, 32, 3)
    assert len({*found.test_labels}) == 329 and len({*found.test_families}) == 322
    alike = np.flatnonzero(np.bincount(found.test_families) > 1)
    for family in alike:
        first, *others = found.test[found.test_families == family]
        assert min(np.square(first - other).mean() for other in others) < NEAR
