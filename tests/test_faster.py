"""`faster`: a network's twin has its weights, gives its pictures and learns what it learns, up to rounding."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import Sequential, layers
from keras.layers import BatchNormalization, Conv2D, Dense, Input, MaxPooling2D, UpSampling2D

from autoencoders.fast import layers as fast_layers
from autoencoders.fast import optimizers, pixelwise, similarity
from autoencoders.fast.faster import faster, with_fast_layers
from autoencoders.learning import training
from autoencoders.learning.losses import ssim_loss, summed_squares
from autoencoders.networks.conditional import conditional
from autoencoders.networks.conv import conv
from autoencoders.networks.dense import dense
from autoencoders.networks.digits_conv import digits_conv
from autoencoders.networks.sized import sized
from autoencoders.networks.small import small
from benchmarks.steps import CASES, Case
from rounding import rounded

RANDOM = np.random.default_rng(1)
NETWORKS = CASES | {"sized": Case(lambda: sized(8), 256), "conv, structural similarity": Case(conv, 256, ssim_loss)}
BATCH = 4
MERGED = {"padding": "same", "activation": "relu"}


def kinds(network) -> list[str]:
    """The kinds of all layers of a network and of those inside it."""
    return [kind for layer in network.layers for kind in (kinds(layer) if hasattr(layer, "layers") else [type(layer).__name__])]


def learning(network, inputs, targets) -> list:
    """What a network gives, its loss, where each of its weights would go, and what it remembers; it is left as it was."""
    before = [variable.numpy() for variable in network.variables]

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = network.compute_loss(inputs, targets, network(inputs, training=True))
        return network(inputs, training=False), loss, tape.gradient(loss, network.trainable_variables)

    outputs, loss, gradients = step()
    remembered = [variable.numpy() for variable in network.non_trainable_variables]
    for variable, value in zip(network.variables, before, strict=True):
        variable.assign(value)
    return [outputs, loss, *gradients, *remembered]


def furthest(got, wanted) -> float:
    """How far two arrays lie apart at most; pytest would look at one of a million numbers after the other."""
    return float(np.abs(np.asarray(got) - np.asarray(wanted)).max())


@pytest.mark.parametrize("name", NETWORKS)
def test_a_twin_gives_the_same_pictures_and_learns_the_same(name):
    keras.utils.set_random_seed(1)
    case = NETWORKS[name]
    network = case.build()
    for weight in network.trainable_variables:  # also where a network begins with zeros
        weight.assign_add(tf.random.normal(weight.shape, stddev=0.02, seed=1))
    network.compile(case.optimizer, case.loss)
    inputs = [RANDOM.random((BATCH, *one.shape[1:]), np.float32) for one in network.inputs]
    inputs = inputs[0] if len(inputs) == 1 else tuple(inputs)
    targets = RANDOM.random((BATCH, *network.outputs[0].shape[1:]), np.float32)
    if case.classes:
        targets = RANDOM.integers(0, case.classes, BATCH)
    sides = [learning(one, inputs, targets) for one in (faster(network), network)]
    terms = max(weight.shape[0] for weight in network.weights) + BATCH * inputs[0].size
    for got, wanted in zip(*sides, strict=True):
        assert furthest(got, wanted) == rounded(0, terms=terms, size=np.abs(wanted).max())


@pytest.mark.parametrize("network", [dense, conv, lambda: small(32), lambda: sized(8)])
def test_a_twin_is_an_encoder_and_a_decoder_of_the_same_weights(network):
    autoencoder = network()
    autoencoder.compile("adam", "mse")
    twin = faster(autoencoder)
    assert [half.output_shape for half in twin.layers] == [half.output_shape for half in autoencoder.layers]
    assert all(one is other for one, other in zip(twin.weights, autoencoder.weights, strict=True))
    assert twin.count_params() == autoencoder.count_params()


def test_each_layer_or_pair_of_layers_that_has_a_faster_form_takes_it():
    assert kinds(with_fast_layers(conv())) == [
        *("Pooled", "Normalised", "Pooled", "Normalised", "Pooled"),
        *("Enlarged", "Normalised", "Enlarged", "Enlarged"),
    ]
    assert kinds(with_fast_layers(digits_conv())) == [
        *["Pooled"] * 3,
        *("Conv2D", "Enlarged", "UpSampling2D", "Conv2D", "Enlarged"),
    ]
    assert kinds(with_fast_layers(dense())) == kinds(dense())


def test_networks_inside_others_are_made_faster_wherever_they_stand():
    _, _, autoencoder = conditional(keras.ops.exp, lambda mean, spread: 0 * mean, 1)
    assert [kinds(with_fast_layers(autoencoder)).count(kind) for kind in ("Pooled", "Enlarged", "Conv2D")] == [2, 2, 1]


@pytest.mark.parametrize(
    "pair",
    [
        [Conv2D(4, 3, strides=2), MaxPooling2D()],
        [Conv2D(4, 3, dilation_rate=2), MaxPooling2D()],
        [Conv2D(4, 3, groups=2), MaxPooling2D()],
        [Conv2D(4, 3, use_bias=False), MaxPooling2D()],
        [Conv2D(4, (3, 5)), MaxPooling2D()],
        [Conv2D(4, 3, activation="gelu"), MaxPooling2D()],  # which falls before it rises
        [Conv2D(4, 3), MaxPooling2D(3)],
        [Conv2D(4, 3), MaxPooling2D(2, strides=1)],
        [layers.SeparableConv2D(4, 3), MaxPooling2D()],
        [UpSampling2D(3), Conv2D(4, 3, padding="same")],
        [UpSampling2D(interpolation="bilinear"), Conv2D(4, 3, padding="same")],
        [UpSampling2D(), Conv2D(4, 3)],
        [UpSampling2D(), Conv2D(4, 3, padding="same", strides=2)],
        [BatchNormalization(axis=1), BatchNormalization(scale=False)],
        [layers.Flatten(), BatchNormalization()],
    ],
)
def test_what_has_no_faster_form_stays_as_it_is(pair):
    network = Sequential([Input((8, 8, 2)), *pair])
    assert with_fast_layers(network).layers == network.layers


@pytest.mark.parametrize("channels", [2, fast_layers.MANY])
@pytest.mark.parametrize("filters", [2, 8])
@pytest.mark.parametrize("side", [5, 6])
@pytest.mark.parametrize("size", [3, 5, 6, 7])
def test_any_kernel_that_is_pooled_or_enlarged_gives_and_learns_what_it_does_in_keras(size, side, filters, channels):
    pooling = [Conv2D(channels, size, **MERGED), MaxPooling2D(padding="same")]
    network = Sequential(
        [Input((side, side, filters)), Conv2D(filters, 1), *pooling, UpSampling2D(), Conv2D(filters, size, **MERGED)]
    )
    assert kinds(with_fast_layers(network)) == ["Conv2D", "Pooled", "Enlarged"]
    images = RANDOM.normal(size=(2, side, side, filters)).astype(np.float32)
    network.compile("adam", "mse")
    for got, wanted in zip(*(learning(one, images, 0) for one in (faster(network), network)), strict=True):
        assert furthest(got, wanted) == rounded(0, terms=images.size * size * size * channels, size=np.abs(wanted).max())


def test_optimizers_are_fused_with_all_their_settings():
    rate = keras.optimizers.schedules.CosineDecay(0.1, 100)
    for optimizer in (keras.optimizers.Adam(rate, beta_1=0.8, clipnorm=1.0), keras.optimizers.RMSprop(0.01, rho=0.7)):
        form = optimizers.fused(optimizer)
        assert type(form) in (optimizers.Adam, optimizers.RMSprop)
        assert form.get_config() == optimizer.get_config()


@pytest.mark.parametrize("name", ["SGD", "Muon", "AdamW"])
def test_an_optimizer_without_a_fused_form_stays(name):
    optimizer = getattr(keras.optimizers, name)()
    assert optimizers.fused(optimizer) is optimizer


def test_an_optimizer_with_a_setting_that_its_fused_form_lacks_stays():
    for optimizer in (keras.optimizers.Adam(amsgrad=True), keras.optimizers.RMSprop(centered=True)):
        assert optimizers.fused(optimizer) is optimizer


@pytest.mark.parametrize(
    ("loss", "form"),
    [
        ("mse", pixelwise.mean_squares),
        ("binary_crossentropy", pixelwise.cross_entropy),
        (summed_squares, pixelwise.summed_squares),
        (ssim_loss, similarity.ssim_loss),
        ("mae", "mae"),
    ],
)
def test_a_loss_that_has_a_faster_form_is_exchanged(loss, form):
    network = conv()
    network.compile("sgd", loss)
    assert faster(network).loss == form


@pytest.mark.parametrize(("optimizer", "loss"), [("adam", "mse"), ("rmsprop", "binary_crossentropy")])
def test_a_twin_trains_as_the_network_does_and_trains_it_too(optimizer, loss):
    images = RANDOM.random((6, 32, 32, 3), np.float32)
    trained = []
    for form in (faster, lambda network: network):
        training.begin(1)
        network = conv()
        network.compile(optimizer, loss)
        start = network.get_weights()
        curves = training.fit(form(network), images, images, (images, images), epochs=2, batch=4)
        trained.append([*network.get_weights(), curves["train_loss"], curves["test_loss"]])
    for got, wanted, before in zip(*trained, [*start, 0, 0], strict=True):
        assert np.linalg.norm(got - wanted) < 0.05 * np.linalg.norm(wanted - before)


def test_a_network_is_made_faster_between_compiling_and_training():
    network = Sequential([Input((3,)), Dense(3)])
    with pytest.raises(ValueError, match="has to be compiled and not yet trained"):
        faster(network)
    network.compile("adam", "mse")
    network.train_on_batch(np.ones((2, 3)), np.ones((2, 3)))
    with pytest.raises(ValueError, match="has to be compiled and not yet trained"):
        faster(network)


def test_enlarging_in_rows_is_depth_to_space():
    quarters = tf.random.uniform((2, 3, 5, 12), seed=1)
    assert (fast_layers.merge_quarters(quarters).numpy() == tf.nn.depth_to_space(quarters, 2).numpy()).all()


def test_the_largest_of_four_pixels_side_by_side_is_what_pooling_finds():
    images, kernel = (tf.random.normal(shape, seed=1) for shape in ((2, 6, 8, 3), (5, 5, 3, 4)))
    wanted = tf.nn.max_pool2d(tf.nn.conv2d(images, kernel, 1, "SAME"), 2, 2, "VALID")
    assert fast_layers.largest_of_four(images, kernel).numpy() == rounded(wanted, terms=75)


def test_a_convolution_of_few_channels_pulls_its_images_and_its_kernel_as_tensorflow_s_own_does():
    images, kernel, pull = (tf.random.normal(shape, seed=1) for shape in ((2, 6, 8, 4), (3, 3, 4, 5), (2, 6, 8, 5)))
    sides = []
    for convolve in (fast_layers.convolved_back_in_fours, lambda images, kernel: tf.nn.conv2d(images, kernel, 1, "SAME")):
        with tf.GradientTape() as tape:
            tape.watch([images, kernel])
            products = convolve(images, kernel)
        sides.append([products, *tape.gradient(products, [images, kernel], output_gradients=pull)])
    for got, wanted in zip(*sides, strict=True):
        assert got.numpy() == rounded(wanted, terms=pull.numpy().size)


@pytest.mark.parametrize("trainable", [True, False])
@pytest.mark.parametrize("training", [True, False])
def test_a_batch_is_normalised_and_remembered_as_keras_does_it(training, trainable):
    images, pull = RANDOM.normal(0.3, 2, (2, 3, 4, 5, 6)).astype(np.float32)
    sides = []
    for form in (lambda layer: layer, fast_layers.Normalised):
        layer = BatchNormalization()
        layer(images)  # makes its weights
        layer.set_weights([1 + np.arange(6.0) / 4, np.arange(6.0), np.arange(6.0), 2 + np.arange(6.0)])
        layer.trainable = trainable
        watched = tf.Variable(images)
        with tf.GradientTape() as tape:
            outputs = form(layer)(watched, training=training)
        ways = tape.gradient(outputs, [watched, *layer.trainable_variables], output_gradients=pull)
        sides.append([outputs, *ways, *layer.non_trainable_variables])
    for got, wanted in zip(*sides, strict=True):
        assert np.asarray(got) == rounded(wanted, terms=images.size)


@pytest.mark.parametrize("size", [3, 5, 6, 7])
def test_each_tap_of_an_enlarging_kernel_reads_one_small_pixel(size):
    assert (fast_layers.tap_sources(size).sum(axis=1) == 1).all()
