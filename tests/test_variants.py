"""Every variant of the folder, trained for an epoch on a handful of pictures."""

import importlib
import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import tensorflow as tf
from sklearn.decomposition import PCA

from autoencoders import runs
from autoencoders.datasets import emoji_pool
from autoencoders.experiments import dense_codes, filling, filters, generation, latent, sixteen
from autoencoders.images import Images
from autoencoders.learning import training
from autoencoders.runs import Run, together
from autoencoders.scores import scores
from autoencoders.variants import capacity, conv_best, denoise_plane, dense, vae, vae_source
from proof.source import closure
from proof.source.paths import ROOT
from samples import digits, emoji

pytestmark = pytest.mark.filterwarnings("ignore:Even though the")  # TensorFlow, of data pipelines, which stay compiled

VARIANTS = sorted(file.stem for file in (ROOT / "src/autoencoders/variants").glob("[a-z]*.py"))
COUNT = 64  # pictures on either side: one batch for every network, since each other size would be traced anew
COMPILED = ("simple_dense",)  # its loss finds what a sigmoid is given in the compiled step, as every real training has it
BRIEF = (  # few of all that is drawn or tried, and planes of few pictures in the way that suits few
    (training, "MAX_EPOCHS", 1),
    (filters, "TUNING_IMAGES", 1),
    (filling, "NEAREST", 3),
    (latent, "SAMPLES", 200),
    (generation, "PAIRS", 20),
    (generation, "COMPONENTS", (1, 2)),
    (sixteen, "MEASURED", 40),
    (sixteen, "SETS", 5),
    (denoise_plane, "POINTS", 128),
    (denoise_plane, "HELD_OUT", 128),
    (capacity, "PCA", lambda numbers, **_: PCA(numbers)),
    (dense_codes, "PCA", lambda numbers, **_: PCA(numbers)),
    (conv_best, "start_as_pca", lambda *_: None),
    (emoji_pool, "TRAIN", 40),
    (emoji_pool, "TEST", 12),
)
CLEARLY = 0.1  # of a number: no rounding comes near
HELD_OUT_UNSEEN = ("parameters", "spiral", "hands")  # they count weights or training pictures, or train on points of their own
TRAINED_TWICE = ("conv_best",)  # stands for all networks, which take a while: it is the one that looks at held-out pictures


def data(name: str, full_size: bool) -> Images | None:
    """A small stand-in for a data set, smaller still for who builds no network of a given size; none for a variant's name."""
    if name in ("mnist", "fashion_mnist"):
        return digits(COUNT, COUNT)
    if name == "emoji128":
        return emoji(128, train=7, test=7) if full_size else emoji(32, train=7, test=7)
    if name == "vault":
        return emoji(32 if full_size else 16, COUNT, 12)
    return (
        emoji(32 if full_size else 16, COUNT, COUNT)
        if name in ("emoji", "emoji_pool", "emoji_leaky", "cifar10", "icons")
        else None
    )


@pytest.fixture(autouse=True)
def brief(monkeypatch):
    """An epoch, few of all that is drawn or tried, and no compiling, which takes longer than all the rest."""
    for where, name, brief in BRIEF:
        monkeypatch.setattr(where, name, brief)
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


def seeded(name: str) -> bool:
    """Is anything random in a variant, as it is in each network's training?"""
    return "seed" in closure.parameters(f"autoencoders.variants.{name}", "train")


def module(name: str):
    """A variant's module."""
    return importlib.import_module(f"autoencoders.variants.{name}")


@cache
def trained(name: str, unlike: bool = False) -> Run:
    """A variant's run, with one seed; what it builds on is trained before it. What is held out may be unlike the usual."""
    asked = [one for one in closure.parameters(f"autoencoders.variants.{name}", "train") if one != "seed"]
    trains = seeded(name) or any(data(one, full_size=True) is None and seeded(one) for one in asked)
    given = {one: data(one, trains) or together([trained(one)]) for one in asked}
    if unlike:
        given = {one: turned(above) for one, above in given.items()}
    tf.config.run_functions_eagerly(name not in COMPILED)
    return module(name).train(**given, **({"seed": 1} if seeded(name) else {}))


