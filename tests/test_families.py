"""Families of emoji and how they are dealt: both rules on planted cases, and the split itself, proven by other means."""

import hashlib
import json

import numpy as np
import pytest
from sklearn.metrics import euclidean_distances

from autoencoders.datasets import emoji, emoji128, emoji_leaky, emoji_pool, noto, vault
from autoencoders.experiments import examples
from autoencoders.experiments.dealing import LARGEST, by_family
from autoencoders.experiments.families import EQUAL, NEAR, close_pairs, depicted, distinct, families, joined
from autoencoders.images import Pixels
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.raw import pins
from proof.source import closure, science
from split_before import by_base, unseen

SIZES = TRAIN, TEST, VAULT = 2000, 450, 200
SHOWN = examples.TRAIN, examples.TEST


# The rule on names.


@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("judge", "judge man-judge woman-judge-dark-skin-tone judge-medium-light-skin-tone"),
        ("person", "woman man-beard person-curly-hair woman-medium-light-skin-tone-red-hair older-person boy girl-tone3"),
        ("climbing", "person-climbing man-climbing-tone5 woman-climbing-medium-skin-tone"),
        ("love-you-gesture", "love-you-gesture love-you-gesture-tone1 love-you-gesture-dark-skin-tone"),
        ("elf", "elf man-elf-tone2 woman-elf-light-skin-tone"),
        ("feeding-baby", "breast-feeding breast-feeding-tone4 man-feeding-baby person-feeding-baby-dark-skin-tone"),
        ("merperson", "merman mermaid-light-skin-tone merperson mermaid-tone1"),
        ("with-crown", "person-with-crown-dark-skin-tone prince princess-medium-skin-tone"),
        ("in-suit-levitating", "person-in-suit-levitating man-in-business-suit-levitating-dark-skin-tone"),
        ("claus", "santa-claus mrs-claus-medium-dark-skin-tone mx-claus"),
        ("running", "person-running man-running-facing-right woman-running-facing-right-light-skin-tone"),
        ("couple", "kiss kiss-woman-man couple-with-heart-man-man-dark-skin-tone-light-skin-tone couple-with-heart"),
        ("holding-hands", "men-holding-hands woman-and-man-holding-hands people-holding-hands-dark-skin-tone"),
        ("family", "family family-man-woman-girl-boy family-adult-adult-child family-woman-girl"),
        ("handshake", "handshake handshake-light-skin-tone-dark-skin-tone"),
        ("keycap", "keycap keycap-0 keycap-10 keycap-asterisk 7 digit-seven pound-symbol"),
        ("clock-face", "one-oclock twelve-thirty"),
        ("raised-hand", "raised-hand leftwards-hand-dark-skin-tone rightwards-hand raised-back-of-hand"),
        ("thumb", "thumbs-up thumbs-down-light-skin-tone leftwards-thumb-sign"),
        ("backhand", "backhand-index-pointing-up backhand-index-pointing-left-dark-skin-tone"),
        ("heart", "red-heart light-blue-heart heart-suit broken-heart heart-with-ribbon"),
        ("square", "blue-square black-medium-small-square white-large-square"),
        ("closed-book", "blue-book closed-book"),
        ("moon", "new-moon first-quarter-moon-face last-quarter-moon-with-face waning-gibbous-moon"),
        ("arrow", "up-arrow left-right-arrow right-arrow-curving-down soon-arrow"),
        ("exclamation-mark", "white-question-mark red-exclamation-mark double-exclamation-mark exclamation-question-mark"),
        ("ear", "ear-dark-skin-tone ear-with-hearing-aid-light-skin-tone"),
        ("fork-knife", "fork-and-knife fork-and-knife-with-plate"),
        ("letter", "letter-a letter-z"),
        ("magnifying-glass", "magnifying-glass-tilted-left right-pointing-magnifying-glass"),
    ],
)
def test_siblings_by_name_are_of_one_family(family, names):
    assert {depicted(name) for name in names.split()} == {family}


@pytest.mark.parametrize(
    "names",
    [
        "crown person-with-crown",
        "white-cane person-with-white-cane person-walking",
        "kiss kiss-mark",
        "cook cooking",
        "blossom cherry-blossom",
        "grinning-face grinning-face-with-big-eyes expressionless-face neutral-face",
        "bow-and-arrow up-arrow mobile-phone-with-arrow",
        "superhero supervillain",
        "red-heart anatomical-heart heart-hands smiling-face-with-hearts",
        "light-bulb light-rail",
        "moon-cake full-moon",
        "womans-hat top-hat",
        "ear ear-of-corn",
        "judge police-officer guard",
        "white-flag triangular-flag flag-in-hole",
        "clock-face alarm-clock",
        "cat cat-face",
    ],
)
def test_other_drawings_are_of_other_families(names):
    assert len({depicted(name) for name in names.split()}) == len(names.split())


