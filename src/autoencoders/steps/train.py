"""Train a variant, with one of its seeds where it has some."""

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from autoencoders.steps import kernels

os.environ.update(kernels.SETTINGS)  # before numpy and TensorFlow are imported
os.environ.update({"KERAS_HOME": os.devnull, "KERAS_BACKEND": "tensorflow"})  # nobody's keras.json changes a training
os.environ.pop("KERAS_MAX_EPOCHS", None)
os.environ.pop("KERAS_MAX_STEPS_PER_EPOCH", None)
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # TensorFlow greets with a dozen lines otherwise

from autoencoders import images, runs
from autoencoders.images import Images
from autoencoders.steps import quick
from proof.build import manifest, settings
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path, seed: int | None = None, part: Callable[[Images], Images] | None = None) -> None:
    """Write the run of this seed, or of a variant in which nothing is random; a trial may take a `part` of each data set."""
    variant = importlib.import_module(artefact.module)
    if training := sys.modules.get("autoencoders.learning.training"):
        training.NAME = artefact.name
        training.MAX_EPOCHS = quick.EPOCHS if settings.quick() else None
    loaders = {"data": lambda file: part(images.load(file)) if part else images.load(file), "runs": runs.load}
    upstream = {above.name: loaders[above.kind](above.path) for above in manifest.upstream(artefact)}
    run = runs.together([variant.train(**upstream)]) if seed is None else variant.train(**upstream, seed=seed)
    runs.save(path, run)
