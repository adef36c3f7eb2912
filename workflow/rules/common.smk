"""The way to the package, and the input functions of all rules."""

import atexit
import gc
import os
import sys
from pathlib import Path

gc.freeze()  # what is loaded stays, and a plan makes much and drops little: looking through it took a sixth of the time
gc.set_threshold(100_000, 20, 100)
sys.path.insert(0, str(Path(workflow.basedir) / "src"))

from proof.build import building, manifest, plan, seeds, settings
from proof.build.manifest import Artefact
from proof.deck import decks
from proof.source import notes, science
from snakemake.logging import logger
from snakemake.utils import min_version

min_version("9.0")

# A first training that fails leaves nothing to go back to, which is no news.
logger.addFilter(lambda record: not str(record.msg).startswith("Cannot restore"))

TYPED_IN = os.environ.get("PWD", "") if workflow.overwrite_workdir else ""
workflow.register_envvars(
    *settings.take(config, Path.cwd() / TYPED_IN, child=workflow.remote_exec)
)
notes.trust()
building.pass_on()
SEEN = building.stamp()
DECKS = decks.written()
EXPORTED = config.get(settings.DECK, manifest.MAIN)
TRAINING = f"{{name}}-{{key}}/{{seed}}{Path(manifest.KINDS['runs'].file).suffix}"  # on the shelf
SEEDED = [
    name
    for name in science.names("runs")
    if manifest.seed_count(Artefact("runs", name))
]
if not workflow.remote_exec:  # a job sees what other jobs are just writing
    plan.stop_if_edited(manifest.all_artefacts())


onstart:
    building.take_lock(SEEN)
    plan.remember()
    seeds.prune()


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


def files_of(kind):
    """Where results of this kind lie, by the science's table, each with its receipt."""
    file = f"results/{manifest.KINDS[kind].file}"
    return [file, f"{file}.receipt"]


def made_from(kind, name=None):
    """What an artefact of this kind is made from, if it has to be made."""

    def files(wildcards):
        return plan.inputs(Artefact(kind, name or wildcards.name))

    return files


def training(wildcards):
    """The seed whose file lies at this place on the shelf."""
    return plan.seed_at(
        Artefact("runs", wildcards.name),
        f"{wildcards.name}-{wildcards.key}",
        int(wildcards.seed),
    )


def training_from(wildcards):
    """What a training is made from, if it has to be made."""
    return plan.inputs_of_seed(training(wildcards))


def memory(kind):
    """Megabytes for a job: what it took the last time, and some more; twice that where it was not enough."""

    def megabytes(wildcards, attempt):
        return attempt * plan.memory(Artefact(kind, wildcards.name))

    return megabytes


def minutes(kind):
    """The time that a job may take, by what it took the last time; more where it was not enough."""

    def time(wildcards, attempt):
        return attempt * plan.minutes(Artefact(kind, wildcards.name))

    return time


def urgency(kind):
    """The priority of a job: the seconds of data and training that wait for it."""

    def seconds(wildcards):
        return manifest.urgency(Artefact(kind, wildcards.name))

    return seconds
