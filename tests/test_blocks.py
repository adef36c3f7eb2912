"""Blocks of figures stand where they are told to."""

import numpy as np

from autoencoders.drawing.blocks import bars_under_names, row_width, wall
from autoencoders.drawing.panels import Bar, chart, sheet


def test_a_wall_fills_its_rows_from_the_top_left():
    _, board = sheet()
    wall(board, 10, 20, np.zeros((5, 28, 28, 1)), 3, 50, 4)
    corners = [(left, top) for left, _, _, top in (image.get_extent() for image in board.images)]
    assert corners == [(10, 20), (64, 20), (118, 20), (10, 74), (64, 74)]
    assert row_width(3, 50, 4) == 118 + 50 - 10


def test_names_stand_above_their_bars_and_none_beside():
    figure, _ = sheet()
    axes = chart(figure, 0, 0, 400, 300, xlim=(0, 1))
    score = {"mean": 0.5, "sd": 0.0, "n": 1, "values": [0.5]}
    bars_under_names(axes, [Bar("one", score, "#111111"), Bar("two", score, "#222222", strong=True)], "share")
    heights = {text.get_text(): text.xy[1] for text in axes.texts if text.get_text()}
    assert heights["one"] < 0 < heights["two"] < 1  # the axis points down
    assert [text.get_text() for text in axes.texts].count("0.50") == 2
