"""Diagrams draw codes as they are."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from autoencoders.drawing.diagrams import FAINTEST, code_cells
from autoencoders.drawing.palette import DENSE
from autoencoders.drawing.panels import sheet
from autoencoders.figures.components import as_drawn
from autoencoders.variants.pca_parts import around_grey


def lit(code: list[float]) -> list[tuple[float, float, float]]:
    """Column, row and opacity of each cell that is not empty, for a code in two columns of cells of ten pixels."""
    _, board = sheet()
    code_cells(board, 10, 10 * len(code) / 4, np.array(code, np.float16), columns=2, cell=10, colour=DENSE)
    cells = [patch for patch in board.patches if to_rgb(patch.get_facecolor()) == to_rgb(DENSE)]
    return [(cell.get_x() / 10, cell.get_y() / 10, cell.get_alpha()) for cell in cells]


def test_a_number_that_is_zero_stays_empty_and_the_others_stand_in_their_places():
    assert [place[:2] for place in lit([0, 3, 0, 0, 1, 0])] == [(1, 0), (0, 2)]


def test_a_larger_number_is_brighter_and_its_sign_does_not_count():
    [(*_, small), (*_, middle), (*_, large)] = lit([0.001, -1, 2, 0])
    assert FAINTEST < small < FAINTEST + 0.01
    assert middle == pytest.approx((1 + FAINTEST) / 2)
    assert large == 1


def test_a_component_as_drawn_times_its_weight_is_the_component_times_its_own():
    component = np.random.default_rng(1).normal(size=(4, 4, 3))
    component /= np.linalg.norm(component)
    drawn = around_grey(component)
    [weight] = as_drawn(np.array([-3.0]), drawn[None])
    np.testing.assert_allclose(weight * (drawn - 0.5), -3 * component, rtol=1e-9)
