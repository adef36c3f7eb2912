"""Deal emoji to sides by whole families: to learn from, held out, and a vault that nothing looks at."""

import numpy as np

LARGEST = 18  # of one family: three genders in six skin tones; more would let couples fill half of the held-out side


def by_family(names: np.ndarray, family: np.ndarray, sizes: tuple[int, int], shown: tuple[list, list], shut: list, seed: int):
    """Indices of emoji to learn from and held out, `sizes` of them, no family on both sides nor with a name in `shut`.

    Families are dealt in random order, the held-out side first, after those of the pictures that are `shown` on either side;
    a family that does not fit is left for the other side.
    """
    random = np.random.default_rng(seed)
    groups = groups_of_at_most(LARGEST, family, np.isin(names, [*shown[0], *shown[1]]), random)
    train, test, closed = ({*family[np.isin(names, some)].tolist()} for some in (*shown, shut))
    if both := (train & test) | (train & closed) | (test & closed):
        raise ValueError(
            f"{sorted(names[np.isin(family, [*both])].tolist())} are asked for on two sides: choose other pictures to show"
        )
    order = random.permutation(sorted(groups.keys() - train - test - closed))
    held_out = deal(groups, [*sorted(test), *order], sizes[1])
    return deal(groups, [*sorted(train), *order], sizes[0]), held_out


def unseen(names: np.ndarray, family: np.ndarray, size: int, seen: list, seed: int) -> np.ndarray:
    """Indices of `size` emoji in whole families of which no name is in `seen`: a vault."""
    random = np.random.default_rng(seed)
    groups = groups_of_at_most(LARGEST, family, np.zeros(len(names), bool), random)
    order = random.permutation(sorted(groups.keys() - {*family[np.isin(names, seen)].tolist()}))
    return deal(groups, order, size)


def groups_of_at_most(largest: int, family: np.ndarray, keep: np.ndarray, random: np.random.Generator) -> dict[int, np.ndarray]:
    """The indices of each family, at most `largest`: a random choice that contains those to `keep`."""
    order = random.permutation(len(family))
    order = order[np.argsort(~keep[order], kind="stable")]
    return {number: order[family[order] == number][:largest] for number in range(family.max() + 1)}


def deal(groups: dict[int, np.ndarray], order: list[int], size: int) -> np.ndarray:
    """Remove whole groups from `groups`, in this order, until exactly `size` indices are dealt; returns them sorted."""
    taken: list[int] = []
    for number in order:
        if number in groups and len(taken) + len(groups[number]) <= size:
            taken.extend(groups.pop(number))
    if len(taken) != size:
        raise ValueError(f"only {len(taken)} of {size} emoji could be dealt: there are too few, or the families are too large")
    return np.sort(taken)
