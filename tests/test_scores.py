"""From measures to scores, and what may not be imported on the way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autoencoders import scores as module
from autoencoders.runs import Run
from autoencoders.scores import over_seeds, psnr, scores
from proof.source.paths import ROOT

RUN = Run(7, measures={"test_mse": np.array([[0.1, 0.001], [0.01, 0.01]]), "test_ssim": np.array([[0.5, 0.7], [0.6, 0.8]])})
LIGHT = [
    "autoencoders.scores",
    "autoencoders.verdicts",
    "autoencoders.metrics.measures",
    "autoencoders.steps.score",
    "autoencoders.steps.draw",
    "autoencoders.steps.animate",
    "autoencoders.steps.decide",
    "autoencoders.steps.gather",
    "proof.build.manifest",
    "proof.build.receipts",
    "proof.deck.decks",
    "proof.render.deck",
]
HEAVY = {"keras", "tensorflow"}


def test_a_score_is_the_mean_over_images_seed_by_seed():
    assert scores(RUN)["test_ssim"] == {"mean": 0.65, "sd": pytest.approx(0.0707), "n": 2, "values": [0.6, 0.7]}


def test_decibels_are_taken_of_each_image_and_not_of_the_mean():
    assert scores(RUN)["test_psnr"]["values"] == [20, 20]  # of the means it would be 13 and 20


def test_only_squared_errors_have_decibels():
    assert set(scores(RUN)) == {"params", "test_mse", "test_psnr", "test_ssim"}


def test_scores_name_the_number_of_weights():
    assert scores(RUN)["params"] == 7


def test_an_error_of_a_hundredth_is_twenty_decibels_and_none_at_all_is_a_hundred():
    assert psnr(np.array([0.01, 0.0])) == pytest.approx([20, 100])
    assert psnr(np.array([module.FLAWLESS])) == pytest.approx(100)


def test_what_has_no_seeds_has_no_spread():
    assert over_seeds(np.array([0.25])) == {"mean": 0.25, "sd": 0.0, "n": 1, "values": [0.25]}


def test_the_spread_is_that_of_a_sample():
    assert over_seeds(np.array([1.0, 2.0, 3.0]))["sd"] == 1.0


def test_scores_are_plain_json_even_from_single_precision():
    single = Run(1, measures={name: values.astype(np.float32) for name, values in RUN.measures.items()})
    assert json.loads(json.dumps(scores(single)))["test_ssim"]["values"] == [0.6, 0.7]


def heavy_imports(modules: list[str], *folders: Path) -> set[str]:
    """Which of the heavy packages are loaded after these modules of ours."""
    path = os.pathsep.join(map(str, [*folders, ROOT / "src"]))
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return HEAVY & set(loaded.stdout.split())


def test_scoring_judging_and_drawing_load_no_tensorflow():
    folders = [f"autoencoders.{folder}.{file.stem}" for folder in ("claims", "figures") for file in modules_in(folder)]
    assert heavy_imports(LIGHT + folders) == set()


def test_the_test_above_can_fail(tmp_path):
    anything = "def __getattr__(name): return object\n"  # a Keras that loads at once
    (tmp_path / "keras").mkdir()
    (tmp_path / "keras/__init__.py").write_text(anything)
    (tmp_path / "keras/layers.py").write_text(anything)
    assert heavy_imports(["autoencoders.networks.dense"], tmp_path) == {"keras"}


def modules_in(folder: str) -> list[Path]:
    return sorted((ROOT / "src/autoencoders" / folder).glob("[a-z]*.py"))
