"""Use a network that a talk showed: `autoencoders.load("conv_best").rebuild(pictures)`; from here on TensorFlow is needed."""

import importlib
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np

from autoencoders import runs
from autoencoders.learning.keeping import restored

NO_CODE = "{} has no code, since details pass by its middle: `rebuild` is all that it can do"
RUNS = Path(__file__).parents[3] / "results/runs"


@dataclass(frozen=True)
class Trained:
    """A network as the first seed of a variant left it; it takes and gives pictures in [0, 1]: (n, height, width, channels)."""

    encoder: keras.Model
    decoder: keras.Model

    def encode(self, pictures: np.ndarray) -> np.ndarray:
        """The code of each picture; of a variational network the mean of its codes."""
        codes = self.encoder.predict(np.asarray(pictures, np.float32), verbose=0)
        return codes[0] if isinstance(codes, list) else codes

    def decode(self, codes: np.ndarray) -> np.ndarray:
        """The picture of each code, clipped to [0, 1]."""
        return np.clip(self.decoder.predict(np.asarray(codes, np.float32), verbose=0), 0, 1)

    def rebuild(self, pictures: np.ndarray) -> np.ndarray:
        """Each picture through the code and back."""
        return self.decode(self.encode(pictures))


@dataclass(frozen=True)
class Uncoded:
    """A network without a code, as the first seed of a variant left it; it takes and gives pictures as `Trained` does."""

    variant: str
    network: keras.Model

    def encode(self, pictures: np.ndarray) -> np.ndarray:
        """Refused with a sentence: there is no code."""
        raise TypeError(NO_CODE.format(self.variant))

    decode = encode

    def rebuild(self, pictures: np.ndarray) -> np.ndarray:
        """Each picture as the network gives it back, clipped to [0, 1]."""
        return np.clip(self.network.predict(np.asarray(pictures, np.float32), verbose=0), 0, 1)


def load(variant: str) -> Trained | Uncoded:
    """The network that a variant's run keeps; ValueError where there is none, with the variants that have one."""
    kept = [path.stem for path in sorted(RUNS.glob("*.npz")) if runs.load(path).weights]
    if variant not in kept:
        raise ValueError(f"there are no weights of {variant}: there are some of {', '.join(kept)}")
    module = importlib.import_module(f"autoencoders.variants.{variant}")
    if not hasattr(module, "network"):
        raise ValueError(f"the network of {variant} takes no pictures: a page moves points by its weights")
    network = module.network()
    weights = runs.load(RUNS / f"{variant}.npz").weights
    if isinstance(network, keras.Sequential | tuple):
        return Trained(*restored(weights, network))
    return Uncoded(variant, *restored(weights, (network,)))