def turned(above: Images | Run) -> Images | Run:
    """The same to learn from; but each held-out picture, or its code, is another one's, and inverted."""
    if isinstance(above, Images):
        return replace(above, test=1 - above.test[::-1])
    return replace(above, arrays=above.arrays | {"test_codes": 1 - above.arrays["test_codes"][::-1]})


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_leaves_pictures_in_range_and_finite_measures(name):
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
    assert closure.constant(f"autoencoders.variants.{name}", "SEEDS", 0) >= seeded(name)
    assert module(name).__doc__ and module(name).train.__doc__


@pytest.mark.parametrize("name", [name for name in VARIANTS if name in TRAINED_TWICE or not seeded(name)])
def test_held_out_pictures_change_nothing_in_what_is_learned(name):
    usual, other = trained(name), trained(name, unlike=True)
    assert apart("train", usual, other) == 0
    assert apart("", usual, other) > CLEARLY or name in HELD_OUT_UNSEEN


def apart(side: str, run: Run, other: Run) -> float:
    """How far two runs part in what they tell of one side's pictures, at most: a difference as a share of the larger number."""
    pairs = [(run.pictures, other.pictures), (run.measures, other.measures)]
    both = [(kind[name], others[name]) for kind, others in pairs for name in kind if name.startswith(side)]
    sizes = [np.maximum(np.abs(one), np.abs(another)).max() for one, another in both]
    return max((np.abs(one - another).max() / (size or 1) for (one, another), size in zip(both, sizes, strict=True)), default=0)


def test_a_seed_gives_the_same_alone_as_after_another():
    images = data("emoji", full_size=True)
    alone, other, after = (dense.train(images, seed=seed).measures["test_mse"] for seed in (2, 1, 2))
    assert (after == alone).all()
    assert (after != other).any()


def test_the_source_s_loss_states_another_kl_than_its_sampler_has():
    for name, stated_sd in (("vae", lambda sd: sd**2), ("vae_source", lambda sd: sd)):  # what exp(second head) is
        run = trained(name)
        means, sds = (run.arrays[part].astype(np.float64) for part in ("codes", "sds"))
        stated = 0.5 * (means**2 + stated_sd(sds) - 1 - np.log(stated_sd(sds))).sum(axis=1)
        true = 0.5 * (means**2 + sds**2 - 1 - 2 * np.log(sds)).sum(axis=1)
        assert run.measures["test_stated_kl"].mean() == pytest.approx(stated.mean(), abs=0.01)
        assert run.measures["test_kl"] == pytest.approx(true, abs=0.02)  # for each digit
        assert run.measures["test_loss"] == pytest.approx((run.measures["test_rebuilding"] + true).mean(), rel=1e-3)
    assert trained("vae").measures["test_stated_kl"] == pytest.approx(trained("vae").measures["test_kl"].mean(), rel=1e-3)


@pytest.mark.parametrize(("variant", "stretch"), [(vae, 0.5), (vae_source, 1)])
def test_the_two_samplers_differ_in_how_they_read_the_second_head(variant, stretch, monkeypatch):
    read = []
    monkeypatch.setattr("autoencoders.experiments.digits.variational", lambda sd, seed: read.append(sd) or stop())
    with pytest.raises(Stopped):
        variant.train(digits(), seed=1)
    assert float(read[0](np.float32(1.2))) == pytest.approx(np.exp(stretch * 1.2))


class Stopped(Exception):
    """Raised in place of a training."""


def stop():
    raise Stopped


def test_digits_on_black_are_told_from_emoji_on_white_by_a_corner_pixel_alone_and_inverted_ones_are_not():
    found = trained("anomaly_rivals").measures
    assert found["digits_unusual_corner_auroc"] == found["digits_unusual_brightness_auroc"] == 1
    assert found["inverted_unusual_corner_auroc"] == 0.5


def test_the_network_is_asked_about_the_same_pictures_as_its_rivals():
    network, rivals = trained("anomaly").measures, trained("anomaly_rivals").measures
    assert all(network[f"{kind}_mse"].shape == rivals[f"{kind}_pca"].shape for kind in ("test", "digits", "inverted", "icons"))
    assert {"digits_auroc", "inverted_auroc", "icons_auroc", "test_alarm_share", "icons_alarm_share"} <= network.keys()


def test_the_counted_weights_are_those_of_the_networks():
    counted = trained("parameters").arrays
    at_32 = list(counted["sizes"]).index(32)
    assert [counted[name][at_32] for name in ("dense", "dense_growing", "conv", "small")] == [1_182_912] * 2 + [53_263, 1_979]
