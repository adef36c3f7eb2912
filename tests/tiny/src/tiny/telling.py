"""Scores and verdicts, as slides quote them."""

import numpy as np

from tiny.runs import Run

FLAWLESS = 1e-10  # the least error in decibels


def scores(run: Run) -> dict:
    """The mean error by seed, also in decibels."""
    decibels = -10 * np.log10(np.maximum(run.errors, FLAWLESS))
    return {"test_mse": over_seeds(run.errors), "test_psnr": over_seeds(decibels)}


def over_seeds(values: np.ndarray) -> dict:
    """Mean, standard deviation, number and values of the seeds, without the digits in which processors differ."""
    means = [float(f"{mean:.7g}") for mean in values.mean(axis=1)]
    sd = float(np.std(means, ddof=1)) if len(means) > 1 else 0.0
    return {"mean": float(f"{np.mean(means):.7g}"), "sd": float(f"{sd:.3g}"), "n": len(means), "values": means}


def exactly(claim: str, value: float, expected: float, because: str) -> dict:
    """The verdict on a claim that holds if a value is as expected."""
    told = {"claim": claim, "verdict": "holds" if value == expected else "fails", "because": because}
    return told | {"value": float(value), "threshold": float(expected), "sd": 0.0, "n": 1}


def ledger(families: list[dict]) -> dict:
    """The verdicts of all families in one table."""
    return dict(sorted((name, verdict) for family in families for name, verdict in family.items()))
