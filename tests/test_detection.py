"""Telling the strange from the normal, with known answers."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from autoencoders.metrics import detection
from samples import digits


@pytest.mark.parametrize(("strange", "area"), [([5, 6, 7], 1), ([0, 0.5, 0.9], 0), ([1, 2, 3], 0.5), ([1.5, 1.5, 9], 5 / 9)])
def test_the_area_is_the_chance_that_the_strange_one_scores_higher(strange, area):
    assert detection.auroc(np.array([1, 2, 3]), np.array(strange)) == pytest.approx([area])


def test_one_digit_is_normal_and_only_that_one_is_trained_on():
    mnist = digits(40, 30)
    known, held_out, own = detection.one_digit(mnist, 8)
    assert known.shape == ((mnist.train_labels == 8).sum(), 784) and held_out.shape == (30, 784)
    assert (held_out[own] == mnist.test[mnist.test_labels == 8].reshape(-1, 784)).all()
    assert 0 < own.sum() < len(own)


def test_pca_s_errors_are_those_of_projecting_and_coming_back():
    random = np.random.default_rng(1)
    known, asked = random.normal(size=(60, 20)) * np.geomspace(5, 0.1, 20), random.normal(size=(7, 20))
    errors = detection.pca_errors(known, asked, [1, 4, 16, 64])
    assert list(errors) == [1, 4, 16], "no plane has more directions than there are pixels"
    for codes, found in errors.items():
        plane = PCA(codes).fit(known)
        back = plane.inverse_transform(plane.transform(asked))
        assert found == pytest.approx(np.square(asked - back).mean(axis=1))