# The rule on pixels.


def planted(*differences):
    """White pictures; in each, red bytes of its first squares of 4x4 are lower by so much in all, a number a square."""
    pictures = np.full((len(differences), 128, 128, 3), 255, np.uint8)
    for picture, lower in zip(pictures, differences, strict=True):
        for at, much in enumerate(lower):
            bytes_ = np.minimum(255, np.maximum(0, much - 255 * np.arange(16))).astype(np.uint8).reshape(4, 4)
            picture[:4, 4 * at : 4 * at + 4, 0] -= bytes_
    return pictures


def test_one_byte_in_one_pixel_decides_at_the_threshold():
    """0.003 x 3072 x 4080^2 is nine black squares, 9 x 4080^2, and the square of a sum between 1896 and 1897."""
    pictures = planted([], [4080] * 9 + [1896], [4080] * 9 + [1897])
    pairs, errors = close_pairs(pictures)
    assert pairs.tolist() == [[0, 1], [1, 2]]
    assert errors[0] == (9 * 4080**2 + 1896**2) / (3072 * 4080**2) < NEAR


def test_differences_within_a_square_cancel_as_they_do_when_it_shrinks():
    pictures = np.full((2, 128, 128, 3), 100, np.uint8)
    pictures[1, ::2], pictures[1, 1::2] = 90, 110
    assert close_pairs(pictures)[1].tolist() == [0]


