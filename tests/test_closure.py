"""What a result is made of: it hangs on what definitions say, and neither on where they stand nor on what they are called."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from proof.source import closure, definitions
from proof.source.closure import Closure
from proof.source.paths import ROOT

NOISE = '''"""Noise for pictures."""

import numpy as np

SIGMA = 0.3
KINDS = {"gaussian": SIGMA}


class Noise:
    """How pictures are disturbed."""

    def scale(self):
        return KINDS["gaussian"]


class White(Noise):
    def drawn(self, shape, seed):
        """Draw."""
        dice = np.random.default_rng(seed)
        return self.scale() * dice.normal(size=shape)


def halved(value, times=1):
    return halved(value / 2, times - 1) if times else value


def doubled(value):
    return value * 2
'''
TRAIN = '''"""A variant."""

from autoencoders.noise import White, doubled, halved

SEEDS = 2


def train(emoji, seed):
    """Learn."""
    noise = White()
    drawn = noise.drawn(emoji.shape, seed=seed)
    kept = [halved(pixel) for pixel in drawn]
    return doubled(sum(kept)), f"{len(kept)} of {seed:.2f}"
'''
BASE = {"noise": NOISE, "variants.one": TRAIN, "variants": "", "": ""}
Read = Callable[..., Closure]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """What a project of these modules makes of `train`, or of other roots."""

    def found(files: dict[str, str], *roots: str) -> Closure:
        root = tmp_path / str(len(list(tmp_path.iterdir())))
        modules = {
            ".".join(filter(None, ["" if name.startswith("proof") else "autoencoders", name])): files[name] for name in files
        }
        packages = {name.rpartition(".")[0] for name in modules}
        for name, text in modules.items():
            path = root.joinpath("src", *name.split("."))
            path = path / "__init__.py" if name in packages else path.with_suffix(".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        monkeypatch.setattr(closure, "ROOT", root)
        forget()
        return closure.closure(*(f"autoencoders.{name}" for name in roots or ("variants.one.train", "variants.one.SEEDS")))

    yield found
    monkeypatch.undo()
    forget()


def forget() -> None:
    for name in ("closure", "targets", "definition", "resolve", "place_digest", "scan"):
        getattr(closure, name).cache_clear()


def edited(*edits: tuple[str, str], files: dict[str, str] = BASE) -> dict[str, str]:
    """The modules after edits, each of which finds something to change."""
    for old, new in edits:
        assert any(old in text for text in files.values()), f"nowhere is there {old!r}"
        files = {name: text.replace(old, new) for name, text in files.items()}
    return files


HEAD, HALVED, DOUBLED = (
    NOISE[: NOISE.index("def halved")],
    *(NOISE[NOISE.index(f"def {name}") :].partition("\n\n\n")[0] + "\n" for name in ("halved", "doubled")),
)
REORDERED = BASE | {"noise": f"{HEAD}{DOUBLED}\n\n{HALVED}"}
NUMPY = "import numpy as np"
IMPORTS = "from autoencoders.noise import White, doubled, halved"
APART = "from autoencoders.halving import halved\nfrom autoencoders.networks import twice\n"
MOVED = edited((IMPORTS, f"{APART}from autoencoders.noise import White"), ("return doubled(", "return twice.doubled("))
MOVED |= {"noise": HEAD, "halving": HALVED, "networks.twice": DOUBLED, "networks": ""}
BY_MODULE = edited(
    (IMPORTS, "import autoencoders.noise"),
    ("White()", "autoencoders.noise.White()"),
    ("[halved", "[autoencoders.noise.halved"),
    ("return doubled", "return autoencoders.noise.doubled"),
)
PASSED_ON = edited((IMPORTS, IMPORTS.replace("noise", "all"))) | {"all": f"{IMPORTS}\n"}
HELPER = "def other():\n    return scipy\n\n\ndef doubled"
REGISTERED = "@np.register\ndef thrice(value):\n    return value * 3\n\n\ndef doubled"
SETTING = "import os\n\nos.environ['X'] = '1'\n"
SAME = {
    "a comment": edited(("SIGMA = 0.3", "SIGMA = 0.3  # of white")),
    "a docstring": edited(("Noise for pictures.", "Noise, in other words."), ('"""Draw."""', '"""Draw\n\n        slowly."""')),
    "a docstring added": edited(("def doubled(value):\n", 'def doubled(value):\n    """Twice."""\n')),
    "layout": edited(("SIGMA = 0.3\n", "\n\nSIGMA = 0.30\n"), ("value, times=1", "\n    value,\n    times=1,\n")),
    "a local variable's name": edited(("kept", "remaining"), ("pixel", "value"), ("dice", "rng")),
    "a function's name": edited(("halved", "made_half")),
    "a constant's name": edited(("SIGMA", "STRENGTH")),
    "another name in an import": edited((", doubled,", ", doubled as twice,"), ("doubled(s", "twice(s")),
    "a package's name here": edited((NUMPY, "import numpy"), ("np.random", "numpy.random")),
    "a part of a package": edited((NUMPY, "from numpy.random import default_rng"), ("np.random.default", "default")),
    "a module in place of its parts": BY_MODULE,
    "a helper beside": edited(("def doubled", "def thrice(value):\n    return value * 3\n\n\ndef doubled")),
    "an import for a helper": edited((NUMPY, "import numpy as np\nimport scipy"), ("def doubled", HELPER)),
    "a constant beside": edited(("SEEDS = 2", "SEEDS = 2\nOTHER = 3")),
    "a module passes it on": PASSED_ON,
    "what runs as a command": edited(("def doubled", 'if __name__ == "__main__":\n    print(KINDS)\n\n\ndef doubled')),
    "definitions in another order": REORDERED,
    "definitions in other modules": MOVED,
}


@pytest.mark.parametrize("files", SAME.values(), ids=SAME)
def test_what_changes_no_meaning_changes_no_digest(read: Read, files: dict[str, str]) -> None:
    assert files != BASE
    assert read(files).digest == read(BASE).digest


OTHER = {
    "a constant": edited(("SIGMA = 0.3", "SIGMA = 0.31")),
    "a constant's type": edited(("SIGMA = 0.3", "SIGMA = '0.3'")),
    "an operator": edited(("value / 2", "value // 2")),
    "a default": edited(("times=1", "times=2")),
    "an argument": edited(("seed=seed", "seed=1")),
    "a parameter's name": edited(("emoji", "mnist")),
    "a parameter that is another variable": edited(("drawn(self, shape, seed)", "drawn(self, seed, shape)")),
    "a decorator": edited(("def doubled", "@staticmethod\ndef doubled")),
    "a method of a base class": edited(('return KINDS["gaussian"]', 'return 2 * KINDS["gaussian"]')),
    "a base class": edited(("class White(Noise)", "class White")),
    "a class's name, which it prints": edited(("White", "Pink")),
    "a method's name": edited(("drawn(", "made(")),
    "which function is called": edited(("[halved(", "[doubled(")),
    "two calls exchanged": edited(("[halved(", "[_("), ("doubled(sum", "halved(sum"), ("[_(", "[doubled(")),
    "two variables exchanged": edited(("seed:.2f", "kept:.2f")),
    "an f-string": edited((".2f", ".3f")),
    "a step added": edited(('"""Learn."""', '"""Learn."""\n    print("learning")')),
    "the order of steps": edited(("    noise = White()\n", ""), ("    kept = [", "    noise = White()\n    kept = [")),
    "how often it is trained": edited(("SEEDS = 2", "SEEDS = 3")),
    "a setting at the top": edited(("SIGMA = 0.3", "SIGMA = 0.3\nnp.seterr(all='raise')")),
    "a value put into a table": edited(("class Noise", 'KINDS["gaussian"] = 2\n\n\nclass Noise')),
    "a table added to": edited(("class Noise", 'KINDS |= {"gaussian": 2}\n\n\nclass Noise')),
    "a package that is imported for what it does": edited((NUMPY, "import numpy as np\nimport keras_plugin")),
    "a function entered in a list": edited(("def doubled", REGISTERED)),
    "a setting in a module that is only imported": edited((NUMPY, f"{NUMPY}\nimport autoencoders.loud")) | {"loud": SETTING},
    "a setting of the package": edited() | {"": SETTING},
    "a function's name where it is handed on": edited(("doubled(sum(kept))", "print(doubled)"), ("doubled", "twice")),
}


@pytest.mark.parametrize("files", OTHER.values(), ids=OTHER)
def test_what_may_change_a_result_changes_its_digest(read: Read, files: dict[str, str]) -> None:
    before = edited(("doubled(sum(kept))", "print(doubled)")) if "print(twice)" in files["variants.one"] else BASE
    assert read(files).digest != read(before).digest


def test_names_count_for_whoever_asks_for_names(read: Read) -> None:
    for asked in ("type(self).__name__", "doubled.__name__.upper()"):
        asking = edited(("return KINDS", f"return {asked}, KINDS"))
        assert read(edited(("halved", "made_half"), files=asking)).digest != read(asking).digest


def test_functions_that_call_each_other_are_one_whatever_they_are_called(read: Read) -> None:
    pair = "def even(n):\n    return odd(n - 1) if n else True\n\n\ndef odd(n):\n    return even(n - 1) if n else False\n"
    other = pair.replace("even", "gerade").replace("odd", "ungerade")
    swapped = pair.replace("True", "None")
    digests = [
        read({"pair": text, "": ""}, f"pair.{name}").digest
        for text, name in ((pair, "even"), (other, "gerade"), (swapped, "even"))
    ]
    assert digests[0] != digests[2]
    assert read({"pair": pair, "": ""}, "pair.odd").digest != digests[0]
    named = [
        read({"pair": f"{text}\n\ndef main():\n    return {name}(2)\n", "": ""}, "pair.main").digest
        for text, name in ((pair, "even"), (other, "gerade"))
    ]
    assert named[0] == named[1]


def test_a_digest_names_the_definitions_that_it_was_made_from(read: Read) -> None:
    found = read(BASE)
    names = "noise.KINDS noise.Noise noise.SIGMA noise.White noise.doubled noise.halved variants.one.SEEDS variants.one.train"
    assert list(found.definitions) == [f"autoencoders.{name}" for name in names.split()]
    assert found.packages == ("numpy",)
    changed = read(edited(("SIGMA = 0.3", "SIGMA = 0.4"))).definitions
    assert [name for name in changed if changed[name] != found.definitions[name]] == ["autoencoders.noise.SIGMA"]


def test_packages_files_and_raw_data_are_those_of_the_definitions_that_are_used(read: Read) -> None:
    text = """
