"""Four damages that cost the same squared error, and what structural similarity makes of each."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import MUTED
from autoencoders.drawing.panels import Row, rows, score_text, sheet
from autoencoders.runs import Run
from autoencoders.scores import scores
from autoencoders.variants.damages import DAMAGES, MEASURED, mark


def draw(original: Run, damages: Run) -> Figure:
    """The originals, and a row for each damage with its similarity over all held-out emoji."""
    figure, board = sheet()
    results = scores(damages)
    entries = [Row("original", f"SSIM {score_text('ssim', 1)}", original.pictures["test"], MUTED)]
    for name in DAMAGES:
        note = f"SSIM {score_text('ssim', results[f'{name}_ssim']['mean'])}"
        entries.append(Row(name, note, damages.pictures[f"{name}_{mark(MEASURED)}"]))
    rows(board, entries, label=190, gap=10)
    return figure
