"""A live part: networks that a page computes by itself, and the pictures, numbers and words around them."""

import base64
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from autoencoders.images import to_bytes
from autoencoders.runs import Run

SCALES = " scales"  # end of the name of the scales of a matrix of bytes
HALF_A_SHADE, SHADE = 0.5, 1.0


@dataclass(frozen=True)
class Network:
    """A network that a page computes: its layers, in the order of the weights that a run keeps, and where its answers are.

    The run keeps some inputs and what the trained network answered. Half precision moves answers by less than half a shade;
    where it moves them further, `shades` says how far at most.
    """

    layers: list[dict]
    run: Run
    name: str  # of the run
    shades: float = HALF_A_SHADE
    inputs: str = "pictures/parity"  # where the run keeps them


@dataclass(frozen=True)
class Live:
    """What `slides/parts/<part>.mjs` gets."""

    part: str
    asks: str  # what one does with it, in a few words
    start: object  # what it shows at first, as its module understands it
    networks: dict[str, Network]
    pictures: dict[str, np.ndarray] = field(default_factory=dict)  # (n, height, width, channels) in [0, 1]
    shows: dict = field(default_factory=dict)  # numbers and words


def save(path: Path, live: Live) -> None:
    """Write a live part as JSON, always the same bytes for the same part."""
    path.write_text(json.dumps(description(live), ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def description(live: Live) -> dict:
    """A live part for the page: weights and pictures as text."""
    networks = {name: stored(network) for name, network in live.networks.items()}
    pictures = {name: sheet(values) for name, values in live.pictures.items()}
    return {"part": live.part, "asks": live.asks, "start": live.start, "networks": networks, "pictures": pictures, **live.shows}


def stored(network: Network) -> dict:
    """A network for the page, and the names of the arrays in which a run keeps its answers, for the build."""
    names = {"inputs": network.inputs, "places": "arrays/parity_places", "outputs": "arrays/parity_outputs"}
    answers = {"file": f"runs/{network.name}.npz", **names}
    return {"layers": network.layers, "weights": packed(network.run.weights), "shades": network.shades, "answers": answers}


def packed(weights: Mapping[str, np.ndarray]) -> list[dict]:
    """Weights in the order of the layers, as they are kept: in half precision, or as bytes with a scale for each column."""
    stored = []
    for name, values in weights.items():
        if name.endswith(SCALES):
            stored[-1]["scales"] = text(values.astype("<f4"))
        elif values.dtype == np.int8:
            stored.append({"shape": values.shape, "bytes": text(values)})
        else:
            stored.append({"shape": values.shape, "halves": text(values.astype("<f2"))})
    return stored


def text(values: np.ndarray) -> str:
    """An array's bytes in base64."""
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()


def sheet(pictures: np.ndarray) -> dict:
    """Pictures below one another as lossless WebP, in a data URL."""
    count, height, width, channels = pictures.shape
    pixels = np.repeat(to_bytes(pictures).reshape(count * height, width, channels), 3 // channels, axis=-1)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "webp", lossless=True, quality=100, method=6)
    address = f"data:image/webp;base64,{base64.b64encode(file.getvalue()).decode()}"
    return {"sheet": address, "count": count, "channels": channels}
