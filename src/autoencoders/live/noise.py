"""Noise of any strength on one of six emoji, cleaned in the page by two filters and by two networks."""

from autoencoders.drawing.layers import SMALL
from autoencoders.drawing.live import SHADE, Live, Network
from autoencoders.drawing.panels import score_text
from autoencoders.experiments import examples
from autoencoders.experiments.denoising import SIGMA
from autoencoders.experiments.noise_levels import LEVELS, level_name
from autoencoders.runs import Run
from autoencoders.scores import scores

LEAST = 0.02  # noise that the filter is told of: by none, every pixel is like no other
WORDS = {
    "e": "Next",
    "s": "Stroke",
    "n": "New noise",
    "yours": "Drag over the noisy one. The noise is made here, so its dB are yours, not a result; means are held out.",
}


def enliven(
    original128: Run, denoise_nothing: Run, denoise_gaussian: Run, denoise_nlm: Run, denoise_naive: Run, denoise_retrained: Run
) -> Live:
    """The clean emoji, what cleans them, and what was measured over all held-out ones."""
    blur, alike = {"does": "blurred", "strength": best(denoise_gaussian)}, {"does": "alike", "strength": best(denoise_nlm)}
    methods = [
        {"name": "noisy", "colour": "noise", "measured": means(denoise_nothing), "does": "nothing"},
        {
            "name": "copying network",
            "colour": "conv",
            "measured": means(denoise_naive),
            "does": "network",
            "network": "copying",
        },
        {
            "name": "trained on noise",
            "colour": "conv",
            "measured": means(denoise_retrained),
            "does": "network",
            "network": "cleaning",
        },
        {"name": "blur", "colour": "resize", "measured": means(denoise_gaussian), **blur},
        {"name": "non-local means", "colour": "resize", "measured": means(denoise_nlm), **alike},
    ]
    return Live(
        "noise",
        "noise (its sd)",
        {"emoji": len(examples.TEST) - 1, "level": SIGMA, "strokes": [], "seed": 1},
        {
            "copying": Network(SMALL, denoise_naive, "denoise_naive", SHADE),  # which half precision moves by 0.62 shades
            "cleaning": Network(SMALL, denoise_retrained, "denoise_retrained"),
        },
        {"emoji": original128.pictures["test"]},
        {
            "methods": methods,
            "levels": LEVELS,
            "least": LEAST,
            "words": WORDS | {"names": [name.replace("-", " ") for name in examples.TEST]},
        },
    )


def best(run: Run) -> float:
    """The strength of a filter that was best on training pictures."""
    return float(run.arrays["strengths"][run.arrays["errors"].argmin()])


def means(run: Run) -> dict[str, str]:
    """The PSNR over all held-out emoji at each level at which it was measured, as slides write it."""
    measured = scores(run)
    found = {f"{level:.1f}": f"{level_name(level)}_psnr" for level in LEVELS}
    found = {level: name for level, name in found.items() if name in measured and float(level)} | {f"{SIGMA:.1f}": "test_psnr"}
    return {level: score_text("psnr", measured[name]["mean"]) for level, name in found.items()}
