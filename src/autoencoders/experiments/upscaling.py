"""Shrink pictures by averaging, enlarge them with Pillow's filters, and compare a network with these."""

import numpy as np
from PIL import Image

from autoencoders.images import Images
from autoencoders.metrics.pictures import picture_measures
from autoencoders.runs import Run

FILTERS = {
    "nearest": Image.Resampling.NEAREST,
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
}
SHOWN = 8


def shrunk(images: np.ndarray, factor: int) -> np.ndarray:
    """Pictures averaged over squares of factor x factor pixels."""
    n, height, width, channels = images.shape
    squares = images.reshape(n, height // factor, factor, width // factor, factor, channels)
    return squares.mean(axis=(2, 4), dtype=np.float32)


def enlarged(images: np.ndarray, factor: int, by: str) -> np.ndarray:
    """Pictures enlarged with one of FILTERS, in floats; clipped, since bicubic may leave [0, 1]."""
    n, height, width, channels = images.shape
    planes = images.transpose(0, 3, 1, 2).reshape(-1, height, width)
    size = (factor * width, factor * height)
    large = np.stack([np.asarray(Image.fromarray(plane).resize(size, FILTERS[by])) for plane in planes])
    return np.clip(large, 0, 1, out=large).reshape(n, channels, *large.shape[1:]).transpose(0, 2, 3, 1)


def upscaling_run(images: Images, factor: int, outputs: np.ndarray, params: int = 0, curves: dict | None = None) -> Run:
    """The run of a network with these outputs for shrunk held-out pictures, beside each filter's outputs."""
    small = shrunk(images.test, factor)
    examples, measures = {"test_originals": images.test[:SHOWN], "test_small": small[:SHOWN]}, {}
    for name in ("test", *FILTERS):
        pictures = np.clip(outputs, 0, 1) if name == "test" else enlarged(small, factor, name)
        measures |= picture_measures(images.test, pictures, name)
        examples[name] = pictures[:SHOWN].copy()  # a part would keep the whole
    return Run(params, examples, measures, curves or {})
