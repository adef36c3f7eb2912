"""Linear: encoder and decoder without nonlinearity find the plane of PCA if they are trained long enough.

They find the plane but not its axes, since the decoder can undo any linear map of the code. SGD at Keras's default rate, as in
the source, does not get there; at a much larger rate it does.
"""

import numpy as np
from keras import Sequential
from keras.layers import Dense, Input
from keras.optimizers import SGD, Adam, Optimizer
from keras.optimizers.schedules import CosineDecay
from scipy.linalg import subspace_angles
from sklearn.decomposition import PCA

from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.learning.watching import Watch
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 15
BATCH = 256
SIZES = (2, 16)
RATE = 3e-3  # of Adam at the beginning; it decays to zero, since the last degrees need small steps
LARGE_RATE = 30.0  # of SGD, decaying as Adam's does: gradients of a mean over 784 pixels are small
KEPT = 1000  # held-out digits whose first two code numbers are stored, for a map


def train(mnist: Images, seed: int) -> Run:
    """Train both sizes of code with each optimiser, on pictures minus the mean training image."""
    flat, held_out = (side.reshape(len(side), -1) - mnist.train.mean(axis=0).ravel() for side in (mnist.train, mnist.test))
    measures, curves, arrays = {}, {}, {"labels": mnist.test_labels[:KEPT].astype(np.uint8)}
    steps = EPOCHS * -(-len(flat) // BATCH)
    for codes in SIZES:
        plane = PCA(min(codes, *flat.shape), svd_solver="covariance_eigh").fit(flat)
        measures[f"pca_{codes}_mse"] = total_mse(held_out, plane.inverse_transform(plane.transform(held_out)))
        for name, optimizer in optimizers(steps).items():
            begin(seed)
            autoencoder = linear(codes)
            autoencoder.compile(optimizer, loss="mse")
            watch = Watch(lambda network, plane=plane: angle(network, plane.components_), range(1, EPOCHS + 1))
            fit(autoencoder, flat, flat, (held_out, held_out), epochs=EPOCHS, batch=BATCH, callbacks=(watch,))
            curves[f"{name}_{codes}_angle"] = np.array(list(watch.seen.values()))
            measures[f"{name}_{codes}_angle"] = curves[f"{name}_{codes}_angle"][-1:]
            measures[f"{name}_{codes}_mse"] = total_mse(held_out, predict(autoencoder, held_out))
            arrays |= stored_axes(f"{name}_{codes}", autoencoder, held_out)
        arrays[f"pca_{codes}_axes"] = plane.components_.astype(np.float16)
        arrays[f"pca_{codes}_codes"] = plane.transform(held_out[:KEPT])[:, :2].astype(np.float16)
    return Run(linear(SIZES[0]).count_params(), measures=measures, curves=curves, arrays=arrays)


def optimizers(steps: int) -> dict[str, Optimizer]:
    """Adam and SGD with rates that decay to zero within so many steps, and SGD as Keras makes it."""
    adam, sgd = Adam(CosineDecay(RATE, steps)), SGD(CosineDecay(LARGE_RATE, steps))
    return {"adam": adam, "sgd": SGD(), "large_sgd": sgd}


def linear(codes: int) -> Sequential:
    """784 numbers through a code and back, with biases: 3,922 weights for a code of two."""
    return Sequential([Input((784,)), Dense(codes), Dense(784)])


def angle(network: Sequential, axes: np.ndarray) -> float:
    """The largest principal angle in degrees between the decoder's plane and that of `axes`: 0 if they are equal."""
    return float(np.degrees(subspace_angles(np.asarray(network.layers[-1].kernel).T, axes.T)).max())


def total_mse(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """The mean squared error over all pixels of all pictures."""
    return np.square(targets - outputs).mean(dtype=np.float64).reshape(1)


def stored_axes(name: str, network: Sequential, held_out: np.ndarray) -> dict[str, np.ndarray]:
    """Arrays to store: the decoder's kernel, and the first two numbers of some codes."""
    encoder, decoder = network.layers
    codes = held_out[:KEPT] @ np.asarray(encoder.kernel) + np.asarray(encoder.bias)
    return {f"{name}_axes": np.asarray(decoder.kernel).astype(np.float16), f"{name}_codes": codes[:, :2].astype(np.float16)}
