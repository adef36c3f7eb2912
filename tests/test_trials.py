"""Trials: other constants of a variant, trained beside the results, compared, and recorded."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autoencoders.experiments import examples
from autoencoders.images import Images, Pixels
from autoencoders.steps import part
from conftest import ROOT, Project, copied, copy_project

MADE = (("data", "dots"), ("runs", "noisy", "1"), ("runs", "noisy", "2"), ("runs", "noisy"), ("scores", "noisy"))
RECORD = "benchmarks/trials/noisy.json"
SLOW = '''"""The second seed takes its time."""

import time

import numpy as np

from tiny.runs import Run, mse

REPEATS = 2


def outcome(dots: np.ndarray, seed: int) -> Run:
    """Nothing to train."""
    time.sleep(100 * (seed - 1))
    return Run(dots, mse(dots, dots))
'''


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny talk with the scores of one variant, committed; not to be changed."""
    project = copy_project(tmp_path_factory.mktemp("scored") / "talk")
    for words in MADE:
        assert project.run(sys.executable, "-m", "proof", "make", *words).returncode == 0
    commit(project, "all")
    return project


@pytest.fixture
def project(scored: Project, tmp_path: Path) -> Project:
    """A copy of it, to be changed at will."""
    return copied(scored, tmp_path)


def commit(project: Project, message: str) -> None:
    """Everything that is there, into git."""
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", message]):
        assert project.run("git", *command).returncode == 0


def tried(project: Project, *words: str) -> str:
    """What is said of trials that all are trained."""
    done = project.run(sys.executable, "-m", "proof", "try", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def refused(project: Project, *words: str) -> str:
    """What is said of trials that are not, or not all, trained."""
    done = project.run(sys.executable, "-m", "proof", "try", *words)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stdout + done.stderr
    return done.stdout + done.stderr


def files(project: Project) -> dict[str, bytes]:
    """All files but those of trials, and what Python and git keep for themselves."""
    apart = ("build/try/", ".git/", "node_modules/")
    paths = [path for path in project.path.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    named = {path.relative_to(project.path).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(apart)}


def notes(project: Project) -> dict[str, dict]:
    """What trials noted, by their folders."""
    found = (project.path / "build/try").glob("*/*/trial.json")
    return {path.parent.relative_to(project.path / "build/try").as_posix(): json.loads(path.read_text()) for path in found}


def rows(said: str) -> list[list[str]]:
    """The words of each row of a table."""
    lines = said.splitlines()
    begin = next(number for number, line in enumerate(lines) if "seconds" in line)
    return [line.split() for line in lines[begin + 1 : -1]]


def test_trials_leave_results_and_all_else_as_they_were_byte_for_byte(project: Project) -> None:
    before = files(project)
    said = tried(project, "noisy", "SPREAD=0.2,0.3", "REPEATS=2")
    assert files(project) == before
    assert project.run("git", "status", "--porcelain").stdout == ""
    assert "0 of 4 trials are there, 4 to train" in said


def test_a_sweep_has_a_row_for_each_setting_beside_the_committed_scores_of_the_same_seeds(project: Project) -> None:
    said = tried(project, "noisy", "SPREAD=0.1,0.2", "SCORES=test_mse")
    same, double, committed = rows(said)
    first = json.loads((project.path / "results/scores/noisy.json").read_text())["test_mse"]["values"][0]
    assert same[0:2] == ["0.1", "1"] and same[3:] == [f"{first:.4g}", "+0.0%"]
    assert double[0:2] == ["0.2", "1"] and double[-1] == "+300.0%"
    assert committed[0] == "0.1" and committed[3:] == [f"{first:.4g}", "committed"]


def test_rows_are_sorted_by_the_score_that_is_named(project: Project) -> None:
    for sort, order in (("test_mse", ["0.1", "0.2", "0.3"]), ("-test_mse", ["0.3", "0.2", "0.1"])):
        assert [row[0] for row in rows(tried(project, "noisy", "SPREAD=0.2,0.3", f"SORT={sort}"))] == order


def test_a_trial_is_what_the_variant_would_be_with_the_constant_in_its_file(project: Project) -> None:
    project.edit("src/tiny/variants/noisy.py", "SPREAD = 0.1", "WIDTH = 0.1\nSPREAD = WIDTH * 2")
    tried(project, "noisy", "WIDTH=0.3")
    [trial] = notes(project).values()
    project.edit("src/tiny/variants/noisy.py", "WIDTH = 0.1", "WIDTH = 0.3")
    tried(project, "noisy")
    assert [note["scores"] for note in notes(project).values()] == [trial["scores"]] * 2


def test_a_variant_without_seeds_and_without_scores_can_be_tried(project: Project) -> None:
    project.edit("src/tiny/variants/dim.py", "def outcome", "LOSS = 0.1\n\n\ndef outcome")
    project.edit("src/tiny/variants/dim.py", "dots * BY)", "dots * LOSS)")
    assert len(rows(tried(project, "dim", "LOSS=0.2,0.3"))) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nois"], "there is no variant nois; did you mean noisy?"),
        (["noisy", "SPRAED=1"], "noisy has no constant SPRAED that could be tried; did you mean SPREAD?"),
        (["dim", "BY=1"], "dim has no constant BY that could be tried"),  # it is another module's
        (["noisy", "SPREAD=wide"], "SPREAD=wide cannot be tried: write values like 0.1"),
        (["noisy", "SPREAD='wide'"], "SPREAD='wide' cannot be tried"),
        (["noisy", "SPREAD="], "SPREAD= cannot be tried"),
        (["noisy", "REPEATS=0"], "REPEATS=0 is no number from 1 on"),
        (["noisy", "SCORES=test_mes"], "noisy has no score test_mes; did you mean test_mse or test_psnr?"),
        (["noisy", "ON=hlaf"], "ON=hlaf is no part of the data; did you mean half?"),
    ],
)
def test_a_word_that_says_nothing_is_refused_with_what_may_have_been_meant(project: Project, words: list, said: str) -> None:
    assert said in refused(project, *words)
    assert not (project.path / "build/try").exists()


