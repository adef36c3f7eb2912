"""Try other constants of a variant: `python -m proof try VARIANT CONSTANT=5,20`.

All combinations are trained in build/try, each seed in a process of its own, and stay there. A table compares them with the
committed scores; on a part of the data, with the variant as it is. With RECORD=1 the trials are also written to
benchmarks/trials, where the same command writes them again. Results, and all other files of the project, stay as they are.
"""

import ast
import contextlib
import itertools
import math
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from proof.build import building, manifest, receipts, settings, trial
from proof.build.manifest import Artefact
from proof.build.trial import FOLDER, WHOLE, Trial
from proof.deck import numerals
from proof.report import trial_record, trial_table
from proof.source import science
from proof.source.paths import ROOT

OPTIONS = ("SCORES", "SORT", "ON", "RECORD", "CORES")  # words that stand for no constant of a variant
START_SECONDS = 5  # that a training takes before it begins


def main(variant: str, *words: str) -> None:
    """Train what is missing, print a table, and write a record if one is asked for; SystemExit if a training is left."""
    given, sweep = understood(variant, words)
    sort, recorded = given.get("SORT", ""), given.get("RECORD", "") not in ("", "0")
    names, cores = trial_table.names(variant, given.get("SCORES", ""), sort), number(given, "CORES", os.cpu_count() or 1)
    part = chosen_part(variant, given.get("ON", ""), recorded)
    planned = plan(variant, part, number(given, trial.SEEDS, 1), sweep)
    if recorded:
        trial_record.stop_if_uncommitted()
    trials = {item.folder: item for seed in zip(*(trials for _, trials in planned), strict=True) for item in seed}
    missing = [item for item in trials.values() if not item.result()]  # the first seed of each row first
    print(forecast(variant, missing, len(trials), cores), flush=True)
    stopped = train(variant, missing, cores)
    shown = trial_table.rows(variant, part, planned)
    names = names or trial_table.first_scores(shown)
    print(f"{trial_table.text(shown, names, sort)}\n{remark(variant, part)}")
    if left := sum(not item.result() for item in trials.values()):
        why = "were not trained: the same command goes on from there" if stopped else "failed: see above"
        raise SystemExit(f"{left} of {len(trials)} {why}")
    if recorded:
        print(f"recorded in {trial_record.write(list(trials.values()), names)}")


def understood(variant: str, words: tuple[str, ...]) -> tuple[dict[str, str], dict[str, list]]:
    """All words by name, and the values of each constant among them; SystemExit for a name or a value that says nothing."""
    if variant not in science.names("runs"):
        raise SystemExit(f"there is no variant {variant}{numerals.nearest(variant, science.names('runs'))}")
    own, given = trial.constants(variant), dict(word.partition("=")[::2] for word in words)
    known = (*own, trial.SEEDS, *OPTIONS)
    for name in given:
        if name not in known:
            raise SystemExit(f"{variant} has no constant {name} that could be tried{numerals.nearest(name, known)}")
    return given, {name: values(name, given[name], own[name]) for name in own if name in given}


def values(name: str, text: str, own: object) -> list:
    """The values to try of a constant, separated by commas: literals of the type that it has."""
    try:
        listed = ast.literal_eval(f"[{text}]")
    except (ValueError, SyntaxError):
        listed = []
    fit = [isinstance(value, type(own)) or (isinstance(own, float) and isinstance(value, int)) for value in listed]
    if not fit or not all(fit):
        raise SystemExit(f"{name}={text} cannot be tried: write values like {own!r}, with commas between them")
    return listed


def number(given: dict[str, str], name: str, default: int) -> int:
    """A word that is a number from 1 on."""
    text = given.get(name, str(default))
    if not (text.isdecimal() and int(text)):
        raise SystemExit(f"{name}={text} is no number from 1 on")
    return int(text)


def chosen_part(variant: str, name: str, recorded: bool) -> str:
    """The part of the data to train on: as asked for, or else all, or the first of the science's parts for a record."""
    parts = science.table().PARTS
    part = name or (next(iter(parts), WHOLE) if recorded else WHOLE)
    if part not in (WHOLE, *parts):
        raise SystemExit(f"ON={part} is no part of the data{numerals.nearest(part, (WHOLE, *parts))}")
    if part != WHOLE and not any(above.kind == "data" for above in manifest.upstream(Artefact("runs", variant))):
        raise SystemExit(f"{variant} is made from no data set that it could have a part of: say ON={WHOLE}")
    return part


