"""Numbers in the words of figures, written from what they count."""

from matplotlib.axis import Axis

from autoencoders.variants.resize import SIZE

RESIZED = f"resize {SIZE}×{SIZE}"
HALF = "½"
COUNTED = {3: "three", 6: "six", 10: "ten", 16: "sixteen", 30: "thirty"}  # numbers that figures write as words


def ticks(axis: Axis, values: list[float]) -> None:
    """Numbers along an axis, each at its place."""
    axis.set_ticks(values, labels=[f"{value:g}" for value in values])


def with_half(value: float) -> str:
    """A number as text, a half as a fraction."""
    return HALF if value == 0.5 else f"{value:g}"
