"""The dense network of sixteen numbers, from Keras's own start: each tanh runs to its end, and all it learns is the mean."""

import numpy as np

from autoencoders.experiments.coding import AT_ONCE
from autoencoders.fast.optimizers import Adam
from autoencoders.fast.pixelwise import mean_squares
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.measures import mse
from autoencoders.networks.sixteen import sixteen_dense
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 5  # of the source's fifty: nothing has moved after one, and nothing moves later
BATCH = 200
SATURATED = 0.99  # beyond this a tanh lets through less than a fiftieth of a gradient
SHOWN = 8


def train(mnist: Images, seed: int) -> Run:
    """Exactly the source's recipe, as far as it goes."""
    begin(seed)
    autoencoder = sixteen_dense()
    autoencoder.compile(Adam(), loss=mean_squares)
    curves = fit(autoencoder, mnist.train, mnist.train, (mnist.test, mnist.test), epochs=EPOCHS, batch=BATCH)
    codes, rebuilt = (predict(half, mnist.test, AT_ONCE) for half in (autoencoder.layers[0], autoencoder))
    values_by_name = {"test_mse": mse(mnist.test, rebuilt), "mean_image_mse": mse(mnist.test, mnist.train.mean(axis=0))}
    values_by_name |= {"first_epoch_mse": curves["train_loss"][:1], "saturated_share": np.abs(codes) > SATURATED}
    measures = {name: np.array([values.mean(dtype=np.float64)]) for name, values in values_by_name.items()}
    pictures = {"test_originals": mnist.test[:SHOWN], "test": rebuilt[:SHOWN]}
    return Run(autoencoder.count_params(), pictures, measures, curves)
