"""The science behind the talk: data sets, variants, metrics, figures and claims. It knows nothing of slides."""


def load(variant: str):
    """The network that a variant's run keeps: see `autoencoders.trained.load`, which needs TensorFlow."""
    from autoencoders import trained

    return trained.load(variant)
