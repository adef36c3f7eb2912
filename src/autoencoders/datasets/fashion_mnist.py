"""Fashion-MNIST: clothes in MNIST's own shape, 28x28 and grey; 60,000 to train on, 10,000 held out."""

from autoencoders.idx import labels, pictures
from autoencoders.images import Images
from proof.raw.pins import content

# by label
CLASSES = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def images() -> Images:
    """Both sides as their authors split them; a label is an index of `CLASSES`."""
    return Images(
        train=pictures(content("fashion_mnist", "train-images-idx3-ubyte")),
        test=pictures(content("fashion_mnist", "t10k-images-idx3-ubyte")),
        train_labels=labels(content("fashion_mnist", "train-labels-idx1-ubyte")),
        test_labels=labels(content("fashion_mnist", "t10k-labels-idx1-ubyte")),
    )
