"""Prepare one data set: fetch what is missing of its raw files, prove them by their pins, and store them as arrays."""

from pathlib import Path

from autoencoders import images
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.raw.fetch import fetch


def make(artefact: Artefact, path: Path) -> None:
    """Write a data set."""
    for dataset in manifest.code(artefact).pins:
        fetch(dataset)
    pictures = manifest.imported(f"{artefact.module}.images")
    images.save(path, pictures(*(images.load(above.path) for above in manifest.upstream(artefact))))
