"""Where a thing comes from, whether it is fresh, and what stands on it: told by the standard library alone."""

import re
import shutil
import subprocess
import sys

import pytest

from conftest import Project
from proof.report import explain as explain_module
from scratch_deck import part, with_spaces
from test_diff import with_claim

START = "import sys; sys.path.insert(0, 'src'); import proof.report.explain as e; e.main(*sys.argv[1:])"


def explain(project: Project, *what: str) -> subprocess.CompletedProcess:
    """In a Python that has no packages."""
    return project.run(sys.executable, "-I", "-S", "-c", START, *what)


@pytest.fixture(scope="module")
def project(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return with_claim(built, tmp_path_factory.mktemp("explained") / "talk")


EXPLAINED = {
    "1": (
        "talk slide 1: Dimmed pictures are off by 0.0",
        "written in slides/sections/all.md:1",
        "dim.test_mse = 0.0",
        "figure pair: fresh; took ",
        "sprite fade: fresh; took ",
        "data set dots: as above",
        "scores dim: fresh",
        "claim C01: Dimming costs little: holds",
    ),
    "talk slide 2": ("talk slide 2: Chance is off by 0.0", "figure alone: fresh", "run noisy: as above"),
    "alone": (
        "figure alone: fresh; took ",
        "file results/figures/alone.svg",
        "code src/tiny/figures/alone.py:6 bars(noisy)",
        "packages contourpy ",
        ", matplotlib ",
        "code src/tiny/variants/noisy.py:11 outcome(dots, seed)",
        "seeds 1 to 2",
        "data set dots: fresh",
        "if it changed, these would be made again (",
        "results/talk.pdf",
        "results/talk.gates",
        "talk slide 2",
    ),
    "results/figures/pair.svg": ("figure pair: fresh", "run dim: fresh", "run noisy: fresh"),
    "pair.svg": ("figure pair: fresh",),
    "fade": (
        "sprite fade: fresh; took ",
        "file results/sprites/fade.webp",
        "code src/tiny/sprites/fade.py:8 film(dim)",
        "run dim: fresh",
        "talk slide 1",
    ),
    "src/tiny/variants/dim.py": ("run dim: fresh",),
    "noisy.test_mse": (
        "score noisy.test_mse",
        "on a slide 0.0",
        "n 2",
        "values 0.0",
        "quoted on slide talk 2",
        "code src/tiny/making.py:41 scores(artefact, path)",
        "run noisy: fresh",
    ),
    "dim": (
        "run dim: fresh",
        "dimming",
        "no seed: nothing in it is random",
        "test_mse 0.0",
        "figures pair",
        "sprites fade",
        "talk slide 1",
    ),
    "dots": (
        "data set dots: fresh",
        "runs dim, noisy",
        "figures alone, pair",
        "claims dimming",
        "results/claims.json",
        "talk slide 1, 2",
    ),
    "c01": (
        "claim C01: Dimming costs little: holds",
        "because error 0.0",
        "value 1.0, threshold 1.0, sd 0.0, n 1",
        "code src/tiny/claims/dimming.py:7 c01",
        "results/claims/dimming.json: fresh",
        "quoted or needed on slide talk 1",
    ),
    "talk": (
        "talk: 2 slides, 8 words, 0.1 minutes, as spoken at 130 words a minute\n",
        "  all: 2 slides, 8 words, 0.1 minutes\n",
    ),
}


@pytest.mark.parametrize("what", EXPLAINED)
def test_each_kind_of_thing_is_explained(project: Project, what: str) -> None:
    done = explain(project, *what.split())
    assert done.returncode == 0, done.stderr
    for line in EXPLAINED[what]:
        assert line in done.stdout


def test_the_code_in_a_footer_leads_to_its_slide(project: Project) -> None:
    code = re.search(r"code ([0-9a-f]{8}), in its footer", explain(project, "2").stdout)[1]
    assert f'_footer: "{code}"' in (project.path / "results/talk.md").read_text()
    said = explain(project, code).stdout
    assert said.startswith(f"code {code} is on slide talk 2\n\ntalk slide 2: Chance is off by 0.0")
    assert "run noisy: fresh" in said


def test_every_deck_that_shows_a_slide_follows_it_in_whatever_look(project: Project) -> None:
    (twin := project.path / "slides/decks/light.toml").write_text('like = "talk"\ntheme = "paper"\n')
    said = explain(project, "1").stdout
    twin.unlink()
    assert "if it changed: light, talk would be made again, and nothing else" in said


def test_raw_files_are_told_with_their_digests(project: Project) -> None:
    source = "src/tiny/datasets/dots.py"
    text = (project.path / source).read_text()
    project.edit(source, "import numpy as np\n", "import numpy as np\n\nfrom proof.raw import pins\n")
    project.edit(source, "    return", '    pins.content("grain", "grain.bin")\n    return')
    said = explain(project, "pair").stdout
    (project.path / source).write_text(text)
    assert "raw file grain/grain.bin, SHA-256 5feceb66ffc8\n" in said
    assert "data set dots: stale, tiny.datasets.dots.pixels changed; grain is new" in said


def test_what_is_stale_says_why_and_what_is_edited_says_so(project: Project) -> None:
    path = project.path / "results/figures/alone.svg"
    kept = path.read_bytes()
    path.write_bytes(kept + b" ")
    project.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    said = [explain(project, name).stdout.splitlines()[0] for name in ("alone", "pair", "dim")]
    project.edit("src/tiny/dimming.py", "BY = 0.4", "BY = 0.5")
    path.write_bytes(kept)
    assert said[0].startswith("figure alone: edited by hand")
    assert said[1].startswith("figure pair: stale, results/runs/dim.npz is to be made again")
    assert said[2].startswith("run dim: stale, tiny.dimming.BY changed")


def test_a_clone_without_data_is_explained(project: Project, tmp_path) -> None:
    shutil.copytree(project.path, tmp_path / "clone", symlinks=True, ignore=shutil.ignore_patterns("data"))
    said = explain(Project(tmp_path / "clone"), "alone").stdout
    assert "data set dots: not here, made when something needs it" in said
    assert "figure alone: fresh" in said


def test_a_verdict_is_explained_with_all_of_its_parts(monkeypatch) -> None:
    count = part(asks="weights", value=49763.0, side="equal", bound=49763, chance=0.0, seeds=0, pictures=0)
    verdict = {"claim": "It helps", "verdict": "holds", "because": "it does", "parts": [part(), count], "chance": 0.0012}
    monkeypatch.setattr(explain_module, "verdict_of", lambda name: verdict)
    assert [with_spaces(str(line)) for line in explain_module.verdict_lines("none")] == [
        "because it does",
        "error by PCA's: holds\n  0.52718, 95% interval 0.521 to 0.534, asked < 0.95\n  5 seeds, 1,448 families of pictures",
        "weights: holds\n  49,763, asked = 49,763\n  nothing in it is random",
        "chance alone gives this verdict in 0.0012 of all cases",
    ]


UNKNOWN = {
    "nosy": "nothing here is called nosy; did you mean noisy?",
    "noisy.test_mes": "noisy has no score test_mes; did you mean test_mse",
    "C77": "there is no claim C77; there is C01",
    "3": "talk has slides 1 to 2, and no slide 3",
    "0123abcd": "no slide has the code 0123abcd now",
    "other:1": "there is no deck other",
    "": "say what to explain: make explain WHAT=12",
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_an_unknown_name_gets_a_sentence_with_what_there_is(project: Project, what: str) -> None:
    done = explain(project, what)
    assert done.returncode == 1
    assert UNKNOWN[what] in done.stderr
    assert "Traceback" not in done.stderr
