"""The source's convolutional autoencoder of digits: its codes, and how much noise they tolerate.

Its loss is not zero even for a perfect copy; that floor is measured too.
"""

import numpy as np

from autoencoders.experiments.code_noise import classified, random_codes, sure_share, with_noise
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import pca_errors
from autoencoders.metrics.entropy import bce_measures, cross_entropy
from autoencoders.metrics.pictures import picture_measures, shortened
from autoencoders.networks.digits_conv import digits_conv
from autoencoders.networks.judges import judge
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 25
BATCH = 128
SHOWN = [15, 28, 39, 123, 1012]  # of the held-out digits, as in the source
CODES = 128  # of the network and of PCA


def train(mnist: Images, judges: Run, seed: int) -> Run:
    """Train to copy digits; then add noise to the codes of held-out ones and classify the decoded pictures."""
    begin(seed)
    autoencoder = digits_conv()
    autoencoder.compile("adam", loss="binary_crossentropy")
    curves = fit(faster(autoencoder), mnist.train, mnist.train, (mnist.test, mnist.test), epochs=EPOCHS, batch=BATCH)
    encoder, decoder = autoencoder.layers
    train_codes, codes = predict(encoder, mnist.train), predict(encoder, mnist.test)  # (n, 4, 4, 8)
    sds, index = train_codes.std(axis=0), np.array(SHOWN) % len(mnist.test)  # a quick trial has fewer
    named = judge(judges, seed)
    real, rebuilt = named(mnist.test), predict(decoder, codes)
    noisy = with_noise(codes, sds) | random_codes(train_codes, len(codes))
    measures, pictures, arrays = classified(lambda values: predict(decoder, values), named, noisy, real.argmax(1), index)
    measures |= picture_measures(mnist.test, rebuilt, "test") | bce_measures(mnist.test, rebuilt) | without_network(mnist)
    measures |= {"real_sure_share": sure_share(real), "code_sd": sds.mean(keepdims=True).ravel()}
    pictures |= {"test": rebuilt[index], "test_originals": mnist.test[index]}
    arrays |= {"codes": codes[index].astype(np.float16), "sds": sds.astype(np.float16)}
    return Run(autoencoder.count_params(), pictures, measures, curves, arrays)


def without_network(mnist: Images) -> dict[str, np.ndarray]:
    """The errors of PCA with as many numbers, and the cross-entropy of the mean training digit."""
    flat = [digits.reshape(len(digits), -1) for digits in (mnist.train, mnist.test)]
    [by_pca] = pca_errors(*flat, [min(CODES, len(flat[0]))]).values()
    mean = np.broadcast_to(mnist.train.mean(axis=0), mnist.test.shape)
    return {"pca_mse": shortened(by_pca), "mean_image_bce": cross_entropy(mnist.test, mean).mean(keepdims=True)}
