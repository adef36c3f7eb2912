"""The way to the package, and the input functions of all rules."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(workflow.basedir) / "src"))
os.environ["PYTHONPATH"] = os.pathsep.join([sys.path[0], os.environ.get("PYTHONPATH", "")])
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
if "mirror" in config:
    os.environ["AUTOENCODERS_MIRROR"] = str(config["mirror"])

from autoencoders import building, decks, manifest, settle
from autoencoders.manifest import Artefact

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
