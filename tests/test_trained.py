"""Networks that were shown can be used again: those that a run keeps give the pictures that it keeps."""

import keras
import numpy as np
import pytest

import autoencoders
from autoencoders import runs
from autoencoders.learning import trained
from autoencoders.learning.keeping import kept
from autoencoders.learning.trained import RUNS
from autoencoders.metrics.measures import mse
from autoencoders.runs import Run
from autoencoders.variants import denoise_best

KEPT = [path.stem for path in sorted(RUNS.glob("*.npz")) if runs.load(path).weights]
SHADE = 1 / 255


def test_the_networks_that_slides_use_again_are_kept():
    assert {"dense", "conv_mse", "conv_best", "anomaly", "vae", "denoise_naive", "denoise_retrained", "denoise_best"} <= set(KEPT)


@pytest.mark.parametrize("variant", [name for name in KEPT if "parity_outputs" in runs.load(RUNS / f"{name}.npz").arrays])
def test_a_network_from_its_weights_gives_what_it_gave_when_it_was_trained(variant):
    run = runs.load(RUNS / f"{variant}.npz")
    outputs = autoencoders.load(variant).rebuild(run.pictures["parity"]).reshape(len(run.pictures["parity"]), -1)
    here = np.take_along_axis(outputs, run.arrays["parity_places"].astype(int), axis=1)
    assert np.abs(here - np.clip(run.arrays["parity_outputs"], 0, 1)).max() < SHADE


@pytest.mark.parametrize("variant", ["dense", "conv_mse", "conv_best"])
def test_its_codes_are_those_that_the_run_keeps_and_its_pictures_those_that_slides_show(variant):
    run, originals = (runs.load(RUNS / f"{name}.npz") for name in (variant, "original"))
    network = autoencoders.load(variant)
    codes, pictures = network.encode(originals.pictures["test"]), network.rebuild(originals.pictures["test"])
    kept = run.arrays["test_codes"].reshape(len(codes), -1).astype(float)
    assert codes.reshape(len(codes), -1) == pytest.approx(kept, abs=0.01 * np.abs(kept).max())
    assert np.abs(pictures - run.pictures["test"]).max() < 6 * SHADE  # a byte a weight in the largest matrices
    errors = [mse(originals.pictures["test"], shown).mean() for shown in (pictures, run.pictures["test"])]
    assert errors[0] == pytest.approx(errors[1], abs=5e-5), "no digit moves that a slide shows"


@pytest.fixture
def whole(tmp_path, monkeypatch):
    """A network without a code, whose weights the only run there is keeps."""
    keras.utils.set_random_seed(1)
    network = denoise_best.network()
    runs.save(tmp_path / "denoise_best.npz", Run(weights=kept(network)))
    monkeypatch.setattr(trained, "RUNS", tmp_path)
    return network


def test_a_network_without_a_code_gives_its_pictures_and_refuses_to_encode(whole):
    noisy = np.random.default_rng(1).normal(0.5, 0.5, (2, 24, 24, 3)).astype(np.float32)
    again = autoencoders.load("denoise_best")
    assert np.abs(again.rebuild(noisy) - whole.predict(noisy, verbose=0)).max() < SHADE
    for half in (again.encode, again.decode):
        with pytest.raises(TypeError, match="denoise_best has no code, .*: `rebuild` is all that it can do"):
            half(noisy)


def test_a_network_that_was_not_kept_is_refused_with_those_that_were():
    with pytest.raises(ValueError, match="no weights of pca: there are some of anomaly, "):
        autoencoders.load("pca")
