"""The talk's colours by name, read from the one file that slides use too."""

import re

from autoencoders.paths import resource


def parsed(css: str) -> dict[str, str]:
    """Each `--name: #hex;` of a style sheet, in lower case."""
    return {name: colour.lower() for name, colour in re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{6});", css)}


COLOURS = parsed(resource("slides/palette.css").read_text(encoding="utf-8"))

INK, PAPER, MUTED, RAISED, LINE = (COLOURS[name] for name in ("ink", "paper", "muted", "raised", "line"))
OURS, MEAN, RESIZE, PCA = (COLOURS[name] for name in ("ours", "mean", "resize", "pca"))
DENSE, CONV, CONV_SSIM, NOISE = (COLOURS[name] for name in ("dense", "conv", "conv_ssim", "noise"))
