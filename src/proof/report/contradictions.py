"""Contradictions in committed results: what was forged together with its receipt, and still cannot be true.

They are found by the standard library alone. `make check DEEP=1` finds the others, by making all again that needs no training.
"""

import json
import math
import statistics
from collections.abc import Iterable

from proof.build import manifest, receipts, seeds
from proof.build.manifest import LEDGER, Artefact

MEAN_ROUNDING, SD_ROUNDING = 6e-7, 6e-3  # relative: means are stored with seven digits, standard deviations with three


def inside(artefact: Artefact) -> str | None:
    """What contradicts itself in an artefact or its receipt, in a few words; None if nothing does."""
    if receipts.read(artefact).get("seeds", []) != seeds.numbers(artefact):
        return "its receipt tells other seeds than its variant has"
    try:
        return in_numbers(artefact)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        return f"cannot be read ({error})"


def in_numbers(artefact: Artefact) -> str | None:
    """What is wrong with scores, or with the ledger of claims; None for artefacts of other kinds."""
    if artefact.kind == "scores":
        scores = table(artefact)
        wrong = [name for name, score in scores.items() if isinstance(score, dict) and not follows(**score)]
        return f"{', '.join(wrong)} does not follow from its values" if wrong else None
    if artefact == LEDGER:
        families = [table(family).items() for family in manifest.upstream(LEDGER)]
        return None if table(LEDGER) == dict(pair for pairs in families for pair in pairs) else "is not what its families say"
    return None


def table(artefact: Artefact) -> dict:
    """The table in an artefact, which is JSON."""
    return json.loads(artefact.path.read_text(encoding="utf-8"))


def follows(mean: float, sd: float, n: int, values: list[float]) -> bool:
    """Are these the mean, standard deviation and number of the values, as far as digits are stored?"""
    middle = statistics.fmean(values)
    spread = math.sqrt(sum((value - middle) ** 2 for value in values) / (n - 1)) if n > 1 else 0.0
    close = math.isclose(mean, middle, rel_tol=MEAN_ROUNDING), math.isclose(sd, spread, rel_tol=SD_ROUNDING, abs_tol=1e-12)
    return n == len(values) and (all(close) or not all(map(math.isfinite, values)))


def between(artefacts: Iterable[Artefact]) -> list[str]:
    """A sentence for each data set of which receipts tell different digests, though the key is one; data are not committed."""
    digests: dict[tuple[str, str], set[str]] = {}
    for receipt in filter(None, map(receipts.read, artefacts)):
        for source, output in receipt.get("from_outputs", {}).items():
            digests.setdefault((source, receipt.get("made_from", {}).get(source)), set()).add(output)
    return [
        f"{source}: receipts tell {len(outputs)} digests of it" for (source, _), outputs in digests.items() if len(outputs) > 1
    ]
