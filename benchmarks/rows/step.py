"""One training step of each network: ours, PyTorch's and Keras on JAX's, on the same single core."""

import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator

from benchmarks import machine, rivals
from benchmarks.measuring import Failed, Note, Pair
from benchmarks.scratch import Place

WHAT = "one training step"
AGAINST = "the faster of PyTorch (channels last) and Keras on JAX, one thread each"
UNIT = "ms"
TIMES = 1.0
RUNS, MINUTES = 3, 25


def pairs(place: Place) -> Iterator[Pair | Note]:
    """All networks in a process of ours, then in one of each rival, and so on in turn."""
    clone = place.clone()
    others, why = rivals.environment()
    yield from [Note(why)] if why else []
    seen = defaultdict(list)
    for _ in range(place.runs):
        ours = rivals.steps(clone, sys.executable, "ours", place.parts)
        theirs = {}
        for name in rivals.NAMES if others else ():
            try:
                theirs[name] = rivals.steps(clone, others, name, place.parts)
            except Failed as error:
                yield Note(f"{name}: {error}")
        for network, milliseconds in ours.items():
            known = {name: found[network] for name, found in theirs.items() if network in found}
            what = network + machine.narrow()
            yield Pair(milliseconds, min(known.values(), default=None), what)
            for name, value in known.items():
                seen[what, name].append(value)
    for network in dict.fromkeys(network for network, _ in seen):
        told = [f"{name} {statistics.median(values):.3g} ms" for (one, name), values in seen.items() if one == network]
        yield Note(", ".join(told), network)
