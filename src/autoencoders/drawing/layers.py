"""Networks as a page computes them, layer by layer as `slides/live/network.mjs` knows layers; tests hold them to Keras."""


def conv(activation: str = "relu", **more: object) -> dict:
    """A convolution, 'same' and by single steps unless more is said."""
    return {"kind": "conv", "activation": activation, **more}


def dense(activation: str = "relu", **more: object) -> dict:
    """A dense layer."""
    return {"kind": "dense", "activation": activation, **more}


def widen(activation: str = "relu") -> dict:
    """A transposed convolution whose windows do not overlap."""
    return {"kind": "widen", "activation": activation}


def recall(name: str) -> dict:
    """What an earlier layer kept under this name."""
    return {"kind": "recall", "with": name}


POOL, ENLARGE, NORM = {"kind": "pool"}, {"kind": "enlarge"}, {"kind": "norm"}

SMALL = [  # networks/small.py
    conv(), POOL,
    conv(), POOL,
    conv(), POOL,
    ENLARGE, conv(),
    ENLARGE, conv(),
    ENLARGE, conv("sigmoid"),
]  # fmt: skip

UNET = [  # networks/unet.py
    {"kind": "shift", "by": -1},
    conv(keep="whole"),
    conv(strides=2), conv(keep="half"),
    conv(strides=2), conv(keep="quarter"),
    conv(strides=2), conv(),
    widen(), {"kind": "add", "with": "quarter"}, conv(),
    widen(), {"kind": "add", "with": "half"}, conv(),
    widen(), {"kind": "add", "with": "whole"}, conv(),
    conv("sigmoid"),
]  # fmt: skip

CONV = [  # networks/conv.py
    conv(), POOL, NORM,
    conv(), POOL, NORM,
    conv(), POOL,
    ENLARGE, conv(), NORM,
    ENLARGE, conv(),
    ENLARGE, conv("sigmoid"),
]  # fmt: skip

DENSE = [dense(), dense("sigmoid"), {"kind": "shape", "shape": [32, 32, 3]}]  # networks/dense.py

VARIATIONAL = [  # networks/variational.py: a picture's mean code, its spread, and the picture of the mean
    dense(keep="features"), dense("linear", keep="mean"),
    recall("features"), dense("linear"),
    recall("mean"), dense(), dense("sigmoid"), {"kind": "shape", "shape": [28, 28, 1]},
]  # fmt: skip

PLANE = [dense(), dense(), dense(), dense("linear")]  # variants/denoise_plane.py: from a point to a point
