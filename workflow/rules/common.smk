"""The way to the package, and the input functions of all rules."""

import atexit
import gc
import sys
from pathlib import Path

gc.freeze()  # what is loaded stays, and a plan makes much and drops little: looking through it took a sixth of the time
gc.set_threshold(100_000, 20, 100)
sys.path.insert(0, str(Path(workflow.basedir) / "src"))

from proof.build import building, manifest, plan
from proof.build.manifest import Artefact
from proof.deck import decks
from proof.source import notes
from snakemake.logging import logger

# A first training that fails leaves nothing to go back to, which is no news.
logger.addFilter(lambda record: not str(record.msg).startswith("Cannot restore"))

notes.trust()
building.pass_on(config)
SEEN = building.stamp()
DECKS = decks.written()
EXPORTED = config.get("deck", manifest.MAIN)
plan.check(manifest.whole())


onstart:
    building.alone(workflow.resource_settings.cores or 0, SEEN)
    plan.remember()


@atexit.register
def forecast():
    """At the end of a dry run: what would be made, why, and how long it would take."""
    if workflow.dryrun and workflow._dag is not None:
        files = [
            str(file)
            for job in workflow.dag.needrun_jobs(exclude_finished=False)
            for file in job.output
        ]
        print(plan.forecast(files, max(1, workflow.resource_settings.cores or 1)))


wildcard_constraints:
    name=r"[^/.]+",


def deck(name):
    """A deck in its forms, and all results that wait for no training but its own."""

    def files(wildcards):
        forms = expand("results/{name}.{form}", name=name, form=plan.forms())
        return forms + [artefact.path for artefact in plan.within_reach(name)]

    return files


def exports(wildcards):
    """What is exported of the deck that was asked for."""
    return plan.exports(EXPORTED)


def made_from(kind, name=None):
    """What an artefact of this kind is made from, if it has to be made."""

    def files(wildcards):
        return plan.inputs(Artefact(kind, name or wildcards.name))

    return files


def cores_each(wildcards):
    """The cores of one training: all that there are, if it is alone, and one, if many can run beside it."""
    return plan.cores_each(
        Artefact("runs", wildcards.name),
        workflow.cores,
        frozenset(workflow.dag_settings.targets),
    )


def urgency(kind):
    """What the longest wait hangs on comes first."""

    def seconds(wildcards):
        return manifest.urgency(Artefact(kind, wildcards.name))

    return seconds
