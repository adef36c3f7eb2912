"""Each number is bound to the run of which the words around it speak, by the names that runs have on slides."""

import json
import re
from pathlib import Path

import pytest

from proof.deck import decks, named
from proof.render import fill
from scratch_deck import SCORES, scratch_project, write_slides  # noqa: F401

NAMES = """dense = ["dense network"]
pca = ["PCA"]
conv = ["filters", "the convolutional network"]

[one]
conv = ["A"]
"""
DENSE, PCA, CONV = (f"{{{{ {run}.test_mse }}}}" for run in ("dense", "pca", "conv"))


@pytest.fixture(autouse=True)
def three(project: Path) -> None:
    """Three runs with the same scores, and names for them."""
    for run in ("pca", "conv", "deep"):
        (project / f"results/scores/{run}.json").write_text(json.dumps(SCORES))
    (project / "results/scores/lone.json").write_text(json.dumps({"lone_share": 0.5}))
    (project / "slides/names.toml").write_text(NAMES)


def told(text: str, drawn: tuple[str, ...] = (), asked: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with the bindings of a slide."""
    write_slides(decks.ROOT, f"# One\n\n{text}")
    [slide] = decks.slides("talk")
    names = named.of_section(named.read_names(), "one")
    scores = {file.stem: json.loads(file.read_text()) for file in Path("results/scores").iterdir()}
    return list(named.problems(slide, set(drawn), [set(asked)] if asked else [], names, scores))


@pytest.mark.parametrize(
    "text",
    [
        f"The dense network has {DENSE}, PCA {PCA}.",
        f"PCA is far ahead: {PCA}.",
        f"With PCA it is small. No network can do this. Look: {PCA}!",
        f"{DENSE} by the dense network, {PCA} by PCA",
        f"from {DENSE} for the dense network to {PCA} for PCA",
        f"PCA falls from {PCA} to {PCA}, the filters to {CONV}",
        f"| PCA | {PCA} |\n| the dense\n network | {DENSE} |",
        f"A beats PCA: {PCA}. A has {CONV}.",
        f"*PCA*, {PCA}",
        "Against PCA the dense network has {{ dense.test_mse / pca.test_mse | .2f }} times as much.",
        "{{ lone.lone_share | .1f }} of all",
        f"<!--\nThe filters: {CONV}\n-->",
    ],
)
def test_a_number_belongs_to_the_run_that_its_clause_names_or_that_was_named_last(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "run", "meant"),
    [
        (f"The dense network has {PCA}.", "pca", "dense"),
        (f"The dense network has {DENSE}, PCA {DENSE}.", "dense", "pca"),
        (f"PCA is good. The dense network is not. {PCA}", "pca", "dense"),
        (f"{PCA} by the dense network, {PCA} by PCA", "pca", "dense"),
        (f"from {DENSE} for PCA to {PCA}", "dense", "pca"),
        (f"It has {DENSE}.", "dense", "no run"),
        (f"a coin has {CONV}", "conv", "no run"),  # names with capitals are read as they are written
        ("Filters beat it: {{ deep.test_mse }}", "deep", "conv"),  # which has no name at all
        ("Against PCA it has {{ dense.test_mse / pca.test_mse | .2f }} times as much.", "dense", "pca"),
        (f"![The dense network has {PCA}](../../results/figures/bars.svg)", "pca", "dense"),
        (f"<!--\nThe filters: {DENSE}\n-->", "dense", "conv"),
    ],
)
def test_a_number_of_another_run_is_told_with_the_run_that_is_named(text, run, meant):
    [problem] = told(text)
    assert re.match(rf"slides/sections/one\.md:\d+: {run}\.test_mse stands where words name {meant}: name {run} in", problem)


def test_a_slide_that_knows_one_such_run_needs_no_name_and_takes_no_other():
    assert told(f"It has {DENSE}.", drawn=("dense", "lone")) == told(f"It has {DENSE}.", asked=("dense",)) == []
    assert told(f"It has {PCA}.", drawn=("dense", "lone")) != []
    assert told(f"It has {DENSE}.", drawn=("dense", "pca")) != []


def test_a_name_of_several_runs_means_those_that_the_slide_knows(project):
    (project / "slides/names.toml").write_text('dense = ["network"]\nconv = ["network"]\n')
    assert told(f"The network has {DENSE}.") == told(f"The network has {CONV}.") == []
    assert told(f"The network has {CONV}.", drawn=("dense", "pca")) != []


def test_numbers_that_a_claim_compares_need_no_names():
    ratio = "{{ dense.test_mse / pca.test_mse | .1f }} times as much"
    assert told(ratio, asked=("dense", "pca")) == []
    assert len(told(ratio, drawn=("dense", "pca"))) == len(told(ratio, asked=("dense", "conv"))) == 2
    assert len(told(f"PCA falls, {ratio}", asked=("dense", "conv", "pca"))) == 0
    assert len(told(f"A falls, {ratio}", asked=("dense", "conv", "pca"))) == 2  # of which words speak, that is not compared
    assert told("The same {{ same(dense.params, pca.params) }} weights", drawn=("dense", "pca", "conv")) == []
    assert len(told("The same {{ same(dense.params, deep.params) }} weights", drawn=("dense", "pca", "conv"))) == 2


def test_a_build_stops_at_a_number_of_another_run_and_at_a_name_that_nobody_uses(project):
    write_slides(project, f"# One\n\nA has {CONV}, PCA {DENSE}.")
    (project / "slides/names.toml").write_text(NAMES + 'pca = ["B"]\n')
    with pytest.raises(SystemExit) as stopped:
        fill.filled_deck("talk")
    unused, other = sorted(str(stopped.value).splitlines(), key=len)
    assert unused == "slides/names.toml calls pca B below [one], where nothing does: delete that name"
    assert other.startswith("slides/sections/one.md:3: dense.test_mse stands where words name pca: ")


def test_names_that_are_not_toml_are_told(project):
    (project / "slides/names.toml").write_text("dense = [")
    with pytest.raises(SystemExit, match=r"slides/names\.toml is not TOML"):
        named.read_names()
