# ruff: noqa: E501
"""What figures call things, said once: the words, the colour they have, and the scores, curves and pictures that they may name.

A source is `run.score`, as on slides, or `run.` and the name of an array or of pictures. `rules.py` holds each figure to this.
"""

import re
from functools import cache

from autoencoders.drawing.words import RESIZED

NEUTRAL = ("paper", "muted", "line", "ink", "raised")
NAMES = (  # colours, words, sources
    ("pca", "PCA|components|a line: PCA", r"pca(_leaky)?\..*|\w+\.(\w+_)?pca_\w+|\w+\.(\w+_)?plane\w*|spiral\.(test_)?line\w*|conv_best\.test_0\w*"),
    ("mean", "mean image", r"mean_image\..*|\w+\.(\w+_)?mean_(auroc|mse)|\w+\.mean_image_mse"),
    ("mean", "nearest|nearest training image|nearest picture|nearest training emoji", r"nearest(_leaky)?\..*|\w+\.(\w+_)?nearest(_auroc|_psnr)?"),
    ("mean", "the digit’s mean image", r"hole_rivals\.mean_told_mse"),
    ("mean", "ten nearest", r"hole_rivals\.(test_)?nearest(_mse)?"),
    ("resize", "a normal distribution", r"hole_rivals\.expected_mse"),
    ("mean", "pixels", r"probe_rivals\.test_pixels_accuracy"),
    ("resize", "random", r"probe_rivals\.test_random_accuracy"),
    ("resize", f"{RESIZED}|resize, bicubic|B: made small", r"resize\..*"),
    ("resize", "resize, as Brova did", r"resize_source\..*"),
    ("resize", "resize, best filters", r"resize_lanczos\..*"),
    ("resize", "cosine transform (JPEG)|cosines of JPEG", r"dct_luma\..*"),
    ("resize", "cosines of RGB", r"dct\..*"),
    ("resize", "strongest cosines", r"dct_strongest\..*"),
    ("resize", "shrinking", r"\w+\.\w+_resize_auroc"),
    ("resize", "corner pixel", r"\w+\.\w+_corner_auroc"),
    ("resize", "brightness", r"\w+\.\w+_brightness_auroc"),
    ("resize", "how colourful", r"\w+\.\w+_colour_auroc"),
    ("resize", "how detailed", r"\w+\.\w+_detail_auroc"),
    ("resize", "bilinear", r"\w+\.bilinear\w*"),
    ("resize", "bicubic", r"\w+\.bicubic\w*"),
    ("resize", "median|median filter", r"\w+_median\.(?!test_subtracted).*"),
    ("resize", "subtracted", r"digits_median\.test_subtracted\w*"),
    ("resize", "Gaussian", r"denoise_gaussian\..*"),
    ("resize", "total variation", r"denoise_tv\..*"),
    ("resize", "non-local means", r"denoise_nlm\..*"),
    ("resize", "written digits", r"\w+\.real_\w+"),
    ("noise", "noisy|noisy, as it is", r"denoise_nothing\..*|\w+\.(\w+_)?noisy\w*"),
    ("noise conv", "digits", r"\w+\.digits_\w+|\w+\.digits"),
    ("noise conv", "digits, inverted|inverted digits", r"\w+\.inverted\w*"),
    ("noise conv", "icons|other icons", r"\w+\.icons\w*"),
    ("noise", "as in the source", r"vae_source\..*"),
    ("noise", "from Keras’s start", r"sixteen_source\..*"),
    ("noise", "from costs alone", r"gradients\.(lone_scored|scored_\w+)"),
    ("noise", "ones", r"\w+\.silhouette_1"),
    ("noise", "from ones", r"\w+\.ones_emptiness"),
    ("conv dense", "others", r"\w+\.others_emptiness"),
    ("dense noise", "among written digits", r"\w+\.real_ones_share"),
    ("dense noise", "sampled around zero|around zero|sampled", r"\w+\.generated(_\w+)?"),
    ("dense noise", "from a fitted normal|fitted normal", r"\w+\.fitted(_\w+)?"),
    ("dense", "dense|dense network|the dense network’s copy", r"(sixteen_)?dense\..*|projections\.(test_)?sixteen_dense\w*"),
    ("dense", "ReLU, as Brova did", r"dense\..*"),
    ("dense", "leaky", r"dense_leaky\..*"),
    ("dense", "leaky, from PCA", r"dense_leaky_pca\..*"),
    ("dense", "linear", r"dense_linear\..*"),
    ("dense", "linear, from PCA", r"dense_linear_pca\..*"),
    ("dense", "ReLU, from PCA", r"dense_pca\..*"),
    ("dense", "ReLU, from PCA, slowly", r"dense_pca_slow\..*"),
    ("dense", "ReLU, for six times as long", r"dense_long\..*"),
    ("dense", "Adam", r"linear\.adam\w*|sixteen_dense\.train_loss"),
    ("dense", "hidden layers", r"sixteen_dense\..*|ladder\.plain\w*"),
    ("dense", "single layer", r"simple_dense\..*"),
    ("dense", "from the mean|from the mean digit", r"sixteen_dense\..*"),
    ("dense", "plain autoencoder", r"sixteen_dense\..*"),
    ("dense", "plain, sixteen numbers|plain", r"sixteen_dense\..*|ladder\.plain\w*"),
    ("dense", "best single number", r"simple_dense\.test_alone_auroc"),
    ("dense", "all together", r"simple_dense\.test_probe_auroc"),
    ("dense conv", "code", r"simple_dense\.test_probe_accuracy|digits_conv\..*"),
    ("dense conv", "rebuilt", r"\w+\.rebuilt_\w+|digits_conv\..*"),
    ("dense", "moved to 1", r"\w+\.inside_\w+"),
    ("dense", "moved to 2", r"\w+\.outside_\w+"),
    ("dense", "a bent line: an autoencoder", r"spiral\.(test_)?bent\w*"),
    ("dense", "dense, 192 numbers", r"parameters\.dense"),
    ("dense", "dense, code grows too", r"parameters\.dense_growing"),
    ("conv", "convolutional", r"parameters\.conv"),
    ("dense conv", "network", r"anomaly_capacity\.auroc_\d+|anomaly_digit\.auroc|capacity\.test_\d+\w*|digits_denoise(_source)?\..*"),
    ("dense conv", "network’s error", r"anomaly(_clothes)?\..*"),
    ("conv", "conv|conv, MSE|trained on MSE|conv network|A: a network", r"(conv_mse|sixteen_conv)\..*|projections\.(test_)?sixteen_conv\w*"),
    ("conv", "weights", r"(anomaly|denoise_naive)\..*"),
    ("conv", "copying network", r"denoise_naive\..*"),
    ("conv", "trained on noise|small network, weights", r"denoise_retrained\..*"),
    ("conv", "emoji, held out|held-out emoji", r"anomaly\.test_mse|anomaly_rivals\.test_\w+"),
    ("conv", "learned digits", r"digits_denoise\..*"),
    ("conv", "learned clothes", r"fashion_denoise\..*"),
    ("conv", "narrow code", r"(digits|fashion)_upscale\..*|cifar_upscale_source\..*"),
    ("conv", "SGD", r"linear\.large_sgd\w*|sixteen_sgd\.\w+"),
    ("conv resize mean", "SGD 0.01", r"linear\.sgd\w*|sixteen_sgd\.\w+"),
    ("conv", "copying, then cleaning", r"digits_denoise_warm\..*"),
    ("conv", "random weights, not PCA, to start", r"best_without_start\..*"),
    ("conv", "no convolutions", r"best_without_convolutions\..*"),
    ("conv", "no augmentation", r"best_without_augmentation\..*"),
    ("conv", "Adam in place of Muon", r"best_with_adam\..*"),
    ("conv", "held out, by averages", r"batch_norm\.(test_loss|last_test_mse)"),
    ("", "held out, by its own batch", r"batch_norm\.(batch_loss|last_batch_mse)"),
    ("", "only cleaning", r"digits_denoise_source\..*"),
    ("", "of a perfect copy", r"\w+\.floor_bce"),
    ("", "costs compared", r"gradients\.compared_\w+"),
    ("conv_ssim", "conv, SSIM|conv, trained on SSIM|trained on SSIM", r"conv_ssim\..*"),
    ("ours", "ours", r"conv_best\..*"),
    ("ours", "with care|with care, weights", r"denoise_best\..*"),
    ("ours", "no bottleneck", r"\w+_upscale_skip\..*|cifar_upscale\d\..*"),
    ("variational", "put right", r"vae\..*"),
    ("variational", "variational|variational, thirty|variational, thirty numbers", r"vae_thirty\..*|ladder\.full\w*|projections\.(test_)?vae_thirty\w*"),
    ("variational noise", "told the digit|conditional, told the digit|conditional, ten", r"cvae\..*|projections\.(test_)?cvae\w*"),
    ("variational", "conditional, told a guess", r"cvae\.box_guessed_mse"),
    ("variational", "conditional", r"cvae\.test_repaired"),
    ("variational", "through the draw", r"gradients\.(lone_factored|factored_\w+)"),
    ("", "damaged", r"cvae\.test_damaged"),
    ("", "original", r"original(128)?\..*|\w+\.test_originals"),
    ("", "the same without KL", r"vae_limited\..*"),
    ("", "not told the digit", r"vae_thirty\..*"),
    ("", "stated KL", r"\w+\.test_stated_kl"),
    ("", "true KL", r"\w+\.test_kl"),
    ("", "polynomial kernel|kernel", r"projections\.\w+_polynomial\w*"),
    ("", "bell kernel", r"projections\.\w+_bell\w*"),
    ("", "large noise", r"ladder\.noise_\w+"),
    ("", "free noise", r"ladder\.spread_\w+"),
    ("", "+ far costs", r"ladder\.mean_kl_\w+"),
    ("", "+ fixed noise", r"ladder\.narrow_\w+"),
    ("", "whole KL", r"ladder\.full_\w+"),
    ("", "held out", r"\w+\.test\w*|anomaly_digit\.\w+"),
    ("", "trained on|training", r"\w+\.train\w*"),
    ("", "relatives kept together", r"(nearest|pca)\..*"),
    ("", "random split", r"\w+_leaky\..*"),
    ("", "shifted", r"damages\.shifted\w*"),
    ("", "darkened", r"damages\.darkened\w*"),
    ("", "blurred", r"damages\.blurred\w*"),
    ("", "grainy", r"damages\.grainy\w*"),
    ("", "A", r"conv_mse\..*"),
    ("", "B", r"resize\..*"),
)  # fmt: skip

