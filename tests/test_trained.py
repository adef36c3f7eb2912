"""Networks that were shown can be used again: those that a run keeps give the pictures that it keeps."""

import numpy as np
import pytest

import autoencoders
from autoencoders import runs
from autoencoders.learning.trained import RUNS
from autoencoders.metrics.measures import mse

KEPT = [path.stem for path in sorted(RUNS.glob("*.npz")) if runs.load(path).weights]
SHADE = 1 / 255


def test_the_networks_that_slides_use_again_are_kept():
    assert {"dense", "conv_mse", "conv_best", "anomaly", "vae", "denoise_naive", "denoise_retrained"} <= set(KEPT)


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


def test_a_network_that_was_not_kept_is_refused_with_those_that_were():
    with pytest.raises(ValueError, match="no weights of pca: there are some of anomaly, "):
        autoencoders.load("pca")
