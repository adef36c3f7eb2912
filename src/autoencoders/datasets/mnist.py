"""MNIST: handwritten digits at 28x28, one grey channel; 60,000 to train on, 10,000 held out."""

from autoencoders.idx import labels, pictures
from autoencoders.images import Images
from proof.raw.pins import content


def images() -> Images:
    """Both sides as their authors split them; a label is the digit."""
    return Images(
        train=pictures(content("mnist", "train-images-idx3-ubyte")),
        test=pictures(content("mnist", "t10k-images-idx3-ubyte")),
        train_labels=labels(content("mnist", "train-labels-idx1-ubyte")),
        test_labels=labels(content("mnist", "t10k-labels-idx1-ubyte")),
    )