import PIL.Image
import resvg_py
from skimage import io
from proof.raw import pins
from proof.source.paths import resource

STYLE = resource("slides/palette.css")

def train(emoji):
    from scipy import linalg
    return PIL.Image.open(pins.content("emoji", "icons.json")), io.imread, linalg.norm, STYLE

def other():
    return resvg_py, resource("slides/other.css"), pins.content("mnist", "x")
"""
    files = {"one": text, "": "", "proof.raw.pins": "", "proof.source.paths": ""}
    found = read(files, "one.train")
    assert found.packages == ("pillow", "scikit-image", "scipy")
    assert (found.files, found.pins) == (("slides/palette.css",), ("emoji",))
    assert "resvg-py" in read(files, "one").packages, "a whole module is all it defines"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from .noise import gaussian\ndef f(): return gaussian", r"one.py:1 imports relatively"),
        (
            "from autoencoders.noise import *\ndef f(): return gaussian",
            "one.py:1 imports every name of autoencoders.noise",
        ),
        (
            "import importlib\ndef f(): return importlib.import_module('autoencoders.noise')",
            "one.py:2 uses import_module",
        ),
        ("from importlib import import_module as load\ndef f(): return load('x')", "uses import_module"),
        ("def f(): return __import__('autoencoders.noise')", "uses __import__, which hides what it depends on"),
        ("def f(): return eval('g()')", "uses eval"),
        ("def f(): return globals()['g']()", "uses globals"),
        ("def f(a): return a.__doc__", "uses __doc__"),
        ("class Base: pass\ndef f(): return Base.__subclasses__()", "uses __subclasses__"),
        ("def f(): return gaussian(2)", "uses gaussian, which nothing in it defines"),
        ("from proof.source.paths import resource\ndef f(name): return resource(name)", "calls resource with a computed name"),
        (
            "from autoencoders.noise import gauss\ndef f(): return gauss()",
            "src/autoencoders/noise.py defines no gauss",
        ),
        ("from autoencoders.nope import gauss\ndef f(): return gauss()", "autoencoders.nope is imported, but src"),
        ("def f():\n    x = 1\n    from numpy import x\n    return x", "gives an imported name a second meaning"),
    ],
)
def test_what_cannot_be_followed_is_an_error(read: Read, text: str, said: str) -> None:
    files = {"one": text, "noise": NOISE, "": "", "proof.source.paths": ""}
    with pytest.raises(SystemExit, match=said):
        read(files, "one.f")


def test_what_cannot_be_followed_does_no_harm_where_it_is_not_used(read: Read) -> None:
    text = "def f(): return 1\ndef g(): return eval('f()')\n"
    assert read({"one": text, "": ""}, "one.f").definitions.keys() == {"autoencoders.one.f"}


def test_a_package_that_is_not_pinned_is_an_error() -> None:
    with pytest.raises(SystemExit, match="imports torch, which requirements.lock does not pin"):
        closure.version("torch", "src/autoencoders/noise.py")


EVERYTHING = """
import numpy as np
from dataclasses import dataclass, field

