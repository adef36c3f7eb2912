"""Add noise to codes of digits and let the classifier say what the decoded pictures still show."""

from collections.abc import Callable

import numpy as np

SPREADS = [0, 0.1, 0.5, 1, 2, 3]  # standard deviations of each code number over training images
SOURCE_NOISE = [0.1, 1]  # standard deviations of the source's noise, whatever the codes' own spread
SEED = 61
SURE = 0.95  # the classifier is sure of a picture if its largest probability is above this


def number_name(amount: float) -> str:
    """A number as part of a measure's name: 0.1 becomes 0_1."""
    return f"{amount:g}".replace(".", "_")


def with_noise(codes: np.ndarray, sds: np.ndarray) -> dict[str, np.ndarray]:
    """Codes with each strength of noise, in units of each number's own standard deviation and as in the source."""
    noise = np.random.default_rng(SEED).standard_normal(codes.shape, dtype=np.float32)
    own = {f"noise_{number_name(amount)}": codes + np.float32(amount) * sds * noise for amount in SPREADS}
    return own | {f"source_noise_{number_name(amount)}": codes + np.float32(amount) * noise for amount in SOURCE_NOISE}


def random_codes(codes: np.ndarray, count: int) -> dict[str, np.ndarray]:
    """Codes of no digit: uniform noise as in the source, and each number drawn on its own from its values in training."""
    random = np.random.default_rng(SEED + 1)
    uniform = random.random((count, *codes.shape[1:]), dtype=np.float32)
    flat = codes.reshape(len(codes), -1)
    shuffled = np.take_along_axis(flat, random.integers(len(flat), size=(count, flat.shape[1])), axis=0)
    return {"pure_noise": uniform, "shuffled": shuffled.reshape(uniform.shape)}


def classified(
    decode: Callable[[np.ndarray], np.ndarray],
    judge: Callable[[np.ndarray], np.ndarray],
    codes: dict[str, np.ndarray],
    wanted: np.ndarray,
    shown: np.ndarray,
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Decode and judge codes: measures (1 for each that is read as `wanted`, or surely), pictures, predicted digits."""
    measures, pictures, arrays = {}, {}, {}
    for name, values in codes.items():
        decoded = decode(values)
        probabilities = judge(decoded)  # (n, 10)
        digits = probabilities.argmax(axis=1)
        measures[f"{name}_kept_share"] = (digits == wanted).astype(np.float32)
        measures[f"{name}_sure_share"] = sure_share(probabilities)
        pictures[name], arrays[f"{name}_read"] = decoded[shown], digits[shown].astype(np.uint8)
    return measures, pictures, arrays


def sure_share(likely: np.ndarray) -> np.ndarray:
    """1 for each picture of which the classifier is sure, 0 for others: their mean is the share."""
    return (likely.max(axis=1) > SURE).astype(np.float32)
