"""Claims about anomaly detection by rebuilding errors."""

import numpy as np
from scipy.stats import rankdata

from autoencoders.estimates import Estimate, estimate, families, measured, values_of
from autoencoders.margins import AREA, ERROR, SHARE
from autoencoders.metrics.detection import ALARM_AT, area_by_picture
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, same, show

CHANCE = 0.5  # area under the ROC curve of a score that has nothing to do with the question
SEPARATED = 0.999  # "very well separated": one pair of a thousand in the wrong order
FOUND = 0.75  # halfway from chance to perfect
RANKED = 0.7  # a rank correlation: half of what orders the pictures
USUAL, STRONGER = 32, 1_024  # numbers in the code: those of the ten small networks of C16, and more than a digit has pixels
KNOWN = ("digits", "clothes")  # to one network each
TITLES = {"mean": "mean image", "pca": "PCA", "nearest": "nearest picture", "resize": "shrinking"}  # of rules
COPIES = ("pca", "nearest", "mean", "resize")  # rules that are errors of a copy
OUTCOMES = ("_auroc", "_alarm_share")  # ends of names of what is no score of a picture


def c15(anomaly: Run, anomaly_rivals: Run) -> Verdict:
    """The AUROC of the error is nearly 1; how easy the test is, the best rule without a network shows."""
    error = network_area(anomaly, anomaly_rivals, "digits")
    rule, best = best_rule(anomaly_rivals, "test", "digits")
    because = f"AUROC {show(error, 'auroc')}; without a network {show(best, 'auroc')} by {rule}"
    part = above("AUROC of the error", error, SEPARATED)
    return conclude("The rebuilding error separates emoji from digits", part, because=because)


def c65(anomaly: Run, anomaly_rivals: Run) -> Verdict:
    """The darker the corner, the louder its alarm: emoji stand on white and digits on black."""
    error = network_area(anomaly, anomaly_rivals, "digits")
    corner = 1 - area(anomaly_rivals, "test_corner", "digits_corner", pooled(anomaly_rivals, "test", "digits"))
    part = same("AUROC, corner pixel minus error", corner - error, AREA)
    because = f"AUROC {show(corner, 'auroc')} by the corner, {show(error, 'auroc')} by the error"
    return conclude("One corner pixel separates emoji from digits as well as the error", part, because=because)


def c66(anomaly: Run, anomaly_rivals: Run) -> Verdict:
    """Inverted digits are black on white; a rule may turn its sign after the fact, which favours rules."""
    return against_rules("Inverted digits", anomaly, anomaly_rivals, "inverted")


def c67(anomaly: Run, anomaly_rivals: Run) -> Verdict:
    """Icons by another artist, in colour and on white, were chosen because simple rules fail on them."""
    return against_rules("Icons by another artist", anomaly, anomaly_rivals, "icons")


def against_rules(what: str, anomaly: Run, anomaly_rivals: Run, kind: str) -> Verdict:
    """Is the area of the error above that of the best rule without a network?"""
    error, (rule, best) = network_area(anomaly, anomaly_rivals, kind), best_rule(anomaly_rivals, "test", kind)
    part = above("AUROC, error minus best rule", error - best, AREA)
    because = f"AUROC {show(error, 'auroc')}; without a network {show(best, 'auroc')} by {rule}"
    return conclude(f"{what}: the error beats every rule without a network", part, because=because)


def c68(anomaly: Run, anomaly_rivals: Run) -> Verdict:
    """The AUROC of the error is at least halfway from chance to perfect."""
    error = network_area(anomaly, anomaly_rivals, "icons")
    because = f"AUROC {show(error, 'auroc')}, chance is {CHANCE}"
    part = above("AUROC of the error", error, FOUND)
    return conclude("The error of a network on emoji finds icons by another artist", part, because=because)


def c69(anomaly_rivals: Run) -> Verdict:
    """Each misses the mark that the network is asked for in C68."""
    groups = pooled(anomaly_rivals, "test", "icons")
    areas = {rule: area(anomaly_rivals, f"test_{rule}", f"icons_{rule}", groups) for rule in COPIES}
    parts = [below(f"AUROC, error of {TITLES.get(rule, rule)}", found, FOUND) for rule, found in areas.items()]
    because = "AUROC " + ", ".join(f"{show(found, 'auroc')} {TITLES.get(rule, rule)}" for rule, found in areas.items())
    return conclude("Copies without a network do not find icons by another artist", *parts, because=because)


