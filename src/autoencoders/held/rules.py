"""A figure is held to the runs that it is drawn from before it is saved, so that no picture says what no result does.

What is drawn has all of its digits and so tells its source by itself (`reading.py`); `names.py` says what that may be called,
and in which colour. A mark whose source none of the names beside it, or in its colour, may stand for stops the build.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.held import names
from autoencoders.held.reading import NUMBER, Known, Mark, every_axes, filled, marks
from autoencoders.runs import Run
from proof.deck.palette import COLOURS

ROLE = {colour: name for name, colour in COLOURS.items()}
ROW, EXACT, NEAR = 12, 4, 46  # px: how far names are from the middle of a bar, of a picture or value, and from what is below
MANY = 8  # sources that one number may have: more tell nothing
LEADING = 6  # px
CROPPED = 0.011  # of an axis: what may stand beyond its end


def stop_if_false(figure: Figure, runs: dict[str, Run]) -> None:
    """SystemExit with a sentence for each thing that a figure says of its runs, and that they do not."""
    if found := problems(figure, runs):
        raise SystemExit("\n".join(found))


def problems(figure: Figure, runs: dict[str, Run]) -> list[str]:
    """A sentence for each thing that a figure says and that is not so."""
    return of_marks(figure, marks(figure, Known(runs)))


def of_marks(figure: Figure, drawn: list[Mark]) -> list[str]:
    """The same of a figure whose marks are read."""
    called = [
        mark for mark in drawn if mark.kind == "word" and (names.sources(bare(mark.words)) or mark.words in names.MEASURES)
    ]
    found = [sentence for mark in drawn for sentence in (*misnamed(mark, called), *miscoloured(mark), *miswritten(mark, drawn))]
    found += [sentence for mark in drawn if mark.kind == "picture" for sentence in misnumbered(mark, drawn)]
    for axes in every_axes(figure):
        found += [*mislabelled(axes), *misplaced(axes, drawn)]
    found += crowded([mark for mark in drawn if mark.kind == "word"])
    return list(dict.fromkeys(found))


def bare(words: str) -> str:
    """A text without its numbers, to find the name in it."""
    if names.sources(words):
        return words
    if names.sources(words.partition(",")[0]):
        return words.partition(",")[0]
    left = " ".join(NUMBER.sub(" ", words).split()).replace(" ,", ",").strip(" :,±?")
    return left.removeprefix("MSE").strip()


def fits(mark: Mark, name: Mark) -> bool:
    """May this name stand for a source of this mark?"""
    pattern = names.sources(bare(name.words))
    return any(pattern.fullmatch(source) for source in mark.sources)


def misnamed(mark: Mark, called: list[Mark]) -> Iterator[str]:
    """Whether names beside a mark, or in its colour, are all those of something else."""
    if not 0 < len(mark.sources) <= MANY:
        return
    if mark.kind == "word" and (metric := measured_in(mark, called)) and not any(map(metric.fullmatch, mark.sources)):
        yield f"{shown(mark)} is said to be of another measure"
    called = [name for name in called if name.words not in names.MEASURES]
    group = beside(mark, called) or in_colour(mark, called)
    if group and not any(fits(mark, name) for name in group):
        said = ", ".join(sorted({name.words for name in group}))
        yield f"{shown(mark)} is called {said}, which held/names.py does not call it"


def measured_in(mark: Mark, called: list[Mark]) -> re.Pattern | None:
    """What a number is said to measure, in its own words or by the head of its column."""
    heads = [
        name
        for name in called
        if name.axes is mark.axes and name.words in names.MEASURES and abs(name.place.x0 - mark.place.x0) < 3
    ]
    said = [words for words in names.MEASURES if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", mark.words)]
    said += [head.words for head in heads if head is not mark]
    return re.compile(names.MEASURES[said[0]]) if said else None


def shown(mark: Mark) -> str:
    """A mark in words: what it is of."""
    what = f'"{mark.words}"' if mark.words else f"a {mark.kind}"
    return f"{what} of {', '.join(sorted(mark.sources))}"


def beside(mark: Mark, called: list[Mark]) -> list[Mark]:
    """The names that stand where one looks for the name of a bar, a picture or a value."""
    if mark.words and names.sources(bare(mark.words)):
        return [mark]
    if mark.kind == "bar":
        return row(mark, called, ROW) or closest(mark, [name for name in called if name.axes is mark.axes], height(mark))
    if mark.kind == "picture":
        return row(mark, called, EXACT) + [name for name in called if above(name, mark)]
    if mark.kind == "word":
        own = [name for name in called if name.axes is mark.axes]
        return closest(mark, [name for name in own if aligned(name, mark)], NEAR) or row(mark, own, ROW)
    return []


def row(mark: Mark, called: list[Mark], slack: float) -> list[Mark]:
    """The names in the row of a mark."""
    return [name for name in called if abs(middle(name) - middle(mark)) <= slack]


def closest(mark: Mark, called: list[Mark], most: float) -> list[Mark]:
    """The name whose line is closest to a mark's, if it is near."""
    near = sorted((abs(middle(name) - middle(mark)), place) for place, name in enumerate(called))
    return [called[place] for away, place in near[:1] if away <= most]


