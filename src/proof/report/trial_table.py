"""Trials side by side: a row for each setting, its scores beside those of the variant as it is."""

import json
import statistics
from collections import Counter
from dataclasses import dataclass

from proof.build import manifest, trial
from proof.build.manifest import Artefact
from proof.build.trial import WHOLE, Trial
from proof.deck import decks, numerals, on_slides
from proof.source.paths import ROOT

MOST_SCORES = 3  # in a table, if none are asked for
LARGE = 1e4  # from here on numbers are shown without decimals


@dataclass(frozen=True)
class Row:
    """What trials came to that differ in their seed alone."""

    constants: dict  # those that were asked for, with their values here
    scores: dict[int, dict[str, float]]  # by seed and name, with the seconds
    mark: str = ""  # of the row that the others are compared with

    def values(self, name: str) -> dict[int, float]:
        """A score by seed."""
        return {seed: scores[name] for seed, scores in self.scores.items() if name in scores}

    def mean(self, name: str) -> float:
        """A score's mean over seeds; infinite where there is none, so that such a row is sorted last."""
        return statistics.fmean(self.values(name).values() or [float("inf")])


def rows(variant: str, part: str, planned: list[tuple[dict, list[Trial]]]) -> list[Row]:
    """A row for each setting; on the whole data one more, of what is committed for the same seeds."""
    shown = []
    for constants, trials in planned:
        results = {item.seed: result for item in trials if (result := item.result())}
        scores = {seed: {"seconds": result["seconds"]} | means(result["scores"]) for seed, result in results.items()}
        shown.append(Row(constants, scores, "as it is" if part != WHOLE and not trials[0].changed else ""))
    constants = {name: value for name, value in trial.constants(variant).items() if name in planned[0][0]}
    stored = committed(variant, [item.seed for item in planned[0][1]]) if part == WHOLE else {}
    return [*shown, Row(constants, stored, "committed")] if stored else shown


def means(scores: dict) -> dict[str, float]:
    """The value of each score."""
    return {name: numerals.mean(score) for name, score in scores.items()}


def committed(variant: str, seeds: list[int]) -> dict[int, dict[str, float]]:
    """The committed scores of a variant by seed, as far as it was trained with these seeds."""
    stored = stored_scores(variant)
    count = max((score["n"] for score in stored.values() if isinstance(score, dict)), default=0)
    seconds = manifest.last_seconds(Artefact("runs", variant), 0) / max(1, count)
    lists = {name: score["values"] if isinstance(score, dict) else [score] * count for name, score in stored.items()}
    each = [{name: values[place] for name, values in lists.items()} | {"seconds": seconds} for place in range(count)]
    return dict(zip(seeds, each, strict=False))


def stored_scores(variant: str) -> dict:
    """A variant's committed scores, empty if there are none."""
    path = ROOT / Artefact("scores", variant).path
    return json.loads(path.read_text()) if path.exists() else {}


def names(variant: str, wanted: str, sort: str) -> list[str]:
    """The scores to show: those that were asked for, or else those that slides quote most, or else the first."""
    stored, words = stored_scores(variant), wanted.replace(",", " ").split()
    for name in [*words, *([sort.lstrip("-")] if sort else [])]:
        if stored and name not in stored:
            raise SystemExit(f"{variant} has no score {name}{numerals.nearest(name, stored)}")
    varying = [name for name, score in stored.items() if isinstance(score, dict)]
    paths = [path for deck in decks.names() for slide in decks.slides(deck) for path in on_slides.scores(slide)]
    quoted = Counter(path[1] for path in paths if path[0] == variant and path[1] in varying)
    return words or [name for name, _ in quoted.most_common(MOST_SCORES)] or varying[:MOST_SCORES]


def first_scores(shown: list[Row]) -> list[str]:
    """The first scores of trials that are no counts, for a variant with nothing committed."""
    scores = next((scores for row in shown for scores in row.scores.values()), {})
    return [name for name, value in scores.items() if isinstance(value, float) and name != "seconds"][:MOST_SCORES]


def text(shown: list[Row], names: list[str], sort: str) -> str:
    """The table in the order of its rows, or by a score, the least first; the most first with `-` before the score's name."""
    if sort:
        shown = sorted(shown, key=lambda row: row.mean(sort.lstrip("-")) * (-1 if sort[0] == "-" and row.scores else 1))
    base = next((row for row in shown if row.mark), Row({}, {}))
    cells = [[*shown[0].constants, "seeds", "seconds", *(word for name in names for word in (name, "")), ""]]
    for row in shown:
        scores = [word for name in names for word in (number(row, name), difference(row, base, name))]
        seconds = f"{row.mean('seconds'):.1f}" if row.scores else ""
        cells.append([*map(str, row.constants.values()), str(len(row.scores)), seconds, *scores, row.mark])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(word.rjust(width) for word, width in zip(line, widths, strict=True)) for line in cells)
    return "\n".join(line.rstrip() for line in lines)


def number(row: Row, name: str) -> str:
    """A score's mean, with the standard deviation over seeds where there are several."""
    values, mean = row.values(name), row.mean(name)
    spread = f" ± {statistics.stdev(values.values()):.1g}" if len(values) > 1 else ""
    return (f"{mean:,.0f}" if abs(mean) >= LARGE else f"{mean:.4g}") + spread if values else ""


def difference(row: Row, base: Row, name: str) -> str:
    """How far a score is from that of the other row for the same seeds, in per cent of it."""
    values, others = row.values(name), base.values(name)
    both = [seed for seed in values if seed in others]
    before = statistics.fmean(others[seed] for seed in both) if both else 0
    return f"{statistics.fmean(values[seed] for seed in both) / before - 1:+.1%}" if before and row is not base else ""
