"""The blind test: rows under letters, until a key reveals their methods."""

import numpy as np

from autoencoders.drawing.sprite import Sprite
from autoencoders.runs import Run
from autoencoders.variants.resize import SIZE


def animate(original: Run, conv_mse: Run, resize: Run) -> Sprite:
    """Held-out emoji and two copies of each; the second column has the same pictures and names the methods."""
    frames = np.stack([run.pictures["test"] for run in (original, conv_mse, resize)])[:, None]
    texts = [
        "",
        f"a convolutional network, {conv_mse.params:,} weights",
        f"made {SIZE}×{SIZE} small and large again, no weights",
    ]
    return Sprite(
        np.repeat(frames, 2, axis=1),
        "Reveal",
        ["hidden", "told"],
        ["original", "A", "B"],
        notes=[["", words] for words in texts],
        colours=["paper", "conv", "resize"],
        reveals=True,
    )
