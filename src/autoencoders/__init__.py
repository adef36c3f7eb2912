"""The science behind the talk: data sets, variants, metrics, figures and claims. It knows nothing of slides."""


def load(variant: str):
    """The network that a variant's run keeps: see `autoencoders.learning.trained.load`, which needs TensorFlow."""
    from autoencoders.learning import trained

    return trained.load(variant)
