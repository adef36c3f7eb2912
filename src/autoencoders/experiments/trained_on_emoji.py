"""The run of a network that was trained to rebuild emoji."""

from dataclasses import replace
from functools import partial

from keras import Model

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.images import Images
from autoencoders.learning.keeping import kept
from autoencoders.learning.training import predict
from autoencoders.runs import Run


def network_run(emoji: Images, autoencoder: Model, curves: dict, keep: bool = False) -> Run:
    """Rebuild every emoji with encoder and decoder, the network's two layers; if wanted, `keep` its weights."""
    encoder, decoder = autoencoder.layers
    run = emoji_run(emoji, partial(predict, autoencoder), autoencoder.count_params(), curves, partial(predict, encoder))
    return replace(run, weights=kept(encoder, decoder)) if keep else run
