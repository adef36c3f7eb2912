"""What claims about codes and about generated digits turn on, beyond the worlds in which they hold and fail."""

import ast
import importlib
import json
import re

import numpy as np
import pytest

from autoencoders.claims import generating
from autoencoders.runs import Run
from autoencoders.steps import decide
from autoencoders.verdicts import FAILS, HOLDS, MIXED, SAME
from planted import cases, world
from proof.source import closure

FAMILIES = ("autoencoders.claims.inside", "autoencoders.claims.generating")
CLAIMS = {name: family for family in FAMILIES for name in closure.functions(family, r"c\d+")}
WORLDS = cases()


def found(claim: str, changed: dict[str, float | list] | None = None, side: str = "holds") -> dict:
    """What a claim says of the planted world in which it holds (or fails), with some measures changed."""
    module, values = CLAIMS[claim], WORLDS[claim.upper()][side] | (changed or {})
    return decide.verdict(module, claim, world(values, closure.parameters(module, claim)))


def answers(claim: str, *changed: dict, side: str = "holds") -> list[str]:
    return [found(claim, values, side)["verdict"] for values in changed]


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("side", ["holds", "fails"])
def test_every_claim_answers_in_a_few_words_and_finite_numbers(claim, side):
    verdict = found(claim, side=side)
    assert 3 < len(verdict["claim"].split()) <= 12 and len(verdict["because"].split()) <= 12
    assert all(len(part["asks"].split()) <= 8 for part in verdict["parts"])
    assert json.loads(json.dumps(verdict, allow_nan=False)) == verdict


@pytest.mark.parametrize("module", FAMILIES)
def test_every_claim_says_how_it_is_decided_and_types_no_number_into_its_reason(module):
    assert all(getattr(importlib.import_module(module), name).__doc__ for name in closure.functions(module, r"c\d+"))
    tree = ast.parse(closure.source(module).read_text())
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    reasons = [node.value for node in assigned if getattr(node.targets[0], "id", "") == "because"]
    told = [part.value for reason in reasons for part in ast.walk(reason) if isinstance(part, ast.Constant)]
    assert reasons and not [one for one in told if isinstance(one, str) and re.search(r"\d", re.sub(r"^[.,]\df$", "", one))]


@pytest.mark.parametrize("optimiser", ["adam", "large_sgd", "sgd"])
def test_c29_is_mixed_where_one_optimiser_misses_the_plane(optimiser):
    lost = {f"linear.{optimiser}_2_angle": 70.0, f"linear.{optimiser}_16_angle": 80.0}
    assert answers("c29", lost) == [MIXED]
    assert [part["answer"] for part in found("c29", lost)["parts"]].count(FAILS) == 2


def test_c41_is_about_each_code_and_not_about_all_together():
    together = {"vae_thirty.units_off_normal": 0.0001}
    assert answers("c41", together, side="fails") == [FAILS]


@pytest.mark.parametrize("nats", [2.2, 2.4])
def test_c41_asks_whether_a_code_can_still_say_which_of_ten_digits_it_is_of(nats):
    assert answers("c41", {"vae_thirty.test_kl": nats}) == [HOLDS if nats < np.log(10) else FAILS]


def test_c50_wants_both_ends_of_one_training():
    assert answers("c50", {"sixteen_dense.last_epoch_mse": 0.02}, {"sixteen_dense.first_epoch_mse": 0.036}) == [MIXED, MIXED]


def test_c51_asks_every_rate():
    assert answers("c51", {"sixteen_sgd.best_mse": 0.011}) == [MIXED]


def test_c52_takes_no_difference_for_one_that_matters_because_chance_is_smaller():
    assert answers("c52", {"sixteen_dense.shapes_by_chance": 0.0001}, side="fails") == [FAILS]


def test_c52_asks_about_numbers_as_they_are_and_only_tells_of_their_shapes():
    assert answers("c52", {"sixteen_dense.shapes_apart": [0.5, 0.6, 0.7]}, side="fails") == [FAILS]


def test_c53_asks_for_the_next_digit_whichever_it_is_in_each_training():
    assert found("c53")["because"] == "silhouette 0.34; the next digit's 0.20"
    assert answers("c53", {"sixteen_dense.silhouette_6": 0.5}, {"sixteen_dense.silhouette_0": 0.1}) == [FAILS, HOLDS]


