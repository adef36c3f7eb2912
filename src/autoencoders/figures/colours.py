"""Large emoji through the network of 1,979 weights, no noise added: outlines survive, colours do not."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV
from autoencoders.drawing.panels import Row, score_text, sheet, wide_rows
from autoencoders.runs import Run
from autoencoders.scores import scores


def draw(original128: Run, denoise_naive: Run) -> Figure:
    """Two rows of held-out emoji; the note is the median distance of colours in CIELAB."""
    figure, board = sheet()
    error = score_text("delta_e", scores(denoise_naive)["clean_test_delta_e"]["mean"])
    copied = Row(f"{denoise_naive.params:,} weights", f"colour error {error}", denoise_naive.pictures["clean_test"], CONV)
    wide_rows(board, [Row("original", "", original128.pictures["test"]), copied])
    return figure
