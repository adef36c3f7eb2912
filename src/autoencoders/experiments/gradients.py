"""Two estimators of the gradient of an expected cost: by reparameterisation, and by the score function; both are unbiased.

Names in results: `factored` is reparameterised, `scored` is the score function, `compared` adds a baseline to it.
"""

import numpy as np

MEAN, SD = 1.0, 1.0  # of the single number that is drawn
GOAL = 3.0  # its cost is the square of its distance to this
EXACT = 2 * (MEAN - GOAL)  # the derivative of the expected cost by MEAN


def score_function(costs: np.ndarray, noise: np.ndarray, sd: np.ndarray | float) -> np.ndarray:
    """The score-function estimator: cost times the derivative of the log density; needs no derivative of the cost."""
    return costs * noise / sd


def with_baseline(costs: np.ndarray) -> np.ndarray:
    """Costs minus the mean cost of all other draws (first axis): the same expected gradient with less variance."""
    return (costs - costs.mean(axis=0)) * len(costs) / (len(costs) - 1)


def lone_estimates(count: int, random: np.random.Generator) -> dict[str, np.ndarray]:
    """Both estimates of the derivative for a single number, draw by draw."""
    noise = random.standard_normal(count)
    distance = MEAN + SD * noise - GOAL
    return {"factored": 2 * distance, "scored": score_function(distance**2, noise, SD)}


def variances(costs: np.ndarray, slopes: np.ndarray, noise: np.ndarray, sds: np.ndarray) -> dict[str, np.ndarray]:
    """The variance of each estimator for each code, summed over its numbers.

    Costs are (draws, codes), slopes and noise (draws, codes, numbers).
    """
    estimates = {
        "factored": slopes,
        "scored": score_function(costs[..., None], noise, sds),
        "compared": score_function(with_baseline(costs)[..., None], noise, sds),
    }
    return {name: values.var(axis=0, ddof=1).sum(axis=1) for name, values in estimates.items()}
