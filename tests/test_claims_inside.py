"""How claims about codes and about generated digits are judged."""

import ast
import importlib
import json
import re

import numpy as np
import pytest

from autoencoders.claims import generating, inside
from autoencoders.runs import Run
from autoencoders.steps import decide
from autoencoders.verdicts import DEPENDS, FAILS, HOLDS
from proof.source import closure

FAMILIES = ("autoencoders.claims.inside", "autoencoders.claims.generating")
CLAIMS = [(family, name) for family in FAMILIES for name in closure.functions(family, r"c\d+")]


def names() -> set[str]:
    """Every measure that a claim of these families may ask for, each spelled out."""
    found = {f"{way}_{size}_{name}" for way in ("adam", "sgd", "pca") for size in (2, 16) for name in ("angle", "mse")}
    found |= {f"{law}_{name}" for law in ("generated", "fitted", "real") for name in ("sure_share", "ones_share", "kinds")}
    found |= {f"silhouette_{digit}" for digit in range(10)} | {f"{box}_mse" for box in ("box", "box_black", "box_mean")}
    return found | set(
        "outside_distance real_distance test_mse pca_mse test_bce floor_bce test_kl test_rebuilding units_off_normal "
        "active_units first_epoch_mse plain_test_mse "
        "saturated_share test_accuracy mean_image_mse default_mse best_mse "
        "shapes_apart shapes_from_normal shapes_by_chance "
        "ones_emptiness others_emptiness codes_accuracy probe_accuracy "
        "test_alone_auroc test_probe_auroc test_probe_accuracy test_pca_accuracy test_random_accuracy "
        "test_sixteen_dense_polynomial_2_accuracy epochs_needed work_needed "
        "generated_sure_ones_share inside_sure_share outside_sure_share silhouette between_jump agreed_share".split()
    )


def seeds(mean: float) -> list[float]:
    """Three seeds that spread by a hundredth."""
    return list(mean * np.array([0.99, 1, 1.01]))


def run(**measures: float) -> Run:
    """A run with these scores over three seeds; of everything else, a half."""
    values = {name: np.array(seeds(measures.get(name, 0.5)))[:, None] for name in names()}
    curves = {"train_loss": np.full((3, 4), 0.5), "default_loss": np.full((3, 2), 0.5)}
    return Run(measures=values, curves=curves)


JUDGE = run(test_accuracy=0.986)


@pytest.mark.parametrize(("module", "name"), CLAIMS)
@pytest.mark.parametrize("others", [0.2, 0.9])
def test_every_claim_answers_in_a_few_words_and_finite_numbers(module, name, others):
    asked = closure.parameters(module, name)
    given = {one: run(**dict.fromkeys(names(), 0.5 if one == asked[0] else others)) for one in asked}
    verdict = decide.verdict(module, name, given)
    assert verdict["verdict"] in (HOLDS, FAILS, DEPENDS)
    assert 3 < len(verdict["claim"].split()) <= 12 and len(verdict["because"].split()) <= 12
    assert json.loads(json.dumps(verdict, allow_nan=False)) == verdict


@pytest.mark.parametrize("module", FAMILIES)
def test_every_claim_says_how_it_is_judged_and_types_no_number_into_its_reason(module):
    assert all(getattr(importlib.import_module(module), name).__doc__ for name in closure.functions(module, r"c\d+"))
    tree = ast.parse(closure.source(module).read_text())
    reasons = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "because"
    ]
    told = [part.value for reason in reasons for part in ast.walk(reason) if isinstance(part, ast.Constant)]
    assert reasons and not [one for one in told if isinstance(one, str) and re.search(r"\d", re.sub(r"^[.,]\df$", "", one))]


def test_c29_depends_on_the_optimiser_where_only_one_finds_the_plane():
    found = {f"adam_{size}_angle": 1.0 for size in (2, 16)} | {f"sgd_{size}_angle": 70.0 for size in (2, 16)}
    errors = {f"{way}_{size}_mse": 0.05 for way in ("adam", "pca") for size in (2, 16)}
    lost = {f"sgd_{size}_mse": 0.06 for size in (2, 16)}
    assert inside.c29(run(**found, **errors, **lost)).verdict == DEPENDS
    near = dict.fromkeys(found, 1.0)
    assert inside.c29(run(**near, **errors, **dict.fromkeys(lost, 0.05))).verdict == HOLDS


