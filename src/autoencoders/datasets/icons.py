"""Flat Color Icons: drawings by another artist, at 32x32 in colour on white as the emoji are, strange to every network."""

import json

import numpy as np

from autoencoders.datasets.emoji import shrink
from autoencoders.datasets.noto import SIZE, on_white, render
from autoencoders.experiments.families import close_pairs, joined
from autoencoders.images import Images
from proof.raw.pins import content

DRAWN = 48  # width and height that the icons are drawn in
EVERY = 1  # a quick trial draws one in so many


def images() -> Images:
    """All icons held out, none to learn from; those whose pictures are nearly equal are of one family."""
    icons = json.loads(content("icons", "icons.json"))["icons"]
    names = sorted(name for name in icons if not icons[name].get("hidden"))[::EVERY]
    large = on_white(np.stack([render(enlarged(icons[name]["body"])) for name in names]))
    small, families = shrink(large), joined(len(names), close_pairs(large)[0])
    return Images(small[:0], small, np.array(names[:0]), np.array(names), train_families=families[:0], test_families=families)


def enlarged(body: str) -> str:
    """An icon's SVG body in the size of the emoji's."""
    return f'<g transform="scale({SIZE / DRAWN})">{body}</g>'