A, B = 1, 2.5e-3
SIGNS = "−×\U0001fae8\\u200d"
SIGNS += "!"

@dataclass(frozen=True)
class Point:
    x: int = 0
    y: list = field(default_factory=list)

    @property
    def far(self): return abs(self.x) + sum(one for one in self.y if (last := one) > A)

def walk(first, /, second=A, *rest, key: int = 2, **more) -> str:
    global SIGNS
    total, (left, right) = 0, (1, 2)
    def inner(step=second):
        nonlocal total
        total += step
        return lambda one, *others: one + left + sum(others)
    try:
        with open(first) as file, open(second) as other:
            total += inner()(B, right)
    except (OSError, ValueError) as error:
        raise SystemExit(f"{error!r:>{key}}" f"" "plain" f"{total=}{first:}") from None
    match rest:
        case [Point(x=found), *others] if found: return {**more, "x": found, "y": others}
        case {"a": a, **left_over}: del total
        case _: pass
    while (n := len(rest)) and not key: break
    SIGNS = [np.sqrt(i) for i in range(n) for j in SIGNS if i if j]
    return {i: j for i, j in zip(rest, more)} | {i for i in rest}, [*rest][1:2], f"{key:.{n}f}", yielding(), first @ ~n

async def waiting(a):
    async for one in a: await one
    return [one async for one in a]

