"""The talk's colours, named after what they stand for in figures."""

from proof.deck.palette import COLOURS

INK, PAPER, MUTED, RAISED, LINE = (COLOURS[name] for name in ("ink", "paper", "muted", "raised", "line"))
OURS, MEAN, RESIZE, PCA = (COLOURS[name] for name in ("ours", "mean", "resize", "pca"))
DENSE, CONV, CONV_SSIM, NOISE = (COLOURS[name] for name in ("dense", "conv", "conv_ssim", "noise"))
VARIATIONAL = COLOURS["variational"]
