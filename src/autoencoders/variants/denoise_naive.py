"""Denoising for free? A network that only ever copied clean emoji is shown noisy ones."""

from autoencoders.denoising import cleaned
from autoencoders.images import Images
from autoencoders.networks.small import small
from autoencoders.rebuilding import rebuilt
from autoencoders.runs import Run
from autoencoders.training import begin, fit, predict

SEEDS = 2
EPOCHS = 100
BATCH = 64


def train(emoji128: Images, seed: int) -> Run:
    """Learn to copy clean images; clean noisy ones without having seen any."""
    begin(seed)
    autoencoder = small(128)
    autoencoder.compile("adam", loss="mse")
    curves = fit(autoencoder, emoji128.train, emoji128.train, (emoji128.test, emoji128.test), epochs=EPOCHS, batch=BATCH)

    def rebuild(images):
        return predict(autoencoder, images)

    run = cleaned(emoji128, rebuild, autoencoder.count_params(), curves)
    copied = rebuilt(emoji128, rebuild)
    pictures = run.pictures | {f"clean_{side}": images for side, images in copied.pictures.items()}
    measures = run.measures | {f"clean_{name}": values for name, values in copied.measures.items()}
    return Run(run.params, pictures, measures, curves)
