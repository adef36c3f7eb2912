"""Clean pictures at several strengths of noise, and measure how far noise moves codes."""

from collections.abc import Callable

import numpy as np

from autoencoders.experiments.denoising import clean_noisy, held_out_examples
from autoencoders.experiments.noise import gaussian
from autoencoders.images import Images
from autoencoders.metrics.measures import mse

LEVELS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)  # standard deviations, where white is 1
TEST_NOISE, SHOWN_NOISE = 33, 34  # seeds; the shown pictures' noise can be drawn again without the others
SHOWN = slice(1, None, 2)  # of the held-out pictures that slides show


def at_levels(emoji128: Images, clean: Callable[[np.ndarray], np.ndarray]) -> tuple[dict, dict]:
    """Measures (errors on all held-out pictures at each level) and pictures (some of them, cleaned)."""
    examples, measures, pictures = held_out_examples(emoji128, emoji128.test)[SHOWN], {}, {}
    for level in LEVELS:
        measures[f"{level_name(level)}_mse"] = mse(emoji128.test, clean_noisy(clean, emoji128.test, level, TEST_NOISE))
        pictures[level_name(level)] = clean_noisy(clean, examples, level, SHOWN_NOISE)
    return measures, pictures


def level_name(level: float) -> str:
    """The name of a level's measures and pictures: 0.1 becomes level_0_1."""
    return f"level_{level:.1f}".replace(".", "_")


def code_shifts(emoji128: Images, encode: Callable[[np.ndarray], np.ndarray]) -> dict[str, np.ndarray]:
    """How far noise of each level moves the code of each held-out picture, by the mean distance between two pictures' codes."""
    clean = flat_codes(encode, emoji128.test)
    distance = np.linalg.norm(clean - np.roll(clean, 1, axis=0), axis=1).mean()
    shifts = {}
    for level in LEVELS[1:]:
        moved = flat_codes(encode, gaussian(emoji128.test, level, TEST_NOISE)) - clean
        shifts[f"{level_name(level)}_code_shift"] = np.linalg.norm(moved, axis=1) / distance
    return shifts


def flat_codes(encode: Callable[[np.ndarray], np.ndarray], pictures: np.ndarray) -> np.ndarray:
    """The codes of pictures, a row each."""
    return encode(pictures).reshape(len(pictures), -1)
