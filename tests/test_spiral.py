"""The talk's smallest experiment: known answers, slopes by hand, and the same bits from another language."""

import json
import math
import struct
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.variants import spiral
from proof.render import programs
from proof.source.paths import ROOT

TRY = Path(__file__).with_name("spiral.mjs")
SEED, POINTS, STEPS, WIDTH, BATCH, RATE, MOMENTUM, NOISE = 1, 200, 8000, 32, 32, 0.14, 0.9, 0.03
INNER, OUTER, GROWTH, STRIDE = 0.3, 1.3, 0.15, 0.01


@cache
def told() -> dict:
    """What Node says of the experiment."""
    done = subprocess.run([programs.node(), TRY], capture_output=True, check=True)
    return json.loads(done.stdout)


def generator(seed: int) -> Iterator[float]:
    """Marsaglia's xorshift with 32 bits, as he wrote it for C."""
    while True:
        seed ^= seed << 13 & 0xFFFFFFFF
        seed ^= seed >> 17
        seed ^= seed << 5 & 0xFFFFFFFF
        yield seed / 2**32


def curve() -> list[tuple[float, float]]:
    """Places along the spiral, by turning a direction."""
    places, x, y, radius = [], 1.0, 0.0, INNER
    while radius < OUTER:
        places.append((radius * x, radius * y))
        sine = STRIDE / radius
        cosine = math.sqrt(1 - sine * sine)
        x, y, radius = x * cosine - y * sine, x * sine + y * cosine, radius + GROWTH * sine
    return places


def sample(random: Callable[[], float]) -> list[list[float]]:
    """Points of the spiral with noise."""
    places = curve()

    def noisy(number: float) -> float:
        return number + NOISE * math.sqrt(3) * (random() + random() + random() + random() - 2)

    return [[noisy(number) for number in places[math.floor(random() * len(places))]] for _ in range(POINTS)]


class Layer:
    """A dense layer that adds up in the order of the script's."""

    def __init__(self, inputs: int, outputs: int, bends: bool, random: Callable[[], float]) -> None:
        reach = math.sqrt(6 / (inputs + outputs))
        self.bends = bends
        self.weights = np.array([[reach * (2 * random() - 1) for _ in range(outputs)] for _ in range(inputs + 1)])
        self.slopes, self.speeds = np.zeros((2, *self.weights.shape))

    def answer(self, given: np.ndarray) -> np.ndarray:
        """The outputs for some inputs, which it remembers."""
        total = self.weights[-1]
        for row, number in zip(self.weights[:-1], given, strict=True):
            total = total + row * number
        self.given, self.bent = given, self.bends & (total <= 0)
        return np.where(self.bent, 0, total)

    def pass_back(self, pulls: np.ndarray) -> np.ndarray:
        """Add slopes up, and say what the inputs feel."""
        pulls, felt = np.where(self.bent, 0, pulls), np.zeros(len(self.given))
        self.slopes += np.outer([*self.given, 1], pulls)
        for column, pull in zip(self.weights[:-1].T, pulls, strict=True):
            felt = felt + pull * column
        return felt

    def descend(self, rate: float) -> None:
        """Take a step with momentum."""
        self.speeds = MOMENTUM * self.speeds - rate * self.slopes / BATCH
        self.weights = self.weights + self.speeds
        self.slopes = np.zeros_like(self.slopes)


def digest_by_python(steps: int, line: dict) -> str:
    """The digest after some steps, computed without the script; the line is the script's."""
    numbers = generator(SEED)

    def random() -> float:
        return next(numbers)

    training, _ = sample(random), sample(random)
    layers = [Layer(*sizes, random) for sizes in ((2, WIDTH, True), (WIDTH, 1, False), (1, WIDTH, True), (WIDTH, 2, False))]
    for step in range(steps):
        for _ in range(BATCH):
            answer = point = np.array(training[math.floor(random() * POINTS)])
            for layer in layers:
                answer = layer.answer(answer)
            pulls = answer - point
            for layer in reversed(layers):
                pulls = layer.pass_back(pulls)
        for layer in layers:
            layer.descend(RATE * (1 - step / STEPS))
    return fnv([*line["middle"], *line["direction"], *(number for layer in layers for number in layer.weights.ravel())])


def fnv(numbers: list[float]) -> str:
    """FNV-1a with 64 bits over the bytes of numbers."""
    found = 0xCBF29CE484222325
    for byte in b"".join(struct.pack(">d", number) for number in numbers):
        found = (found ^ byte) * 0x100000001B3 % 2**64
    return f"{found:016x}"


def test_python_reaches_the_same_bits() -> None:
    few = told()["few"]
    assert digest_by_python(few["steps"], told()["line"]) == few["digest"]


def test_the_generator_is_marsaglia_s() -> None:
    assert told()["numbers"] == [number for number, _ in zip(generator(SEED), range(1000), strict=False)]


def test_the_spiral_s_places_lie_almost_evenly_and_its_radius_grows_with_its_angle() -> None:
    x, y = np.array(told()["curve"]).T
    assert np.hypot(np.diff(x), np.diff(y)) == pytest.approx(STRIDE, rel=0.13)
    angles, radii = np.unwrap(np.arctan2(y, x)), np.hypot(x, y)
    assert radii == pytest.approx(INNER + GROWTH * angles, abs=1e-3)
    assert angles[-1] > 2 * np.pi, "less than a turn"


def test_the_line_is_that_of_pca() -> None:
    points, line = np.array(told()["training"]), told()["line"]
    first = np.linalg.svd(points - points.mean(axis=0))[2][0]
    assert line["middle"] == pytest.approx(points.mean(axis=0))
    assert abs(first @ line["direction"]) == pytest.approx(1)


def test_slopes_by_hand_are_those_of_finite_differences() -> None:
    by_hand, measured = told()["slopes"].values()
    assert np.count_nonzero(by_hand) > 50
    assert by_hand == pytest.approx(measured, abs=1e-8)


def test_it_does_not_matter_how_the_steps_are_dealt_to_frames() -> None:
    assert told()["few"]["inPieces"] == told()["few"]["digest"]


def test_one_unit_in_the_last_place_of_any_weight_is_another_digest() -> None:
    digests = told()["nudged"]
    assert len({*digests, told()["digest"]}) == len(digests) + 1


def test_one_unit_in_the_last_place_on_the_way_leads_elsewhere() -> None:
    few = told()["few"]
    assert few["disturbed"] not in (few["further"], few["digest"])


def test_another_seed_is_another_digest() -> None:
    assert told()["other"] != told()["digest"]


def test_the_committed_run_is_what_node_reaches_now() -> None:
    path = ROOT / "results/runs/spiral.npz"
    if not path.exists():
        pytest.skip("no deck has asked for spiral yet")
    run = runs.load(path)
    assert str(run.arrays["digest"]) == told()["digest"]
    for name, errors in told()["errors"].items():
        assert run.measures[f"test_{name}_mse"][0] == pytest.approx(np.array(errors, np.float32), abs=0)


def test_a_seed_has_settled_whose_bent_line_leaves_a_tenth_of_the_line_s_error_at_most() -> None:
    seeds = [{"line": [1.0, 3.0], "bent": [0.0, bent]} for bent in (0.3, 0.5)]
    assert spiral.settled(seeds).tolist() == [1, 0]
