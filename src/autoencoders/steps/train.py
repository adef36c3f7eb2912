"""Train one variant: `python -m autoencoders train dense 2` does so in two processes, which take seed after seed."""

import importlib
import inspect
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from autoencoders.steps import kernels

os.environ.update(kernels.SETTINGS)
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # TensorFlow greets with a dozen lines otherwise

from autoencoders import images, runs
from autoencoders.learning.repeat import repeat
from autoencoders.runs import Run
from autoencoders.steps import quick
from autoencoders.steps.company import claimed, company, help_out
from proof.build import command, manifest, receipts
from proof.build.manifest import Artefact

TIMES = ".json"  # of each seed, beside its run until all are done
BESIDE = "beside"  # instead of how many processes: one of those that the first has called


def main(name: str, processes: str = "1") -> None:
    """Train a variant, unless its run stands."""
    artefact = Artefact("runs", name)
    receipts.key(artefact)  # before the code is read: an edit while TensorFlow starts makes the result stale
    if receipts.stands(artefact):
        receipts.renew(artefact)
        print(f"{name} stays: its code is the same, and what it is made from came out the same")
    else:
        train_anew(artefact, processes)


def train_anew(artefact: Artefact, processes: str) -> None:
    """Train with each of the variant's seeds; a stopped training goes on with the first seed that is not done.

    Of several processes the first calls the others, and puts together what all have trained.
    """
    name = artefact.name
    variant = importlib.import_module(artefact.module)
    seeded = "seed" in inspect.signature(variant.train).parameters
    count = variant.SEEDS if seeded else 0
    if training := sys.modules.get("autoencoders.learning.training"):
        training.NAME = name
    if receipts.QUICK:
        count = quick.shorten(count)
    count = min(count, receipts.seeds_asked() or count)
    loaders = {"data": images.load, "runs": runs.load}
    given = {above.name: loaders[above.kind](above.path) for above in manifest.upstream(artefact)}
    seeds = list(range(1, count + 1))
    stem = artefact.path.parent / f".{name}-{receipts.key(artefact)[:16]}"

    def done(seed: int) -> Path:
        return stem.with_name(f"{stem.name}-seed{seed}.npz")

    train = timed(variant.train, done) if seeds else variant.train
    words = [sys.executable, "-m", "autoencoders", "train", name, BESIDE]

    def train_one(seed: int) -> None:
        repeat(train, given, [seed], done)

    def make(path: Path) -> dict:
        with company(words, int(processes), seeds, done):
            for seed in claimed(seeds, done):
                train_one(seed)
        runs.save(path, repeat(train, given, seeds, done))  # and what one that was stopped left undone
        return spent([done(seed) for seed in seeds])

    artefact.path.parent.mkdir(parents=True, exist_ok=True)
    if processes == BESIDE:
        with suppress(KeyboardInterrupt):  # the first has a word to say about it
            help_out(seeds, done, train_one)
        return
    try:
        command.produce(artefact, make, seeds=seeds)
    except KeyboardInterrupt:
        kept = sum(done(seed).exists() for seed in seeds)
        raise SystemExit(f"{name} was stopped: {kept} of {count} seeds are kept, the same command goes on from there") from None
    for leftover in artefact.path.parent.glob(f".{name}-*"):
        leftover.unlink(missing_ok=True)


def timed(train: Callable[..., Run], done: Callable[[int], Path]) -> Callable[..., Run]:
    """The same training, which notes its seconds beside the place of each seed's run."""

    def trained(seed: int, **given) -> Run:
        began, at_work = time.monotonic(), time.process_time()
        run = train(seed=seed, **given)
        seconds = {"seconds": time.monotonic() - began, "cpu_seconds": time.process_time() - at_work}
        done(seed).with_suffix(TIMES).write_text(json.dumps(seconds))
        return run

    return trained


def spent(trained: list[Path]) -> dict[str, float]:
    """The seconds of all seeds together, whichever process trained them and however often it was stopped in between."""
    times = [json.loads(one.with_suffix(TIMES).read_text()) for one in trained if one.with_suffix(TIMES).exists()]
    whole = len(times) == len(trained) > 0
    return {name: round(sum(one[name] for one in times), 1) for name in ("seconds", "cpu_seconds")} if whole else {}