def test_what_was_trained_is_not_trained_again_unless_its_code_changed(project: Project) -> None:
    words = "noisy", "SPREAD=0.2,0.3"
    tried(project, *words)
    before = notes(project)
    assert "2 of 3 trials are there, 1 to train" in tried(project, "noisy", "SPREAD=0.2,0.3,0.4")
    project.edit("src/tiny/variants/noisy.py", '"""Nothing to train."""', '"""Nothing is trained."""')
    assert "2 of 2 trials are there" in tried(project, *words)
    assert notes(project).items() >= before.items()
    project.edit("src/tiny/runs.py", "np.square(wanted - found)", "np.abs(wanted - found)")
    assert "0 of 2 trials are there" in tried(project, *words)


def test_a_training_that_fails_leaves_the_others(project: Project) -> None:
    project.edit("src/tiny/variants/noisy.py", "    noisy =", "    assert SPREAD < 1\n    noisy =")
    done = project.run(sys.executable, "-m", "proof", "try", "noisy", "SPREAD=0.5,2.0")
    assert done.returncode == 1 and "1 of 2 failed: see above" in done.stderr
    assert [row[:2] for row in rows(done.stdout)] == [["0.5", "1"], ["2.0", "0"], ["0.1", "1"]]


def test_ctrl_c_keeps_what_is_done_and_nothing_half_done(project: Project) -> None:
    (project.path / "src/tiny/variants/slow.py").write_text(SLOW)
    command = [sys.executable, "-m", "proof", "try", "slow", "REPEATS=2", "CORES=2"]
    process = subprocess.Popen(
        command,
        cwd=project.path,
        env=project.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # who runs tests in the background ignores Ctrl-C
    )
    while not (notes(project) and list((project.path / "build/try").glob("*/.2.*"))):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1 and "1 of 2 were not trained: the same command goes on from there" in said
    assert [path.name for path in (project.path / "build/try").glob("slow-*/*")] == ["1"]


