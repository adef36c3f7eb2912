"""Trainings with several seeds, stopped and taken up again."""

import time

import numpy as np
import pytest

from autoencoders.learning.repeat import repeat
from autoencoders.runs import Run
from autoencoders.steps import train


class Training:
    """A stand-in that notes the seeds it was called with, and breaks down at one of them if told so."""

    def __init__(self, breaks_at: int = 0):
        self.breaks_at, self.seeds = breaks_at, []

    def __call__(self, offset: float, seed: int) -> Run:
        self.seeds.append(seed)
        if seed == self.breaks_at:
            raise KeyboardInterrupt
        pixels = np.random.default_rng(seed).random((1, 2, 2, 1), np.float32)
        return Run(1, {"test": pixels}, {"test_mse": pixels.reshape(-1) + offset})


@pytest.fixture
def done(tmp_path):
    return lambda seed: tmp_path / f"seed{seed}.npz"


def test_each_seed_is_trained_once_and_in_order(done):
    training = Training()
    run = repeat(training, {"offset": 1.0}, [1, 2, 3], done)
    assert training.seeds == [1, 2, 3]
    assert run.measures["test_mse"].shape == (3, 4)


def test_a_stopped_training_goes_on_with_the_first_seed_that_is_not_done(done):
    with pytest.raises(KeyboardInterrupt):
        repeat(Training(breaks_at=3), {"offset": 1.0}, [1, 2, 3, 4], done)
    later = Training()
    repeat(later, {"offset": 1.0}, [1, 2, 3, 4], done)
    assert later.seeds == [3, 4]


def test_a_stopped_training_ends_like_one_that_was_left_alone(done, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        repeat(Training(breaks_at=2), {"offset": 1.0}, [1, 2, 3], done)
    stopped = repeat(Training(), {"offset": 1.0}, [1, 2, 3], done)
    whole = repeat(Training(), {"offset": 1.0}, [1, 2, 3], lambda seed: tmp_path / f"whole{seed}.npz")
    assert (stopped.measures["test_mse"] == whole.measures["test_mse"]).all()
    assert (stopped.pictures["test"] == whole.pictures["test"]).all()


def test_a_half_written_seed_does_not_count_as_done(done):
    done(1).with_suffix(".part").write_bytes(b"half of an archive")
    training = Training()
    repeat(training, {"offset": 0.0}, [1], done)
    assert training.seeds == [1]


def test_what_takes_no_seed_is_made_once_and_leaves_nothing_behind(tmp_path):
    run = repeat(lambda: Run(measures={"test_mse": np.ones(4)}), {}, [], lambda seed: tmp_path / str(seed))
    assert run.measures["test_mse"].shape == (1, 4)
    assert not list(tmp_path.iterdir())


def test_the_time_of_a_training_is_that_of_all_its_seeds_even_where_it_was_stopped(done):
    def sleeping(seed: int) -> Run:
        if seed == 3 and not done(9).exists():
            done(9).touch()
            raise KeyboardInterrupt
        time.sleep(0.1)
        return Run(measures={"test_mse": np.ones(4)})

    places = [done(seed) for seed in (1, 2, 3)]
    with pytest.raises(KeyboardInterrupt):
        repeat(train.timed(sleeping, done), {}, [1, 2, 3], done)
    assert train.spent(places) == {}, "what is not known of all is not told"
    repeat(train.timed(sleeping, done), {}, [1, 2, 3], done)
    assert 0.3 <= train.spent(places)["seconds"] < 5
    assert train.spent(places)["cpu_seconds"] < 0.3
