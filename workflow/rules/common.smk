"""What the rules share: the import path, the settings of the build, and input functions."""

import atexit
import gc
import os
import sys
from pathlib import Path

gc.freeze()  # planning allocates much and frees little: garbage collection took a sixth of its time
gc.set_threshold(100_000, 20, 100)
sys.path.insert(0, str(Path(workflow.basedir) / "src"))

from proof.build import building, manifest, plan, seeds, settings
from proof.build.manifest import Artefact
from proof.deck import decks
from proof.source import notes, science
from snakemake.logging import logger
from snakemake.utils import min_version

min_version("9.0")

# When a first training fails, there is no earlier run to restore, and no need to say so.
logger.addFilter(lambda record: not str(record.msg).startswith("Cannot restore"))

# With --directory, relative paths in settings start where the command was typed.
TYPED_IN = os.environ.get("PWD", "") if workflow.overwrite_workdir else ""
workflow.register_envvars(
    *settings.take(config, Path.cwd() / TYPED_IN, child=workflow.remote_exec)
)
notes.trust()
building.pass_on()
SEEN = building.stamp()
DECKS = decks.written()
EXPORTED = config.get(settings.DECK, manifest.MAIN)
TRAINING = f"{{name}}-{{key}}/{{seed}}{Path(manifest.KINDS['runs'].file).suffix}"  # a seed's file on the shelf
SEEDED = [  # variants that are gathered from seeds
    name
    for name in science.names("runs")
    if manifest.seed_count(Artefact("runs", name))
]
if not workflow.remote_exec:  # a child sees results while other jobs write them
    plan.stop_if_edited(manifest.all_artefacts())


onstart:
    building.take_lock(SEEN)
    plan.remember()
    seeds.prune()


@atexit.register
def forecast():
    """Print, at the end of a dry run, what would be made, why, and how long that takes."""
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
    """The forms of a deck, and all results that need no training beyond the deck's own."""

    def files(wildcards):
        forms = expand("results/{name}.{form}", name=name, form=plan.forms())
        return forms + [artefact.path for artefact in plan.within_reach(name)]

    return files


def exports(wildcards):
    """The exports of the deck that `--config deck=...` names."""
    return plan.exports(EXPORTED)


def files_of(kind):
    """The paths of a result of this kind and of its receipt, from the science's table of kinds."""
    file = f"results/{manifest.KINDS[kind].file}"
    return [file, f"{file}.receipt"]


def made_from(kind, name=None):
    """What an artefact of this kind is made from; nothing if it is fresh."""

    def files(wildcards):
        return plan.inputs(Artefact(kind, name or wildcards.name))

    return files


def training(wildcards):
    """The seed that belongs at this path on the shelf."""
    return plan.seed_at(
        Artefact("runs", wildcards.name),
        f"{wildcards.name}-{wildcards.key}",
        int(wildcards.seed),
    )


def training_from(wildcards):
    """What a seed is trained on; nothing if it is on the shelf already."""
    return plan.inputs_of_seed(training(wildcards))


def memory(kind):
    """Megabytes to reserve for a job: its last peak and a margin, times the number of the attempt."""

    def megabytes(wildcards, attempt):
        return attempt * plan.memory(Artefact(kind, wildcards.name))

    return megabytes


def minutes(kind):
    """Minutes to allow for a job: several times what it last took, times the number of the attempt."""

    def time(wildcards, attempt):
        return attempt * plan.minutes(Artefact(kind, wildcards.name))

    return time


def urgency(kind):
    """The priority of a job: the seconds of data and training on the longest chain that waits for it."""

    def seconds(wildcards):
        return manifest.urgency(Artefact(kind, wildcards.name))

    return seconds
