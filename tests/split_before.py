"""The split of emoji until the vault was dealt, as it was: what it held out may not be in the vault.

It went by names alone, left some near-copies of held-out pictures in training, and is used by nothing but tests.
"""

import re

import numpy as np

from autoencoders.experiments import dealing

TONE = re.compile(r"(medium-light|medium-dark|light|medium|dark)-skin-tone")
HAIR = re.compile(r"\b(blond|red|curly|white)-hair\b|\bbald\b|\bbeard\b|-facing-right\b")
PEOPLE = set(
    "man woman men women person people boy girl adult child mrs mx santa and old older "
    "merman mermaid merperson prince princess".split()
)
LARGEST = 18  # emoji of one base: three genders in six skin tones; more would let one couple fill a seventh of the test side
SYNONYMS = {"merman": "mer", "mermaid": "mer", "merperson": "mer", "prince": "crown", "princess": "crown"}


def base(name: str) -> str:
    """What is left of an emoji's name without skin tone, hair, gender and direction.

    >>> base("woman-judge-dark-skin-tone"), base("man-judge"), base("man-beard")
    ('judge', 'judge', 'person')
    """
    words = HAIR.sub("", TONE.sub("", name)).split("-")
    kept = [SYNONYMS.get(word, "" if word in PEOPLE else word) for word in words]
    return "-".join(word for word in kept if word) or "person"


def by_base(names: list[str], train: int, test: int, in_train: list[str], in_test: list[str], seed: int):
    """Indices of `train` and `test` names, no base on both sides; names of `in_train` and `in_test` stay on their side.

    Whole bases are dealt in random order, the test side first; a base that does not fit is left for the other side.
    """
    random = np.random.default_rng(seed)
    groups = groups_of_at_most(LARGEST, names, {*in_train, *in_test}, random)
    wanted = [{base(name) for name in in_train}, {base(name) for name in in_test}]
    if both := wanted[0] & wanted[1]:
        raise ValueError(f"{sorted(both)} are asked for on both sides: choose other pictures to show")
    order = random.permutation(sorted(groups.keys() - wanted[0] - wanted[1]))
    held_out = deal(groups, [*sorted(wanted[1]), *order], test)
    return deal(groups, [*sorted(wanted[0]), *order], train), held_out


def groups_of_at_most(largest: int, names: list[str], keep: set[str], random: np.random.Generator) -> dict[str, list[int]]:
    """The indices of each base, at most `largest`: a random choice that contains the names to keep."""
    groups: dict[str, list[int]] = {}
    for index in random.permutation(len(names)):
        groups.setdefault(base(names[index]), []).append(int(index))
    return {key: sorted(group, key=lambda index: names[index] not in keep)[:largest] for key, group in groups.items()}


def deal(groups: dict[str, list[int]], order: list[str], size: int) -> np.ndarray:
    """Remove whole groups from `groups`, in this order, until exactly `size` names are dealt; returns their indices."""
    taken: list[int] = []
    for key in order:
        if key in groups and len(taken) + len(groups[key]) <= size:
            taken += groups.pop(key)
    if len(taken) != size:
        raise ValueError(f"only {len(taken)} of {size} names could be dealt: there are too few, or the groups are too large")
    return np.sort(taken)


def unseen(names: np.ndarray, family: np.ndarray, size: int, seen: list, seed: int) -> np.ndarray:
    """Indices of `size` emoji in whole families of which no name is in `seen`: a vault."""
    random = np.random.default_rng(seed)
    groups = dealing.groups_of_at_most(LARGEST, family, np.zeros(len(names), bool), random)
    order = random.permutation(sorted(groups.keys() - {*family[np.isin(names, seen)].tolist()}))
    return dealing.deal(groups, order, size)
