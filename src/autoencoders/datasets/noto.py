"""Noto emoji, every distinct one drawn at 128x128 on white, with its family: what the other emoji data sets are dealt from."""

import io
import json

import numpy as np
import resvg_py
from PIL import Image

from autoencoders.experiments import examples
from autoencoders.experiments.dealing import pool, sides
from autoencoders.experiments.families import close_pairs, distinct, families
from autoencoders.images import Images, Pixels, from_bytes, slices, to_bytes
from proof.raw.pins import content

SIZE = 128
EVERY = 1  # a quick trial draws one in so many


def images() -> Images:
    """All emoji on the training side, none held out: neither hidden icons, which are old names, nor one picture twice."""
    icons = json.loads(content("emoji", "icons.json"))["icons"]
    shown = [*examples.TRAIN, *examples.TEST]
    visible = sorted(name for name in icons if not icons[name].get("hidden"))
    names = np.array([name for index, name in enumerate(visible) if index % EVERY == 0 or name in shown])
    drawn = np.stack([render(icons[name]["body"]) for name in names])  # (n, 128, 128, 4) bytes
    pictures = on_white(drawn)
    pairs, errors = close_pairs(pictures)
    kept = distinct(names, pairs, errors, shown)
    everything = pool(pictures, names, Pixels(drawn[..., 3]), families(names, pairs))
    return sides(everything, kept, kept[:0])


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
