"""Each number is bound to the score of which the words around it speak, by the names that parts of scores have on slides."""

import json
import re
from pathlib import Path

import pytest

from proof.deck import decks, measured, named
from proof.render import fill
from scratch_deck import scratch_project, write_slides  # noqa: F401

NAMES = """test = []
train = ["on training"]
mse = ["error"]
delta = ["colour error"]
e = []
ssim = ["SSIM", "similarity"]
psnr = ["dB"]
params = ["weights"]

[one]
"0.1" = ["a tenth"]
1 = ["a whole"]
"""
SCORES = (
    "test_mse",
    "train_mse",
    "test_frame_mse",
    "test_ssim",
    "test_psnr",
    "test_delta_e",
    "params",
    "noise_0_1_share",
    "noise_1_share",
)
MSE, TRAIN, FRAME, SSIM, PSNR, DELTA, PARAMS, TENTH, WHOLE = (f"{{{{ dense.{score} }}}}" for score in SCORES)


@pytest.fixture(autouse=True)
def many(project: Path) -> None:
    """A run with many scores, and names for their parts."""
    (project / "results/scores/dense.json").write_text(json.dumps(dict.fromkeys(SCORES, {"mean": 0.25, "sd": 0.01, "n": 5})))
    (project / "slides/names.toml").write_text(NAMES)


def told(text: str) -> list[str]:
    """What is wrong with the bindings of a slide."""
    write_slides(decks.ROOT, f"# One\n\n{text}")
    [slide] = decks.slides("talk")
    scores = {file.stem: json.loads(file.read_text()) for file in Path("results/scores").iterdir()}
    return list(measured.problems(slide, named.read_names(), scores))


@pytest.mark.parametrize(
    "text",
    [
        f"The error is {MSE}, the SSIM {SSIM}.",
        f"Its error falls from {MSE} to {MSE}.",
        f"The error is large. Look. It has {MSE}.",
        f"{PSNR} dB and {PSNR} by the other",
        f"{PSNR} and {PSNR} dB",
        f"On training the error is {TRAIN}. The held-out error is {MSE}.",
        f"The colour error is {DELTA}, the frame's error {FRAME}",
        f"| by | error | SSIM |\n|---|---|---|\n| dense | {MSE} | {SSIM} |\n| *dense* | {MSE} | {SSIM} |",
        f"Share of noise: a tenth {TENTH}, a whole {WHOLE}",
        "The error, {{ dense.train_mse / dense.test_mse | .1f }} times as large on training",
        "Over {{ dense.test_mse.n }} seeds",
        f"<!--\nIts error? {MSE}.\n-->",
    ],
)
def test_a_number_is_the_score_of_which_its_clause_or_the_words_before_it_speak(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "score", "other", "advice"),
    [
        (f"The error is {SSIM}.", "test_ssim", "test_mse", "say ssim (SSIM, similarity) in"),
        (f"The error is {MSE}, the SSIM {PSNR}.", "test_psnr", "test_mse", "say psnr (dB) in"),
        (f"The error is {PARAMS}.", "params", "test_mse", "say params (weights) in"),
        (f"It has {MSE}.", "test_mse", "test_ssim", "say mse (error) in"),  # and nobody is told what is measured
        (f"The error is {TRAIN}.", "train_mse", "test_mse", "say train (on training) in"),
        (f"On training the error is {MSE}.", "test_mse", "train_mse", "do not say train (on training) in"),
        (f"The error is {FRAME}.", "test_frame_mse", "test_mse", "say frame in"),
        (f"The colour error is {MSE}.", "test_mse", "test_delta_e", "say mse (error) in"),
        (f"| by | error | SSIM |\n|---|---|---|\n| dense | {SSIM} | {SSIM} |", "test_ssim", "test_mse", "say ssim"),
        (f"Share of noise: a tenth {WHOLE}", "noise_1_share", "noise_0_1_share", "say 1 (a whole) in"),
        (f"<!--\nIts error? {SSIM}.\n-->", "test_ssim", "test_mse", "say ssim"),
    ],
)
def test_a_number_of_another_score_is_told_with_what_to_say(text, score, other, advice):
    problem, *_ = [problem for problem in told(text) if f"dense.{score} stands" in problem]
    assert re.match(r"slides/sections/one\.md:\d+: ", problem)
    assert advice in problem and "below [one]" in problem
    assert other.partition("_")[0] in problem


def test_without_names_no_score_is_asked_for(project):
    (project / "slides/names.toml").unlink()
    assert told(f"It has {MSE}.") == []


def test_a_build_stops_at_a_number_of_another_score(project):
    write_slides(project, f"# One\n\nThe error is {SSIM}.")
    with pytest.raises(SystemExit, match=r"slides/sections/one\.md:3: dense\.test_ssim stands where words could speak of its"):
        fill.filled_deck("talk")
