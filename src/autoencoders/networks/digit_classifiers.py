"""Two networks of different kinds that name digits: the judges' (see `judges.py`)."""

from keras import Sequential
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D


def digit_classifier() -> Sequential:
    """28x28 to probabilities of the ten digits: 26,838 weights."""
    return Sequential([
        Input((28, 28, 1)),
        Conv2D(12, 3, activation="relu"), MaxPooling2D(),
        Conv2D(20, 3, activation="relu"), MaxPooling2D(),
        Flatten(),
        Dense(48, activation="relu"),
        Dense(10, activation="softmax"),
    ])


def dense_classifier() -> Sequential:
    """28x28 to probabilities of the ten digits without convolutions: 50,890 weights."""
    return Sequential([
        Input((28, 28, 1)),
        Flatten(),
        Dense(64, activation="relu"),
        Dense(10, activation="softmax"),
    ])
