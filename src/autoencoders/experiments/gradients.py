"""Two ways to the gradient of a mean cost of drawn numbers: through the draw, and by how likely each draw was.

Both are right on average. They differ in how far a single draw is off.
"""

import numpy as np

MEAN, SD = 1.0, 1.0  # of a lone number
GOAL = 3.0  # its cost is the square of its distance to this
EXACT = 2 * (MEAN - GOAL)  # the slope of the mean cost, by the number's mean


def score_function(costs: np.ndarray, noise: np.ndarray, sd: np.ndarray | float) -> np.ndarray:
    """By how likely: what a draw cost, times the slope of the logarithm of its density. No slope of the cost is needed."""
    return costs * noise / sd


def with_baseline(costs: np.ndarray) -> np.ndarray:
    """What each draw cost more than the mean of all others, along the first axis: the same mean gradient, with less noise."""
    return (costs - costs.mean(axis=0)) * len(costs) / (len(costs) - 1)


def lone_estimates(count: int, random: np.random.Generator) -> dict[str, np.ndarray]:
    """Both estimates of the slope for a lone number, draw by draw."""
    noise = random.standard_normal(count)
    distance = MEAN + SD * noise - GOAL
    return {"factored": 2 * distance, "scored": score_function(distance**2, noise, SD)}


def variances(costs: np.ndarray, slopes: np.ndarray, noise: np.ndarray, sds: np.ndarray) -> dict[str, np.ndarray]:
    """How much an estimate varies from draw to draw, summed over a code's numbers, for each code.

    Costs are (draws, codes), slopes and noise (draws, codes, numbers).
    """
    estimates = {
        "factored": slopes,
        "scored": score_function(costs[..., None], noise, sds),
        "compared": score_function(with_baseline(costs)[..., None], noise, sds),
    }
    return {name: values.var(axis=0, ddof=1).sum(axis=1) for name, values in estimates.items()}
