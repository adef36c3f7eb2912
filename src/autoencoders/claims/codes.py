"""Claims about variational codes."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, exactly, per_seed, show, within

SOURCE_LOSS = 36.0094  # on held-out digits, after the last epoch
ABOUT = 1  # nat, to either side: the difference that another seed may make
NEAR_NORMAL = 0.1  # Kolmogorov-Smirnov distance
HALVED = 0.5
MEANT = "sure_share", "kinds"  # meaningful samples are clear digits, and not always the same one


def c25(ladder: Run) -> Verdict:
    """Fewer of the ten nearest codes show the same digit on the plain rung than on the variational one."""
    plain, full = (per_seed(ladder, f"{rung}_purity") for rung in ("plain", "full"))
    because = f"same digit among nearest codes: {show(plain, 'purity')}, variational {show(full, 'purity')}"
    return conclude("Close codes of a plain autoencoder need not be alike", below(plain, full), because=because)


def c26(ladder: Run) -> Verdict:
    """The Kolmogorov-Smirnov distance of all codes from a standard normal is small, and smaller than without KL."""
    plain, full = (per_seed(ladder, f"{rung}_off_normal") for rung in ("plain", "full"))
    because = f"off by {full.mean():.2f} with KL, {plain.mean():.2f} without"
    claim = "The KL keeps codes, taken together, close to standard normal"
    return conclude(claim, below(full, NEAR_NORMAL), below(full, plain), because=because)


def c27(vae_source: Run) -> Verdict:
    """The loss is near the source's, both as the source computes it and with the sampler's true KL."""
    stated, true = (per_seed(vae_source, name) for name in ("test_stated_loss", "test_loss"))
    because = f"stated {show(stated, 'loss')}, with the true KL {show(true, 'loss')}"
    parts = (within(values - SOURCE_LOSS, ABOUT) for values in (stated, true))
    return conclude("The source's variational loss ends at about 36", *parts, because=because)


def c28(ladder: Run, classifier: Run) -> Verdict:
    """The largest step on the grid is smaller than without KL, and the classifier is sure of more pictures."""
    jumps, sure = (
        [per_seed(ladder, f"{rung}_{name}") for rung in ("full", "plain")] for name in ("grid_jump", "grid_sure_share")
    )
    texts = [f"{values.mean():.1f}" for values in jumps] + [show(values, "share") for values in sure]
    because = "largest step {} mean steps, plain {}; sure {} against {}".format(*texts)
    return conclude(
        "A grid of variational codes shows smooth transitions", below(*jumps), above(*sure), because=because, judge=classifier
    )


def c36(ladder: Run, classifier: Run) -> Verdict:
    """By the classifier: random codes give less than half as many sure digits as rebuilt ones, and less than half the kinds."""
    sure, kinds = ([per_seed(ladder, f"plain_{law}_{name}") for law in ("generated", "rebuilt")] for name in MEANT)
    because = "sure digits: {}, rebuilt {}; kinds of digits {}, rebuilt {}".format(*sure_and_kinds(sure, kinds))
    parts = [below(drawn, HALVED * rebuilt) for drawn, rebuilt in (sure, kinds)]
    claim = "Random codes of a plain autoencoder may be meaningless"
    return conclude(claim, *parts, because=because, judge=classifier)


def c37(ladder: Run, classifier: Run) -> Verdict:
    """Along straight lines between codes, the classifier's digits change less often, and the largest step is smaller."""
    flips, jumps = ([per_seed(ladder, f"{rung}_between_{name}") for rung in ("full", "plain")] for name in ("flips", "jump"))
    texts = [f"{values.mean():.2f}" for values in (*flips, *jumps)]
    because = "names change {} times, plain {}; largest step {}, plain {}".format(*texts)
    return conclude("A variational code is continuous", below(*flips), below(*jumps), because=because, judge=classifier)


def c38(ladder: Run, classifier: Run) -> Verdict:
    """By the classifier: samples give more sure digits and more kinds than those of the plain rung."""
    sure, kinds = ([per_seed(ladder, f"{rung}_generated_{name}") for rung in ("full", "plain")] for name in MEANT)
    because = "sure digits: {}, plain {}; kinds of digits {}, plain {}".format(*sure_and_kinds(sure, kinds))
    return conclude("A variational code is more complete", above(*sure), above(*kinds), because=because, judge=classifier)


def sure_and_kinds(sure: list, kinds: list) -> list[str]:
    """Shares of sure digits and numbers of kinds, formatted as slides write them."""
    return [*(show(values, "share") for values in sure), *(show(values, "kinds") for values in kinds)]


def c40(gradients: Run) -> Verdict:
    """TensorFlow has no gradient through three ways to draw, and costs alone do not tell it either."""
    closed = [exactly(per_seed(gradients, f"{way}_passes")[0], 0) for way in ("outside", "choice", "library")]
    estimable = above(per_seed(gradients, "lone_scored"), 0)  # the true derivative is negative
    times = per_seed(gradients, "compared_times").mean()
    because = f"passes a scaled normal draw; else estimated, with {times:.0f} times the variance"
    return conclude("No gradient passes through sampling", *closed, estimable, because=because)


def c91(vae: Run, vae_source: Run) -> Verdict:
    """With the slip, codes have a smaller standard deviation, and the stated KL is below the true one."""
    spreads = [per_seed(run, "code_sd") for run in (vae_source, vae)]
    kls = [per_seed(vae_source, name) for name in ("test_stated_kl", "test_kl")]
    because = "spread {} against {}; KL stated {}, true {}"
    because = because.format(*(show(values, "code_sd") for values in spreads), *(show(values, "kl") for values in kls))
    claim = "The source's slip narrows codes and understates their KL"
    return conclude(claim, below(*spreads), below(*kls), because=because)
