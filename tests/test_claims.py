"""How claims are judged: by margins that exceed what chance does, in words and numbers that come from the runs."""

import ast
import importlib
import json
import re

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.claims import anomalies, reconstruction
from autoencoders.experiments import plane
from autoencoders.experiments.noise_levels import LEVELS, level_name
from autoencoders.runs import Run
from autoencoders.steps import decide
from autoencoders.verdicts import (
    DEPENDS,
    FAILS,
    HOLDS,
    NOT_MEASURED,
    above,
    below,
    conclude,
    exactly,
    not_measured,
    per_seed,
    ratio,
    show,
    stored,
    within,
)
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source import closure

CLAIMS = [(family.module, name.lower()) for name, family in manifest.claims().items()]
COUNTED = {"sizes": np.array([16, 32, 64, 128]), "codes": np.array([1, 16, 1024])}
COUNTED |= {"dense": COUNTED["sizes"] ** 2, "dense_growing": COUNTED["sizes"] ** 4, "conv": np.full(4, 53_263)}


class Measures(dict):
    """Measures of any name: those that are given, and one value for all others."""

    def __init__(self, given: dict, rest: float | list[float]):
        super().__init__({name: np.atleast_1d(values)[:, None].astype(float) for name, values in given.items()})
        self.rest = np.atleast_1d(rest)[:, None].astype(float)

    def __contains__(self, name):
        return True

    def __missing__(self, name):
        return self.rest


def run(params: int = 0, rest: float | list[float] = 0.5, **measures: float | list[float]) -> Run:
    """A run with these scores, each one number or one for each seed; of everything else, a half."""
    curves = {name: np.full((len(np.atleast_1d(rest)), 4), 0.5) for name in ("train_loss", "default_loss")}
    return Run(params, measures=Measures(measures, rest), curves=curves, arrays=COUNTED)


def seeds(mean: float) -> list[float]:
    """Five seeds that spread by a twentieth."""
    return list(mean * np.array([0.95, 0.975, 1, 1.025, 1.05]))


def test_a_margin_beyond_the_spread_holds_and_on_the_other_side_fails():
    low, high = np.array(seeds(1)), np.array(seeds(2))
    assert above(high, low).verdict == below(low, high).verdict == HOLDS
    assert above(low, high).verdict == below(high, low).verdict == FAILS


def test_a_margin_within_the_spread_decides_nothing():
    assert above(np.array(seeds(1.05)), 1).verdict == DEPENDS
    assert below(np.array(seeds(0.95)), 1).verdict == DEPENDS


@pytest.mark.parametrize(("spreads", "verdict"), [(1.9, DEPENDS), (2.1, HOLDS)])
def test_five_seeds_have_to_clear_twice_their_spread(spreads, verdict):
    values = np.array(seeds(1))
    assert above(values, 1 - spreads * values.std(ddof=1)).verdict == verdict


@pytest.mark.parametrize(("spreads", "verdict"), [(8.9, DEPENDS), (9.1, HOLDS)])
def test_two_seeds_have_to_clear_the_confidence_interval_which_is_wide(spreads, verdict):
    values = np.array([0.9, 1.1])
    assert above(values, 1 - spreads * values.std(ddof=1)).verdict == verdict  # 12.7 / sqrt(2) = 8.98


def test_one_seed_alone_decides_nothing():
    assert above(np.array([100.0]), 1).verdict == DEPENDS


def test_seeds_are_compared_pair_by_pair():
    values = np.array(seeds(1))
    found = above(values + 0.01, values)
    assert found.verdict == HOLDS
    assert found.sd == pytest.approx(0, abs=1e-12)
    assert (found.value, found.threshold, found.n) == (pytest.approx(1.01), pytest.approx(1), 5)


def test_a_rival_without_seeds_stands_against_each_seed():
    assert below(np.array(seeds(1)), np.array([2.0])).n == 5
    assert below(np.array([1.0]), np.array(seeds(2))).verdict == HOLDS


def test_of_unequal_numbers_of_seeds_those_count_that_both_sides_have():
    assert above(np.array(seeds(2)), np.array([1.0, 1.01])).n == 2
    assert ratio(np.array(seeds(2)), np.array([1.0, 2.0])) == pytest.approx([1.9, 0.975])


