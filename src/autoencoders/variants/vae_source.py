"""Variational as the source wrote it: its sampler takes exp(s) as the spread, its KL takes s as the log of the variance.

Only the sampler differs from `vae`; the codes' true spread and true KL show what the slip costs.
"""

from keras import ops

from autoencoders.experiments.digits import explored
from autoencoders.images import Images
from autoencoders.networks.variational import variational
from autoencoders.optimizers import RMSprop
from autoencoders.pixelwise import summed_squares
from autoencoders.runs import Run
from autoencoders.training import begin, fit

SEEDS = 5
EPOCHS = 25
BATCH = 128


def train(mnist: Images, seed: int) -> Run:
    """Learn as `vae` does, under a loss whose two halves disagree about the spread."""
    begin(seed)
    encoder, decoder, autoencoder = variational(ops.exp, seed)
    autoencoder.compile(RMSprop(), loss=summed_squares)
    flat, held_out = (side.reshape(len(side), -1) for side in (mnist.train, mnist.test))
    curves = fit(autoencoder, flat, flat, (held_out, held_out), epochs=EPOCHS, batch=BATCH)
    return explored(mnist, encoder, decoder, ops.exp, autoencoder.count_params(), curves)