def yielding():
    got = yield A
    yield from got or ()
"""
DIGESTS = {
    "walk": "51da10e9643fb1d5",
    "Point": "3d39e56c3c54edc6",
    "waiting": "489bdb271bb2fb8d",
    "yielding": "86d273b9eab2677b",
    "SIGNS": "16ab042bceccc97b",
}


def test_a_definition_has_the_same_digest_in_every_python() -> None:
    """So they were in 3.11.7, 3.12.1 and 3.13.0."""
    found = definitions.read(EVERYTHING, "everything.py").definitions
    assert {name: found[name].digest[:16] for name in DIGESTS} == DIGESTS


def test_every_python_that_is_here_reads_all_definitions_alike() -> None:
    """Not only the selected ones above: a key may hang on any of them."""
    asks = (
        "import sys; sys.path.insert(0, 'src')\n"
        "from pathlib import Path\n"
        "from proof.source.definitions import read\n"
        "for file in sorted(Path('src').rglob('*.py')): print(file, repr(read(file.read_text(), str(file))))"
    )
    found = [shutil.which(f"python3.{minor}") for minor in (11, 12, 13)]
    kept = sorted((Path.home() / ".pyenv/versions").glob("3.1[123].*/bin/python"))
    told = {
        done.stdout
        for python in {sys.executable, *filter(None, found), *map(str, kept)}
        if not (done := subprocess.run([python, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=False)).returncode
    }
    assert len(told) == 1 and "src/autoencoders/runs.py" in told.pop()


def test_a_package_counts_with_those_that_it_imports_in_turn() -> None:
    assert {"contourpy", "kiwisolver", "numpy", "pillow"} <= {*closure.with_dependencies(["matplotlib"])}
    assert closure.with_dependencies(["packaging"]) == ["packaging"]


@pytest.mark.parametrize(
    "result", ["figures/pushes", "figures/held_out", "claims/noisy", "scores/dense", "runs/pca", "runs/digits_conv"]
)
def test_every_definition_that_runs_while_a_result_is_made_has_a_part_in_its_key(result: str) -> None:
    preload = "mutants.preload(('keras', 'tensorflow'))" if result == "runs/digits_conv" else "mutants.preload()"
    code = f"import mutants; {preload}; print(mutants.apart(mutants.ROOT, mutants.executed, {tuple(result.split('/'))}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tests", capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n", done.stderr


def test_no_mutant_of_a_definition_gives_other_bytes_under_the_same_key() -> None:
    """A few of those that `python tests/mutants.py` tries by the hundred."""
    command = [sys.executable, "tests/mutants.py", "15", "7", "scores/dense", "claims/losses", "figures/pushes"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    _, heads, *_, total, said = done.stdout[done.stdout.index("\n| what") :].splitlines()
    counted = dict(zip(*(map(str.strip, row.split("|")) for row in (heads, total)), strict=True))
    assert said == "0 exceptions"
    assert min(int(counted[fate]) for fate in ("same key, same bytes", "another key", "another key, other bytes")) > 0
