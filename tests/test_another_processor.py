"""What is made from committed runs is the same, byte for byte, on this processor and as on lesser ones."""

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autoencoders.steps import kernels
from conftest import Project
from proof.source.paths import ROOT

ELSEWHERE = ROOT / "tests/another_processor"  # numpy and math off by a bit
LESSER = {
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Nehalem",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable",  # as new and as old libraries call them
    "ONEDNN_MAX_CPU_ISA": "SSE41",
}
SENSITIVE = {  # what each of these settings decides, as one line of Python that prints bits
    "NPY_DISABLE_CPU_FEATURES": "import numpy as np; print(np.exp(np.linspace(0, 9, 999, dtype='f')).tobytes().hex())",
    "OPENBLAS_CORETYPE": "import numpy as np; a = np.linspace(0, 9, 9999).reshape(99, 101); print((a @ a.T).tobytes().hex())",
    "GLIBC_TUNABLES": "import math; print([math.sin(i / 7) for i in range(9999)])",
}
SWIFT = ("scores", "claims", "ledger", "figures")  # kinds; sprites take their time, and have a test of their own
PRODUCT = "import tensorflow as tf; a = tf.random.stateless_normal((64, 64), (1, 2)); bits = (a @ a).numpy().tobytes().hex()"
HAS_LIMITS = sys.platform == "linux" and platform.machine() == "x86_64"
ONLY_X86 = pytest.mark.skipif(not HAS_LIMITS, reason="these settings are those of Linux on x86-64")


def environment(**more: str) -> dict[str, str]:
    """What the commands of this project need, and more; without the limits under which these tests may run."""
    kept = {name: value for name, value in os.environ.items() if name not in LESSER}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "TF_CPP_MIN_LOG_LEVEL": "3"} | more


def elsewhere(sources: Path) -> dict[str, str]:
    """A lesser processor, whose library rounds otherwise, too."""
    return LESSER | {"PYTHONPATH": os.pathsep.join([str(ELSEWHERE), str(sources)])}


def said(*command: str, **more: str) -> str:
    """What a command prints, whatever its end."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment(**more), capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr[-2000:]


@ONLY_X86
@pytest.mark.parametrize("setting", SENSITIVE)
def test_each_limit_changes_bits(setting):
    usual, limited = said("-c", SENSITIVE[setting]), said("-c", SENSITIVE[setting], **{setting: LESSER[setting]})
    assert "Error" not in usual + limited and usual != limited


@ONLY_X86
@pytest.mark.skipif("ONEDNN_MAX_CPU_ISA" in os.environ, reason="this process is limited already")
def test_the_limit_for_trainings_changes_bits():
    here = {}
    exec(PRODUCT, here)  # in this process, which has TensorFlow already
    there = said("-c", PRODUCT + "; print(bits)", ONEDNN_MAX_CPU_ISA=LESSER["ONEDNN_MAX_CPU_ISA"])
    assert re.search(r"^[0-9a-f]{32768}$", there, re.MULTILINE) and here["bits"] not in there


def test_the_command_that_trains_chooses_its_kernels_before_it_imports_what_reads_the_choice():
    told = said(
        "-c",
        "import os, sys, autoencoders.steps.train, threadpoolctl\n"
        "assert 'tensorflow' not in sys.modules\n"
        "threads = {pool['num_threads'] for pool in threadpoolctl.threadpool_info()}\n"
        "print(os.environ['TF_ENABLE_ONEDNN_OPTS'], threads)",
        **dict.fromkeys(kernels.SETTINGS, "2"),
    )
    assert told == "1 {1}\n"


def test_results_come_out_of_the_committed_runs_byte_for_byte():
    assert "byte for byte" in said("-m", "proof", "remake", *SWIFT)


def test_results_come_out_of_the_committed_runs_byte_for_byte_as_on_another_processor():
    told = said("-m", "proof", "remake", *SWIFT, **elsewhere(ROOT / "src"))
    assert "byte for byte" in told


@pytest.mark.parametrize("kind", ["f4", "f8"])
def test_another_processor_parts_in_the_last_bit_of_what_is_not_exact_and_agrees_on_the_rest(kind):
    asked = f"import numpy as np; print(np.log10(np.array([2, 3, 1], '{kind}')).tolist())"
    here, there = (eval(said("-c", asked, **more)) for more in ({}, elsewhere(ROOT / "src")))
    apart = np.abs(np.array(here) - there)
    assert (apart[:2] > 0).all() and (apart <= np.finfo(kind).eps).all() and apart[2] == 0


def test_a_deck_comes_out_the_same_as_on_another_processor(tiny: Project):
    asked = [tiny.path / "results/talk.html"]
    asked += [file for kind in ("scores", "figures", "sprites", "claims") for file in tiny.path.glob(f"results/{kind}/*[!t]")]
    made = {file: file.read_bytes() for file in asked}
    assert {file.suffix for file in made} >= {".json", ".svg", ".webp", ".html"}
    for file in made:
        file.unlink()
    done = tiny.snakemake("results/talk.html", **elsewhere(tiny.path / "src"))
    assert done.returncode == 0, done.stderr[-2000:]
    assert [file.name for file, content in made.items() if file.read_bytes() != content] == []
