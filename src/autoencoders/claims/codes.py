"""Claims about variational codes."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, below, conclude, per_seed, show


def c91(vae: Run, vae_source: Run) -> Verdict:
    """By the codes' own spread, and by the KL that the loss states beside the one that the sampler has."""
    spreads = [per_seed(run, "code_sd") for run in (vae_source, vae)]
    kls = [per_seed(vae_source, name) for name in ("test_stated_kl", "test_kl")]
    because = "spread {} against {}; KL stated {}, true {}"
    because = because.format(*(show(one, "code_sd") for one in spreads), *(show(one, "kl") for one in kls))
    claim = "The source's slip narrows codes and understates their KL"
    return conclude(claim, below(*spreads), below(*kls), because=because)
