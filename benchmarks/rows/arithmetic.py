"""How much of the machine's arithmetic each training gets."""

from collections.abc import Iterator

from benchmarks import trainings
from benchmarks.measuring import Failed, Note, Pair
from benchmarks.scratch import Place
from proof.build import manifest

WHAT = "arithmetic of a training step"
AGAINST = "a product of two large float32 matrices, same thread"
UNIT = "GFLOP/s"
RUNS, MINUTES = 3, 15


def pairs(place: Place) -> Iterator[Pair | Note]:
    """Each training's network on full batches; each run measures the peak anew, just before."""
    clone = place.clone()
    runs = [one.name for one in manifest.all_artefacts() if one.kind == "runs" and trainings.trained(one)]
    for _ in range(place.runs):
        for name in place.parts or runs:
            try:
                found = trainings.told(clone, "rate", name)
            except Failed as error:
                yield Note(str(error), name)
                continue
            for network, rate in found["networks"].items():
                yield Pair(rate, found["peak"], f"{name}, {network}" if len(found["networks"]) > 1 else name)
