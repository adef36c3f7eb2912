"""Prepare one data set: fetch what is missing of its raw files, prove them by their pins, and store them as arrays."""

import importlib
from pathlib import Path

from autoencoders import images
from autoencoders.steps import quick
from proof.build import manifest, settings
from proof.build.manifest import Artefact
from proof.raw.fetch import fetch


def make(artefact: Artefact, path: Path) -> None:
    """Write a data set; a quick trial has a stand-in for it that needs no download."""
    module = importlib.import_module(artefact.module)
    if settings.quick():
        module = quick.stand_in(artefact.name, module)
    else:
        for dataset in manifest.code(artefact).pins:
            fetch(dataset)
    images.save(path, module.images(*(images.load(above.path) for above in manifest.upstream(artefact))))
