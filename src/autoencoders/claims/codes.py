"""Claims about variational codes."""

import numpy as np

from autoencoders.estimates import Estimate, measured, per_seed
from autoencoders.margins import ERROR, KINDS, NATS, SHARE, TIMES
from autoencoders.runs import Run
from autoencoders.verdicts import Finding, Verdict, above, below, conclude, exactly, same, show

SOURCE_LOSS = 36.0094  # on held-out digits, after the last epoch
NEAR_NORMAL = 0.1  # Kolmogorov-Smirnov distance: cumulated shares of codes and of the normal are nowhere more than this apart
MEANT = "sure_share", "sure_kinds"  # what samples are asked for: clear digits, and not always the same one
WAYS = {"library": "TensorFlow's normal", "outside": "NumPy's normal", "choice": "a choice"}  # to sample without writing a sum


def c25(ladder: Run) -> Verdict:
    """Of the ten nearest codes, more than a few show another digit; the variational share is told."""
    plain, full = (1 - measured(ladder, f"{rung}_purity") for rung in ("plain", "full"))
    because = f"another digit among nearest codes: {show(plain, 'purity')}, variational {show(full, 'purity')}"
    part = above("share of near codes with another digit", plain, SHARE)
    return conclude("Close codes of a plain autoencoder need not show the same digit", part, because=because)


def c26(ladder: Run) -> Verdict:
    """The Kolmogorov-Smirnov distance from a standard normal is small, and smaller than in the same network without KL."""
    full, without = (measured(ladder, f"{rung}_off_normal") for rung in ("full", "spread"))
    because = f"off by {full.value:.2f} with KL, {without.value:.2f} without"
    near = below("distance from the normal", full, NEAR_NORMAL)
    nearer = below("distance by that without KL", full / without, 1 / TIMES)
    return conclude("The KL keeps codes, taken together, close to standard normal", near, nearer, because=because)


def c27(vae_source: Run) -> Verdict:
    """An equivalence, of the loss as the source computes it; the loss with the sampler's true KL is told."""
    stated, true = (measured(vae_source, name) for name in ("test_stated_loss", "test_loss"))
    because = f"{show(stated, 'loss')}; with the true KL {show(true, 'loss')}"
    part = same("loss, less the tutorial's", stated - SOURCE_LOSS, NATS)
    return conclude("The tutorial's variational loss ends at about 36", part, because=because)


def c28(ladder: Run, judges: Run) -> Verdict:
    """The largest step on the grid is smaller, in mean steps; how many of its pictures are confident digits is told."""
    steps, confident = (both_rungs(ladder, f"grid_{name}") for name in ("jump", "sure_share"))
    because = "largest step {:.1f} mean steps, plain {:.1f}; confident {} against {}"
    because = because.format(*(jump.value for jump in steps), *(show(share, "share") for share in confident))
    part = below("largest step by the plain grid's", steps[0] / steps[1], 1 / TIMES)
    claim = "A grid of variational codes changes more smoothly than a plain one"
    return conclude(claim, part, because=because, classifier=judges)


def both_rungs(ladder: Run, measure: str) -> list[Estimate]:
    """A measure of the variational rung, and of the plain one."""
    return [measured(ladder, f"{rung}_{measure}") for rung in ("full", "plain")]


def c36(ladder: Run, judges: Run) -> Verdict:
    """By the judges, of one plain network: samples from a standard normal against rebuilt held-out digits."""
    samples, rebuilt = (meant(ladder, f"plain_{law}") for law in ("generated", "rebuilt"))
    because = "confident: {}, rebuilt {}; kinds among these {}, rebuilt {}".format(*in_pairs(samples, rebuilt))
    confident = above("confident share, rebuilt less samples", rebuilt[0] - samples[0], SHARE)
    kinds = above("kinds, rebuilt less samples", rebuilt[1] - samples[1], KINDS)
    claim = "A plain autoencoder's samples are less clear and varied than rebuilt digits"
    return conclude(claim, confident, kinds, because=because, classifier=judges)


def c37(ladder: Run, judges: Run) -> Verdict:
    """Along straight lines between codes, the largest step is smaller; how often the judged digit changes is told."""
    steps, changes = (both_rungs(ladder, f"between_{name}") for name in ("jump", "flips"))
    because = "largest step {:.2f} mean steps, plain {:.2f}; names change {:.2f} times, {:.2f}"
    because = because.format(*(values.value for values in (*steps, *changes)))
    part = below("largest step by the plain code's", steps[0] / steps[1], 1 / TIMES)
    claim = "Variational codes of two numbers are more continuous than plain ones"
    return conclude(claim, part, because=because, classifier=judges)


def c38(ladder: Run, judges: Run) -> Verdict:
    """By the judges, samples from a standard normal are clear more often, of more kinds, and cover more held-out digits."""
    full, plain = (meant(ladder, f"{rung}_generated") for rung in ("full", "plain"))
    cover = [measured(ladder, f"{rung}_generated_coverage") for rung in ("full", "plain")]
    texts = *in_pairs(full, plain), *(show(share, "coverage") for share in cover)
    because = "confident {}, plain {}; kinds {}, {}; digits covered {}, {}".format(*texts)
    parts = (
        above("confident share, less the plain code's", full[0] - plain[0], SHARE),
        above("kinds among these, less the plain code's", full[1] - plain[1], KINDS),
        above("held-out digits covered, less by plain", cover[0] - cover[1], SHARE),
    )
    claim = "Variational codes of two numbers are more complete than plain ones"
    return conclude(claim, *parts, because=because, classifier=judges)