def middle(mark: Mark) -> float:
    """The height of a mark's middle on the sheet, in pixels."""
    return (mark.place.y0 + mark.place.y1) / 2


def height(mark: Mark) -> float:
    """A mark's height, and some room, in pixels."""
    return mark.place.height + NEAR / 2


def aligned(one: Mark, other: Mark) -> bool:
    """Do two texts begin, end or have their middles at the same place?"""
    sides = one.place.x0 - other.place.x0, one.place.x1 - other.place.x1
    return min(abs(sides[0]), abs(sides[1]), abs(sum(sides)) / 2) < 3


def above(name: Mark, mark: Mark) -> bool:
    """Does a name stand right above a mark?"""
    gap = name.place.y0 - mark.place.y1
    return name.place.x0 <= (mark.place.x0 + mark.place.x1) / 2 <= name.place.x1 and -EXACT <= gap <= NEAR


def in_colour(mark: Mark, called: list[Mark]) -> list[Mark]:
    """The names in the colour of a mark, if that is a colour which says something."""
    if ROLE.get(mark.colour, "line") in names.NEUTRAL or names.sources(bare(mark.words)):
        return []
    return [name for name in called if name.colour == mark.colour]


def miscoloured(mark: Mark) -> Iterator[str]:
    """Whether a mark or a name has the colour of something else."""
    role = ROLE.get(mark.colour, "ink")
    name = bare(mark.words)
    allowed, says = names.colours_of_name(name), bool(names.sources(name))
    if mark.kind != "word" and 0 < len(mark.sources) <= MANY:
        allowed, name = frozenset().union(*map(names.colours, mark.sources)), shown(mark)
    if (allowed or says) and role not in {*allowed, *names.NEUTRAL}:
        yield f"{name} has the colour of {role}, where held/names.py gives it {' or '.join(sorted(allowed)) or 'none'}"


def miswritten(mark: Mark, drawn: list[Mark]) -> Iterator[str]:
    """Whether the number at the end of a bar is another than the bar's."""
    if mark.kind != "bar" or not mark.sources:
        return
    numbers = [
        text for text in drawn if text.kind == "word" and text.axes is mark.axes and NUMBER.fullmatch(text.words.strip())
    ]
    told = row(mark, numbers, ROW)
    if told and not any(text.sources & mark.sources or rounds_to(text.words, mark.values[1]) for text in told):
        numbers = ", ".join(text.words for text in told)
        yield f"{shown(mark)} ends at {mark.values[1]:.4g}, and the number beside it is {numbers}"


def misnumbered(mark: Mark, drawn: list[Mark]) -> Iterator[str]:
    """Whether the number above or below a picture is another than the one in the picture's name, such as its epoch."""
    own = {number for source in mark.sources for number in re.findall(r"(?<=_)\d+", source.partition(".")[2])}
    told = {text.words for text in drawn if text.kind == "word" and text.words.isdecimal() and at(text, mark)}
    if own and told and not own & told:
        yield f"{shown(mark)} has the number {', '.join(sorted(told))}"


def at(text: Mark, mark: Mark) -> bool:
    """Does a text stand right above or below a mark?"""
    gap = max(text.place.y0 - mark.place.y1, mark.place.y0 - text.place.y1)
    return abs(text.place.x0 + text.place.x1 - mark.place.x0 - mark.place.x1) < EXACT and gap <= NEAR