@pytest.mark.parametrize(("end", "verdict"), [(0.011, HOLDS), (0.02, DEPENDS)])
def test_c50_wants_both_ends_of_the_curve(end, verdict):
    assert inside.c50(run(first_epoch_mse=0.06), run(test_mse=end)).verdict == verdict


def test_c96_wants_the_mean_image_and_a_code_at_its_ends():
    stuck = {"test_mse": 0.0676, "mean_image_mse": 0.0675}
    assert inside.c96(run(**stuck, saturated_share=0.99)).verdict == HOLDS
    assert inside.c96(run(test_mse=0.012, mean_image_mse=0.0675, saturated_share=0.01)).verdict == FAILS


def test_c53_asks_every_other_digit_and_names_the_next():
    apart = {f"silhouette_{digit}": 0.01 * digit for digit in range(10)} | {"silhouette_1": 0.2}
    assert inside.c53(run(**apart)).verdict == HOLDS
    assert inside.c53(run(**apart)).because == "silhouette 0.20; the next digit's 0.09"
    assert inside.c53(run(**apart | {"silhouette_6": 0.3})).verdict == DEPENDS


def test_c54_asks_both_networks():
    emptier, fuller = ({"ones_emptiness": ones, "others_emptiness": others} for ones, others in ((0.8, 0.7), (0.3, 0.4)))
    for dense, conv, verdict in ((emptier, emptier, HOLDS), (emptier, fuller, DEPENDS), (fuller, fuller, FAILS)):
        assert inside.c54(run(**dense), run(**conv)).verdict == verdict


def test_c56_looks_at_the_code_and_not_at_its_flat_map():
    flat = run(test_sixteen_dense_polynomial_2_accuracy=0.37)
    assert [inside.c56(run(codes_accuracy=share), flat).verdict for share in (0.94, 0.4)] == [FAILS, HOLDS]


def test_c57_tells_fewer_epochs_from_less_work():
    dense, conv = run(epochs_needed=10, work_needed=0.3), run(epochs_needed=5, work_needed=0.7)
    assert inside.c57(conv, dense).verdict == DEPENDS


def test_c41_is_true_of_all_codes_together_and_not_of_each():
    assert inside.c41(run(units_off_normal=0.03, test_kl=12)).verdict == DEPENDS


def test_c55_does_not_take_rare_for_none():
    assert generating.c55(run(generated_ones_share=0.04), JUDGE).verdict == FAILS
    assert generating.c55(run(generated_ones_share=0.001), JUDGE).verdict == HOLDS


def test_c59_wants_junk_to_look_like_junk_to_the_judge_and_to_a_ruler():
    junk = {"inside_sure_share": 0.8, "outside_sure_share": 0.1, "outside_distance": 8, "real_distance": 5}
    assert generating.c59(run(**junk), JUDGE).verdict == HOLDS
    assert generating.c59(run(**junk | {"outside_sure_share": 0.85}), JUDGE).verdict == DEPENDS
    assert generating.c59(run(**junk | {"outside_sure_share": 0.85, "outside_distance": 4}), JUDGE).verdict == FAILS


def test_c63_wants_every_other_filling_beaten():
    plain, best = run(box_mse=0.03), {"box_mse": 0.02, "box_black_mse": 0.2, "box_mean_mse": 0.1}
    assert generating.c63(run(**best), plain).verdict == HOLDS
    assert generating.c63(run(**best), run(box_mse=0.01)).verdict == DEPENDS


def test_c64_wants_the_class_gone_and_not_only_less_of_it():
    other = run(probe_accuracy=0.9)
    assert [generating.c64(run(probe_accuracy=share), other).verdict for share in (0.12, 0.4, 0.95)] == [HOLDS, DEPENDS, FAILS]
