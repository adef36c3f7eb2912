"""Runs with planted measures, as tests of claims need them: what would a claim say if the world were so?"""

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np

from autoencoders.runs import Run

SEEDS, PICTURES = 5, 40
CHANCE = 0.01  # relative: each seed's and each picture's standard deviation
FOLDER = Path(__file__).parent


def cases() -> dict[str, dict[str, dict]]:
    """By claim, the worlds in which it holds and in which it fails: `{"dense.test_mse": 0.02, ...}` each."""
    families = [tomllib.loads(file.read_text()) for file in sorted(FOLDER.glob("*.toml"))]
    return {claim: worlds for family in families for claim, worlds in family.items()}


def world(values: dict[str, float | list], variants: tuple[str, ...], chance: float = CHANCE) -> dict[str, Run]:
    """The runs of these variants, with these measures; `variant.params` is a count, `variant.arrays.name` an array.

    A list of numbers is one item each, such as one for each digit. A measure that is not given is missed, as in a real run.
    `times` multiplies what chance does, for measures close to a bound that they cannot pass.
    """
    random, chance = np.random.default_rng(0), chance * values.get("times", 1)
    runs = {variant: Run() for variant in variants}
    for name, value in (given for given in values.items() if given[0] != "times"):
        variant, _, field = name.partition(".")
        kind, _, item = field.partition(".")
        if field == "params":
            runs[variant] = replace(runs[variant], params=value)
        elif kind in ("arrays", "curves"):
            getattr(runs[variant], kind)[item] = np.asarray(value)
        else:
            runs[variant].measures[field] = scattered(value, chance, random)
    return runs


def scattered(value: float | list, chance: float, random: np.random.Generator) -> np.ndarray:
    """A measure, (seeds, pictures or items), that scatters about this value by seed and by picture."""
    means = np.full(PICTURES, value) if np.isscalar(value) else np.asarray(value, float)
    seeds, pictures = random.standard_normal((SEEDS, 1)), random.standard_normal(len(means)) * np.isscalar(value)
    return means * (1 + chance * (seeds - seeds.mean()) + chance * (pictures - pictures.mean()))
