"""Filters that a page computes, against scikit-image."""

import json
from pathlib import Path

import numpy as np
import pytest
from skimage.filters import gaussian as blur
from skimage.restoration import denoise_nl_means

from autoencoders.experiments.noise import gaussian
from proof.render import programs
from proof.source.paths import ROOT

RUN = """import {{ readFileSync, writeFileSync }} from 'node:fs'
import {{ alike, blurred }} from '{filters}'
const {{ shape, data }} = JSON.parse(readFileSync('asked.json'))
const picture = {{ shape, data: Float32Array.from(data) }}
const found = {{ alike: alike(picture, 0.3, 0.15), blurred: blurred(picture, 1.4) }}
writeFileSync('found.json', JSON.stringify({{ alike: [...found.alike.data], blurred: [...found.blurred.data] }}))
"""


@pytest.fixture(scope="module")
def noisy() -> np.ndarray:
    """A coloured chequerboard with noise."""
    rows, columns = np.indices((40, 48)) // 8
    return gaussian((((rows + columns) % 3 / 2)[..., None] * [1, 0.5, 0.2])[None], 0.3, 5)[0]


@pytest.fixture(scope="module")
def found(noisy: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """What the page's filters make of it."""
    folder = tmp_path_factory.mktemp("filters")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("try.mjs").write_text(RUN.format(filters=(ROOT / "slides/parts/filters.mjs").as_uri()))
        Path("asked.json").write_text(json.dumps({"shape": noisy.shape, "data": noisy.ravel().tolist()}))
        programs.run([programs.node(), folder / "try.mjs"], "the filters could not be run")
        return {name: np.reshape(data, noisy.shape) for name, data in json.loads(Path("found.json").read_text()).items()}


def test_non_local_means_are_scikit_image_s_but_for_its_rounded_exponentials(noisy, found) -> None:
    expected = denoise_nl_means(noisy, channel_axis=-1, patch_size=5, patch_distance=6, h=0.15, sigma=0.3, fast_mode=True)
    off = np.abs(found["alike"] - expected)
    assert off.max() < 0.02 and off.mean() < 0.001
    assert np.abs(expected - noisy).mean() > 0.1, "there was something to clean"


def test_a_blur_is_scikit_image_s(noisy, found) -> None:
    assert found["blurred"] == pytest.approx(blur(noisy, sigma=1.4, mode="nearest", channel_axis=-1), abs=1e-5)
