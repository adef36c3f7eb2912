"""Panels of bars that say how well rules separate the strange from the normal, from chance to the right."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import MUTED, PAPER
from autoencoders.drawing.panels import Bar, chart, score_text, seed_marks, write

CHANCE = 0.5
IN_WORDS = f"AUROC: how often a stranger scores higher; bars begin at chance, {CHANCE}"
THICK = 0.6  # of a row
VALUE = 100  # px for a value to the right of the bars


def best_side(found: dict, kind: str, rule: str) -> dict:
    """The score of a rule that may alarm at high values, at low ones or at both ends: the best side, known only afterwards.

    `found` are a run's scores.
    """
    both_ends = f"{kind}_unusual_{rule}_auroc"
    sides = [found[name] for name in (f"{kind}_{rule}_auroc", both_ends) if name in found]
    return max([*sides, *map(turned, sides)], key=lambda side: side["mean"])


def turned(score: dict) -> dict:
    """The score of the same rule if it alarmed at the other side."""
    return score | {"mean": 1 - score["mean"], "values": [1 - value for value in score["values"]]}


def panel(figure: Figure, place: tuple[float, float, float, float], bars: list[Bar], named: bool) -> None:
    """Bars at (left, top, width, height) in slide pixels, VALUE of the width for their values; names to the left if wanted."""
    left, top, width, height = place
    rows = (len(bars) - 0.5, -0.5)
    axes = chart(figure, left, top, width - VALUE, height, xlim=(CHANCE, 1), ylim=rows, yticks=[], xticks=[])
    for y, bar in enumerate(bars):
        mean, look = bar.score["mean"], {"bold": bar.strong, "colour": bar.colour if bar.strong else PAPER}
        axes.barh(y, max(mean - CHANCE, 0), THICK, left=CHANCE, color=bar.colour)
        seed_marks(axes, bar, y)
        write(axes, 1, y, score_text("auroc", mean), right=12, size=style.NORMAL, **look)
        if named:
            write(axes, CHANCE, y, bar.name, right=-17, ha="right", **look)
    axes.axvline(CHANCE, color=MUTED, lw=2, ls=(0, (4, 3)))