def test_the_same_values_on_both_sides_decide_nothing():
    assert above(np.ones(5), 1).verdict == below(np.ones(5), 1).verdict == DEPENDS


@pytest.mark.parametrize(
    ("centre", "verdict"), [(0, HOLDS), (0.1, HOLDS), (-0.1, HOLDS), (0.15, DEPENDS), (0.3, FAILS), (-0.3, FAILS)]
)
def test_an_equivalence_holds_within_its_bound_and_fails_beyond(centre, verdict):
    assert within(centre + np.array([-0.01, 0, 0.01, 0, 0]), 0.15).verdict == verdict


def test_an_equivalence_cannot_be_shown_by_seeds_that_scatter():
    assert within(np.array([-0.3, 0.3, 0.1, -0.1, 0.0]), 0.15).verdict == DEPENDS


def test_a_count_holds_if_it_is_exact():
    assert [exactly(count, 53_263).verdict for count in (53_263, 53_264)] == [HOLDS, FAILS]


def test_a_value_that_is_no_number_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="not a finite number"):
        above(np.array([np.nan, 1.0]), 0)
    with pytest.raises(ValueError, match="no measure is called test_msee: there are .*test_mse"):
        per_seed(Run(measures={"test_mse": np.ones((1, 1))}), "test_msee")


def test_a_claim_with_parts_depends_unless_they_agree_and_shows_its_weakest():
    good, bad, open_ = exactly(1, 1), exactly(2, 1), above(np.array([3.0]), 1)
    assert conclude("", good, good, because="").verdict == HOLDS
    assert conclude("", bad, bad, because="").verdict == FAILS
    assert conclude("", good, bad, because="").verdict == conclude("", good, open_, because="").verdict == DEPENDS
    assert conclude("", good, open_, bad, because="").value == 3


def test_an_open_claim_names_its_experiment_and_has_no_numbers():
    verdict = stored(not_measured("It may be so", "a sweep"))
    assert (verdict["verdict"], verdict["because"], verdict["value"], verdict["n"]) == (NOT_MEASURED, "a sweep", None, 0)


def test_numbers_are_shown_as_slides_show_them_and_never_rounded_to_perfection():
    assert show(np.array([0.01234, 0.01240]), "mse") == "0.0124"
    assert show(0.99996, "auroc") == "0.99996"
    assert show(1.0, "auroc") == "1.000"


@pytest.mark.parametrize(("module", "name"), CLAIMS)
@pytest.mark.parametrize("others", [0.2, 0.5, 0.9])
def test_every_claim_answers_in_a_few_words_and_finite_numbers(module, name, others):
    asked = closure.parameters(module, name)
    given = {one: run(1000, seeds(0.5 if one == asked[0] else others)) for one in asked}
    verdict = decide.verdict(module, name, given)
    assert verdict["verdict"] in (HOLDS, FAILS, DEPENDS, NOT_MEASURED)
    assert 3 < len(verdict["claim"].split()) <= 12 and len(verdict["because"].split()) <= 12
    assert json.loads(json.dumps(verdict, allow_nan=False)) == verdict
    assert (verdict["value"] is None) == (verdict["verdict"] == NOT_MEASURED)


@pytest.mark.parametrize("module", [family.module for family in manifest.families()])
def test_no_result_is_typed_into_a_claim_s_reason(module):
    tree = ast.parse(closure.source(module).read_text())
    reasons = [node.value for node in ast.walk(tree) if getattr(node, "arg", None) == "because" or is_reason(node)]
    told = [part.value for reason in reasons for part in ast.walk(reason) if isinstance(part, ast.Constant)]
    words = [part.replace("F1", "") for part in told if isinstance(part, str) and not re.fullmatch(r"\+?[.,]\d?f?", part)]
    assert reasons and not [word for word in words if re.search(r"\d", word)]


def is_reason(node: ast.AST) -> bool:
    """Is something called `because` here?"""
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
    return getattr(target, "id", "") == "because"


def test_the_catalogue_s_first_seventeen_claims_are_all_there():
    names = {name for _, name in CLAIMS}
    assert {f"c{number:02}" for number in range(1, 18)} <= names
    assert len(names) == len(CLAIMS)