def test_close_pairs_are_the_same_in_any_order_and_for_pixels():
    pictures = np.random.default_rng(5).integers(100, 130, (150, 128, 128, 3), dtype=np.uint8)
    pictures[1::2] //= 2
    pairs, errors = close_pairs(pictures)
    again, back = close_pairs(Pixels(pictures[::-1]))
    assert len(pairs) == 2 * (75 * 74 // 2)
    assert {(*pair, error) for pair, error in zip(map(tuple, pairs), errors, strict=True)} == {
        (149 - high, 149 - low, error) for (low, high), error in zip(again, back, strict=True)
    }


# Families.


def test_pairs_join_in_chains():
    assert joined(7, np.array([[4, 5], [0, 2], [6, 4], [2, 5]])).tolist() == [0, 1, 0, 2, 0, 0, 0]


def test_a_family_is_joined_by_names_and_by_pixels():
    names = ["sun", "man-judge", "moon-cake", "woman-judge", "gavel", "hammer"]
    assert families(names, np.array([[3, 4]])).tolist() == [0, 1, 2, 1, 1, 3]
    assert families(names, np.empty((0, 2), int)).tolist() == [0, 1, 2, 1, 3, 4]


def test_of_equal_pictures_the_shown_one_stays_or_else_the_first():
    pairs, errors = np.array([[0, 1], [1, 2], [3, 4], [4, 5]]), np.array([0, EQUAL / 2, EQUAL / 2, 2 * EQUAL])
    assert distinct([*"abcdef"], pairs, errors, ["c"]).tolist() == [2, 3, 5]


# How they are dealt.


def test_whole_families_go_to_one_side_and_shown_ones_to_theirs():
    names, family = np.array([*"abcdef"]), np.array([0, 0, 1, 1, 2, 3])
    for seed in range(20):
        train, test = by_family(names, family, (4, 2), (["e"], ["c"]), [], seed)
        assert (train.tolist(), test.tolist()) == ([0, 1, 4, 5], [2, 3])


def test_a_family_with_a_name_that_is_shut_is_on_no_side():
    names, family = np.array([*"abcdef"]), np.array([0, 0, 1, 1, 2, 3])
    train, test = by_family(names, family, (2, 2), ([], []), ["a"], seed=0)
    assert sorted([*train, *test]) == [2, 3, 4, 5]


@pytest.mark.parametrize(("shown", "shut"), [((["a"], ["b"]), []), ((["a"], ["c"]), ["b"]), ((["c"], ["a"]), ["b"])])
def test_one_family_wanted_in_two_places_is_refused(shown, shut):
    with pytest.raises(ValueError, match="'a', 'b'.* asked for on two sides"):
        by_family(np.array([*"abcd"]), np.array([0, 0, 1, 2]), (1, 1), shown, shut, seed=0)


def test_too_few_emoji_are_refused():
    with pytest.raises(ValueError, match="only 1 of 2 emoji"):
        by_family(np.array([*"ab"]), np.array([0, 1]), (2, 1), ([], []), [], seed=0)


def test_a_large_family_is_dealt_in_part_with_what_is_shown():
    names, family = np.array([f"{number:02}" for number in range(40)]), np.zeros(40, int)
    train, test = by_family(names, family, (LARGEST, 0), (["07", "39"], []), [], seed=3)
    assert len(train) == LARGEST and {7, 39} <= {*train} and len(test) == 0


def test_what_was_seen_takes_its_family_out_of_the_vault():
    names, family = np.array([*"abcdef"]), np.array([0, 0, 1, 1, 2, 3])
    assert unseen(names, family, 3, ["a", "e"], seed=0).tolist() == [2, 3, 5]


def test_a_small_pixel_is_the_mean_of_sixteen_and_halves_go_to_even():
    large = np.zeros((3, 4, 8), np.uint8)
    large[:, :2, :4], large[1, 2:, :4], large[2, 0, 0], large[:, :, 4:] = 1, 2, 2, 255
    assert emoji.shrink(Pixels(large)).stored.tolist() == [[[0, 255]], [[2, 255]], [[1, 255]]]


# The emoji themselves.


@pytest.fixture(scope="module")
def icons():
    return json.loads(pins.content("emoji", "icons.json"))["icons"]


@pytest.fixture(scope="module")
def seen(icons):
    """The names that the first split held out, and those that slides show."""
    names = sorted(icons)
    held_out = by_base(names, 2000, 749, *SHOWN, seed=20)[1]
    return [*(names[index] for index in held_out), *examples.TRAIN, *examples.TEST]


@pytest.fixture(scope="module")
def pictures():
    """All emoji at 128x128."""
    return noto.images()


@pytest.fixture(scope="module")
def drawn(pictures):
    """Names, families and pictures of all distinct emoji, and the pictures at 32x32, shrunk by another way."""
    stored = pictures.train.stored
    means = stored.reshape(-1, 32, 4, 32, 4, 3).mean(axis=(2, 4)).reshape(len(stored), -1)
    return pictures.train_labels, pictures.train_families, means / 255


@pytest.fixture(scope="module")
def sides(drawn, pictures):
    """Indices of the pictures to learn from, held out, and in the vault."""
    large, small = emoji128.images(pictures), vault.images(pictures)
    return [np.searchsorted(drawn[0], names) for names in (large.train_labels, large.test_labels, small.test_labels)]


@pytest.fixture(scope="module")
def five(drawn, pictures):
    """Indices of five other splits."""
    pool = emoji_pool.images(pictures)
    splits = [emoji_pool.another_split(pool, seed) for seed in range(5)]
    return [[np.searchsorted(drawn[0], names) for names in (one.train_labels, one.test_labels)] for one in splits]


STRUCK = (
    "light medium dark skin tone blond red curly white hair bald beard man woman men women person people boy girl adult child "
    "old older and facing right left leftwards rightwards black blue brown green grey orange pink purple yellow"
).split()
OTHER = ("red-envelope", "hair-pick", "left-luggage", "white-cane", "police-car-light")  # share a word with another drawing


def words(names):
    """What names say besides skin tone, hair, people, directions and colours: a rule of its own, on words in any order."""
    return {frozenset(name.split("-")) - {*STRUCK} for name in names if name not in OTHER}


@pytest.fixture(scope="module")
def far(drawn):
    """The mean squared error between any two pictures."""
    pictures = drawn[2]
    return euclidean_distances(pictures, squared=True) / pictures.shape[1]


def test_all_visible_emoji_are_there_but_22_that_are_others_once_more(icons, drawn):
    names, family, _ = drawn
    gone = {name for name in icons if not icons[name].get("hidden")} - {*names}
    assert (len(names), len({*family})) == (3707, 1185)
    assert len(gone) == 22 and {name.split("-")[0] for name in gone} == {"family", "man", "snowboarder", "woman"}
    assert {*examples.TRAIN, *examples.TEST} <= {*names}


def test_no_two_pictures_are_equal_and_none_is_close_to_another_family(drawn, far):
    family = drawn[1]
    assert far[np.triu_indices(len(far), 1)].min() > 3 * EQUAL
    assert far[family[:, None] != family].min() > NEAR


def test_each_side_has_its_size_and_no_emoji_is_on_two(sides):
    assert [len(side) for side in sides] == [*SIZES]
    assert len({*np.concatenate(sides)}) == sum(SIZES)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (0, 2), (1, 2)], ids=["train-test", "train-vault", "test-vault"])
def test_no_family_is_on_two_sides_by_names_or_by_pixels(drawn, far, sides, one, other):
    names, family, _ = drawn
    assert not {*family[sides[one]]} & {*family[sides[other]]}
    assert not words(names[sides[one]]) & words(names[sides[other]])
    assert far[np.ix_(sides[one], sides[other])].min() >= NEAR


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("mirrored", [False, True])
def test_nor_is_a_held_out_picture_one_of_training_that_was_turned_or_mirrored(drawn, sides, turns, mirrored):
    train, unseen = drawn[2][sides[0]], drawn[2][np.concatenate(sides[1:])].reshape(-1, 32, 32, 3)
    turned = np.rot90(unseen[:, :, ::-1] if mirrored else unseen, turns, (1, 2)).reshape(len(unseen), -1)
    assert euclidean_distances(turned, train, squared=True).min() / train.shape[1] >= NEAR