def rounds_to(words: str, value: float) -> bool:
    """Is a number in words a rounded value?"""
    digits = words.strip().replace(",", "").replace("−", "-")
    return abs(float(digits) - value) <= 0.5000001 * 10.0 ** -len(digits.partition(".")[2])


def mislabelled(axes: Axes) -> Iterator[str]:
    """Whether numbers along an axis stand where other numbers are, run backwards, or are spaced for another scale."""
    for axis, (low, high), scale in (
        (axes.xaxis, axes.get_xlim(), axes.get_xscale()),
        (axes.yaxis, axes.get_ylim(), axes.get_yscale()),
    ):
        ticks = [
            (place, number(label.get_text()))
            for place, label in zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=True)
        ]
        ticks = [(place, told) for place, told in ticks if told is not None and min(low, high) <= place <= max(low, high)]
        logs = [np.log10(told[0]) if told[0] > 0 else -np.inf for _, told in ticks]
        straight = all(abs(place - told) <= slack for place, (told, slack) in ticks)
        if ticks and not straight and not np.allclose([place for place, _ in ticks], logs, atol=1e-3):
            yield f"{[told for _, (told, _) in ticks]} stand along an axis at {[round(float(place), 6) for place, _ in ticks]}"
        if scale not in ("linear", "log"):
            yield f"an axis is neither linear nor logarithmic, but {scale}"
        if (ticks or axis is axes.xaxis) and low > high:
            yield f"an axis with the numbers {[told for _, (told, _) in ticks]} runs backwards"
        if len(ticks) > 2 and straight and scale != fitting(np.array([place for place, _ in ticks])):
            yield f"the numbers {[told for _, (told, _) in ticks]} are spaced for another axis than a {scale} one"


def number(label: str) -> tuple[float, float] | None:
    """The number that a label begins with, and by how much it may be rounded; None without one."""
    if len(label) == 1 and label.isnumeric():
        return unicodedata.numeric(label), 1e-9
    if not (match := NUMBER.match(label)) or "million" in label:
        return None
    digits = match[0].strip().replace(",", "").replace("−", "-")
    telling = len(digits.strip("-0.").replace(".", "")) > 1
    return float(digits), 0.5 * 10.0 ** -len(digits.partition(".")[2]) if telling and "." in digits else 1e-9


def fitting(places: np.ndarray) -> str:
    """The scale on which numbers are spaced more evenly."""
    if places.min() <= 0:
        return "linear"
    uneven = [np.std(np.diff(kind)) / np.mean(np.diff(kind)) for kind in (places, np.log(places))]
    return "log" if uneven[1] < uneven[0] else "linear"


def misplaced(axes: Axes, drawn: list[Mark]) -> Iterator[str]:
    """Whether bars do not begin where their axis does, or something is cut off."""
    mine = [mark for mark in drawn if mark.axes is axes and mark.kind in ("bar", "column", "line", "hill") and mark.sources]
    for mark in mine:
        room = axes.bbox.padded(CROPPED * max(axes.bbox.width, axes.bbox.height) + 12)
        if not (
            room.x0 <= mark.place.x0 and mark.place.x1 <= room.x1 and room.y0 <= mark.place.y0 and mark.place.y1 <= room.y1
        ):
            yield f"{shown(mark)} runs beyond its axes"
    for container in filter(filled, axes.containers):
        lying = container.orientation == "horizontal"
        low, high = axes.get_xlim() if lying else axes.get_ylim()
        scale = axes.get_xscale() if lying else axes.get_yscale()
        bases = [patch.get_x() if lying else patch.get_y() for patch in container]
        if scale != "linear" or low > high or any(base < low for base in bases):
            yield f"bars that begin at {bases[0]:g} stand on a {scale} axis from {low:g} to {high:g}: as long as what they say?"


def crowded(words: list[Mark]) -> Iterator[str]:
    """Whether texts stand on one another, by more than the room that lines keep for accents and descenders."""
    for one, other in combinations(words, 2):
        across = min(one.place.x1, other.place.x1) - max(one.place.x0, other.place.x0)
        down = min(one.place.y1, other.place.y1) - max(one.place.y0, other.place.y0)
        if across > 0 and down > LEADING:
            yield f'"{one.words}" and "{other.words}" stand on one another'
