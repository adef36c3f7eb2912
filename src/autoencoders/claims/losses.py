"""Claims about losses.

That cross-entropy punishes confident errors more than squares do (C42) follows from both formulas, so no run could refute it.
"""

from autoencoders.estimates import measured
from autoencoders.margins import ERROR, MOST, STRUCTURE
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, show

SQUARED, STRUCTURAL = "test_mse", "test_gaussian_ssim"  # similarity as a network was trained for it


def c43(simple_dense: Run) -> Verdict:
    """The source says that cross-entropy goes to zero for right predictions, so what a trained network has left is its errors.

    A perfect copy of a grey pixel still has the pixel's entropy: the part of the loss above that is the network's.
    """
    loss, floor = (measured(simple_dense, f"{name}_bce") for name in ("test", "floor"))
    part = above("share of the loss above a perfect copy's", 1 - floor / loss, MOST)
    because = f"held-out digits {show(loss, 'bce')}, of which a perfect copy has {show(floor, 'bce')}"
    return conclude("Most of a trained network's cross-entropy comes from wrong predictions", part, because=because)


def c86(damages: Run) -> Verdict:
    """Our own: at one squared error, the similarity of darkened pictures less that of pictures damaged in other ways."""
    names = "darkened", "shifted", "blurred", "grainy"
    dark, *others = similar = [measured(damages, f"{name}_ssim") for name in names]
    parts = [
        above(f"SSIM, darkened minus {name}", dark - other, STRUCTURE) for name, other in zip(names[1:], others, strict=True)
    ]
    because = "SSIM " + ", ".join(f"{name} {show(value, 'ssim')}" for name, value in zip(names, similar, strict=True))
    return conclude("Of four damages with one squared error, SSIM forgives darkening most", *parts, because=because)


def c87(pca: Run, conv_mse: Run, conv_ssim: Run, conv_best: Run) -> Verdict:
    """Our own, held out: PCA against each of the two networks, and ours against PCA, by squared error and by similarity."""
    pairs = {
        "PCA and the MSE-trained": (pca, conv_mse),
        "PCA and the SSIM-trained": (pca, conv_ssim),
        "ours and PCA": (conv_best, pca),
    }
    parts = []
    for names, (better, worse) in pairs.items():
        squared = [measured(run, SQUARED) for run in (better, worse)]
        structural = [measured(run, STRUCTURAL) for run in (better, worse)]
        parts += [
            below(f"MSE ratio, {names}", squared[0] / squared[1], 1 - ERROR),
            above(f"SSIM difference, {names}", structural[0] - structural[1], STRUCTURE),
        ]
    shown = {"MSE-trained": conv_mse, "SSIM-trained": conv_ssim, "PCA": pca, "ours": conv_best}
    told = {name: (measured(run, SQUARED), measured(run, STRUCTURAL)) for name, run in shown.items()}
    because = "; ".join(f"{name} {show(mse, 'mse')}, {show(ssim, 'ssim')}" for name, (mse, ssim) in told.items())
    return conclude("By both metrics PCA beats both networks, and ours beats PCA", *parts, because=because)
