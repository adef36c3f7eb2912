"""What becomes of a digit when its code is disturbed: in units of each code number's own spread, and by the source's noise."""

from collections.abc import Callable

import numpy as np

SPREADS = [0, 0.1, 0.5, 1, 2, 3]  # standard deviations of each code number over training images
SOURCE_NOISE = [0.1, 1]  # standard deviations of the source's noise, whatever the codes' own spread
SEED = 61
SURE = 0.95  # the judge's probability from which on it is called sure


def number_name(amount: float) -> str:
    """0.1 as a name can hold it."""
    return f"{amount:g}".replace(".", "_")


def with_noise(codes: np.ndarray, sds: np.ndarray) -> dict[str, np.ndarray]:
    """The codes with each kind of noise, all from one draw."""
    drawn = np.random.default_rng(SEED).standard_normal(codes.shape, dtype=np.float32)
    own = {f"noise_{number_name(amount)}": codes + np.float32(amount) * sds * drawn for amount in SPREADS}
    return own | {f"source_noise_{number_name(amount)}": codes + np.float32(amount) * drawn for amount in SOURCE_NOISE}


def random_codes(codes: np.ndarray, count: int) -> dict[str, np.ndarray]:
    """Codes of no digit: the source's uniform noise, and each number drawn by itself from the ones it takes in training."""
    random = np.random.default_rng(SEED + 1)
    uniform = random.random((count, *codes.shape[1:]), dtype=np.float32)
    flat = codes.reshape(len(codes), -1)
    drawn = np.take_along_axis(flat, random.integers(len(flat), size=(count, flat.shape[1])), axis=0)
    return {"pure_noise": uniform, "shuffled": drawn.reshape(uniform.shape)}


def classified(
    decode: Callable[[np.ndarray], np.ndarray],
    judge: Callable[[np.ndarray], np.ndarray],
    codes: dict[str, np.ndarray],
    wanted: np.ndarray,
    shown: np.ndarray,
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray], dict[str, np.ndarray]]:
    """For each kind of code: the share that still reads as wanted, the share the judge is sure of; pictures and readings."""
    measures, pictures, arrays = {}, {}, {}
    for name, values in codes.items():
        decoded = decode(values)
        probabilities = judge(decoded)  # (n, 10)
        digits = probabilities.argmax(axis=1)
        measures[f"{name}_kept_share"] = (digits == wanted).mean(keepdims=True)
        measures[f"{name}_sure_share"] = sure_share(probabilities)
        pictures[name], arrays[f"{name}_read"] = decoded[shown], digits[shown].astype(np.uint8)
    return measures, pictures, arrays


def sure_share(likely: np.ndarray) -> np.ndarray:
    """The share of pictures that the judge is sure of."""
    return (likely.max(axis=1) > SURE).mean(keepdims=True)
