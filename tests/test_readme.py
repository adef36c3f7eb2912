"""README.md shows a slide of the talk as it is now."""

import json
import re
from pathlib import Path

import pytest

from proof.build import receipts
from proof.render import fill, readme
from proof.source.paths import ROOT

VAULT = ROOT / "results/scores/vault_errors.json"
ROWS = {"PCA": "pca", "resizing": "resize", "cosine transform": "dct_luma"}  # of the table, by the name that each has in scores
ROWS |= {"dense network": "dense", "convolutional network": "conv_mse", "ours": "conv_best"}
ROW = re.compile(r"^\| ([\w ]+) \| (0\.\d+) \| (0\.\d+) \|$", re.MULTILINE)


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


@pytest.mark.skipif(not VAULT.exists(), reason="the vault has not been opened here")
def test_the_errors_beside_the_vault_s_are_those_that_were_measured() -> None:
    found = json.loads(VAULT.read_text(encoding="utf-8"))
    told = {ROWS[name]: errors for name, *errors in ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert told == {
        name: [f"{found[f'{side}_{name}_mse']['mean']:.4f}" for side in ("test", "vault")] for name in ROWS.values()
    }
