"""The way to the package, and the input functions of all rules."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(workflow.basedir) / "src"))

from autoencoders.pipeline import building, manifest, settle
from autoencoders.slides import decks
from autoencoders.pipeline.manifest import Artefact

building.pass_on(config)
building.alone()
DECKS = decks.names()
ARTEFACTS = manifest.everything(manifest.talks())
RESULTS = [artefact for artefact in ARTEFACTS if artefact.kind in manifest.COMMITTED]
settle.settle(ARTEFACTS)


def made_from(kind):
    """What an artefact of this kind is made from, if it has to be made."""

    def files(wildcards):
        artefact = Artefact(kind, wildcards.name)
        return settle.needed(artefact, manifest.upstream(artefact))

    return files


def seconds(wildcards):
    """Longest job first: by the time that the last training took."""
    return manifest.last_seconds(Artefact("runs", wildcards.name))
