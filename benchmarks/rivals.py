"""Other ways to train the same networks, in an environment of their own, which is set up when it is first asked for."""

import json
import subprocess
import sys
from pathlib import Path

from autoencoders.steps import kernels
from benchmarks.measuring import Failed
from benchmarks.scratch import last_words, watched
from proof.source.paths import ROOT

COMPUTES = {"ours": "tensorflow", "pytorch": "torch", "keras_on_jax": "jax"}  # what Keras is built on; PyTorch's twins read it
NAMES = ("pytorch", "keras_on_jax")
PINS = ROOT / "benchmarks/requirements.txt"
FOLDER = ROOT / "build/rivals"


def environment() -> tuple[str, str]:
    """The Python that has the rivals, or nothing and the reason why."""
    python, done = FOLDER / "bin/python", FOLDER / PINS.name
    if done.exists() and done.read_bytes() == PINS.read_bytes():
        return str(python), ""
    install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    for command in ([sys.executable, "-m", "venv", "--clear", str(FOLDER)], [*install, "-r", str(PINS)]):
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
        if asked.returncode:
            return "", f"PyTorch and JAX could not be had, so ours stands alone: {last_words(asked.stderr + asked.stdout)}"
    done.write_bytes(PINS.read_bytes())
    return str(python), ""


def steps(clone: Path, python: str, side: str, networks: tuple[str, ...]) -> dict[str, float]:
    """The milliseconds of a step of each network."""
    command = (python, "-m", "benchmarks.steps", side, *networks)
    said = watched(command, clone, KERAS_BACKEND=COMPUTES[side], **kernels.SETTINGS).said
    try:
        return json.loads(said.splitlines()[-1])
    except (IndexError, ValueError):
        raise Failed(f"{side} told no times: {last_words(said)}") from None
