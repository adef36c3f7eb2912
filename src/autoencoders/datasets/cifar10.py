"""CIFAR-10: photographs at 32x32 in ten classes; the first of five training batches, and the test batch, 10,000 each."""

import numpy as np

from autoencoders.images import Images, from_bytes
from proof.raw.pins import content

# by label
CLASSES = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
SIZE = 32
RECORD = 1 + 3 * SIZE * SIZE  # bytes: the label, then the red, the green and the blue plane


def images() -> Images:
    """One batch on each side, which is enough for the talk's comparisons."""
    train, train_labels = parse(content("cifar10", "data_batch_1.bin"))
    test, test_labels = parse(content("cifar10", "test_batch.bin"))
    return Images(train, test, train_labels, test_labels)


def parse(data: bytes) -> tuple[np.ndarray, np.ndarray]:
    """The images and labels of a binary batch."""
    if not data or len(data) % RECORD:
        raise ValueError(f"a CIFAR-10 batch is made of records of {RECORD:,} bytes, and this has {len(data):,} bytes")
    records = np.frombuffer(data, np.uint8).reshape(-1, RECORD)
    labels = records[:, 0].astype(int)
    if labels.max() >= len(CLASSES):
        raise ValueError(f"a CIFAR-10 label is below {len(CLASSES)}, and this batch has {labels.max()}: it is damaged")
    planes = records[:, 1:].reshape(-1, 3, SIZE, SIZE)
    return from_bytes(planes.transpose(0, 2, 3, 1)), labels
