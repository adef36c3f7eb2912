"""What a drawn figure says: its words, and its marks with the numbers that they stand for, read back from where they stand.

A number with all of its digits is as good as a name: the score, curve or picture that has it tells which run a mark shows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.offsetbox import OffsetImage
from matplotlib.patches import PathPatch, Rectangle, StepPatch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from autoencoders.images import to_bytes
from autoencoders.runs import Run
from autoencoders.scores import scores

NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?\s?%?")
EQUAL = 2e-6  # of a number: what single precision leaves
TELLING = 3  # digits of a number in words that tells its source
COUNTS = 1000  # whole numbers up to here are in too many arrays to tell one
FEW = 64  # numbers of an array that are known one by one


@dataclass(frozen=True)
class Mark:
    """Something drawn: of what kind, where on the sheet in pixels, in which colour, and what it is of."""

    kind: str  # word, bar, column, line, dots, hill or picture
    place: Bbox
    colour: str
    axes: Axes | None = None
    words: str = ""
    values: np.ndarray = field(default_factory=lambda: np.empty(0))
    sources: frozenset[str] = frozenset()  # `run.score`, or `run.` and the name of an array


class Known:
    """What the runs of a figure hold, by the names that a source has here."""

    def __init__(self, runs: dict[str, Run]) -> None:
        self.runs = runs

    @cached_property
    def scalars(self) -> tuple[list[str], np.ndarray]:
        """Single numbers: scores, and what figures make of two of them, parameters, and the numbers of short arrays."""
        means = {
            f"{run}.{name}": of["mean"] for run in self.runs for name, of in scores(self.runs[run]).items() if name != "params"
        }
        found = [*means.items(), *((f"{run}.params", held.params) for run, held in self.runs.items())]
        by_score: dict[str, list[str]] = {}
        for source in means:
            by_score.setdefault(source.partition(".")[2], []).append(source)
        found += [
            (one, means[one] / means[two])
            for many in by_score.values()
            for one in many
            for two in many
            if one != two and means[two]
        ]
        found += [(source, 1 - mean) for source, mean in means.items() if source.endswith("_auroc")]
        for run, held in self.runs.items():
            curves = {name: values.mean(axis=0) for name, values in held.curves.items() if values.shape[1] <= FEW}
            found += [(f"{run}.{name}", float(value)) for name, curve in curves.items() for value in curve]
        decibels = [source for source in means if source.endswith("_psnr")]
        found += [(one, means[one] - means[two]) for one in decibels for two in decibels if one != two]
        for name, values in self.arrays():
            if values.size <= FEW and values.dtype.kind == "f":
                found += [(name, float(value)) for value in values.ravel()]
        return [name for name, _ in found], np.array([value for _, value in found], float)

    def arrays(self) -> Iterator[tuple[str, np.ndarray]]:
        """Measures, curves and arrays by their sources."""
        for run, held in self.runs.items():
            for part in (held.measures, held.curves, held.arrays):
                yield from ((f"{run}.{name}", values) for name, values in part.items() if values.dtype.kind in "fiu")

    @cached_property
    def vectors(self) -> list[tuple[str, np.ndarray]]:
        """By source, the numbers that a line or dots may go through, sorted: each of an array, means over seeds."""
        found = []
        for name, values in self.arrays():
            if values.dtype.kind != "f" and values.min() < COUNTS:
                continue
            values = values.astype(np.float64)
            kinds = [values.ravel()] + ([values.mean(axis=0).ravel(), values.mean(axis=1).ravel()] if values.ndim > 1 else [])
            found.append((name, np.unique(np.concatenate(kinds).astype(np.float32))))
        return found

    @cached_property
    def pictures(self) -> dict[bytes, set[str]]:
        """The sources of each picture, by its bytes."""
        found: dict[bytes, set[str]] = {}
        for run, held in self.runs.items():
            for name, images in held.pictures.items():
                for image in to_bytes(images):
                    grey = np.repeat(image, 3, axis=-1) if image.shape[-1] == 1 else image
                    found.setdefault(grey.tobytes(), set()).add(f"{run}.{name}")
        return found

    def of_number(self, value: float) -> frozenset[str]:
        """The sources of one number; small whole ones are everywhere, and a tenth or a half may be anybody's."""
        if (value == round(value) and abs(value) < COUNTS) or value == round(value, 1):
            return frozenset()
        names, values = self.scalars
        close = np.abs(values - value) <= EQUAL * np.maximum(abs(value), 1e-9)
        return frozenset(names[at] for at in np.flatnonzero(close))

    def of_numbers(self, wanted: np.ndarray) -> frozenset[str]:
        """The sources that hold each of some numbers."""
        wanted = np.unique(np.asarray(wanted, np.float64))
        wanted = wanted[np.isfinite(wanted) & ~np.isin(wanted, (0, 1))]  # which are everywhere
        if len(wanted) < 2:
            return frozenset()
        return frozenset(name for name, known in self.vectors if holds(known, wanted))

    def of_series(self, values: np.ndarray) -> frozenset[str]:
        """What numbers of several scores are, one after the other, of which only a number in their names differs."""
        names = [frozenset(re.sub(r"\d+", "0", name) for name in self.of_number(float(value))) for value in values[:FEW]]
        return frozenset.intersection(*names)

    def of_text(self, text: str) -> frozenset[str]:
        """The sources of which a number in a text may be the rounded value."""
        names, values = self.scalars
        found: set[str] = set()
        for token in NUMBER.findall(text):
            digits = token.rstrip("% ").replace(",", "").replace("−", "-")
            if len(digits.lstrip("-0.").replace(".", "")) < TELLING or float(digits) == 1:
                continue
            places, times = len(digits.partition(".")[2]), 100 if "%" in token else 1
            near = np.abs(times * values - float(digits)) <= 0.5000001 * 10.0**-places
            found |= {names[at] for at in np.flatnonzero(near)}
        return frozenset(found)

    def of_picture(self, pixels: np.ndarray) -> frozenset[str]:
        """The sources of a picture."""
        return frozenset(self.pictures.get(to_bytes(np.asarray(pixels, np.float32)[..., :3]).tobytes(), ()))

    def of_hill(self, heights: np.ndarray, edges: np.ndarray) -> frozenset[str]:
        """The sources of which a histogram is one, whatever its height."""
        return frozenset(name for name, values in self.arrays() if is_histogram(values, heights, edges))


