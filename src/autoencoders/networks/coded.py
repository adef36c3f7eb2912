"""The dense autoencoder of emoji with any activation of its code, from a random start or from principal components."""

import numpy as np
from keras import Sequential
from keras.layers import Dense, Flatten, Input, Reshape
from scipy.special import logit
from sklearn.decomposition import PCA

CODES = 192
MARGIN = 0.02  # from black and white, whose logits are infinite


def coded(activation: str) -> Sequential:
    """32x32 RGB through 192 numbers and back: with "relu" it is `dense`."""
    encoder = Sequential([
        Input((32, 32, 3)),
        Flatten(),
        Dense(CODES, activation=activation),
    ])
    decoder = Sequential([
        Input((CODES,)),
        Dense(32 * 32 * 3, activation="sigmoid"),
        Reshape((32, 32, 3)),
    ])
    return Sequential([encoder, decoder])


def start_as_pca(autoencoder: Sequential, images: np.ndarray) -> None:
    """Let the encoder find the principal components of these pictures, and the decoder regress their logits on them.

    Each code is shifted so that none of these pictures makes it negative: a ReLU or a leaky one then begins as a linear code.
    """
    flat = np.asarray(images).reshape(len(images), -1)
    plane = PCA(min(CODES, *flat.shape), svd_solver="covariance_eigh").fit(flat)
    components = np.zeros((CODES, flat.shape[1]), np.float32)  # fewer pictures than codes leave some at zero
    components[: len(plane.components_)] = plane.components_
    codes = flat @ components.T
    shift = -codes.min(axis=0)
    outputs = logit(np.clip(flat, MARGIN, 1 - MARGIN))
    known = np.column_stack([codes + shift, np.ones(len(flat), np.float32)])
    decoder, *_ = np.linalg.lstsq(known.astype(np.float64), outputs)
    autoencoder.layers[0].set_weights([components.T, shift])
    autoencoder.layers[1].set_weights([decoder[:CODES], decoder[CODES]])


def live_units(codes: np.ndarray) -> int:
    """How many numbers of the code differ between pictures: a ReLU unit that never fires is zero for all of them."""
    return int((codes.max(axis=0) > codes.min(axis=0)).sum())
