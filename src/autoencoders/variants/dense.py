"""Dense, the source's first network: 3,072 numbers through 192 and back.

The simplest autoencoder, trained exactly as in the source; compare it with `resize` and `pca`.
"""

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.dense import dense
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 256


def train(emoji: Images, seed: int) -> Run:
    """Train to copy the training images through the bottleneck."""
    begin(seed)
    autoencoder = dense()
    autoencoder.compile("adam", loss="mse")
    autoencoder = faster(autoencoder)
    curves = fit(autoencoder, emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
    return emoji_run(emoji, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
