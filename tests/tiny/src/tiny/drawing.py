"""Figures, always the same bytes for the same numbers."""

from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

from proof.deck.palette import COLOURS


def chart(path: Path, heights: list[float], told: dict[str, str]) -> None:
    """Draw a bar for each number, as SVG; all but the first come step by step."""
    figure = Figure(figsize=(2, 2))
    axes = figure.add_axes((0, 0, 1, 1))
    for place, bar in enumerate(axes.bar(range(len(heights)), heights, color=COLOURS["paper"])):
        bar.set_gid(f"step-{place}" if place else None)
    axes.set(ylim=(0, 0.1))
    axes.axis("off")
    with matplotlib.rc_context({"svg.hashsalt": "tiny"}):
        figure.savefig(path, format="svg", facecolor=COLOURS["ink"], metadata={"Date": None} | told)
