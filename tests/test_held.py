"""Figures are held to their runs: what is drawn tells its source, and may be called and coloured as that source alone."""

import numpy as np
import pytest

from autoencoders.drawing.descent import seed_curves
from autoencoders.drawing.palette import CONV, DENSE, MUTED, OURS, PCA
from autoencoders.drawing.panels import Bar, bars, chart, histogram, picture, sheet, write
from autoencoders.held import rules
from autoencoders.runs import Run
from autoencoders.scores import scores

RANDOM = np.random.default_rng(1)
RUNS = {
    name: Run(
        pictures={"test": RANDOM.random((2, 8, 8, 3)).astype(np.float32)},
        measures={"test_mse": RANDOM.random((3, 90)).astype(np.float32) / 30},
        curves={"test_loss": RANDOM.random((3, 20)).astype(np.float32)},
    )
    for name in ("pca", "dense", "conv_best")
}
METHODS = [("PCA", "pca", PCA), ("dense", "dense", DENSE), ("ours", "conv_best", OURS)]


def in_bars(methods=METHODS, low=0.0, high=0.05, scale="linear"):
    """A figure with a bar for each method."""
    figure, _ = sheet()
    axes = chart(figure, 300, 0, 600, 400, xlim=(low, high), xscale=scale)
    bars(axes, [Bar(name, scores(RUNS[run])["test_mse"], colour) for name, run, colour in methods], "test_mse")
    return figure


def in_rows(methods=METHODS):
    """A figure with a row of pictures for each method."""
    figure, board = sheet()
    for row, (name, run, colour) in enumerate(methods):
        write(board, 0, 150 * row + 60, name, colour=colour)
        for column, image in enumerate(RUNS[run].pictures["test"]):
            picture(board, 300 + 150 * column, 150 * row, 120, image)
    return figure


def in_curves(methods=METHODS, labels=("0.1", "0.5", "0.9")):
    """A figure with a curve for each method, and names in their colours."""
    figure, board = sheet()
    axes = chart(figure, 100, 50, 600, 400, xlim=(0, 19), ylim=(0, 1))
    axes.set_yticks([0.1, 0.5, 0.9], labels)
    for row, (name, run, colour) in enumerate(methods):
        seed_curves(axes, np.arange(20), RUNS[run].curves["test_loss"], colour)
        write(board, 800, 60 + 60 * row, name, colour=colour)
    return figure


def in_hills(methods=METHODS):
    """A figure with a histogram for each method, and names in their colours."""
    figure, board = sheet()
    axes = chart(figure, 100, 50, 600, 400, xlim=(0, 0.04))
    for row, (name, run, colour) in enumerate(methods):
        histogram(axes, RUNS[run].measures["test_mse"].ravel(), np.linspace(0, 0.034, 21), colour)
        write(board, 800, 60 + 60 * row, name, colour=colour)
    return figure


def exchanged(column: int) -> list[tuple]:
    """The methods, in which two have exchanged what stands in a column."""
    one, other, last = map(list, METHODS)
    one[column], other[column] = other[column], one[column]
    return [tuple(one), tuple(other), tuple(last)]


@pytest.mark.parametrize("draw", [in_bars, in_rows, in_curves, in_hills])
def test_a_figure_that_calls_things_what_they_are_is_drawn(draw):
    assert rules.problems(draw(), RUNS) == []


@pytest.mark.parametrize("column", [0, 1, 2], ids=["names", "runs", "colours"])
@pytest.mark.parametrize("draw", [in_bars, in_rows, in_curves, in_hills])
def test_two_rows_that_exchange_their_names_runs_or_colours_are_not(draw, column):
    with pytest.raises(SystemExit, match=r"held/names\.py"):
        rules.stop_if_false(draw(exchanged(column)), RUNS)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"low": 0.005}, "begin at 0"),
        ({"high": 0.01}, "beyond its axes"),
        ({"low": 0.05, "high": 0}, "from 0.05 to 0"),
        ({"scale": "symlog"}, "symlog"),
    ],
    ids=["cut at the start", "cut at the end", "backwards", "another scale"],
)
def test_bars_are_as_long_as_what_they_say(settings, complaint):
    assert complaint in "\n".join(rules.problems(in_bars(**settings), RUNS))


def test_a_bar_has_its_own_number_beside_it():
    figure = in_bars()
    [text] = [text for text in figure.axes[1].texts if text.get_text() == f"{scores(RUNS['pca'])['test_mse']['mean']:.4f}"]
    text.set_text("0.0123")
    assert "the number beside it is 0.0123" in "\n".join(rules.problems(figure, RUNS))


@pytest.mark.parametrize(
    ("labels", "complaint"), [(("0.1", "0.5", "0.8"), "stand along an axis"), (("0.9", "0.5", "0.1"), "stand along an axis")]
)
def test_numbers_along_an_axis_stand_where_they_are(labels, complaint):
    assert complaint in "\n".join(rules.problems(in_curves(labels=labels), RUNS))


def test_an_axis_runs_forwards_and_is_spaced_as_its_scale_is():
    figure = in_curves()
    figure.axes[1].set_ylim(1, 0)
    assert "runs backwards" in "\n".join(rules.problems(figure, RUNS))
    figure.axes[1].set_ylim(0.05, 1)
    figure.axes[1].set_yscale("log")
    figure.axes[1].set_yticks([0.1, 0.5, 0.9], ["0.1", "0.5", "0.9"])
    assert "spaced for another axis" in "\n".join(rules.problems(figure, RUNS))


def test_a_curve_is_known_though_nothing_is_named():
    figure, _ = sheet()
    axes = chart(figure, 100, 50, 600, 400, xlim=(0, 19), ylim=(0, 1))
    seed_curves(axes, np.arange(20), RUNS["pca"].curves["test_loss"], CONV)
    assert "has the colour of conv" in rules.problems(figure, RUNS)[0]
    figure, _ = sheet()
    seed_curves(
        chart(figure, 100, 50, 600, 400, xlim=(0, 19), ylim=(0, 1)), np.arange(20), RUNS["pca"].curves["test_loss"], MUTED
    )
    assert rules.problems(figure, RUNS) == []


def test_words_do_not_stand_on_one_another():
    figure = in_rows()
    write(figure.axes[0], 10, 62, "over it")
    assert '"PCA" and "over it" stand on one another' in rules.problems(figure, RUNS)


def test_a_picture_has_its_own_number_below_it():
    images = {f"test_{epoch}": RANDOM.random((1, 8, 8, 3)).astype(np.float32) for epoch in (5, 10)}
    for numbers, count in ((("5", "10"), 0), (("10", "5"), 2)):
        figure, board = sheet()
        for column, (image, number) in enumerate(zip(images.values(), numbers, strict=True)):
            picture(board, 300 * column, 0, 120, image[0])
            write(board, 300 * column + 60, 140, number, ha="center")
        assert len(rules.problems(figure, {"dense": Run(pictures=images)})) == count