def c85(ladder: Run, judges: Run) -> Verdict:
    """Our own, by the judges: a mixture fitted to plain codes against the KL's own distribution; no worse is enough."""
    fitted, asked = sampled(ladder, "plain_mixture"), sampled(ladder, "full_generated")
    because = samples_side_by_side(fitted, asked)
    claim = "A mixture fitted to plain codes samples as well as the KL"
    return conclude(claim, *no_worse(fitted, asked), because=because, classifier=judges)


def c101(vae_limited: Run, vae_thirty: Run, judges: Run) -> Verdict:
    """Our own, by the judges: the same of thirty numbers; the plain code is that of the network trained without KL."""
    fitted, asked = sampled(vae_limited, "mixture"), sampled(vae_thirty, "generated")
    because = samples_side_by_side(fitted, asked)
    claim = "With thirty numbers, too, a fitted mixture samples as the KL does"
    return conclude(claim, *no_worse(fitted, asked), because=because, classifier=judges)


def sampled(run: Run, pictures: str) -> list[Estimate]:
    """Three measures of samples: the share of confident digits, of held-out digits covered, and the distance from these."""
    return [measured(run, f"{pictures}_{name}") for name in ("sure_share", "coverage", "frechet")]


def no_worse(ours: list[Estimate], theirs: list[Estimate]) -> tuple[Finding, ...]:
    """Samples are worse in none of the three measures by as much as matters."""
    return (
        above("confident share, less the KL's", ours[0] - theirs[0], -SHARE),
        above("held-out digits covered, less the KL's", ours[1] - theirs[1], -SHARE),
        below("distance from held-out digits, by KL's", ours[2] / theirs[2], TIMES),
    )


def samples_side_by_side(ours: list[Estimate], theirs: list[Estimate]) -> str:
    """Both in a few words."""
    kinds = ("share", "coverage", "frechet")
    texts = (show(pair[place], kind) for place, kind in enumerate(kinds) for pair in (ours, theirs))
    return "confident {}, KL {}; covered {} and {}; distance {} and {}".format(*texts)


def c100(ladder: Run, judges: Run) -> Verdict:
    """Our own: noise of one size and the price of place against the whole KL; what is covered is what the judges see."""
    names = "off_normal", "generated_coverage", "grid_jump", "test_mse"
    narrow, full = ([measured(ladder, f"{rung}_{name}") for name in names] for rung in ("narrow", "full"))
    parts = (
        below("distance from the normal", narrow[0], NEAR_NORMAL),
        same("held-out digits covered, less the KL's", narrow[1] - full[1], SHARE),
        same("largest step on the grid, by KL's", narrow[2] / full[2] - 1, TIMES - 1),
        same("held-out MSE, by the KL's", narrow[3] / full[3] - 1, ERROR),
    )
    pairs = zip(narrow[:3], full[:3], ("coverage",) * 3, strict=True)
    because = "off normal by {}, KL {}; covered {}, {}; step {}, {}"
    because = because.format(*(show(value, kind) for ours, theirs, kind in pairs for value in (ours, theirs)))
    claim = "Noise of one size and the price of place replace the KL"
    return conclude(claim, *parts, because=because, classifier=judges)


def meant(ladder: Run, pictures: str) -> list[Estimate]:
    """The share of confident digits among decoded pictures, and how many kinds these are of."""
    return [measured(ladder, f"{pictures}_{name}") for name in MEANT]


def in_pairs(first: list[Estimate], second: list[Estimate]) -> list[str]:
    """Two of `meant` side by side, formatted as slides write them."""
    return [show(pair[place], kind) for place, kind in enumerate(("share", "kinds")) for pair in (first, second)]


def c40(gradients: Run) -> Verdict:
    """Of the ways to sample that are not written as a mean plus scaled noise, TensorFlow has a gradient through none."""
    passing = {way: bool(per_seed(gradients, f"{way}_passes").any()) for way in WAYS}
    open_, closed = (", ".join(WAYS[way] for way in WAYS if passing[way] == passes) or "none" for passes in (True, False))
    part = exactly("share of ways with a gradient", np.mean(list(passing.values())), 0)
    return conclude("No gradient passes through direct sampling", part, because=f"passes {open_}; stopped by {closed}")


def c91(vae_source: Run, vae: Run) -> Verdict:
    """Our own: with the slip, a code's standard deviation is smaller, and the stated KL is below the true one."""
    slipped, right = (measured(run, "code_sd") for run in (vae_source, vae))
    stated, true = (measured(vae_source, name) for name in ("test_stated_kl", "test_kl"))
    because = "standard deviation {} against {}; KL stated {}, true {}"
    because = because.format(show(slipped, "code_sd"), show(right, "code_sd"), show(stated, "kl"), show(true, "kl"))
    narrowed = below("standard deviation by that without the slip", slipped / right, 1 / TIMES)
    understated = above("nats, true KL less stated", true - stated, NATS)
    return conclude("The tutorial's slip narrows codes and understates their KL", narrowed, understated, because=because)
