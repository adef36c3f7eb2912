"""Shrink and enlarge pictures with Pillow's bicubic filter."""

import numpy as np
from PIL import Image

from autoencoders.images import from_bytes, to_bytes


def resized(images: np.ndarray, size: int) -> np.ndarray:
    """Each image at size x size, bicubic; values are rounded to bytes, as in a picture file."""
    filtered = [Image.fromarray(image).resize((size, size), Image.Resampling.BICUBIC) for image in to_bytes(images)]
    return from_bytes(np.stack([np.asarray(image) for image in filtered]))


def down_and_up(images: np.ndarray, size: int) -> np.ndarray:
    """Shrink to size x size and enlarge again."""
    return resized(resized(images, size), images.shape[1])
