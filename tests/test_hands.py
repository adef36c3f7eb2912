"""Who raises a hand: counted on planted names."""

from dataclasses import replace

import numpy as np

from autoencoders.variants import hands
from samples import emoji

PORTRAITS = ("woman-gesturing-ok", "person-gesturing-ok-dark-skin-tone")
FIGURES = ("mermaid-light-skin-tone", "man-superhero", "woman-climbing", "ballet-dancer")
OTHERS = ("woman-gesturing-no", "raised-hand", "woman-shrugging", "hand-with-fingers-splayed")


def counted(train: tuple[str, ...], test: tuple[str, ...] = ()):
    """The run on emoji of these names."""
    images = emoji(32, train=max(len(train), 7), test=max(len(test), 7))
    labels = {"train_labels": images.train_labels, "test_labels": images.test_labels}
    labels = {side: np.where(labels[side] == "superhero", "sheep", labels[side]).astype("U60") for side in labels}
    labels["train_labels"][: len(train)], labels["test_labels"][: len(test)] = train, test
    return hands.train(replace(images, **labels))


def test_people_are_counted_in_every_skin_tone_and_portraits_apart():
    run = counted(PORTRAITS + FIGURES)
    assert (run.measures["raised"].item(), run.measures["raised_in_portraits"].item()) == (6, 2)
    assert run.arrays["counts"].tolist() == [2, 1, 1, 1, 1]
    assert len(run.pictures["raised"]) == 5


def test_neither_hands_without_a_person_nor_held_out_pictures_count():
    assert counted(OTHERS, PORTRAITS).measures["raised"].item() == 0
