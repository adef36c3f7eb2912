"""Conditional: the decoder also gets the digit, so one can ask for a digit, and the code only holds the handwriting.

The source's network and recipe, with its fifty epochs, but it starts from dark pictures.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from autoencoders.experiments import generation, latent
from autoencoders.experiments.latent import AT_ONCE, Coded
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.losses import summed_squares
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.conditional import CLASSES, CODES, conditional
from autoencoders.networks.judges import features, judge
from autoencoders.networks.variational import sd_of_log_variance, stated_kl
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 50
BATCH = 250
ASKED_FOR = 500  # samples of each digit
HANDS, THREES, STEPS = 5, 30, 8
MIXED = (4, 6)  # the two digits that the source asks for at once
DRAW_SEED = 41


def train(mnist: Images, judges: Run, seed: int) -> Run:
    """Train on summed squared error plus KL; then draw requested digits and repair damaged ones."""
    begin(seed)
    encoder, decoder, autoencoder = conditional(sd_of_log_variance, stated_kl, seed)
    autoencoder.compile("adam", loss=summed_squares)
    held_out = (mnist.test, requests(mnist.test_labels)), mnist.test
    inputs = mnist.train, requests(mnist.train_labels)
    curves = fit(faster(autoencoder), inputs, mnist.train, held_out, epochs=EPOCHS, batch=BATCH)
    heads = partial(predict, encoder, at_once=AT_ONCE)
    classify = judge(judges, seed)

    def draw(codes, wanted):
        return predict(decoder, np.concatenate([codes, wanted], axis=1), AT_ONCE)

    means, log_variances = heads(mnist.test)
    as_labelled = partial(draw, wanted=requests(mnist.test_labels))
    costs, per_unit = latent.loss_parts(mnist.test, means, log_variances, as_labelled)
    coded = latent.encode_digits(mnist, lambda digits: heads(digits)[0], draw, classify, features(judges, seed))
    measures = latent.rebuilding_measures(mnist, as_labelled(means), coded) | costs | latent.separation_measures(coded)
    agreed, agreement = agreement_measures(mnist, coded)
    repairs, repaired = repairs_and_pictures(mnist, lambda digits: heads(digits)[0], draw, classify)
    arrays = latent.stored_codes(coded) | {"unit_kl": per_unit.astype(np.float32), "agreement": agreement.astype(np.float32)}
    pictures = requested_pictures(draw) | repaired
    return Run(autoencoder.count_params(), pictures, measures | agreed | latent.box_errors(mnist, repairs), curves, arrays)


def requests(labels: np.ndarray) -> np.ndarray:
    """One-hot vectors of the wanted digits: (n, 10)."""
    return np.eye(CLASSES, dtype=np.float32)[labels]


def agreement_measures(mnist: Images, coded: Coded) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Measures of requested digits (shares that the judge recognises and is sure of), and the first share by digit."""
    wanted = np.repeat(np.arange(CLASSES), ASKED_FOR)
    drawn = coded.decode(generation.sample_normal(len(wanted), CODES, 1, DRAW_SEED), requests(wanted))
    probabilities = coded.judge(drawn)
    right = (probabilities.argmax(axis=1) == wanted).reshape(CLASSES, ASKED_FOR).mean(axis=1)
    measures = {"agreed_share": right.mean(keepdims=True)} | generation.judged_measures("generated", probabilities)
    seen, features = coded.features(mnist.test[::2]), coded.features(drawn)
    return measures | generation.closeness_measures("generated", seen, features), right


def repairs_and_pictures(mnist: Images, encode: Callable, draw: Callable, judge: Callable) -> tuple[dict, dict]:
    """Repairs of damaged held-out digits, with the true label and with the judge's guess, and pictures of some."""
    broken = latent.damaged(mnist.test)
    codes, guessed = encode(broken), judge(broken).argmax(axis=1)
    repairs = {"box": draw(codes, requests(mnist.test_labels)), "box_guessed": draw(codes, requests(guessed))}
    chosen = latent.first_of_each_digit(mnist.test_labels)
    sides = {"test_originals": mnist.test, "test_damaged": broken, "test_repaired": repairs["box"]}
    return repairs, {name: side[chosen] for name, side in sides.items()}


def requested_pictures(draw: Callable) -> dict[str, np.ndarray]:
    """Pictures of requested digits: all digits with the same codes, many threes, two digits at once, digits that change."""
    hands = generation.sample_normal(THREES, CODES, 1, DRAW_SEED)
    first, second = requests(np.arange(HANDS)), requests(np.arange(HANDS) + HANDS)
    turning = generation.interpolate(first, second, STEPS).reshape(-1, CLASSES)
    return {
        "hands": draw(np.repeat(hands[:HANDS], CLASSES, axis=0), requests(np.tile(np.arange(CLASSES), HANDS))),
        "threes": draw(hands, requests(np.full(THREES, 3))),
        "mixed": draw(hands[:CLASSES], np.tile(requests(np.array(MIXED)).sum(axis=0), (CLASSES, 1))),
        "turning": draw(np.repeat(hands[:HANDS], STEPS, axis=0), turning),
    }
