"""Variational, two codes: MNIST on a map that one can walk through.

The source's recipe with its slip put right: sampler and KL both read the second head as the log of the variance.
"""

from autoencoders.experiments.digits import explored
from autoencoders.images import Images
from autoencoders.networks.variational import sd_of_log_variance, variational
from autoencoders.optimizers import RMSprop
from autoencoders.pixelwise import summed_squares
from autoencoders.runs import Run
from autoencoders.training import begin, fit

SEEDS = 5
EPOCHS = 25
BATCH = 128


def train(mnist: Images, seed: int) -> Run:
    """Learn codes that rebuild a digit and, taken together, look like a standard normal distribution."""
    begin(seed)
    encoder, decoder, autoencoder = variational(sd_of_log_variance, seed)
    autoencoder.compile(RMSprop(), loss=summed_squares)
    flat, held_out = (side.reshape(len(side), -1) for side in (mnist.train, mnist.test))
    curves = fit(autoencoder, flat, flat, (held_out, held_out), epochs=EPOCHS, batch=BATCH)
    return explored(mnist, encoder, decoder, sd_of_log_variance, autoencoder.count_params(), curves)
