"""Train a variant, with one of its seeds where it has some."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from autoencoders.steps import kernels

os.environ.update(kernels.SETTINGS)  # before numpy and TensorFlow are imported
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # TensorFlow greets with a dozen lines otherwise

from autoencoders import images, runs
from autoencoders.images import Images
from proof.build import manifest
from proof.build.manifest import Artefact

EPOCHS_IN_QUICK = 2


def make(artefact: Artefact, path: Path, seed: int | None = None, part: Callable[[Images], Images] | None = None) -> None:
    """Write the run of this seed, or of a variant in which nothing is random; a trial may take a `part` of each data set."""
    train = manifest.imported(f"{artefact.module}.train")
    if training := sys.modules.get("autoencoders.learning.training"):
        training.NAME = artefact.name
    loaders = {"data": lambda file: part(images.load(file)) if part else images.load(file), "runs": runs.load}
    upstream = {above.name: loaders[above.kind](above.path) for above in manifest.upstream(artefact)}
    run = runs.together([train(**upstream)]) if seed is None else train(**upstream, seed=seed)
    runs.save(path, run)


def make_briefly(artefact: Artefact, path: Path, seed: int | None = None) -> None:
    """Write the run of a quick trial, after an epoch or two."""
    manifest.imported(f"{artefact.module}.train")
    if training := sys.modules.get("autoencoders.learning.training"):
        training.MAX_EPOCHS = EPOCHS_IN_QUICK
    make(artefact, path, seed)
