"""Two products, one direction: the engine knows no science, and its parts build on one another in one order."""

import ast
from pathlib import Path

import pytest

from autoencoders import kinds
from proof.source import definitions
from proof.source.paths import ROOT

ENGINE, SCIENCE = ROOT / "src/proof", ROOT / "src/autoencoders"
LAYERS = ("source", "raw", "deck", "build", "render", "report")  # each builds on those before it
TRAINING = ("fast", "learning", "networks", "variants", "experiments", "steps")  # folders in which TensorFlow may be imported
SHARED = {  # of the engine, in code that makes results: where things lie, how a number is written, which colours there are
    "proof.source.paths",
    "proof.source.kinds",
    "proof.raw.pins",
    "proof.deck.numerals",
    "proof.deck.palette",
    "proof.deck.sprites",
}


def imported(file: Path) -> set[str]:
    """The full names that a file imports, wherever it does."""
    nodes = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {name for node in nodes for _, name in definitions.aliases(node, str(file))}


def files(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.py"))
    assert len(found) > 1
    return found


def test_the_engine_imports_nothing_of_the_science_and_neither_imports_benchmarks() -> None:
    for file in files(ENGINE):
        assert not [name for name in imported(file) if name.startswith(("autoencoders", "benchmarks"))], file
    for file in files(SCIENCE):
        assert not [name for name in imported(file) if name.startswith("benchmarks")], file


def test_the_engine_names_no_folder_data_set_or_variant_of_the_science() -> None:
    folders = [f"{kind.folder}/" for kind in kinds.KINDS if kind.folder and kind.folder != kind.name]
    names = {file.stem for kind in ("datasets", "variants") for file in (SCIENCE / kind).glob("[a-z]*.py")} - {"parameters"}
    for file in files(ENGINE):
        tree = ast.parse(file.read_text())
        said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        assert not said & names, file
        assert not [text for text in said if any(word in text for word in ("autoencoders", *folders))], file


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer_of_the_engine_builds_on_those_before_it(layer: str) -> None:
    allowed = tuple(f"proof.{one}" for one in LAYERS[: LAYERS.index(layer) + 1])
    for file in files(ENGINE / layer):
        wrong = [name for name in imported(file) if name.startswith("proof.") and not name.startswith(allowed)]
        assert not wrong, f"{file} builds on {wrong}"


def test_every_module_of_the_engine_is_in_a_layer() -> None:
    assert {path.name for path in ENGINE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(LAYERS)


def test_code_that_makes_results_knows_little_of_the_engine() -> None:
    for file in files(SCIENCE):
        if file.parent.name != "steps" and file.name != "__main__.py":
            used = {name for name in imported(file) if name.startswith("proof.")}
            assert not {name for name in used if not name.startswith(tuple(SHARED))}, file


def test_only_what_trains_imports_tensorflow() -> None:
    for file in files(ROOT / "src"):
        if file.relative_to(ROOT / "src").parts[1] not in TRAINING:
            assert not {name.partition(".")[0] for name in imported(file)} & {"keras", "tensorflow"}, file