def test_c03_calls_networks_equal_only_within_the_bound_on_both_sides():
    dense = run(train_mse=seeds(0.014), test_mse=seeds(0.019))
    alike = run(train_mse=seeds(0.0143), test_mse=seeds(0.0188))
    better = run(train_mse=seeds(0.0143), test_mse=seeds(0.0150))
    assert reconstruction.c03(alike, dense).verdict == HOLDS
    assert reconstruction.c03(better, dense).verdict == DEPENDS
    assert "−21 % held out" in reconstruction.c03(better, dense).because


def test_c04_depends_on_the_rival_and_names_who_is_not_beaten():
    error = {"train_mse": seeds(0.014), "test_mse": seeds(0.015)}
    weak, strong = run(train_mse=0.03, test_mse=0.03), run(train_mse=0.003, test_mse=0.0077)
    verdict = reconstruction.c04(run(**error), weak, weak, weak, strong)
    assert verdict.verdict == DEPENDS
    assert verdict.because == "held out 0.0150, resizing 0.0300; not below PCA (0.0077)"
    assert (verdict.value, verdict.threshold) == (pytest.approx(0.015), pytest.approx(0.0077))
    assert reconstruction.c04(run(**error), weak, weak, weak, weak).verdict == HOLDS


def test_c05_wants_both_networks_ahead_on_held_out_images_too():
    rival = run(train_mse=0.02, test_mse=0.02)
    ahead, behind = run(train_mse=seeds(0.014), test_mse=seeds(0.015)), run(train_mse=seeds(0.014), test_mse=seeds(0.0204))
    assert reconstruction.c05(ahead, ahead, rival).verdict == HOLDS
    assert reconstruction.c05(behind, ahead, rival).verdict == DEPENDS


def test_c06_is_about_the_gap_and_not_about_the_error():
    narrow, wide = run(train_mse=seeds(0.5), test_mse=seeds(0.51)), run(train_mse=seeds(0.1), test_mse=seeds(0.2))
    assert reconstruction.c06(narrow, wide).verdict == HOLDS


def test_c07_reads_the_powers_of_the_image_s_width():
    assert reconstruction.c07(run()).verdict == HOLDS
    assert reconstruction.c07(run()).because == "powers of width: 2.0 dense, 0.0 convolutional; 4.0 with growing code"
    assert reconstruction.c07(Run(arrays=COUNTED | {"conv": COUNTED["sizes"]})).verdict == DEPENDS


@pytest.mark.parametrize(
    ("mse", "ssim", "delta_e", "verdict"),
    [(0.01, 0.4, 9, HOLDS), (0.01, 0.6, 9, DEPENDS), (0.01, 0.6, 1, FAILS), (0.03, 0.4, 9, FAILS)],
)
def test_c08_needs_mse_on_one_side_and_every_ruler_of_the_eye_on_the_other(mse, ssim, delta_e, verdict):
    eye = {"test_contour_error": seeds(delta_e), "test_edge_f1": seeds(ssim), "test_delta_e": seeds(delta_e)}
    network = run(test_mse=seeds(mse), test_ssim=seeds(ssim), **eye)
    resizing = run(test_mse=0.02, test_ssim=0.5, test_contour_error=5, test_edge_f1=0.5, test_delta_e=5)
    assert reconstruction.c08(network, resizing).verdict == verdict


def test_c09_is_a_ratio_seed_by_seed():
    values = np.array(seeds(0.015))
    verdict = reconstruction.c09(run(test_mse=list(values)), run(test_mse=list(1.3 * values)))
    assert (verdict.verdict, verdict.because) == (HOLDS, "held-out MSE is 1.30 times as large")


def test_c10_asks_rulers_that_no_network_was_trained_for():
    plain = run(test_contour_error=seeds(0.03), test_edge_f1=seeds(0.7), test_ssim=0.1)
    clearer = run(test_contour_error=seeds(0.02), test_edge_f1=seeds(0.9), test_ssim=0.9)
    blurred = run(test_contour_error=seeds(0.04), test_edge_f1=seeds(0.5), test_ssim=0.9)
    mixed = run(test_contour_error=seeds(0.02), test_edge_f1=seeds(0.5))
    assert [reconstruction.c10(plain, one).verdict for one in (clearer, blurred, mixed)] == [HOLDS, FAILS, DEPENDS]