def test_c54_asks_both_networks():
    assert answers("c54", {"sixteen_conv.ones_emptiness": 0.30}) == [MIXED]


def test_c56_looks_at_the_code_and_not_at_its_flat_map():
    crowded = {"projections.test_sixteen_dense_polynomial_2_accuracy": 0.1}
    assert answers("c56", crowded, side="fails") == [FAILS]


def test_c57_tells_fewer_steps_from_less_work():
    assert answers("c57", {"sixteen_conv.work_needed": 0.27}) == [MIXED]
    assert [part["answer"] for part in found("c57", {"sixteen_conv.work_needed": 0.27})["parts"]] == [HOLDS, HOLDS, FAILS]


@pytest.mark.parametrize("share", [0.001, 0.015, 0.025, 0.04])
def test_c55_takes_none_for_what_is_seen_more_often_than_not(share):
    none = (1 - share) ** 36
    assert answers("c55", {"sixteen_dense.without_sure_ones_share": none}) == [HOLDS if none > 0.5 else FAILS]


def test_c55_counts_each_set_of_samples_as_a_draw():
    sets = np.random.default_rng(0).random((5, 1000)) < 0.53
    runs = {"sixteen_dense": Run(measures={f"without_{kind}_share": sets for kind in ("ones", "sure_ones")})}
    runs["judges"] = Run(measures={"test_accuracy": np.array([[0.98]])})
    [part] = generating.c55(**runs).parts
    assert (part.seeds, part.pictures) == (5, 1000)
    assert part.high - part.low > 2 * 1.96 * np.sqrt(0.53 * 0.47 / 5000)


def test_c58_looks_beyond_the_classifier_s_confidence():
    surer = {"sixteen_conv.generated_sure_share": 0.5}
    assert answers("c58", surer) == [MIXED]


def test_c59_wants_junk_to_look_like_junk_to_the_classifier_and_to_a_distance():
    assert answers("c59", {"sixteen_dense.outside_sure_share": 0.85}, {"sixteen_dense.outside_distance": 4.7}) == [MIXED, MIXED]


def test_c60_asks_a_plain_network_and_only_tells_of_the_same_one_without_kl():
    assert answers("c60", {"vae_limited.between_jump": 1.05, "vae_limited.silhouette": 0.01}) == [HOLDS]


def test_c61_wants_samples_that_are_worse_in_kind_and_number():
    assert answers("c61", {"vae_limited.generated_coverage": 0.6}) == [MIXED]


def test_c63_wants_every_rival_beaten_that_it_names():
    better = ({"vae_thirty.box_mse": 0.09}, {"sixteen_dense.box_mse": 0.09}, {"hole_rivals.mean_told_mse": 0.09})
    assert answers("c63", *better, {"cvae.box_guessed_mse": 0.09}) == [MIXED, MIXED, MIXED, HOLDS]


def test_c102_wants_both_ways_without_a_network_to_be_better():
    assert answers("c102", {"hole_rivals.nearest_mse": 0.11}, {"hole_rivals.expected_mse": 0.11}) == [MIXED, MIXED]


def test_c64_finds_a_class_that_no_straight_line_finds():
    assert answers("c64", {"cvae.codes_accuracy": 0.5}) == [MIXED]


def test_c96_asks_for_the_least_error_of_all_that_were_measured():
    assert answers("c96", {"sixteen_source.least_test_mse": 0.05}) == [FAILS]


def test_c96_says_nothing_of_a_network_that_learns_with_a_saturated_code():
    assert answers("c96", {"sixteen_source.saturated_share": 0.99}, side="fails") == [FAILS]


def test_c30_wants_a_difference_that_matters_at_every_size():
    assert answers("c30", {"ladder.plain_test_mse": 0.0555}) == [MIXED]


def test_c48_is_an_equivalence_and_fails_on_either_side():
    assert answers("c48", {"simple_dense.test_bce": 0.1000}, {"simple_dense.test_bce": 0.0850}) == [FAILS, FAILS]
    assert found("c48")["verdict"] == SAME
