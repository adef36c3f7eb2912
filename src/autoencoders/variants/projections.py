"""Project codes of ten to thirty numbers to three, in the same ways for all networks: overlap comes from projection."""

import numpy as np
from scipy.spatial.distance import pdist
from sklearn.decomposition import PCA, KernelPCA

from autoencoders.experiments.generation import neighbour_accuracy
from autoencoders.runs import Run

KEPT = 3  # dimensions, of which the first two are the flat map
POLYNOMIAL = {"kernel": "poly", "gamma": 0.15, "degree": 2}  # one of the source's settings, here for every network


def train(sixteen_dense: Run, sixteen_conv: Run, vae_thirty: Run, cvae: Run) -> Run:
    """Fit projections to training codes, project held-out codes, and measure the accuracy of nearest neighbours."""
    networks = {"sixteen_dense": sixteen_dense, "sixteen_conv": sixteen_conv, "vae_thirty": vae_thirty, "cvae": cvae}
    measures, arrays = {}, {}
    for name, run in networks.items():
        train_codes, test_codes = (run.arrays[f"{side}_codes"].astype(np.float64) for side in ("train", "test"))
        labels = run.arrays["train_labels"], run.arrays["test_labels"]
        measures[f"test_{name}_accuracy"] = neighbour_accuracy(train_codes, labels[0], test_codes, labels[1])
        for method, (near, placed) in maps(train_codes, test_codes).items():
            arrays[f"{name}_{method}"] = placed.astype(np.float16)
            for size in (2, KEPT):
                accuracy = neighbour_accuracy(near[:, :size], labels[0], placed[:, :size], labels[1])
                measures[f"test_{name}_{method}_{size}_accuracy"] = accuracy
        placed, whole = arrays[f"{name}_plane"].astype(np.float64), np.square(test_codes - train_codes.mean(axis=0)).sum()
        measures |= {
            f"test_{name}_plane_{size}_share": (np.square(placed[:, :size]).sum() / whole).reshape(1) for size in (2, KEPT)
        }
        arrays[f"{name}_labels"] = labels[1]
    return Run(measures=measures, arrays=arrays)


def maps(known: np.ndarray, asked: np.ndarray) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Projections of both sides by PCA and by two kernels; the second kernel's width is the median distance of codes."""
    width = 1 / max(np.median(pdist(known, "sqeuclidean")), 1e-9)
    methods = {
        "plane": PCA(KEPT, svd_solver="covariance_eigh"),
        "polynomial": KernelPCA(KEPT, eigen_solver="dense", **POLYNOMIAL),
        "bell": KernelPCA(KEPT, eigen_solver="dense", kernel="rbf", gamma=width),
    }
    return {name: (method.fit(known).transform(known), method.transform(asked)) for name, method in methods.items()}
