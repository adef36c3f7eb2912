"""How claims are answered: by intervals and by differences that matter, in words and numbers that come from the runs."""

import ast
import importlib
import json
import re

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.estimates import Estimate, estimate
from autoencoders.runs import Run
from autoencoders.steps import decide
from autoencoders.verdicts import (
    FAILS,
    HOLDS,
    MIXED,
    NOT_MEASURED,
    SAME,
    UNDECIDED,
    above,
    below,
    conclude,
    exactly,
    not_measured,
    same,
    show,
    stored,
)
from planted import cases, world
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source import closure

FORMAT = r"\+?[.,]\d?f?"  # of a number
CLAIMS = [(family.module, name.lower()) for name, family in manifest.claims().items()]
MEASURED = [(module, name) for module, name in CLAIMS if not module.endswith("unmeasured")]


def seeds(mean: float, spread: float = 0.01, number: int = 5) -> Estimate:
    """An estimate from seeds with this mean and standard deviation."""
    values = np.linspace(-1, 1, number)
    return estimate((mean + spread * values / values.std(ddof=1))[:, None], Run())


@pytest.mark.parametrize(("mean", "answer"), [(2.0, HOLDS), (1.0, UNDECIDED), (0.5, FAILS)])
def test_a_difference_holds_beyond_the_margin_fails_short_of_it_and_is_undecided_about_it(mean, answer):
    assert above("", seeds(mean), 1).answer == below("", 0 - seeds(mean), -1).answer == answer


@pytest.mark.parametrize(
    ("mean", "answer"), [(0.0, SAME), (0.1, SAME), (-0.1, SAME), (0.15, UNDECIDED), (0.3, FAILS), (-0.3, FAILS)]
)
def test_an_equivalence_holds_within_its_bound_and_fails_beyond(mean, answer):
    assert same("", seeds(mean), 0.15).answer == answer


def test_an_equivalence_cannot_be_shown_by_seeds_that_scatter():
    assert same("", seeds(0, spread=0.3), 0.15).answer == UNDECIDED


def test_a_small_effect_is_settled_by_more_seeds():
    assert [above("", seeds(0.1, 0.2, number), 0).answer for number in (3, 5, 50)] == [UNDECIDED, UNDECIDED, HOLDS]


def test_what_is_decided_says_how_often_chance_would_do_it_and_what_is_not_is_chance():
    low, high = seeds(1.0).interval()
    assert above("", seeds(1.0), low - 1e-9).chance == pytest.approx(0.05, abs=1e-4)
    assert above("", seeds(1.0), 1.0).chance == 1
    assert above("", seeds(1.0), 0.9).chance < 0.001


def test_a_count_holds_if_it_is_exact():
    assert [exactly("", count, 53_263).answer for count in (53_263, 53_264)] == [HOLDS, FAILS]


def test_a_sentence_is_mixed_only_where_its_parts_are_decided_in_opposite_ways():
    good, equal, bad, open_ = exactly("", 1, 1), same("", seeds(0), 0.15), exactly("", 2, 1), above("", seeds(1), 1)
    verdicts = {
        HOLDS: [(good, good), (good, equal)],
        SAME: [(equal,), (equal, equal)],
        FAILS: [(bad, bad), (bad, open_)],
        MIXED: [(good, bad), (bad, equal, open_)],
        UNDECIDED: [(open_,), (good, open_), (equal, open_)],
    }
    for verdict, sentences in verdicts.items():
        assert [conclude("", *parts, because="").verdict for parts in sentences] == [verdict] * len(sentences)


def test_a_sentence_is_as_sure_as_its_weakest_part_and_a_failure_counts_how_many_could_have_failed():
    clear, weak = above("", seeds(1), 0), above("", seeds(1), 0.98)
    assert conclude("", clear, weak, because="").chance == weak.chance > clear.chance
    failed = below("", seeds(1), 0.98)
    assert conclude("", failed, failed, because="").chance == 2 * failed.chance
    assert conclude("", clear, failed, because="").chance is None


def test_an_open_claim_names_its_experiment_and_has_no_parts():
    verdict = stored(not_measured("It may be so", "a sweep"))
    assert (verdict["verdict"], verdict["because"], verdict["parts"], verdict["chance"]) == (NOT_MEASURED, "a sweep", [], None)


