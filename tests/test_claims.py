"""How claims are judged: by margins that exceed what chance does, in words and numbers that come from the runs."""

import ast
import importlib
import json
import re

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.claims import codes, noisy
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


def test_c12_names_the_filter_that_cleans_best():
    networks = run(test_mse=[0.006, 0.0061]), run(test_mse=[0.01, 0.0101])
    verdict = noisy.c12(*networks, run(test_mse=0.005), run(test_mse=0.01), run(test_mse=0.002))
    assert verdict.verdict == HOLDS
    assert verdict.because == "22.2 dB, naive 20.0; best filter (non-local means) 27.0"


def test_c14_asks_for_colour_as_well():
    nothing = run(test_mse=0.05)
    grey, coloured = (run(clean_test_mse=[0.01, 0.0101], clean_test_delta_e=[off, off + 0.1]) for off in (27, 4))
    assert [noisy.c14(one, nothing).verdict for one in (grey, coloured)] == [DEPENDS, HOLDS]


@pytest.mark.parametrize(("stated", "true", "verdict"), [(36.2, 36.2, HOLDS), (36.2, 39.3, DEPENDS), (38.4, 39.3, FAILS)])
def test_c27_asks_for_the_source_s_loss_by_its_own_sum_and_by_the_true_one(stated, true, verdict):
    spread = np.array([-0.2, -0.1, 0, 0.1, 0.2])
    source = run(test_stated_loss=list(stated + spread), test_loss=list(true + spread))
    assert codes.c27(source).verdict == verdict


def test_c38_wants_draws_that_are_sure_and_of_many_kinds():
    clear, many = {"full_generated_sure_share": seeds(0.9)}, {"full_generated_kinds": seeds(8)}
    plain = {"plain_generated_sure_share": seeds(0.5), "plain_generated_kinds": seeds(2)}
    judge = run(test_accuracy=0.985)
    assert codes.c38(run(**clear, **many, **plain), judge).verdict == HOLDS
    one = {"full_generated_kinds": seeds(1)}
    assert codes.c38(run(**clear, **one, **plain), judge).verdict == DEPENDS


def test_c91_wants_narrower_codes_and_an_understated_kl():
    vae, source = run(code_sd=seeds(0.07)), run(code_sd=seeds(0.05), test_stated_kl=seeds(4), test_kl=seeds(6))
    honest = run(code_sd=seeds(0.05), test_stated_kl=seeds(6), test_kl=seeds(6))
    assert codes.c91(vae, source).verdict == HOLDS
    assert codes.c91(vae, honest).verdict == DEPENDS


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
