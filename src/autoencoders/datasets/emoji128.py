"""Noto emoji, drawn at 128x128 on white: 2,000 to train on, 749 held out, no motif on both sides."""

import io
import json

import numpy as np
import resvg_py
from PIL import Image

from autoencoders.experiments import examples
from autoencoders.experiments.split import by_base
from autoencoders.images import Images, Pixels, from_bytes, slices, to_bytes
from proof.raw.pins import content

SIZE = 128
TRAIN, TEST = 2000, 749  # as in the source
SPLIT_SEED = 20


def images() -> Images:
    """Split the emoji by name and render both sides, on white and as a transparency mask."""
    icons = json.loads(content("emoji", "icons.json"))["icons"]
    names = sorted(icons)
    train, test = by_base(names, TRAIN, TEST, examples.TRAIN, examples.TEST, SPLIT_SEED)
    sides = []
    for side in (train, test):
        drawn = np.stack([render(icons[names[index]]["body"]) for index in side])  # (n, 128, 128, 4) bytes
        sides.append((on_white(drawn), np.array([names[index] for index in side]), Pixels(drawn[..., 3])))
    (train_images, train_names, train_alpha), (test_images, test_names, test_alpha) = sides
    return Images(train_images, test_images, train_names, test_names, train_alpha, test_alpha)


def render(body: str) -> np.ndarray:
    """An icon's SVG body, rendered as 128x128 RGBA bytes."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 128 128">{body}</svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=svg, width=SIZE, height=SIZE)
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"))


def on_white(rgba: np.ndarray) -> Pixels:
    """Composite RGBA bytes on a white background."""
    drawn = np.empty((*rgba.shape[:-1], 3), np.uint8)
    for part in slices(len(rgba)):
        pixels, alpha = from_bytes(rgba[part][..., :3]), from_bytes(rgba[part][..., 3:])
        drawn[part] = to_bytes(pixels * alpha + (1 - alpha))
    return Pixels(drawn)
