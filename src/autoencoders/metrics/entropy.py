"""Binary cross-entropy between grey pictures, which is not zero even for a perfect copy."""

import numpy as np

SMALLEST = 1e-7  # as in Keras, outputs are clipped to keep this distance from 0 and 1


def cross_entropy(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """The mean over each picture's pixels, in nats: (n,)."""
    outputs = np.clip(outputs, SMALLEST, 1 - SMALLEST)
    pixels = targets * np.log(outputs) + (1 - targets) * np.log1p(-outputs)
    return -pixels.mean(axis=(1, 2, 3), dtype=np.float64)


def bce_measures(targets: np.ndarray, outputs: np.ndarray) -> dict[str, np.ndarray]:
    """The mean cross-entropy, and its floor, the cross-entropy of a perfect copy."""
    pairs = {"test_bce": outputs, "floor_bce": targets}
    return {name: cross_entropy(targets, pictures).mean(keepdims=True) for name, pictures in pairs.items()}
