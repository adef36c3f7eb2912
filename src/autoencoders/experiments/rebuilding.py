"""The run of any method that rebuilds emoji: measures on training and held-out emoji, and twelve pictures."""

from collections.abc import Callable

import numpy as np

from autoencoders.experiments import examples
from autoencoders.images import Images
from autoencoders.metrics.measures import compare
from autoencoders.runs import Run

Pictures = Callable[[np.ndarray], np.ndarray]  # a function of pictures


def emoji_run(
    emoji: Images, rebuild: Pictures, params: int = 0, curves: dict | None = None, encode: Pictures | None = None
) -> Run:
    """Rebuild every emoji and compare it with the original; outputs are clipped to [0, 1].

    With `encode`, the run keeps the codes of the emoji that slides show, and how many numbers a code has.
    """
    train, test = np.clip(rebuild(emoji.train), 0, 1), np.clip(rebuild(emoji.test), 0, 1)
    measures = compare(emoji.train, train, "train", thorough=False) | compare(emoji.test, test, "test")
    codes = example_pictures(emoji, *map(encode, (emoji.train, emoji.test))) if encode else {}
    measures |= {"code_numbers": np.array([codes["test"][0].size])} if encode else {}
    arrays = emoji.families() | {f"{side}_codes": values.astype(np.float16) for side, values in codes.items()}
    return Run(params, example_pictures(emoji, train, test), measures, curves or {}, arrays)


def example_pictures(emoji: Images, train: np.ndarray, test: np.ndarray) -> dict[str, np.ndarray]:
    """The outputs for the emoji that slides show."""
    return {"train": train[examples.shown(emoji, "train")], "test": test[examples.shown(emoji, "test")]}
