"""One training in a process of its own, looked at: `python -m benchmarks.inside rate dense` prints what it found.

bare: the seconds that Keras's `fit` takes, over all seeds. brief: one seed for one epoch, all else for real. train: one seed,
for real. rate: the arithmetic of a step, on a handful of images. arrays: the size of what is read.
"""

import importlib
import inspect
import json
import sys
import tempfile
import time
from pathlib import Path

from autoencoders import images, runs
from autoencoders.runs import Run
from autoencoders.steps import quick
from proof.build import manifest
from proof.build.manifest import Artefact


def main(what: str, *words: str) -> None:
    """Look, and print one line of JSON."""
    print(json.dumps(LOOKS[what](*words)))


def module(name: str):
    """A variant's module."""
    return importlib.import_module(Artefact("runs", name).module)


def given(name: str) -> dict:
    """What its training asks for, seeds left out."""
    loaders = {"data": images.load, "runs": runs.load}
    return {above.name: loaders[above.kind](above.path) for above in manifest.upstream(Artefact("runs", name))}


def seeds(variant) -> list[dict]:
    """The keywords of each of its trainings."""
    seeded = "seed" in inspect.signature(variant.train).parameters
    return [{"seed": seed} for seed in range(1, variant.SEEDS + 1)] if seeded else [{}]


def bare(name: str) -> dict:
    """The seconds inside `fit`, over all seeds."""
    import keras

    variant, fit, spent = module(name), keras.Model.fit, []

    def timed(network, *words, **more):
        began = time.perf_counter()
        found = fit(network, *words, **more)
        spent.append(time.perf_counter() - began)
        return found

    keras.Model.fit = timed
    asked = given(name)
    for seed in seeds(variant):
        variant.train(**asked, **seed)
    return {"seconds": sum(spent)}


def brief(name: str) -> dict:
    """One epoch with the first seed; what follows a training is as ever."""
    variant = module(name)
    sys.modules["autoencoders.learning.training"].MAX_EPOCHS = 1
    run = variant.train(**given(name), **seeds(variant)[0])
    return {"params": run.params}


def train(name: str, seed: str) -> dict:
    """One seed as it is, from its data to its run; in a clone of `trainings.plain` that is a plain script's."""
    variant = module(name)
    run = variant.train(**given(name), **seeds(variant)[int(seed) - 1])
    store(run)
    return {"params": run.params}


def store(run: Run) -> None:
    """Write a run as a script would; nobody reads it."""
    with tempfile.TemporaryDirectory() as folder:
        runs.save(Path(folder) / "run.npz", run)


def rate(name: str) -> dict:
    """The rate of each network that a training fits, by its size, and the machine's peak, both in 10^9 a second."""
    import keras

    from autoencoders.learning import training
    from benchmarks import networks

    variant, fit, batches = module(name), keras.Model.fit, training.batches
    epoch = networks.as_ours(fit)
    peak, found, given = networks.peak(), {}, {}

    def noted(inputs, targets, size, shuffled=False):
        if shuffled:  # what is learned from
            given.update(inputs=inputs, targets=targets, batch=size)
        return batches(inputs, targets, size, shuffled)

    def watched(network, *words, **more):
        size = f"{network.count_params():,} weights"
        if size not in found:
            seconds = networks.step_seconds(network, epoch, **given, at_once=training.STEPS_AT_ONCE)
            found[size] = networks.step_work(network, given["batch"]) / seconds / 1e9
        return fit(network, *words, **more)

    keras.Model.fit, training.batches = watched, noted
    training.MAX_EPOCHS = 1
    variant.train(**small(name), **seeds(variant)[0])
    return {"peak": peak / 1e9, "networks": found}


def small(name: str) -> dict:
    """What a training asks for, in the sizes of a quick trial: speed does not depend on what is learned."""
    found = {}
    for above in manifest.upstream(Artefact("runs", name)):
        if above.kind == "runs":
            found[above.name] = runs.load(above.path)
            continue
        found[above.name] = little(above)
    return found


def little(dataset: Artefact) -> images.Images:
    """A data set of a quick trial, and those that it is made of."""
    return quick.stand_in(dataset, [little(above) for above in manifest.upstream(dataset)])


def arrays(name: str, kind: str) -> dict:
    """The size of all arrays that a job reads, as it holds them."""
    artefact = Artefact(kind, name)
    loaders = {"data": images.load, "runs": runs.load}
    above = [artefact] if kind == "data" else manifest.upstream(artefact)
    return {"mib": sum(size(loaders[one.kind](one.path)) for one in above) / 2**20}


def size(held: object) -> int:
    """The bytes of all arrays in it."""
    inner = held.values() if isinstance(held, dict) else vars(held).values() if hasattr(held, "__dict__") else ()
    return getattr(held, "nbytes", 0) + sum(size(one) for one in inner)


LOOKS = {"bare": bare, "brief": brief, "train": train, "rate": rate, "arrays": arrays}

if __name__ == "__main__":
    main(*sys.argv[1:])