MEASURES = {  # words beside a number or above it, and the scores that it may be
    "contour error": r"\w+\.\w+_contour_error",
    "frame MSE": r"\w+\.\w+_frame_mse",
    "edges found": r"\w+\.\w+_edge_f1",
    "colour error": r"\w+\.\w+_delta_e",
    "MSE": r"\w+\.(?!\w+_frame_mse)\w+_mse",
    "SSIM": r"\w+\.\w+_ssim",
    "PSNR": r"\w+\.\w+_psnr",
    "dB": r"\w+\.\w+_psnr",
}


@cache
def sources(words: str) -> re.Pattern | None:
    """What some words may name; None if they are no name."""
    patterns = [pattern for _, names, pattern in NAMES if words in names.split("|")]
    return re.compile("|".join(patterns)) if patterns else None


@cache
def colours(source: str) -> frozenset[str]:
    """The colours that a source may be drawn in; none where nothing is said of it."""
    return frozenset(colour for allowed, _, pattern in NAMES if re.fullmatch(pattern, source) for colour in allowed.split())


@cache
def colours_of_name(words: str) -> frozenset[str]:
    """The colours that a name may be written in, beside neutral ones."""
    return frozenset(colour for allowed, names, _ in NAMES if words in names.split("|") for colour in allowed.split())
