"""Two products, one direction: the engine knows no science, and its parts build on one another in one order."""

import ast
import re
import sys
from pathlib import Path

import pytest

from autoencoders import kinds
from conftest import MACHINERY, TINY, Project, copy_project
from proof.deck import palette
from proof.source import definitions
from proof.source.kinds import Kind
from proof.source.paths import ROOT

ENGINE, SCIENCE = ROOT / "src/proof", ROOT / "src/autoencoders"
LAYERS = ("source", "raw", "deck", "build", "render", "report")  # each builds on those before it
TRAINING = ("fast", "learning", "networks", "variants", "experiments", "steps")  # folders in which TensorFlow may be imported
ENGLISH = {"parameters", "nearest", "judges", "hands"}  # names of variants that are words, too
GROUND = {"ink", "paper", "muted", "raised", "line"}  # the colours that every talk has, whatever it shows
WITH_WEIGHTS = {"judges"}  # trained ones, from a run: more than Keras
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


def words_of(table: tuple[Kind, ...]) -> set[str]:
    """The functions and constants that a science calls as it likes."""
    return {kind.function for kind in table if kind.function} | {kind.seeds.constant for kind in table if kind.seeds}


def test_the_engine_imports_nothing_of_the_science_and_neither_imports_benchmarks() -> None:
    for file in files(ENGINE):
        assert not [name for name in imported(file) if name.startswith(("autoencoders", "benchmarks"))], file
    for file in files(SCIENCE):
        assert not [name for name in imported(file) if name.startswith("benchmarks")], file


def test_the_engine_names_no_folder_function_data_set_or_variant_of_the_science() -> None:
    folders = {kind.folder for kind in kinds.KINDS if kind.folder}
    others = [f"{folder}/" for folder in folders - {kind.name for kind in kinds.KINDS}]
    module = re.compile(rf"\b({'|'.join(folders)})/[^\"\n]*\.py\b")
    functions = words_of(kinds.KINDS)
    names = {file.stem for kind in ("datasets", "variants") for file in (SCIENCE / kind).glob("[a-z]*.py")} - ENGLISH
    for file in files(ENGINE):
        tree = ast.parse(file.read_text())
        said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        assert not said & functions, file
        assert not {word for text in said for word in re.findall(r"\w+", text)} & names, file
        assert not [text for text in said if any(word in text for word in ("autoencoders", *others))], file
        assert not module.search(file.read_text()), file
        assert kinds.JUDGED_BY.partition("{")[0] not in file.read_text(), file


def test_the_rules_the_commands_and_the_slides_machinery_name_nothing_of_the_science() -> None:
    own = {Path(kind.file).suffix for kind in kinds.KINDS if kind.name in ("data", "runs")}  # which the engine never reads
    folders = [ROOT / "workflow", ROOT / "profiles", *(ROOT / "slides" / name for name in MACHINERY)]
    for file in (ROOT / "Snakefile", ROOT / "Makefile", *(file for folder in folders for file in folder.rglob("*.*"))):
        assert not [word for word in ("autoencoders", *own) if word in file.read_text()], file


def test_the_engine_paints_in_no_colour_of_a_method() -> None:
    methods = "|".join(palette.COLOURS.keys() - GROUND)
    for file in (file for folder in (ENGINE, *(ROOT / "slides" / name for name in MACHINERY)) for file in folder.rglob("*.*")):
        if file.suffix != ".pyc":
            assert not re.search(rf"(--|COLOURS\[\")({methods})\b", file.read_text()), file


def test_the_tiny_talk_is_a_second_client_with_nothing_of_the_first(tmp_path: Path) -> None:
    client = copy_project(tmp_path / "talk").path
    assert {path.name for path in (client / "src").iterdir()} == {"proof", "tiny"}
    for file in [client / "pyproject.toml", *(file for part in ("src", "slides") for file in (client / part).rglob("*.*"))]:
        assert file.suffix == ".pyc" or "autoencoders" not in file.read_text(), file
    shared = words_of(kinds.KINDS) & set(re.findall(r"[\w\\+]+", (TINY / "src/tiny/kinds.py").read_text()))
    assert shared == {r"c\d+"}, "its words are not those of the first"


def test_what_the_second_client_makes_of_its_runs_comes_out_again(built: Project) -> None:
    """Its trainings need no package that others do not."""
    done = built.run(sys.executable, "-m", "proof", "remake")
    assert done.stdout == "all 6 results come out of the committed runs byte for byte\n", done.stderr


def test_a_kind_that_nothing_makes_gets_a_sentence(built: Project) -> None:
    done = built.run(sys.executable, "-m", "proof", "make", "films", "fade")
    assert done.stderr == "there are no results of kind films: there are data, runs, scores, figures, sprites, claims, ledger\n"


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


def test_a_network_is_keras_and_nothing_that_is_faster() -> None:
    for file in files(SCIENCE / "networks"):
        used = {name for name in imported(file) if not name.startswith("autoencoders.networks.")}
        others = {name.partition(".")[0] for name in used} - {"keras", "math", "numpy", "scipy"}
        assert bool(others) == (file.stem in WITH_WEIGHTS), f"{file} imports {others}"