def plan(variant: str, part: str, count: int, sweep: dict[str, list]) -> list[tuple[dict, list[Trial]]]:
    """The trials of each combination of constants; on a part of the data also those of the variant as it is."""
    own = trial.constants(variant)
    settings = [dict(zip(sweep, combination, strict=True)) for combination in itertools.product(*sweep.values())]
    as_it_is = {name: own[name] for name in sweep}
    if part != WHOLE and as_it_is not in settings:
        settings.append(as_it_is)
    seeds = range(1, count + 1) if manifest.seed_count(Artefact("runs", variant)) else [0]
    return [(chosen, [Trial(variant, part, changed(chosen, own), seed) for seed in seeds]) for chosen in settings]


def changed(row: dict, own: dict) -> dict:
    """What a row has otherwise than the variant's module."""
    return {name: value for name, value in row.items() if value != own[name]}


def forecast(variant: str, missing: list[Trial], count: int, cores: int) -> str:
    """Text on how many trainings there will be, and on how long they take if a receipt tells."""
    there = f"{variant}: {count - len(missing)} of {count} trials are there"
    if not missing:
        return there
    seconds = [seconds_of(item) for item in missing]
    wait = f"about {receipts.duration(max(*seconds, sum(seconds) / cores))}" if all(seconds) else "who knows how long"
    return f"{there}, {len(missing)} to train: {wait} on {cores} core{'s' * (cores > 1)}"


def seconds_of(item: Trial) -> float:
    """How long a training takes by the variant's last receipt, and in proportion to its epochs; 0 if there is no receipt."""
    seconds, own = manifest.last_seconds(item.run, 0), trial.constants(item.variant)
    factor = math.prod(item.changed[name] / own[name] for name in science.table().LASTING if name in item.changed)
    return START_SECONDS + factor * seconds / max(1, manifest.seed_count(item.run)) if seconds else 0


def remark(variant: str, part: str) -> str:
    """What to keep in mind of a table."""
    if part == WHOLE:
        ways = " or ".join(f"ON={name}" for name in science.table().PARTS) or "other data"
        return f"Results are judged by these data, so nothing may be chosen by them: choose by {ways}"
    runs = ", ".join(above.name for above in manifest.upstream(Artefact("runs", variant)) if above.kind != "data")
    return f"on a part of the data, {part}" + (f", of which {runs} had all" if runs else "")


def prepare(variant: str) -> None:
    """Have all in place that a variant's trainings read; SystemExit if a run among it is not the one that this code makes."""
    above = manifest.upstream(Artefact("runs", variant))
    for run in above:
        if run.kind != "data" and (why := receipts.why_stale(run)):
            raise SystemExit(f"{variant} is made from {run}, which is stale ({why}): `make results` makes it again")
    settings.take({}, Path.cwd())
    building.pass_on()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with contextlib.chdir(FOLDER):
        for data in above:
            if data.kind == "data":
                bring(data)


def bring(data: Artefact) -> None:
    """Have a fresh data set in the working folder: a link to the project's own where that is fresh, or else made here."""
    with contextlib.chdir(ROOT):
        fresh = receipts.why_stale(data) is None
    if fresh:
        data.path.parent.mkdir(parents=True, exist_ok=True)
        for path in (data.path, data.receipt):
            path.unlink(missing_ok=True)
            path.symlink_to(ROOT / path)
    elif receipts.why_stale(data):
        for above in manifest.upstream(data):
            bring(above)
        if subprocess.run([sys.executable, "-m", "proof", "make", data.kind, data.name], check=False).returncode:
            raise SystemExit(f"{data.name} could not be made: see above")


def train(variant: str, trials: list[Trial], cores: int) -> bool:
    """Train trials, as many at once as there are cores; was it stopped by Ctrl-C? What was being trained then is lost."""
    processes: list[subprocess.Popen] = []

    def train_one(item: Trial) -> None:
        words = [item.variant, item.part, repr(item.changed), str(item.seed)]
        environment = os.environ | {"MALLOC_ARENA_MAX": "1"}  # as for a build's trainings
        command = [sys.executable, "-m", "proof", "try-one", *words]
        processes.append(subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True))  # without its own Ctrl-C
        processes[-1].wait()

    pool = ThreadPoolExecutor(cores)
    try:
        if trials:
            prepare(variant)
        for job in [pool.submit(train_one, item) for item in trials]:
            job.result()
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        return True
    finally:
        pool.shutdown()
    return False