def test_a_random_split_would_fail_by_names_and_by_pixels(drawn, far):
    names = drawn[0]
    train, test = np.split(np.random.default_rng(20).permutation(len(names))[: TRAIN + TEST], [TRAIN])
    assert len(words(names[train]) & words(names[test])) > 100
    assert far[np.ix_(train, test)].min() < NEAR


def test_the_five_other_splits_are_by_family_and_leave_the_vault_alone(drawn, far, five, sides):
    names, family, _ = drawn
    for train, test in five:
        assert (len(train), len(test)) == (TRAIN, TEST)
        assert not {*family[train]} & {*family[test]}
        assert not {*family[sides[2]]} & {*family[train], *family[test]}
        assert not words(names[train]) & words(names[test])
        assert far[np.ix_(train, test)].min() >= NEAR


def test_the_five_other_splits_share_no_more_than_chance_makes(drawn, five):
    """A fifth of the families is held out each time; of those of one split, another holds out about a fifth again."""
    held_out = [{*drawn[1][test]} for _, test in five]
    shared = [len(one & other) / len(one) for at, one in enumerate(held_out) for other in held_out[:at]]
    assert min(shared) > 0.08 and max(shared) < 0.28


def test_nothing_in_the_vault_was_held_out_or_shown_before_nor_its_family(drawn, sides, seen):
    names, family, _ = drawn
    assert not {*names[sides[2]]} & {*seen}
    assert not words(names[sides[2]]) & words(seen)
    assert not {*family[sides[2]]} & {*family[np.isin(names, seen)]}


def test_the_vault_was_drawn_by_lot(drawn, seen):
    names, family, _ = drawn
    assert names[unseen(names, family, VAULT, seen, seed=22)].tolist() == vault.NAMES


def test_nobody_but_who_opens_it_asks_for_the_vault_or_for_pictures_that_are_not_dealt():
    asked = {name: closure.parameters(f"autoencoders.variants.{name}", "train") for name in science.names("runs")}
    assert [name for name, data in asked.items() if {"vault", "noto"} & {*data}] == ["vault_errors"]


def test_no_build_opens_the_vault_by_itself():
    assert Artefact("runs", "vault_errors") not in manifest.all_artefacts()


def test_small_pictures_keep_sides_names_and_families(pictures):
    large = emoji128.images(pictures)
    small = emoji.images(large)
    assert (small.train.shape, small.test_alpha.shape) == ((TRAIN, 32, 32, 3), (TEST, 32, 32))
    np.testing.assert_allclose(small.test[7][3, 4], large.test[7][12:16, 16:20].mean(axis=(0, 1)), atol=0.501 / 255)
    for kept in ("train_labels", "test_labels", "train_families", "test_families"):
        assert (getattr(small, kept) == getattr(large, kept)).all()
    by_name = dict(zip(pictures.train_labels, pictures.train_families, strict=True))
    assert [by_name[name] for name in small.test_labels] == small.test_families.tolist()


def test_each_name_has_its_own_picture_on_every_side(pictures):
    large, closed = emoji128.images(pictures), vault.images(pictures)
    for side, names in ((large.train, large.train_labels), (large.test, large.test_labels)):
        assert (side.stored == pictures.train.stored[np.searchsorted(pictures.train_labels, names)]).all()
    whole = emoji.shrink(pictures.train).stored
    assert (closed.test.stored == whole[np.searchsorted(pictures.train_labels, closed.test_labels)]).all()
    assert len(closed.train) == 0


def test_the_leaky_split_has_families_on_both_sides(pictures):
    leaky = emoji_leaky.images(emoji.images(emoji128.images(pictures)))
    assert (len(leaky.train), len(leaky.test)) == (TRAIN, TEST)
    assert np.isin(leaky.test_families, leaky.train_families).mean() > 0.5


def test_the_shown_pictures_are_on_their_sides(drawn, sides):
    names = drawn[0]
    assert {*examples.TRAIN} <= {*names[sides[0]]}
    assert {*examples.TEST} <= {*names[sides[1]]}


def test_no_family_fills_more_than_its_share_of_a_side(drawn, sides):
    assert [np.bincount(drawn[1][side]).max() for side in sides] == [LARGEST] * 3


def test_another_seed_deals_others(drawn, sides, five):
    assert all({*test} != {*sides[1]} for _, test in five)


def test_the_split_is_the_same_on_every_processor(drawn, sides):
    names = drawn[0]
    digests = [hashlib.sha256("\n".join(names[side]).encode()).hexdigest() for side in sides]
    assert [digest[:12] for digest in digests] == ["ad896cf2d3bd", "9389b4d942e1", "bdd6c2b7c6e7"]
