"""What a run is after it was joined, stored and read back."""

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.runs import Run, together


def one(seed: int) -> Run:
    """The run of a training with this seed."""
    random = np.random.default_rng(seed)
    return Run(
        5,
        {"test": random.random((2, 4, 4, 3), np.float32)},
        {"test_mse": random.random(6)},
        {"train_loss": random.random(3)},
        {"codes": random.random((6, 2)).astype(np.float16)},
    )


def test_seeds_become_the_first_axis_and_pictures_are_the_first_seed_s():
    joined = together([one(1), one(2)])
    assert joined.measures["test_mse"].shape == (2, 6)
    assert joined.curves["train_loss"].shape == (2, 3)
    assert (joined.measures["test_mse"][1] == one(2).measures["test_mse"]).all()
    assert (joined.pictures["test"] == one(1).pictures["test"]).all()
    assert (joined.arrays["codes"] == one(1).arrays["codes"]).all()


def test_a_stored_run_reads_back_within_half_a_byte_and_single_precision(tmp_path):
    run = together([one(1), one(2)])
    runs.save(tmp_path / "run.npz", run)
    back = runs.load(tmp_path / "run.npz")
    assert back.params == 5
    assert back.pictures["test"] == pytest.approx(run.pictures["test"], abs=0.5 / 255 + 1e-6)
    assert back.measures["test_mse"] == pytest.approx(run.measures["test_mse"], rel=1e-6)
    assert back.curves["train_loss"] == pytest.approx(run.curves["train_loss"], rel=1e-6)
    assert (back.arrays["codes"] == run.arrays["codes"]).all() and back.arrays["codes"].dtype == np.float16


def test_storing_what_was_read_changes_nothing(tmp_path):
    runs.save(tmp_path / "first.npz", together([one(1)]))
    runs.save(tmp_path / "second.npz", runs.load(tmp_path / "first.npz"))
    assert (tmp_path / "first.npz").read_bytes() == (tmp_path / "second.npz").read_bytes()
