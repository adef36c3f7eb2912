"""README.md shows a slide of the talk as it is now."""

from pathlib import Path

import pytest

from proof.build import receipts
from proof.render import fill, readme


def test_the_slide_in_the_readme_is_the_talks() -> None:
    path, _, texts = readme.expected()
    assert not readme.stale(path, texts), f"{path.name} in README.md shows its slide as it was: `make readme` makes it again"


@pytest.mark.parametrize("changed", ["held_out.svg", "theme.css", "palette.css", "a number"])
def test_another_number_figure_or_theme_makes_its_picture_stale(changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path, _, texts = readme.expected()
    digest, number = receipts.sha256, fill.number_text
    monkeypatch.setattr(receipts, "sha256", lambda file: "another" if file.name == changed else digest(file))
    monkeypatch.setattr(fill, "number_text", lambda match: "0.5" if changed == "a number" else number(match))
    assert readme.expected()[2] != texts
    assert readme.stale(path, readme.expected()[2])


def test_a_picture_that_is_not_there_is_stale(tmp_path: Path) -> None:
    assert readme.stale(tmp_path / "none.png", {"Title": "1. A talk"})