def holds(known: np.ndarray, wanted: np.ndarray) -> bool:
    """Is each wanted number, but for what single precision leaves, among the known ones?"""
    if not len(known):
        return False
    at = np.clip(np.searchsorted(known, wanted), 1, len(known) - 1) if len(known) > 1 else np.zeros(len(wanted), int)
    off = np.minimum(np.abs(known[at] - wanted), np.abs(known[at - 1] - wanted))
    return bool((off <= EQUAL * np.maximum(np.abs(wanted), 1e-6)).all())


def is_histogram(values: np.ndarray, heights: np.ndarray, edges: np.ndarray) -> bool:
    """Are these the heights of a histogram of some values, or of their logarithms?"""
    if values.dtype.kind != "f" or values.size < FEW:
        return False
    values = values.astype(np.float64)
    kinds = [values.ravel()] + ([values[0].ravel(), values.mean(axis=1).ravel()] if values.ndim > 1 else [])
    kinds += [np.log10(kind) for kind in kinds if kind.min() > 0]
    for kind in kinds:
        counts, _ = np.histogram(kind, edges)
        if counts.any() and np.allclose(counts / counts.max(), heights / heights.max(), atol=1e-6):
            return True
    return False


def marks(figure: Figure, known: Known) -> list[Mark]:
    """All that a figure writes and draws; it has to be laid out before."""
    figure.draw_without_rendering()
    found = []
    for axes in every_axes(figure):
        found += [*bars(axes, known), *lines(axes, known), *hills(axes, known), *pictures(axes, known), *points(axes, known)]
    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text().strip():
            words = text.get_text()
            found.append(
                Mark("word", text.get_window_extent(), to_hex(text.get_color()), text.axes, words, sources=known.of_text(words))
            )
    return found


def every_axes(figure: Figure) -> Iterable[Axes]:
    """The axes of a figure and of its steps."""
    return figure.findobj(Axes)


def bars(axes: Axes, known: Known) -> Iterator[Mark]:
    """Bars, with the values at their ends."""
    for container in axes.containers:
        if isinstance(container, BarContainer):
            for patch in filled(container):
                lying = container.orientation == "horizontal"
                ends = (
                    (patch.get_x(), patch.get_x() + patch.get_width())
                    if lying
                    else (patch.get_y(), patch.get_y() + patch.get_height())
                )
                place, values = patch.get_window_extent(), np.array(ends)
                yield Mark(
                    "bar" if lying else "column",
                    place,
                    to_hex(patch.get_facecolor()),
                    axes,
                    values=values,
                    sources=known.of_number(ends[1]),
                )


def filled(container: BarContainer) -> list[Rectangle]:
    """The bars of a container, without frames around nothing."""
    return [patch for patch in container if patch.get_facecolor()[3]]


def lines(axes: Axes, known: Known) -> Iterator[Mark]:
    """Lines and dots, with their numbers up or, where these tell nothing, along the axis."""
    for line in axes.lines:
        up, along = (np.atleast_1d(np.asarray(data, float)) for data in (line.get_ydata(), line.get_xdata()))
        for values in (up, along):
            single = len(np.unique(values)) == 1
            sources = known.of_number(float(values[0])) if single else known.of_numbers(values) or known.of_series(values)
            if sources:
                yield Mark("line", line.get_window_extent(), line_colour(line), axes, values=values, sources=sources)
                break


def line_colour(line: Line2D) -> str:
    """The colour of a line, or of its dots."""
    return to_hex(line.get_markerfacecolor() if line.get_linestyle() == "None" else line.get_color())


def hills(axes: Axes, known: Known) -> Iterator[Mark]:
    """Histograms."""
    for patch in axes.patches:
        if isinstance(patch, StepPatch):
            heights, edges, _ = patch.get_data()
            colour = patch.get_facecolor() if patch.get_fill() else patch.get_edgecolor()
            yield Mark(
                "hill", patch.get_window_extent(), to_hex(colour), axes, values=heights, sources=known.of_hill(heights, edges)
            )


def points(axes: Axes, known: Known) -> Iterator[Mark]:
    """Clouds of dots."""
    for cloud in axes.collections:
        if isinstance(cloud, PathCollection):
            places = np.asarray(cloud.get_offsets(), float)
            yield Mark(
                "dots", axes.bbox, to_hex(cloud.get_facecolor()[0]), axes, values=places, sources=known.of_numbers(places)
            )
    for patch in axes.patches:
        if isinstance(patch, PathPatch) and not isinstance(patch, StepPatch) and len(patch.get_path().vertices) > FEW:
            places = patch.get_path().vertices
            yield Mark("dots", axes.bbox, to_hex(patch.get_edgecolor()), axes, values=places, sources=known.of_numbers(places))


def pictures(axes: Axes, known: Known) -> Iterator[Mark]:
    """Pictures, by their pixels."""
    for image in axes.findobj(AxesImage):
        yield Mark("picture", image.get_window_extent(), "", axes, sources=known.of_picture(image.get_array()))
    for image in axes.findobj(OffsetImage):
        yield Mark("picture", image.get_window_extent(), "", axes, sources=known.of_picture(image.get_data()))
