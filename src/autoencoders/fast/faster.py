"""Train a network with the same results, but for rounding, in less time."""

from keras import Input, Model, Sequential, activations
from keras.layers import BatchNormalization, Conv2D, Layer, MaxPooling2D, UpSampling2D
from keras.models import clone_model

from autoencoders.fast import pixelwise, similarity
from autoencoders.fast.layers import Enlarged, Normalised, Pooled
from autoencoders.fast.optimizers import fused
from autoencoders.learning.losses import ssim_loss, summed_squares

RISING = (activations.relu, activations.leaky_relu, activations.sigmoid, activations.tanh, activations.linear)
LOSSES = {
    "mse": pixelwise.mean_squares,
    "binary_crossentropy": pixelwise.cross_entropy,
    summed_squares: pixelwise.summed_squares,
    ssim_loss: similarity.ssim_loss,
}


def faster(network: Model) -> Model:
    """A compiled network's twin, with the same weights: train either, and you have trained both.

    Layers, optimizer and loss are exchanged where there is a faster form; the rest stays as it is. Metrics are left out.
    """
    if not network.compiled or network.optimizer.built:
        raise ValueError(f"{network.name} has to be compiled and not yet trained before it is made faster")
    twin = with_fast_layers(network)
    twin.compile(fused(network.optimizer), LOSSES.get(network.loss, network.loss))
    return twin


def with_fast_layers(network: Model) -> Model:
    """The network with each layer, or two in a row, in their faster form; so are the networks inside it."""
    if isinstance(network, Sequential):
        return Sequential([Input(network.input_shape[1:]), *fast_layers(network.layers)], name=network.name)
    return clone_model(Model(network.input, network.output, name=network.name), clone_function=fast_layer)


def fast_layers(layers: list[Layer]) -> list[Layer]:
    """A chain of layers; it is shorter where two are merged."""
    chain: list[Layer] = []
    for layer in layers:
        before = chain[-1] if chain else None
        if convolves(before) and before.activation in RISING and has(layer, MaxPooling2D, pool_size=(2, 2), strides=(2, 2)):
            chain[-1] = Pooled(before, layer)
        elif has(before, UpSampling2D, size=(2, 2), interpolation="nearest") and convolves(layer) and layer.padding == "same":
            chain[-1] = Enlarged(layer)
        else:
            chain.append(fast_layer(layer))
    return chain


def fast_layer(layer: Layer) -> Layer:
    """A single layer in its faster form, or as it is."""
    if isinstance(layer, Model):
        return with_fast_layers(layer)
    normalises = has(layer, BatchNormalization, axis=-1, scale=True, center=True, renorm=False)
    return Normalised(layer) if normalises and layer.input_spec.ndim == 4 else layer


def convolves(layer: Layer | None) -> bool:
    """Is it a convolution in steps of one pixel, with a bias and a square kernel?"""
    plain = {"strides": (1, 1), "dilation_rate": (1, 1), "groups": 1, "use_bias": True, "activity_regularizer": None}
    return has(layer, Conv2D, **plain) and layer.kernel_size[0] == layer.kernel_size[1]


def has(layer: Layer | None, kind: type[Layer], **settings) -> bool:
    """Is a layer of just this kind, with these settings?"""
    return type(layer) is kind and all(getattr(layer, name) == value for name, value in settings.items())
