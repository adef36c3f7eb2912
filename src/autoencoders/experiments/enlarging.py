"""Train a network to enlarge pictures; its inputs are the same pictures, shrunk by averaging."""

from collections.abc import Callable

from keras import Model

from autoencoders.experiments.upscaling import shrunk, upscaling_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.entropy import bce_measures
from autoencoders.runs import Run

SOURCE_LOSS = "binary_crossentropy"


def train_upscaler(
    images: Images, factor: int, build: Callable[[], Model], seed: int, *, epochs: int, batch: int, loss: str = "mse"
) -> Run:
    """Train to undo the averaging; with the source's loss, the least possible loss is measured too."""
    begin(seed)
    network = build()
    network.compile("adam", loss=loss)
    small, held_out = shrunk(images.train, factor), shrunk(images.test, factor)
    curves = fit(faster(network), small, images.train, (held_out, images.test), epochs=epochs, batch=batch)
    outputs = predict(network, held_out)
    run = upscaling_run(images, factor, outputs, network.count_params(), curves)
    run.measures.update(bce_measures(images.test, outputs) if loss == SOURCE_LOSS else {})
    return run