def test_numbers_are_shown_as_slides_show_them_and_never_rounded_to_perfection():
    assert show(np.array([0.01234, 0.01240]), "mse") == "0.0124"
    assert show(seeds(0.01237, 0), "mse") == "0.0124"
    assert show(0.99996, "auroc") == "0.99996"
    assert show(1.0, "auroc") == "1.000"


@pytest.mark.parametrize(("module", "name"), MEASURED)
@pytest.mark.parametrize("way", ["holds", "fails"])
def test_every_claim_answers_in_a_few_words_and_finite_numbers(module, name, way):
    verdict = decide.verdict(module, name, world(cases()[name.upper()][way], closure.parameters(module, name)))
    assert verdict["verdict"] in (HOLDS, SAME, FAILS)
    assert 3 < len(verdict["claim"].split()) <= 12 and len(verdict["because"].split()) <= 12
    assert json.loads(json.dumps(verdict, allow_nan=False)) == verdict | {"parts": list(verdict["parts"])}


@pytest.mark.parametrize("module", [family.module for family in manifest.families()])
def test_no_result_is_typed_into_a_claim_s_reason(module):
    tree = ast.parse(closure.source(module).read_text())
    reasons = [node.value for node in ast.walk(tree) if getattr(node, "arg", None) == "because" or is_reason(node)]
    told = [part.value for reason in reasons for part in ast.walk(reason) if isinstance(part, ast.Constant)]
    words = [re.sub(r"F1|\{[^}]*\}", "", part) for part in told if isinstance(part, str) and not re.fullmatch(FORMAT, part)]
    assert reasons and not [word for word in words if re.search(r"\d", word)]


def is_reason(node: ast.AST) -> bool:
    """Is something called `because` here?"""
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
    return getattr(target, "id", "") == "because"


def test_the_catalogue_s_first_seventeen_claims_are_all_there():
    names = {name for _, name in CLAIMS}
    assert {f"c{number:02}" for number in range(1, 18)} <= names
    assert len(names) == len(CLAIMS)


def test_claims_are_written_by_number_and_the_same_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "results/runs").mkdir(parents=True)
    family = Artefact("claims", "noisy")
    loaded = [world(values["holds"], tuple(run.name for run in manifest.upstream(family))) for values in of_family(family)]
    for run in manifest.upstream(family):
        runs.save(run.path, merged([given[run.name] for given in loaded]))
    family.path.parent.mkdir()
    decide.make(family, family.path)
    text = family.path.read_text()
    found = json.loads(text)
    assert list(found) == sorted(name for name, home in manifest.claims().items() if home == family)
    assert list(found["C11"]) == ["claim", "verdict", "because", "parts", "chance", "classifier"]
    decide.make(family, family.path)
    assert family.path.read_text() == text


def merged(given: list[Run]) -> Run:
    """A run with all that several have of it."""
    kinds = {
        kind: {name: value for run in given for name, value in getattr(run, kind).items()} for kind in ("measures", "arrays")
    }
    return Run(max(run.params for run in given), **kinds)


def of_family(family: Artefact) -> list[dict]:
    """The planted worlds of a family's claims."""
    return [cases()[name] for name, home in manifest.claims().items() if home == family]


def test_the_ledger_holds_every_family_s_claims_by_number(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "results/claims").mkdir(parents=True)
    families = Artefact("claims", "anomalies"), Artefact("claims", "noisy")
    monkeypatch.setattr(manifest, "upstream", lambda artefact: families)
    for family, number in zip(families, ("C15", "C11"), strict=True):
        family.path.write_text(json.dumps({number: {"verdict": "holds"}}))
    decide.join(manifest.LEDGER, manifest.LEDGER.path)
    assert list(json.loads(manifest.LEDGER.path.read_text())) == ["C11", "C15"]


def test_a_run_that_broke_down_stops_the_judge_with_the_claim_s_name(monkeypatch):
    measures = {name: np.full((5, 1), np.nan) for name in ("test_mse", "train_mse")}
    broken, family = Run(1_182_912, measures=measures), Artefact("claims", "reconstruction")
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
