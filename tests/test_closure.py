"""What a module is made of, as the scan of its source sees it, and as a real import does."""

import json
import subprocess
import sys

import pytest

from autoencoders.paths import ROOT
from autoencoders.pipeline import closure, manifest
from autoencoders.pipeline.manifest import Artefact

PLAIN = '''"""What it does."""

from autoencoders.images import Images

SIGMA = 0.3


def train(emoji: Images):
    """Learn."""
    return SIGMA
'''


@pytest.fixture
def scanned(tmp_path, monkeypatch):
    """Scans a source text as if it were a file of ours."""
    monkeypatch.setattr(closure, "shown", lambda path: path.name)

    def scan(text: str) -> closure.Scan:
        path = tmp_path / f"module{len(list(tmp_path.iterdir()))}.py"
        path.write_text(text)
        return closure.scan(path)

    return scan


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SIGMA = 0.3", "SIGMA = 0.3  # of white"),
        ("What it does.", "What it does, in other words."),
        ('"""Learn."""', '"""Learn\n    slowly."""'),
        ("SIGMA = 0.3\n", "SIGMA = 0.3\n\n\n\n"),
        ("SIGMA = 0.3", "SIGMA = 0.30"),
        ("def train(emoji: Images):", "def train(\n    emoji: Images,\n):"),
    ],
)
def test_comments_docstrings_and_layout_are_no_change(scanned, old: str, new: str) -> None:
    assert old in PLAIN
    assert scanned(PLAIN).digest == scanned(PLAIN.replace(old, new)).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SIGMA = 0.3", "SIGMA = 0.31"),
        ("SIGMA = 0.3", "SIGMA = '0.3'"),
        ("return SIGMA", "return -SIGMA"),
        ("emoji: Images", "mnist: Images"),
        ('"""Learn."""', '"""Learn."""\n    print("learning")'),
    ],
)
def test_whatever_runs_otherwise_is_a_change(scanned, old: str, new: str) -> None:
    assert old in PLAIN
    assert scanned(PLAIN).digest != scanned(PLAIN.replace(old, new)).digest


def test_imports_inside_functions_count(scanned) -> None:
    found = scanned("def f():\n    from autoencoders import noise\n    import scipy.linalg\n")
    assert "autoencoders.noise" in found.modules
    assert found.packages == ("scipy",)


def test_packages_go_by_the_names_that_the_lock_knows(scanned) -> None:
    assert scanned("import PIL.Image\nfrom skimage import io\nimport resvg_py").packages == (
        "pillow",
        "resvg-py",
        "scikit-image",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from .noise import gaussian", "imports relatively"),
        ("import importlib\nimportlib.import_module('autoencoders.noise')", "hides what it depends on"),
        ("__import__('autoencoders.noise')", "hides what it depends on"),
        ("from autoencoders.paths import resource\nresource(name)", "computed name"),
    ],
)
def test_what_the_scan_cannot_follow_is_an_error(scanned, text: str, said: str) -> None:
    with pytest.raises(SystemExit, match=said):
        scanned(text)


def test_a_module_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(SystemExit, match="autoencoders.nope is imported, but src/autoencoders/nope.py does not exist"):
        closure.closure("autoencoders.nope")


def test_a_package_that_is_not_pinned_is_an_error() -> None:
    with pytest.raises(SystemExit, match="imports torch, which requirements.lock does not pin"):
        closure.version("torch", "src/autoencoders/noise.py")


REAL = [
    Artefact("data", "emoji128"),
    Artefact("data", "mnist"),
    Artefact("runs", "vae_source"),
    Artefact("runs", "anomaly"),
    Artefact("runs", "denoise_nlm"),
    Artefact("figures", "latent_map"),
    Artefact("scores", "dense"),
]


IMPORTING = """
import importlib, json, os, sys
import keras, sklearn.decomposition  # what takes long, once; each child imports ours on its own
for modules in json.loads(sys.argv[1]):
    if (child := os.fork()) == 0:
        for module in modules:
            importlib.import_module(module)
        print(*(name for name in sys.modules if name.startswith("autoencoders")), flush=True)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
"""


@pytest.fixture(scope="module")
def imported() -> dict[Artefact, list[str]]:
    """The modules of ours that are there when the modules of an artefact, and these alone, have been imported."""
    modules = [[name for name in (one.module, manifest.STAGES[one.kind]) if name] for one in REAL]
    command = [sys.executable, "-c", IMPORTING, json.dumps(modules)]
    done = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=True)
    return dict(zip(REAL, map(str.split, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("artefact", REAL, ids=str)
def test_the_scan_sees_every_module_of_ours_that_a_real_run_imports(artefact: Artefact, imported) -> None:
    imported = {closure.shown(closure.source(name)) for name in imported[artefact]}
    proven = {closure.shown(closure.source(name)) for name in (closure.PROVEN, "autoencoders.paths")}
    assert imported - proven <= set(manifest.code(artefact)), "a change in these would make nothing again"
