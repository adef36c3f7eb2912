"""Every variant of the folder, trained for an epoch on a handful of pictures."""

import importlib
import json
from functools import cache

import numpy as np
import pytest

from autoencoders import closure, filters, runs, training
from autoencoders.images import Images
from autoencoders.paths import ROOT
from autoencoders.repeat import repeat
from autoencoders.runs import Run, together
from autoencoders.scores import scores
from autoencoders.variants import anomaly, dense
from samples import digits, emoji

VARIANTS = sorted(file.stem for file in (ROOT / "src/autoencoders/variants").glob("[a-z]*.py"))
TRAIN, TEST = 200, 20  # more pictures than a code has numbers


def data(name: str, seeded: bool) -> Images | None:
    """A small stand-in for a data set, smaller still for who builds no network of a given size."""
    if name in ("mnist", "fashion_mnist"):
        return digits()
    if name == "emoji128":
        return emoji(128, train=7, test=7) if seeded else emoji(32, train=7, test=7)
    return emoji(32 if seeded else 16, TRAIN, TEST) if name in ("emoji", "emoji_leaky", "cifar10") else None


@pytest.fixture(autouse=True)
def brief(monkeypatch):
    """An epoch, and few trials of a filter's strength."""
    monkeypatch.setattr(training, "MAX_EPOCHS", 1)
    monkeypatch.setattr(filters, "TRIED_ON", 1)


def module(name: str):
    """A variant's module."""
    return importlib.import_module(f"autoencoders.variants.{name}")


@cache
def trained(name: str) -> Run:
    """A variant's run, with one seed; what it builds on is trained before it."""
    asked = closure.parameters(f"autoencoders.variants.{name}", "train")
    seed = {"seed": 1} if "seed" in asked else {}
    given = {one: data(one, bool(seed)) or together([trained(one)]) for one in asked if one != "seed"}
    return module(name).train(**given, **seed)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_leaves_pictures_in_range_and_finite_measures(name, tmp_path):
    run = trained(name)
    for pictures in run.pictures.values():
        assert pictures.ndim == 4 and pictures.shape[-1] in (1, 3)
        assert pictures.min() >= 0 and pictures.max() <= 1
    for values in run.measures.values():
        assert values.ndim == 1 and len(values) and np.isfinite(values).all()
    assert all(np.isfinite(curve).all() for curve in run.curves.values())
    assert run.pictures or run.measures or run.arrays


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_s_run_is_stored_and_scored(name, tmp_path):
    runs.save(tmp_path / "run.npz", together([trained(name)]))
    found = scores(runs.load(tmp_path / "run.npz"))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_says_what_it_is_and_how_many_seeds_it_has(name):
    asked = closure.parameters(f"autoencoders.variants.{name}", "train")
    assert closure.constant(f"autoencoders.variants.{name}", "SEEDS", 0) >= ("seed" in asked)
    assert module(name).__doc__ and module(name).train.__doc__


def fresh_dense(seeds: int, folder) -> Run:
    """The dense variant on few pictures, trained with so many seeds."""
    return repeat(dense.train, {"emoji": emoji()}, seeds, lambda seed: folder / f"{seeds}-{seed}.npz")


def test_a_seed_gives_the_same_alone_as_after_another(tmp_path):
    both = fresh_dense(2, tmp_path)
    alone = dense.train(emoji(), seed=2)
    assert (both.measures["test_mse"][1] == alone.measures["test_mse"].astype(np.float32)).all()
    assert (both.measures["test_mse"][0] != both.measures["test_mse"][1]).any()


def test_a_held_out_picture_changes_nothing_in_what_is_learned():
    images = emoji()
    run = dense.train(images, seed=1)
    images.test[6:] = 0  # behind the shown ones
    assert (dense.train(images, seed=1).curves["train_loss"] == run.curves["train_loss"]).all()


def test_the_source_s_loss_states_another_kl_than_its_sampler_has():
    for name, stated_sd in (("vae", lambda sd: sd**2), ("vae_source", lambda sd: sd)):  # what exp(second head) is
        run = trained(name)
        means, sds = (run.arrays[part].astype(np.float64) for part in ("codes", "sds"))
        stated = 0.5 * (means**2 + stated_sd(sds) - 1 - np.log(stated_sd(sds))).sum(axis=1)
        true = 0.5 * (means**2 + sds**2 - 1 - 2 * np.log(sds)).sum(axis=1)
        assert run.measures["test_stated_kl"] == pytest.approx(stated, abs=0.01)
        assert run.measures["test_kl"] == pytest.approx(true, abs=0.01)
    assert trained("vae").measures["test_stated_kl"] == pytest.approx(trained("vae").measures["test_kl"], rel=1e-4)


def test_digits_on_black_are_told_from_emoji_on_white_by_a_corner_pixel_alone():
    white, black = np.ones((20, 32, 32, 3)), np.zeros((10, 32, 32, 3))
    found = anomaly.detection("digits", white, black, np.linspace(0, 1, 20), np.linspace(0, 1, 10))
    assert found["digits_corner_auroc"] == found["digits_brightness_auroc"] == 1
    assert found["digits_auroc"] == pytest.approx(0.5)


def test_inverted_digits_have_the_same_corner_as_emoji():
    white = np.ones((20, 32, 32, 3))
    found = anomaly.detection("inverted", white, white[:10], np.zeros(20), np.ones(10))
    assert found["inverted_corner_auroc"] == 0.5
    assert found["inverted_auroc"] == 1


def test_the_counted_weights_are_those_of_the_networks():
    counted = trained("parameters").arrays
    at_32 = list(counted["sizes"]).index(32)
    assert [counted[name][at_32] for name in ("dense", "dense_growing", "conv", "small")] == [1_182_912] * 2 + [53_263, 1_979]