def c80(anomaly: Run, anomaly_rivals: Run) -> Verdict:
    """Held-out emoji have nearly the same order by the network's error as by that of shrinking, which learns nothing."""
    [shrunk] = values_of(anomaly_rivals, "test_resize")[:1]
    errors = values_of(anomaly, "test_mse")
    values = np.stack([correlation_by_picture(rankdata(error), rankdata(shrunk)) for error in errors])
    correlation = estimate(values, anomaly, families(anomaly, "test_mse"))
    part = above("rank correlation of both errors", correlation, RANKED)
    because = f"rank correlation {show(correlation, 'share')} over held-out emoji"
    return conclude("The error ranks emoji by how badly they survive being shrunk", part, because=because)


def correlation_by_picture(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Numbers whose mean is the correlation: how far each picture moves it."""
    one, other = ((values - values.mean()) / values.std() for values in (first, second))
    whole = (one * other).mean()
    return whole + one * other - whole * (one**2 + other**2) / 2


def c83(anomaly_clothes: Run) -> Verdict:
    """One network knows digits and one knows clothes; both are shown the same pictures."""
    digits, clothes = (by_picture(anomaly_clothes, f"{known}_normal_mse", f"{known}_strange_mse") for known in KNOWN)
    digits_first = np.roll(clothes, clothes.shape[1] // 2, axis=1)  # where clothes are normal, they come first
    found = [estimate(values, anomaly_clothes, np.arange(values.shape[1])) for values in (digits, digits_first)]
    part = same("AUROC, clothes among digits minus digits among clothes", found[0] - found[1], AREA)
    because = "AUROC {} for clothes among digits, {} for digits among clothes".format(*(show(area, "auroc") for area in found))
    return conclude("Clothes among digits are found as well as digits among clothes", part, because=because)


def c84(anomaly_clothes: Run, anomaly_clothes_rivals: Run) -> Verdict:
    """Two parts, one for what each network knows; rules may turn their sign after the fact."""
    parts, texts = [], []
    for known in KNOWN:
        names = f"{known}_normal", f"{known}_strange"
        error = area(anomaly_clothes, *(f"{name}_mse" for name in names), pooled(anomaly_clothes_rivals, *names))
        rule, best = best_rule(anomaly_clothes_rivals, *names)
        parts.append(above(f"AUROC, error minus best rule, {known} known", error - best, AREA))
        texts.append(f"{known} known {show(error, 'auroc')}, {rule} {show(best, 'auroc')}")
    claim = "Digits and clothes: the error beats every rule without a network"
    return conclude(claim, *parts, because="; ".join(texts))


def c16(anomaly_digit: Run, anomaly: Run, anomaly_rivals: Run) -> Verdict:
    """The mean AUROC over the ten normal digits is below that of emoji against digits."""
    mean, easy = measured(anomaly_digit, "pictures_auroc"), network_area(anomaly, anomaly_rivals, "digits")
    digits = anomaly_digit.measures["auroc"].mean(axis=0, dtype=float)
    because = f"AUROC {show(digits.min(), 'auroc')} ({digits.argmin()}) to {show(digits.max(), 'auroc')} ({digits.argmax()})"
    because += f", mean {show(mean, 'auroc')}; emoji against digits {show(easy, 'auroc')}"
    part = below("mean AUROC minus that of emoji and digits", mean - easy, -AREA)
    return conclude("One digit against the others is harder, on average over the ten", part, because=because)


def c82(anomaly_digit: Run, anomaly_digit_rivals: Run) -> Verdict:
    """By the mean over the ten normal digits; the best rule is that with the best mean."""
    end = "_pictures_auroc"
    rules = [name.removesuffix(end) for name in anomaly_digit_rivals.measures if name.endswith(end)]
    error = measured(anomaly_digit, "pictures_auroc")
    rule, best = best_side({rule: measured(anomaly_digit_rivals, rule + end) for rule in rules})
    part = above("mean AUROC, error minus best rule", error - best, AREA)
    because = f"mean AUROC {show(error, 'auroc')}; without a network {show(best, 'auroc')} by {rule}"
    return conclude("One digit against nine: the error beats every rule without a network", part, because=because)


def c81(anomaly: Run) -> Verdict:
    """The threshold knows training pictures alone; false alarms are counted among held-out emoji."""
    alarms = values_of(anomaly, "test_mse") > values_of(anomaly, "train_threshold")
    share = estimate(alarms, anomaly, families(anomaly, "test_mse"))
    part = below("share of false alarms", share, 1 - ALARM_AT + SHARE)
    because = f"alarms at {show(share, 'share')} of held-out emoji, {show(1 - ALARM_AT, 'share')} of training ones"
    return conclude("An alarm set on training pictures is seldom false on new ones", part, because=because)


def c17(anomaly_capacity: Run) -> Verdict:
    """By two sizes that were fixed elsewhere: the best of ten by these AUROCs would be favoured if they were asked again.

    That the larger one is the stronger autoencoder is asked of its errors on held-out normal digits.
    """
    areas, errors = (
        [measured(anomaly_capacity, f"{name}_{size}") for size in (STRONGER, USUAL)] for name in ("pictures_auroc", "normal")
    )
    worse = below(f"AUROC, {STRONGER:,} numbers minus {USUAL}", areas[0] - areas[1], -AREA)
    stronger = below(f"error ratio of normal digits, {STRONGER:,} to {USUAL}", errors[0] / errors[1], 1 - ERROR)
    because = "AUROC {} against {}; error of normal digits {} against {}"
    because = because.format(*(show(area, "auroc") for area in areas), *(show(error, "mse") for error in errors))
    return conclude(
        f"A stronger autoencoder, with {STRONGER:,} numbers, detects worse than with {USUAL}", worse, stronger, because=because
    )


def network_area(anomaly: Run, anomaly_rivals: Run, kind: str) -> Estimate:
    """The area of the network's error, with the families that are told in the run of its rivals."""
    return area(anomaly, "test_mse", f"{kind}_mse", pooled(anomaly_rivals, "test", kind))


def best_rule(rivals: Run, normal: str, strange: str) -> tuple[str, Estimate]:
    """The rule without a network that separates best, by name, if each may turn its sign after the fact."""
    rules = [name.removeprefix(strange) for name in rivals.measures if name.startswith(f"{strange}_")]
    groups = pooled(rivals, normal, strange)
    areas = {rule[1:]: area(rivals, normal + rule, strange + rule, groups) for rule in rules if not rule.endswith(OUTCOMES)}
    return best_side(areas)


def best_side(areas: dict[str, Estimate]) -> tuple[str, Estimate]:
    """The largest of several areas and of what they lack to 1, with its rule in words."""
    sides = {TITLES.get(rule, rule.replace("_", " ")): found for rule, found in areas.items()}
    sides |= {f"{rule}, turned": 1 - found for rule, found in sides.items()}
    return max(sides.items(), key=lambda side: side[1].value)


def area(run: Run, normal: str, strange: str, groups: np.ndarray) -> Estimate:
    """The area under the ROC curve of a measure of normal pictures and one of strange pictures."""
    return estimate(by_picture(run, normal, strange), run, groups)


def by_picture(run: Run, normal: str, strange: str) -> np.ndarray:
    """Numbers whose mean is the area, (seeds, pictures), the normal pictures first."""
    pairs = zip(values_of(run, normal), values_of(run, strange), strict=True)
    return np.stack([area_by_picture(*pair) for pair in pairs])


def pooled(rivals: Run, normal: str, strange: str) -> np.ndarray:
    """The families of normal and strange pictures, none on both sides; a picture whose family is not told is one alone."""
    sides = []
    for kind in (normal, strange):
        count = next(values.shape[1] for name, values in rivals.measures.items() if name.startswith(f"{kind}_"))
        sides.append(rivals.arrays.get(f"{kind}_families", np.arange(count)).astype(int))
    return np.concatenate([sides[0], sides[1] + sides[0].max() + 1])