def test_a_record_holds_each_training_on_a_part_of_the_data_and_comes_out_the_same_again(project: Project) -> None:
    words = "noisy", "SPREAD=0.3,0.02", "REPEATS=2", "RECORD=1"
    before = files(project)
    assert "as it is" in tried(project, *words)
    record = (project.path / RECORD).read_bytes()
    assert files(project) == before | {RECORD: record}
    trials = json.loads(record)
    settings = [(trial["on"], trial["constants"]["SPREAD"], trial["seed"]) for trial in trials]
    assert settings == [("half", spread, seed) for spread in (0.02, 0.1, 0.3) for seed in (1, 2)]
    commit(project, "a record")
    tried(project, *words)
    assert (project.path / RECORD).read_bytes() == record, "though the commit is another"


def test_a_record_grows_without_a_line_twice(project: Project) -> None:
    tried(project, "noisy", "SPREAD=0.3", "RECORD=1", "SCORES=test_mse")
    tried(project, "noisy", "SPREAD=0.3,0.2", "RECORD=1", "SCORES=test_psnr")
    trials = json.loads((project.path / RECORD).read_text())
    assert [trial["constants"]["SPREAD"] for trial in trials] == [0.1, 0.2, 0.3]
    assert [list(trial["scores"]) for trial in trials] == [["test_mse", "test_psnr"], ["test_psnr"], ["test_mse", "test_psnr"]]


def test_nothing_is_recorded_of_code_that_is_not_committed(project: Project) -> None:
    project.edit("src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.4")
    assert "commit first, src/tiny/variants/noisy.py changed" in refused(project, "noisy", "SPREAD=0.3", "RECORD=1")
    assert not (project.path / "benchmarks").exists() and not (project.path / "build/try").exists()


def test_make_hands_on_what_is_typed_word_for_word() -> None:
    typed = ["VARIANT=dense", "SCORES=test_mse train_mse", "EPOCHS=5,20", "SIZES=(1, 2),(3, 4)", "NAME='a'", "PYTHON=python3"]
    done = Project(ROOT).run("make", "-n", "try", *typed)
    command = next(line for line in done.stdout.splitlines() if "proof try" in line)
    words = subprocess.run(["bash", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True, check=True).stdout
    assert set(words.splitlines()) > {"dense", *typed[1:5]} and "PYTHON" not in words


NAMES = np.array([f"picture {number:04}" for number in range(1500)])
FAMILIES = np.random.default_rng(2).integers(0, 400, len(NAMES))
PIXELS = Pixels(np.random.default_rng(1).integers(0, 256, (len(NAMES), 2, 2, 3), np.uint8))
EMOJI = Images(PIXELS, PIXELS[:1], NAMES, NAMES[:1], train_families=FAMILIES)


def test_the_held_out_part_is_a_fifth_and_shares_no_family_with_the_rest() -> None:
    cut = part.of_training(EMOJI)
    assert not {*cut.train_families} & {*cut.test_families}
    assert sorted([*cut.train_labels, *cut.test_labels]) == list(NAMES)
    assert 0.17 < len(cut.test_labels) / len(NAMES) <= 0.2
    place = list(NAMES).index(cut.test_labels[5])
    assert (cut.test[5] == EMOJI.train[place]).all(), "pictures stay with their names"


def test_two_sizes_of_the_same_emoji_are_cut_alike_and_every_time() -> None:
    large = replace(EMOJI, train=np.zeros((len(NAMES), 4, 4, 3), np.float32))
    cuts = [part.of_training(images).test_labels for images in (EMOJI, large, EMOJI)]
    assert all((labels == cuts[0]).all() for labels in cuts)


def test_digits_are_cut_one_by_one_and_keep_their_labels() -> None:
    labels = np.arange(100) % 10
    digits = Images(labels[:, None, None, None] / np.float32(10), np.zeros((1, 1, 1, 1)), labels, labels[:1])
    cut = part.of_training(digits)
    assert (len(cut.train), len(cut.test)) == (80, 20)
    assert (np.rint(10 * cut.test[:, 0, 0, 0]) == cut.test_labels).all()


def test_on_a_part_the_first_pictures_stand_in_for_those_that_slides_show() -> None:
    assert list(examples.shown(part.of_training(EMOJI), "test")) == list(range(len(examples.TEST)))
