"""How far a picture is from another, by several rulers: one number for each image."""

import numpy as np
from skimage.color import rgb2lab
from skimage.feature import canny
from skimage.metrics import structural_similarity

from autoencoders.images import parts

EDGE_REACH = 1  # pixels that an edge may be off and still count as found


def compare(targets: np.ndarray, outputs: np.ndarray, side: str, thorough: bool = True) -> dict[str, np.ndarray]:
    """Each ruler's verdict on each image, named after the side; the rulers for eyes only where `thorough`."""
    rulers = {"mse": mse, "ssim": ssim}
    if thorough:
        rulers |= {"frame_mse": frame_mse, "contour_error": contour_error, "edge_f1": edge_f1}
        rulers |= {"delta_e": delta_e} if targets.shape[-1] == 3 else {}
    measured = {name: [ruler(targets[part], outputs[part]) for part in parts(len(targets))] for name, ruler in rulers.items()}
    return {f"{side}_{name}": np.concatenate(values) for name, values in measured.items()}


def mse(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Mean squared error over pixels and channels."""
    outputs = np.broadcast_to(outputs, targets.shape)
    means = [np.square(targets[part] - outputs[part]).mean(axis=(1, 2, 3), dtype=np.float64) for part in parts(len(targets))]
    return np.concatenate(means)


def frame_mse(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Mean squared error of the outermost ring of pixels, which some losses hardly look at."""
    squares = np.square(targets - outputs).mean(axis=-1)
    rows, columns = squares[:, [0, -1]], squares[:, 1:-1, [0, -1]]
    return np.concatenate([rows.reshape(len(rows), -1), columns.reshape(len(rows), -1)], axis=1).mean(axis=1)


def ssim(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Structural similarity, scikit-image's default window of 7x7."""
    return np.array([structural_similarity(a, b, data_range=1, channel_axis=-1) for a, b in zip(targets, outputs, strict=True)])


def contour_error(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Mean squared error of the differences between neighbouring pixels: how far contours are off."""
    error = targets - outputs
    return sum(np.square(np.diff(error, axis=axis)).mean(axis=(1, 2, 3)) for axis in (2, 1))


def edge_f1(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """How well Canny's edges of the two pictures agree, from 0 to 1."""
    return np.array([edges_agree(edges(a), edges(b)) for a, b in zip(targets, outputs, strict=True)])


def edges(image: np.ndarray) -> np.ndarray:
    """Canny's edges of a picture's brightness."""
    return canny(image.mean(axis=-1, dtype=np.float64), sigma=1.0)


def edges_agree(wanted: np.ndarray, found: np.ndarray) -> float:
    """F1 of two edge maps, with a tolerance of EDGE_REACH pixels; two empty maps agree."""
    if not wanted.any() and not found.any():
        return 1.0
    precision = (found & near(wanted)).sum() / max(found.sum(), 1)
    recall = (wanted & near(found)).sum() / max(wanted.sum(), 1)
    return float(2 * precision * recall / max(precision + recall, 1e-12))


def near(mask: np.ndarray) -> np.ndarray:
    """A mask, widened by EDGE_REACH pixels to all sides."""
    padded = np.pad(mask, EDGE_REACH)
    height, width = mask.shape
    steps = range(2 * EDGE_REACH + 1)
    return np.any([padded[y : y + height, x : x + width] for y in steps for x in steps], axis=0)


def delta_e(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Median distance in the colour plane a*b* of CIELAB, over the pixels that carry colour in the target."""
    return np.array([colour_error(a, b) for a, b in zip(targets, outputs, strict=True)])


def colour_error(target: np.ndarray, output: np.ndarray) -> float:
    """The colour error of one image, where its target is more than faintly coloured; 0 where it is nowhere."""
    wanted, seen = rgb2lab(target)[..., 1:], rgb2lab(np.clip(output, 0, 1))[..., 1:]
    coloured = np.hypot(*np.moveaxis(wanted, -1, 0)) > 10
    return float(np.median(np.linalg.norm(wanted - seen, axis=-1)[coloured])) if coloured.any() else 0.0
