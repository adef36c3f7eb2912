"""Denoising, retrained: noisy emoji in, clean emoji out.

Same network and budget as `denoise_naive`; only the training pairs differ.
"""

from autoencoders.denoising import cleaned, noisy_test, noisy_train
from autoencoders.images import Images
from autoencoders.networks.small import small
from autoencoders.runs import Run
from autoencoders.training import begin, fit, predict

SEEDS = 2
EPOCHS = 100
BATCH = 64


def train(emoji128: Images, seed: int) -> Run:
    """Learn to map noisy images to the clean ones they came from."""
    begin(seed)
    autoencoder = small(128)
    autoencoder.compile("adam", loss="mse")
    held_out = noisy_test(emoji128), emoji128.test
    curves = fit(autoencoder, noisy_train(emoji128), emoji128.train, held_out, epochs=EPOCHS, batch=BATCH)
    return cleaned(emoji128, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
