"""Scores that slides quote: mean and standard deviation over seeds of a run's measures."""

import numpy as np

from autoencoders.runs import Run

FLAWLESS = 1e-10  # the least squared error in decibels: 100 dB


def scores(run: Run) -> dict:
    """Each measure's mean over images by seed, see `over_seeds`; each squared error also in decibels."""
    results = {"params": run.params}
    for name, values in run.measures.items():
        results[name] = over_seeds(values.mean(axis=1, dtype=np.float64))
        if name.endswith("_mse"):
            results[name.removesuffix("_mse") + "_psnr"] = over_seeds(psnr(values).mean(axis=1))
    return results


def psnr(mse: np.ndarray) -> np.ndarray:
    """The PSNR of each image in decibels; in 64 bits, since processors differ in the last bit of a logarithm."""
    return -10 * np.log10(np.maximum(mse, FLAWLESS, dtype=np.float64))


def over_seeds(values: np.ndarray) -> dict:
    """Mean, standard deviation (0 where nothing is random), number and values of the seeds."""
    rounded = [float(f"{value:.7g}") for value in values]
    sd = float(np.std(rounded, ddof=1)) if len(set(rounded)) > 1 else 0.0
    return {"mean": float(f"{np.mean(rounded):.7g}"), "sd": float(f"{sd:.3g}"), "n": len(rounded), "values": rounded}