def test_c15_says_what_a_corner_pixel_reaches():
    verdict = anomalies.c15(run(digits_auroc=[0.9996] * 5, digits_corner_auroc=[1.0] * 5, inverted_auroc=[0.7] * 5))
    assert verdict.verdict == HOLDS
    assert verdict.because == "AUROC 0.9996; corner pixel 1.000; inverted digits 0.700"


def test_c16_asks_each_of_the_ten_digits_and_names_the_hardest():
    areas = np.full((3, 10), 0.95) + np.linspace(0, 0.001, 3)[:, None]
    areas[:, 8] = 0.88
    alone, easy = Run(measures={"auroc": areas}), run(digits_auroc=[0.9999] * 5)
    assert anomalies.c16(alone, easy).verdict == HOLDS
    assert anomalies.c16(alone, easy).because.startswith("AUROC 0.880 (8) to 0.950 (0), mean 0.943")
    areas[:, 1] = 0.99995
    assert anomalies.c16(alone, easy).verdict == DEPENDS


def test_c17_compares_the_best_size_of_the_code_with_the_largest():
    falling = run(auroc_1=seeds(0.80), auroc_16=seeds(0.9), auroc_1024=seeds(0.6))
    assert anomalies.c17(falling).verdict == HOLDS
    assert anomalies.c17(falling).because == "AUROC 0.900 with 16 numbers in the code, 0.600 with 1,024"
    assert anomalies.c17(run(auroc_1=0.8, auroc_16=seeds(0.85), auroc_1024=seeds(0.9))).verdict == DEPENDS


def test_claims_are_written_by_number_and_the_same_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "results/runs").mkdir(parents=True)
    family = Artefact("claims", "noisy")
    for asked in manifest.upstream(family):
        runs.save(asked.path, Run(10, measures={name: np.full((5, 1), 0.5) for name in asked_for(family)}))
    family.path.parent.mkdir()
    decide.make(family, family.path)
    text = family.path.read_text()
    found = json.loads(text)
    assert list(found) == sorted(name for name, home in manifest.claims().items() if home == family)
    assert list(found["C11"]) == ["claim", "verdict", "because", "value", "threshold", "sd", "n", "judge"]
    decide.make(family, family.path)
    assert family.path.read_text() == text


def asked_for(family: Artefact) -> set[str]:
    """Every name in a family's source that may be a measure's, and those that it puts together."""
    written = set(re.findall(r'"([a-z0-9_]+)"', closure.source(family.module).read_text()))
    points = plane.grid(9)
    moved = {f"{curve}_{measure}" for curve in plane.CURVES for measure in plane.pushes(points, points, plane.ring)}
    return written | moved | {f"{level_name(one)}_mse" for one in LEVELS}


def test_the_ledger_holds_every_family_s_claims_by_number(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "results/claims").mkdir(parents=True)
    families = Artefact("claims", "anomalies"), Artefact("claims", "noisy")
    monkeypatch.setattr(manifest, "upstream", lambda artefact: families)
    for family, number in zip(families, ("C15", "C11"), strict=True):
        family.path.write_text(json.dumps({number: {"verdict": "holds"}}))
    decide.make(manifest.LEDGER, manifest.LEDGER.path)
    assert list(json.loads(manifest.LEDGER.path.read_text())) == ["C11", "C15"]


def test_a_run_that_broke_down_stops_the_judge_with_the_claim_s_name(monkeypatch):
    broken, family = run(10, test_mse=[np.nan] * 5), Artefact("claims", "reconstruction")
    monkeypatch.setattr(decide.runs, "load", lambda path: broken)
    with pytest.raises(SystemExit, match=r"claim C\d\d cannot be decided from .*: a measured value is not a finite number"):
        decide.of_family(family)


def test_two_claims_of_one_number_are_refused(monkeypatch):
    family = Artefact("claims", "noisy")
    monkeypatch.setattr(manifest, "families", lambda: (family, family))
    with pytest.raises(SystemExit, match="two claims are called c"):
        manifest.claims.__wrapped__()


def test_every_claim_s_function_says_how_it_is_judged():
    assert all(getattr(importlib.import_module(module), name).__doc__ for module, name in CLAIMS)
