"""Claims about variational codes."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, below, conclude, per_seed, show, within

SOURCE_LOSS = 36.0094  # on held-out digits, after the last epoch
ABOUT = 1  # nat to either side: what another seed may change


def c27(vae_source: Run) -> Verdict:
    """By the loss as the source reckons it, and by the one that the same weights have with the KL of their own sampler."""
    stated, true = (per_seed(vae_source, name) for name in ("test_stated_loss", "test_loss"))
    because = f"stated {show(stated, 'loss')}, with the true KL {show(true, 'loss')}"
    parts = (within(one - SOURCE_LOSS, ABOUT) for one in (stated, true))
    return conclude("The source's variational loss ends at about 36", *parts, because=because)


def c91(vae: Run, vae_source: Run) -> Verdict:
    """By the codes' own spread, and by the KL that the loss states beside the one that the sampler has."""
    spreads = [per_seed(run, "code_sd") for run in (vae_source, vae)]
    kls = [per_seed(vae_source, name) for name in ("test_stated_kl", "test_kl")]
    because = "spread {} against {}; KL stated {}, true {}"
    because = because.format(*(show(one, "code_sd") for one in spreads), *(show(one, "kl") for one in kls))
    claim = "The source's slip narrows codes and understates their KL"
    return conclude(claim, below(*spreads), below(*kls), because=because)
