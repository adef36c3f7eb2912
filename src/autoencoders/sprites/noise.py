"""One emoji under noise from none to twice the training level, cleaned by both networks."""

import numpy as np

from autoencoders.drawing.panels import score_text
from autoencoders.drawing.sprite import Sprite
from autoencoders.experiments import examples
from autoencoders.experiments.noise import gaussian
from autoencoders.experiments.noise_levels import LEVELS, SHOWN, SHOWN_NOISE, level_name
from autoencoders.runs import Run
from autoencoders.scores import scores

EMOJI = "woman-raising-hand"
SHADES = 64  # levels of each colour: not visible under noise, and a quarter of the bytes
NAMES, COLOURS = ["noisy", "copying network", "trained on noise"], ["noise", "conv", "conv"]


def animate(original128: Run, denoise_nothing: Run, denoise_naive: Run, denoise_retrained: Run) -> Sprite:
    """The noisy emoji and both cleaned ones at each level, with the PSNR over all held-out emoji."""
    place = examples.TEST[SHOWN].index(EMOJI)
    clean = original128.pictures["test"][SHOWN]
    noisy = [np.clip(gaussian(clean, level, SHOWN_NOISE), 0, 1)[place] for level in LEVELS]
    cleaned = [[run.pictures[level_name(level)][place] for level in LEVELS] for run in (denoise_naive, denoise_retrained)]
    frames = np.stack([noisy, *cleaned])[:, :, None]
    notes = [psnr_notes(run) for run in (denoise_nothing, denoise_naive, denoise_retrained)]
    levels = [f"{level:g}" for level in LEVELS]
    coarse = np.round(frames * (SHADES - 1)) / (SHADES - 1)
    return Sprite(coarse, "noise (its sd)", levels, NAMES, notes=notes, colours=COLOURS, start=(0, 3), beside=True)


def psnr_notes(run: Run) -> list[str]:
    """A method's PSNR at each level, as notes."""
    results = scores(run)
    return [f"{score_text('psnr', results[f'{level_name(level)}_psnr']['mean'])} dB" for level in LEVELS]
