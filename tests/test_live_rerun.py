"""The experiment that the audience reruns, in a real browser: green at the committed bits, red at any others."""

from pathlib import Path

import pytest

from autoencoders import runs
from autoencoders.drawing import live
from autoencoders.live import rerun
from autoencoders.scores import scores
from in_browser import used
from proof.deck import decks
from proof.render import fill, gates, policy, programs, render
from proof.source.paths import ROOT
from scratch_deck import write_slides
from test_gates import NOTE, scratch

USE = Path(__file__).with_name("live_rerun.mjs")
RUN = ROOT / "results/runs/spiral.npz"
SLIDE = f'<!-- _class: figure -->\n# Rerun\n\n![Bars of errors](../../results/figures/good.svg "live: rerun"){NOTE}'
STEP, SEED = "experiment.steps++", "const SEED = 1\n"
NUDGE = f"{STEP}; if (experiment.steps === 3000) new BigInt64Array(experiment.layers[0].weights.buffer, 0, 1)[0] += 1n"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of two slides; on the second one an experiment trains itself."""
    if programs.browser() is None:
        pytest.skip("needs a browser: make setup")
    if not RUN.exists():
        pytest.skip("there is no run of spiral yet")
    with pytest.MonkeyPatch.context() as patch:
        project = scratch(tmp_path_factory.mktemp("rerun"), patch)
        (project / "slides/constants.toml").write_text("")
        (project / "results/live").mkdir()
        live.save(project / "results/live/rerun.json", rerun.enliven(runs.load(RUN)))
        write_slides(project, f"# Before{NOTE}", SLIDE)
        fill.main("talk")
        yield render.html("talk").resolve()


def copy(page: Path, name: str, old: str, new: str) -> Path:
    """A copy of a page in which its script says something else in one place."""
    text = page.read_text()
    assert text.count(old) == 1
    path = page.with_name(f"talk.{name}.html")
    path.write_text(policy.POLICY.sub("", text.replace(old, new)))  # which forbids scripts that the build did not write
    return path


@pytest.fixture(scope="module")
def nudged(page: Path) -> Path:
    """A copy in which one weight is one unit in the last place off after 3,000 steps."""
    return copy(page, "nudged", STEP, NUDGE)


@pytest.fixture(scope="module")
def seen(page: Path, nudged: Path) -> dict:
    """What was seen while it was used."""
    other = copy(page, "other", SEED, "const SEED = 2\n")
    return used(USE, page, nudged, other, page.with_name("report.json"))


def committed() -> str:
    """The digest that Node.js came to in the build."""
    return str(runs.load(RUN).arrays["digest"])


def test_nothing_leaves_the_file_and_no_script_fails(seen: dict) -> None:
    assert (seen["requests"], seen["errors"]) == ([], [])


def test_it_waits_for_its_slide(seen: dict) -> None:
    assert (seen["on another slide"]["steps"], seen["on another slide"]["outcome"]) == (0, "open")


def test_it_turns_green_at_the_digest_that_node_came_to(seen: dict) -> None:
    ended = seen["ended"]
    assert (ended["outcome"], ended["bits"], ended["status"]) == ("same", committed(), rerun.WORDS["same"])
    assert ended["colour"] != seen["held"]["colour"] != seen["nudged"]["colour"] != ended["colour"]
    assert ended["unproven"] == ""


def test_it_shows_the_errors_of_the_run_at_its_end(seen: dict) -> None:
    found = scores(runs.load(RUN))
    for said, name in zip(seen["ended"]["errors"], ("line", "bent"), strict=True):
        assert said.endswith(f" {found[f'test_{name}_mse']['mean']:.4f}")


def test_keys_hold_it_let_it_go_on_and_run_it_again(seen: dict) -> None:
    assert 0 < seen["held"]["steps"] == seen["still held"]["steps"] < seen["ended"]["steps"]
    assert seen["held"]["buttons"] == ["Run again (R)", "Go on (H)"]
    assert seen["ended"]["buttons"] == ["Run again (R)"]
    assert (seen["again"]["outcome"], seen["again"]["steps"] < seen["ended"]["steps"]) == ("open", True)


def test_who_asks_for_stillness_sees_its_end_at_once(seen: dict) -> None:
    assert (seen["calm"]["outcome"], seen["calm"]["bits"]) == ("same", committed())


def test_the_window_of_the_audience_follows_that_of_the_presenter(seen: dict) -> None:
    assert seen["presenter"]["outcome"] == "open"
    assert seen["audience"] == seen["presenter"]


def test_one_unit_in_the_last_place_on_the_way_stays_red(seen: dict) -> None:
    assert (seen["nudged"]["outcome"], seen["nudged"]["status"]) == ("other", rerun.WORDS["other"])
    assert seen["nudged"]["unproven"] == rerun.WORDS["other"]
    assert seen["nudged"]["errors"] == seen["ended"]["errors"], "so small an error is in no digit that is shown"


def test_another_seed_stays_red(seen: dict) -> None:
    assert seen["other"]["outcome"] == "other"
    assert seen["other"]["bits"] not in (committed(), seen["nudged"]["bits"])


def faults(page: Path) -> list[str]:
    """The faults of a page in words."""
    report, slides = gates.browser_report(page, gates.AXE), decks.slides("talk")
    own = [fault for fault in gates.all_faults(report, slides, page) if fault.gate != "unused figure"]
    return [gates.sentence(fault, page, slides, report["slides"]) for fault in own]


def test_the_gates_find_nothing_wrong_with_it(page: Path) -> None:
    assert faults(page) == []


def test_other_bits_stop_the_build(nudged: Path) -> None:
    [said] = faults(nudged)
    assert 'slide 2 "Rerun"' in said
    assert f"proof: good.svg comes to {rerun.WORDS['other']}" in said
