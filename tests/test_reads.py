"""What runs is what is proven: a job that reads, imports or starts what its key does not count ends in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from conftest import ROOT, Project
from proof.build import packages
from proof.source import definitions

VARIANT, SAID = "src/tiny/variants/dim.py", '    """Nothing to train."""\n'
KEPT = "t = pathlib.Path(tempfile.mkdtemp(), 'kept'); t.write_text('1'); t.read_text()"
REFUSED = {  # what a variant does, and of which file or program the sentence speaks
    "pathlib.Path('mine.txt').read_text()": "reads {}/mine.txt",
    "np.load({outside!r})": "reads {outside}",
    "runpy.run_path('src/tiny/hidden.py')": "reads {}/src/tiny/hidden.py",
    "getattr(importlib, 'import_' + 'module')('tiny.hidden')": "reads {}/src/tiny/hidden.py",
    "subprocess.run(['true'])": "starts true",
}
HEAD = "    import importlib, pathlib, runpy, subprocess, tempfile\n"


@pytest.fixture
def reading(tiny: Project, tmp_path: Path) -> Project:
    """A tiny talk with files that nothing counts."""
    (tiny.path / "mine.txt").write_text("3")
    (tiny.path / "src/tiny/hidden.py").write_text("X = 3\n")
    np.save(tmp_path / "outside.npy", np.ones(3))
    return tiny


def made(project: Project, does: str = "pass", **environment: str) -> subprocess.CompletedProcess:
    """What comes of a variant that does something more."""
    project.edit(VARIANT, SAID, f"{SAID}{HEAD}    {does}\n")
    return project.run(sys.executable, "-m", "proof", "make", "runs", "dim", **environment)


@pytest.mark.parametrize("does", REFUSED)
def test_what_a_key_does_not_count_is_not_read(reading: Project, tmp_path: Path, does: str) -> None:
    outside = str(tmp_path / "outside.npy")
    done = made(reading, does.format(outside=outside))
    assert done.returncode == 1
    assert f"results/runs/dim.npz {REFUSED[does].format(reading.path, outside=outside)}" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_job_wrote_itself_it_may_read(reading: Project) -> None:
    done = made(reading, KEPT)
    assert done.returncode == 0, done.stderr


def test_nothing_stands_before_the_packages_that_are_pinned(reading: Project, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").touch()
    done = made(reading, PYTHONPATH=f"{reading.path}/src{os.pathsep}{tmp_path}")
    assert f"sitecustomize is imported from {tmp_path}/sitecustomize.py, which no key counts" in done.stderr
    (reading.path / "numpy.py").touch()
    assert f"reads {reading.path}/numpy.py, which its key does not count" in made(reading).stderr


def test_a_package_with_the_name_of_a_module_is_refused(tiny: Project) -> None:
    (tiny.path / "src/tiny/dimming").mkdir()
    (tiny.path / "src/tiny/dimming/__init__.py").write_text("BY = 0.9\n")
    said = "tiny.dimming is src/tiny/dimming/__init__.py and src/tiny/dimming.py, and Python takes the first"
    assert said in tiny.check().stderr


def test_a_result_does_not_ask_what_makes_it(tiny: Project) -> None:
    tiny.edit(VARIANT, SAID, f"{SAID}    from proof.build import settings\n\n    settings.seed_limit()\n")
    assert "tiny.variants.dim.outcome asks proof.build.settings, and no key counts the answer" in tiny.check().stderr


@pytest.mark.parametrize("text", ["os.environ['HOME']", "os.environ.get('HOME')", "os.getenv('HOME')", "dict(os.environ)"])
def test_what_reads_the_environment_is_refused_in_a_result(text: str) -> None:
    source = f"import os\ndef f(): return {text}\n"
    assert "one.py:2 reads the environment" in definitions.read(source, "src/autoencoders/one.py").definitions["f"].opaque
    assert not definitions.read(source, "src/proof/one.py").definitions["f"].opaque


def test_a_setting_may_be_put_into_the_environment_and_leaves_the_digest_as_it_was() -> None:
    source = "import os\ndef f(): os.environ['X'] = '1'\n"
    ours, engine = (definitions.read(source, f"src/{name}/one.py").definitions["f"] for name in ("autoencoders", "proof"))
    assert ours.opaque == ""
    assert ours.digest == engine.digest


def test_a_package_of_another_version_than_is_pinned_stops_a_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages.stop_if_not_as_pinned()
    (tmp_path / "python_pptx-0.0.1.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(SystemExit, match="python-pptx 0.0.1 is installed in .*, and 1.0.2 is pinned: run `make setup`"):
        packages.stop_if_not_as_pinned()


def test_nobody_s_own_settings_of_matplotlib_and_keras_change_a_result(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\naxes.grid: True\nxtick.major.size: 20\n")
    (tmp_path / "keras.json").write_text('{"floatx": "float16", "epsilon": 0.1}')
    own = {"MPLCONFIGDIR": str(tmp_path), "KERAS_HOME": str(tmp_path), "KERAS_MAX_EPOCHS": "1", "PYTHONPATH": str(ROOT / "src")}
    asks = (
        "from proof.build import manifest\n"
        "manifest.imported('autoencoders.steps.draw.make'), manifest.imported('autoencoders.steps.train.make')\n"
        "import matplotlib, keras\n"
        "assert matplotlib.rcParams == matplotlib.rcParamsDefault\n"
        "print(keras.config.floatx(), keras.config.epsilon(), keras.config.max_epochs(), keras.backend.backend())"
    )
    done = subprocess.run([sys.executable, "-c", asks], env=os.environ | own, capture_output=True, text=True, check=False)
    assert done.stdout == "float32 1e-07 None tensorflow\n", done.stderr
