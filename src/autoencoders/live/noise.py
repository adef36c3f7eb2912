"""Noise of any strength on one of six emoji, cleaned in the page by two filters and by three networks."""

from autoencoders.drawing.layers import SMALL, UNET
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
    original128: Run,
    denoise_nothing: Run,
    denoise_naive: Run,
    denoise_retrained: Run,
    denoise_gaussian: Run,
    denoise_nlm: Run,
    denoise_best: Run,
) -> Live:
    """The clean emoji, what cleans them, and what was measured over all held-out ones."""
    methods = [
        {"name": "noisy", "colour": "noise", "does": "nothing", "measured": means(denoise_nothing)},
        {"name": "taught to copy", "colour": "conv", **by_network("copying"), "measured": means(denoise_naive)},
        {"name": "taught to clean", "colour": "conv", **by_network("cleaning"), "measured": means(denoise_retrained)},
        {"name": "blur", "colour": "resize", **by_filter("blurred", denoise_gaussian), "measured": means(denoise_gaussian)},
        {"name": "non-local means", "colour": "resize", **by_filter("alike", denoise_nlm), "measured": means(denoise_nlm)},
        {"name": "ours", "colour": "ours", **by_network("ours", "large"), "measured": means(denoise_best)},
    ]
    return Live(
        "noise",
        "noise (its sd)",
        {"emoji": len(examples.TEST) - 1, "level": SIGMA, "strokes": [], "seed": 1},
        {
            "copying": Network(SMALL, denoise_naive, "denoise_naive", SHADE),  # which half precision moves by 0.62 shades
            "cleaning": Network(SMALL, denoise_retrained, "denoise_retrained"),
            "ours": Network(UNET, denoise_best, "denoise_best"),
        },
        {"emoji": original128.pictures["test"]},
        {
            "methods": methods,
            "levels": LEVELS,
            "least": LEAST,
            "words": WORDS | {"names": [name.replace("-", " ") for name in examples.TEST]},
        },
    )


def by_network(name: str, does: str = "network") -> dict:
    """A method that is a network; a `large` one takes its time."""
    return {"does": does, "network": name}


def by_filter(does: str, run: Run) -> dict:
    """A method that is a filter, of the strength that was best on training pictures."""
    return {"does": does, "strength": float(run.arrays["strengths"][run.arrays["errors"].argmin()])}


def means(run: Run) -> dict[str, str]:
    """The PSNR over all held-out emoji at each level at which it was measured, as slides write it."""
    measured = scores(run)
    found = {f"{level:.1f}": f"{level_name(level)}_psnr" for level in LEVELS}
    found = {level: name for level, name in found.items() if name in measured and float(level)} | {f"{SIGMA:.1f}": "test_psnr"}
    return {level: score_text("psnr", measured[name]["mean"]) for level, name in found.items()}
