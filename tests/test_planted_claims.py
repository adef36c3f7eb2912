"""Every claim can come out either way: planted runs make it hold, and make it fail."""

import pytest

from autoencoders.steps import decide
from autoencoders.verdicts import FAILS, HOLDS, NOT_MEASURED, SAME, UNDECIDED
from planted import cases, world
from proof.build import manifest
from proof.source import closure

CASES = cases()
CLAIMS = {name: (family.module, name.lower()) for name, family in manifest.claims().items()}


def verdict(claim: str, values: dict, **more) -> dict:
    """What a claim says of a world in which its runs have these measures."""
    module, name = CLAIMS[claim]
    return decide.verdict(module, name, world(values, closure.parameters(module, name), **more))


def test_every_measured_claim_has_a_world_in_which_it_holds_and_one_in_which_it_fails():
    measured = {claim for claim, (module, _) in CLAIMS.items() if not module.endswith("unmeasured")}
    assert {claim for claim, worlds in CASES.items() if worlds.keys() >= {"holds", "fails"}} == measured


@pytest.mark.parametrize("claim", CASES)
def test_a_claim_holds_where_the_world_is_as_it_says(claim):
    found = verdict(claim, CASES[claim]["holds"])
    assert found["verdict"] in (HOLDS, SAME), found["parts"]


@pytest.mark.parametrize("claim", CASES)
def test_a_claim_fails_where_the_world_is_otherwise(claim):
    found = verdict(claim, CASES[claim]["fails"])
    assert found["verdict"] == FAILS, found["parts"]


@pytest.mark.parametrize("claim", CASES)
def test_a_claim_says_what_it_asks_and_how_sure_it_is(claim):
    found = verdict(claim, CASES[claim]["holds"])
    assert found["parts"] and all(part["asks"] and part["low"] <= part["value"] <= part["high"] for part in found["parts"])
    assert found["verdict"] != NOT_MEASURED and found["chance"] < 0.05


@pytest.mark.parametrize("claim", CASES)
def test_a_claim_that_rests_on_seeds_is_undecided_where_they_scatter_wildly(claim):
    if any(part["seeds"] or part["pictures"] for part in verdict(claim, CASES[claim]["holds"])["parts"]):
        assert UNDECIDED in {part["answer"] for part in verdict(claim, CASES[claim]["holds"], chance=20.0)["parts"]}
