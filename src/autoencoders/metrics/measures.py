"""Distances between pictures by several metrics: one number for each image."""

import numpy as np
from skimage.color import rgb2lab
from skimage.feature import canny
from skimage.metrics import structural_similarity

from autoencoders.images import slices

EDGE_REACH = 1  # pixels by which an edge may be off and still count as found


def compare(targets: np.ndarray, outputs: np.ndarray, side: str, thorough: bool = True) -> dict[str, np.ndarray]:
    """Each metric for each image, as `{side}_{metric}`; only if `thorough`, metrics of contours, edges and colour as well."""
    chosen = {"mse": mse, "ssim": ssim}
    if thorough:
        chosen |= {"gaussian_ssim": gaussian_ssim}
        chosen |= {"frame_mse": frame_mse, "contour_error": contour_error, "edge_f1": edge_f1}
        chosen |= {"delta_e": delta_e} if targets.shape[-1] == 3 else {}
    results = {name: [metric(targets[part], outputs[part]) for part in slices(len(targets))] for name, metric in chosen.items()}
    return {f"{side}_{name}": np.concatenate(values) for name, values in results.items()}


def mse(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Mean squared error over pixels and channels of each image."""
    outputs = np.broadcast_to(outputs, targets.shape)
    means = [np.square(targets[part] - outputs[part]).mean(axis=(1, 2, 3), dtype=np.float64) for part in slices(len(targets))]
    return np.concatenate(means)


def frame_mse(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Mean squared error of the outermost ring of pixels, to which some losses give little weight."""
    squares = np.square(targets - outputs).mean(axis=-1)
    rows, columns = squares[:, [0, -1]], squares[:, 1:-1, [0, -1]]
    return np.concatenate([rows.reshape(len(rows), -1), columns.reshape(len(rows), -1)], axis=1).mean(axis=1)


def ssim(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Structural similarity with scikit-image's default window of 7x7."""
    return np.array([structural_similarity(a, b, data_range=1, channel_axis=-1) for a, b in zip(targets, outputs, strict=True)])


def gaussian_ssim(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Structural similarity as networks are trained for it: windows of 11x11 with Gaussian weights, inside the picture."""
    return np.array([gaussian_similarity(a, b) for a, b in zip(targets, outputs, strict=True)])


def gaussian_similarity(target: np.ndarray, output: np.ndarray) -> float:
    """The mean over the windows of one pair of pictures."""
    kind = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False}
    return structural_similarity(target, output, data_range=1, channel_axis=-1, **kind)


def contour_error(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Mean squared error of the differences between neighbouring pixels, summed over both directions."""
    error = targets - outputs
    return sum(np.square(np.diff(error, axis=axis)).mean(axis=(1, 2, 3)) for axis in (2, 1))


def edge_f1(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """F1 of the Canny edges of both pictures, from 0 to 1."""
    return np.array([edges_agree(edges(a), edges(b)) for a, b in zip(targets, outputs, strict=True)])


def edges(image: np.ndarray) -> np.ndarray:
    """A mask of the Canny edges of a picture's brightness."""
    return canny(image.mean(axis=-1, dtype=np.float64), sigma=1.0)


def edges_agree(wanted: np.ndarray, found: np.ndarray) -> float:
    """F1 of two edge masks with a tolerance of EDGE_REACH pixels; 1 for two empty masks."""
    if not wanted.any() and not found.any():
        return 1.0
    precision = (found & near(wanted)).sum() / max(found.sum(), 1)
    recall = (wanted & near(found)).sum() / max(wanted.sum(), 1)
    return float(2 * precision * recall / max(precision + recall, 1e-12))


def near(mask: np.ndarray) -> np.ndarray:
    """A mask, dilated by EDGE_REACH pixels."""
    padded = np.pad(mask, EDGE_REACH)
    height, width = mask.shape
    steps = range(2 * EDGE_REACH + 1)
    return np.any([padded[y : y + height, x : x + width] for y in steps for x in steps], axis=0)


def delta_e(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Colour errors: see `colour_error`, one for each image."""
    return np.array([colour_error(a, b) for a, b in zip(targets, outputs, strict=True)])


def colour_error(target: np.ndarray, output: np.ndarray) -> float:
    """Median distance in CIELAB's plane a*b* over pixels whose target is clearly coloured; 0 if there are none."""
    wanted, seen = rgb2lab(target)[..., 1:], rgb2lab(np.clip(output, 0, 1))[..., 1:]
    coloured = np.hypot(*np.moveaxis(wanted, -1, 0)) > 10
    return float(np.median(np.linalg.norm(wanted - seen, axis=-1)[coloured])) if coloured.any() else 0.0
