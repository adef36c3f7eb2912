"""The twin of a Keras network in PyTorch: channels last, its kernels and optimiser; between the layers, Keras's operations."""

import time
from functools import partial

import torch
from keras import Model, Sequential
from torch import nn
from torch.nn import functional

from benchmarks.networks import LONG

LOSSES = {
    "mse": functional.mse_loss,
    "binary_crossentropy": functional.binary_cross_entropy,
    "sparse_categorical_crossentropy": lambda outputs, targets: functional.nll_loss(torch.log(outputs + 1e-7), targets),
}
OPTIMISERS = {
    "adam": partial(torch.optim.Adam, eps=1e-7),
    "rmsprop": partial(torch.optim.RMSprop, lr=0.001, alpha=0.9, eps=1e-7),
}
ACTIVATIONS = {
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softmax": lambda values: torch.softmax(values, -1),
    "leaky_relu": functional.leaky_relu,
    "linear": lambda values: values,
}


class Twin(nn.Module):
    """A Keras network whose layers are exchanged for PyTorch's."""

    def __init__(self, network: Model):
        super().__init__()
        self.graph = [network._functional if isinstance(network, Sequential) else network]  # in a list: no part of this module
        self.parts = nn.ModuleDict({str(id(one)): twin(one) for one in self.graph[0].operations})

    def forward(self, *inputs, **more):
        return self.graph[0]._run_through_graph(inputs, lambda one: self.parts[str(id(one))])


class Plain(nn.Module):
    """What has no weights, computed as Keras does."""

    def __init__(self, operation):
        super().__init__()
        self.operation = [operation]

    def forward(self, *words, **more):
        return self.operation[0](*words, **{name: value for name, value in more.items() if name not in ("mask", "training")})


class Convolved(nn.Module):
    """A layer of PyTorch that wants channels second in shape and last in memory, which is how they come from here: no copy."""

    def __init__(self, inner: nn.Module, activation: str = "linear"):
        super().__init__()
        self.inner, self.activation = inner.to(memory_format=torch.channels_last), ACTIVATIONS[activation]

    def forward(self, images, **more):
        return self.activation(self.inner(images.permute(0, 3, 1, 2))).permute(0, 2, 3, 1)


class Weighted(nn.Module):
    """A dense layer and its activation."""

    def __init__(self, layer):
        super().__init__()
        self.inner, self.activation = nn.Linear(*layer.kernel.shape), ACTIVATIONS[layer.activation.__name__]

    def forward(self, values, **more):
        return self.activation(self.inner(values))


def twin(one) -> nn.Module:
    """PyTorch's module for one operation of Keras."""
    match type(one).__name__:
        case "Sequential" | "Functional" | "Model":
            return Twin(one)
        case "Dense":
            return Weighted(one)
        case "Conv2D":
            _, _, channels, filters = one.kernel.shape
            layer = nn.Conv2d(channels, filters, one.kernel_size, padding="same" if one.padding == "same" else 0)
            return Convolved(layer, one.activation.__name__)
        case "Conv2DTranspose":
            _, _, filters, channels = one.kernel.shape
            return Convolved(nn.ConvTranspose2d(channels, filters, one.kernel_size, one.strides), one.activation.__name__)
        case "MaxPooling2D":
            return Convolved(nn.MaxPool2d(one.pool_size, ceil_mode=one.padding == "same"))
        case "UpSampling2D":
            return Convolved(nn.Upsample(scale_factor=one.size, mode=one.interpolation))
        case "BatchNormalization":
            return Convolved(nn.BatchNorm2d(one.gamma.shape[0], eps=one.epsilon, momentum=1 - one.momentum))
    return Plain(one)


def added(model: Twin) -> list[torch.Tensor]:
    """What layers add to the loss by themselves."""
    parts = [part.operation[0] for part in model.modules() if isinstance(part, Plain)]
    return [loss for part in parts for loss in getattr(part, "losses", ())]


def step_seconds(network: Model, inputs, targets, case) -> float:
    """How long one step of the twin takes: forward, backward, optimiser."""
    torch.set_num_threads(1)
    model = Twin(network)
    loss = LOSSES.get(case.loss) or (lambda outputs, wanted: case.loss(wanted, outputs).mean())
    optimiser = OPTIMISERS[case.optimizer](model.parameters())
    given = [torch.from_numpy(one[: case.batch]) for one in (inputs if isinstance(inputs, tuple) else [inputs])]
    wanted = torch.from_numpy(targets[: case.batch])

    def step() -> None:
        optimiser.zero_grad(set_to_none=True)
        total = loss(model(*given), wanted)
        sum(added(model), total).backward()
        optimiser.step()

    steps = 2
    while True:
        began = time.perf_counter()
        for _ in range(steps):
            step()
        seconds = time.perf_counter() - began
        if steps > 2 and seconds > LONG:
            return seconds / steps
        steps *= 2
