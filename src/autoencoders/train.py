"""Train one variant: `python -m autoencoders.train dense`."""

import importlib
import inspect
import os
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums change with the number of threads
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # TensorFlow greets with a dozen lines otherwise

from autoencoders import images, quick, runs
from autoencoders.pipeline import command, manifest, receipts
from autoencoders.pipeline.manifest import Artefact
from autoencoders.repeat import repeat


def main(name: str) -> None:
    """Train with each of the variant's seeds; a stopped training goes on with the first seed that is not done."""
    artefact = Artefact("runs", name)
    receipts.key(artefact)  # before the code is read: an edit while TensorFlow starts makes the result stale
    variant = importlib.import_module(artefact.module)
    seeded = "seed" in inspect.signature(variant.train).parameters
    count = variant.SEEDS if seeded else 0
    if training := sys.modules.get("autoencoders.training"):
        training.NAME = name
    if receipts.QUICK:
        count = quick.shorten(count)
    loaders = {"data": images.load, "runs": runs.load}
    given = {above.name: loaders[above.kind](above.path) for above in manifest.upstream(artefact)}
    seeds = list(range(1, count + 1))
    stem = artefact.path.parent / f".{name}-{receipts.key(artefact)[:16]}"

    def done(seed: int) -> Path:
        return stem.with_name(f"{stem.name}-seed{seed}.npz")

    def make(path: Path) -> None:
        runs.save(path, repeat(variant.train, given, seeds, done))

    artefact.path.parent.mkdir(parents=True, exist_ok=True)
    try:
        command.produce(artefact, make, seeds=seeds)
    except KeyboardInterrupt:
        kept = sum(done(seed).exists() for seed in seeds)
        raise SystemExit(f"{name} was stopped: {kept} of {count} seeds are kept, the same command goes on from there") from None
    for leftover in artefact.path.parent.glob(f".{name}-*"):
        leftover.unlink(missing_ok=True)


if __name__ == "__main__":
    command.watch_parent()
    main(sys.argv[1])
