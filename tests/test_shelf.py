"""Pictures on disk that are read as if from an array."""

import numpy as np
import pytest

from autoencoders.learning.shelf import ALIGNED, Shelf

PICTURES = np.random.default_rng(1).random((10, 4, 4, 3), np.float32)


@pytest.mark.parametrize(
    "part", [slice(None), slice(2, 5), slice(None, None, 3), np.array([7, 0, 7]), PICTURES[:, 0, 0, 0] > 0.5]
)
def test_what_is_taken_from_a_shelf_is_what_was_put_there(part):
    shelf = Shelf(PICTURES.shape, [PICTURES[:6], PICTURES[6:]])
    assert len(shelf) == 10 and shelf.dtype == np.float32
    assert (shelf[part] == PICTURES[part]).all()


def test_what_is_taken_from_a_shelf_begins_where_tensorflow_takes_it_without_a_copy():
    shelf = Shelf(PICTURES.shape, [PICTURES])
    assert {shelf[:count].ctypes.data % ALIGNED for count in range(1, 10)} == {0}


def test_a_shelf_s_file_has_no_name_that_could_be_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    shelf = Shelf(PICTURES.shape, [PICTURES])
    assert (shelf[3:4] == PICTURES[3:4]).all()
    assert list(tmp_path.iterdir()) == []
