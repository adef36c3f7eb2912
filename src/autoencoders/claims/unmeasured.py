"""Claims of the sources that are not measured here, each with the experiment that would settle it."""

from autoencoders.verdicts import Verdict, not_measured


def c31() -> Verdict:
    """Needs a sweep of depths and of numbers of training pictures."""
    because = "Depths of one to six layers, few and many training digits"
    return not_measured("An autoencoder that is too deep memorises its pictures", because)


def c32() -> Verdict:
    """Needs a code with more numbers than the picture."""
    because = "A code larger than the picture, shown noise and foreign pictures"
    return not_measured("Without a bottleneck an autoencoder learns the identity", because)


def c35() -> Verdict:
    """Needs distances to the nearest training picture."""
    because = "Are cleaned digits nearer to training digits than their originals?"
    return not_measured("A denoising autoencoder does not memorise", because)


def c39() -> Verdict:
    """Needs a classifier that starts from an encoder, and one that starts from scratch."""
    because = "Accuracy with few labels, against logistic regression on pixels and on PCA"
    return not_measured("Pretraining as an autoencoder helps where labels are few", because)


def c47() -> Verdict:
    """Needs two generators of the same size."""
    because = "An adversarial generator as large as the decoder: sharpness, distance to digits"
    return not_measured("Autoencoders draw worse pictures than adversarial networks", because)


def c49() -> Verdict:
    """Needs one classifier on many kinds of features."""
    because = "One linear classifier on binary patterns, gradients, pixels, codes, a network's features"
    return not_measured("Learned features beat those made by hand", because)
