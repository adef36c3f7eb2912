"""The quick trial: the real pipeline on a handful of images, whose numbers can never pass for results."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autoencoders import runs
from conftest import ROOT, Project

FIGURE = "results/figures/rebuilt_train.svg"  # stands on three variants, one of them a network


SCORE = "results/scores/dense.json"


def tried(folder: Path, cores: int, *targets: str) -> Path:
    """Make something in a folder by a quick trial."""
    command = [str(Path(sys.executable).with_name("snakemake")), "--cores", str(cores), *targets]
    done = subprocess.run(
        [*command, "--snakefile", str(ROOT / "Snakefile"), "--directory", str(folder)],
        cwd=ROOT,
        env=os.environ | {"PROOF_QUICK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one figure and all that it stands on was made by a quick trial."""
    return tried(tmp_path_factory.mktemp("quick"), 1, FIGURE, SCORE)


def test_a_trial_needs_no_download_and_works_in_its_own_folder(trial: Path) -> None:
    assert (trial / FIGURE).exists()
    assert not (trial / "results/data/raw").exists()


def test_a_trial_trains_for_real_but_briefly(trial: Path) -> None:
    run = runs.load(trial / "results/runs/dense.npz")
    assert run.params == 1_182_912
    assert run.curves["train_loss"].shape == (2, 2), "two seeds of two epochs"
    assert np.all(np.diff(run.curves["train_loss"], axis=1) < 0)


def test_a_trials_results_are_not_fresh_in_a_real_build(trial: Path) -> None:
    said = Project(trial).run(
        sys.executable,
        "-c",
        "from proof.build import receipts; from proof.build.manifest import Artefact;"
        "print(receipts.why_stale(Artefact('runs', 'resize')))",
        PYTHONPATH=str(ROOT / "src"),
    )
    assert "it comes from a quick trial" in said.stdout
    assert json.loads((trial / "results/runs/resize.npz.receipt").read_text())["quick"] is True


def test_one_and_four_cores_give_a_network_the_same_scores_to_the_last_byte(trial: Path, tmp_path: Path) -> None:
    again = tried(tmp_path, 4, SCORE)
    assert (again / SCORE).read_bytes() == (trial / SCORE).read_bytes()
