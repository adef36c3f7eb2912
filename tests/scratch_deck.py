"""A project of one small deck, for tests: its slides, scores and figures in a temporary folder."""

import json
from pathlib import Path

import pytest

from proof.deck import decks

FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">'
    '<rect width="8" height="1.6" fill="#73CAFF"/><rect y="2.4" width="5" height="1.6" fill="#73CAFF"/></svg>'
)
SCORES = {
    "params": 1182912,
    "test_mse": {"mean": 0.01868, "sd": 0.00031, "n": 5, "values": [0.0187, 0.0183, 0.0191, 0.0186, 0.0187]},
    "test_auroc": {"mean": 0.99987, "sd": 0.0, "n": 1, "values": [0.99987]},
    "test_psnr": {"mean": float("nan"), "sd": 0.0, "n": 1, "values": [float("nan")]},
}


@pytest.fixture(name="project")
def scratch_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one small deck, for one test."""
    return lay_out(tmp_path, monkeypatch)


def lay_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the scores of `dense`, one figure, and a deck `talk` of the section `one`."""
    for folder in ("slides/decks", "slides/sections", "results/scores", "results/figures"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "results/scores/dense.json").write_text(json.dumps(SCORES))
    (tmp_path / "results/figures/bars.svg").write_text(FIGURE)
    (tmp_path / "results/claims").mkdir()
    (tmp_path / "results/claims/all.json").write_text(json.dumps({"C09": {"verdict": "holds"}, "C10": {"verdict": "fails"}}))
    write_deck(tmp_path, "talk")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(decks, "ROOT", tmp_path)
    monkeypatch.setattr(decks, "SLIDES", tmp_path / "slides")
    return tmp_path


def part(**more: object) -> dict:
    """A part of a verdict, as the project's own claims store it: an error that is lower than another."""
    fields = {"asks": "error by PCA's", "answer": "holds", "value": 0.52718, "low": 0.5208, "high": 0.5336, "side": "below"}
    return fields | {"bound": 0.95, "chance": 1e-9, "seeds": 5, "pictures": 1448} | more


def with_spaces(text: str) -> str:
    """A text whose spaces may be broken after all, to compare it with what is easily typed."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def write_deck(project: Path, name: str, theme: str = "ink") -> None:
    """Another deck of the same section."""
    text = f'title = "A talk"\ndescription = "of one section"\ntheme = "{theme}"\nsections = ["one"]\n'
    (project / f"slides/decks/{name}.toml").write_text(text)


def write_slides(project: Path, *slides: str) -> None:
    """The section `one`."""
    (project / "slides/sections/one.md").write_text("\n\n---\n\n".join(slides) + "\n")
