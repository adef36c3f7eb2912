"""The claims about digits turn on what they say they turn on."""

import ast

import numpy as np
import pytest

from autoencoders.claims import digits
from autoencoders.runs import Run
from autoencoders.verdicts import DEPENDS, FAILS, HOLDS
from proof.source import closure


def run(**measures: float | list[float]) -> Run:
    """A run with these scores in each of two seeds that hardly differ."""
    spread = np.array([0.9999, 1.0001])
    return Run(measures={name: (value * spread)[:, None] for name, value in measures.items()})


JUDGE = run(test_accuracy=0.986)


def shares(*kept: float, source: float = 0.5) -> Run:
    """A run in which so many digits stay readable as noise grows."""
    steps = ("0_1", "0_5", "1", "2", "3")
    given = {f"noise_{step}_kept_share": share for step, share in zip(steps, kept, strict=True)}
    return run(**given, source_noise_0_1_kept_share=source, source_noise_1_kept_share=source)


@pytest.mark.parametrize(("reached", "verdict"), [(0.0944, HOLDS), (0.0972, HOLDS), (0.0980, FAILS), (0.0900, FAILS)])
def test_c18_is_met_near_the_source_s_number_on_either_side(reached, verdict):
    assert digits.c18(run(test_bce=reached, floor_bce=0.0581)).verdict == verdict


@pytest.mark.parametrize(
    ("kept", "verdict"),
    [
        ((0.97, 0.9, 0.7, 0.4, 0.2), HOLDS),
        ((0.97, 0.96, 0.95, 0.94, 0.93), DEPENDS),  # large noise does no harm
        ((0.8, 0.7, 0.5, 0.4, 0.2), DEPENDS),  # small noise does
        ((0.97, 0.9, 0.95, 0.4, 0.2), DEPENDS),  # more noise helps
    ],
)
def test_c19_wants_nine_of_ten_at_first_then_fewer_and_in_the_end_less_than_half(kept, verdict):
    assert digits.c19(shares(*kept), JUDGE).verdict == verdict


@pytest.mark.parametrize(("noise", "shuffled", "verdict"), [(0.2, 0.3, HOLDS), (0.2, 0.6, DEPENDS), (0.7, 0.6, FAILS)])
def test_c20_asks_how_often_the_judge_is_sure_of_both_kinds_of_noise(noise, shuffled, verdict):
    given = run(noise_0_sure_share=0.9, pure_noise_sure_share=noise, shuffled_sure_share=shuffled)
    assert digits.c20(given, JUDGE).verdict == verdict


def test_c21_wants_every_rival_beaten_and_the_source_s_loss_met():
    median = run(test_mse=0.02, test_source_mse=0.03, test_subtracted_mse=0.05)
    ours, source = run(test_mse=0.01), run(test_mse=0.015, test_bce=0.133)
    verdict = digits.c21(ours, source, median)
    assert verdict.verdict == HOLDS
    assert verdict.because == "20.0 dB, median 17.0; source's noise 18.2, median 15.2, subtracting 13.0"
    assert digits.c21(run(test_mse=0.03), source, median).verdict == DEPENDS
    assert digits.c21(ours, run(test_mse=0.015, test_bce=0.14), median).verdict == DEPENDS


def test_c22_compares_on_the_same_pictures_and_not_the_same_network():
    specialists = run(test_mse=0.01, foreign_mse=0.02), run(test_mse=0.01, foreign_mse=0.02)
    uneven = run(test_mse=0.01, foreign_mse=0.03), run(test_mse=0.03, foreign_mse=0.01)  # clothes are harder, to both alike
    assert digits.c22(*specialists).verdict == HOLDS
    assert digits.c22(*uneven).verdict == FAILS


@pytest.mark.parametrize(("mse", "ssim", "verdict"), [(0.005, 0.9, HOLDS), (0.02, 0.9, DEPENDS), (0.02, 0.5, FAILS)])
def test_c23_wants_bicubic_beaten_by_both_rulers(mse, ssim, verdict):
    network = run(test_mse=mse, bicubic_mse=0.01, test_ssim=ssim, bicubic_ssim=0.8)
    assert digits.c23(network, run(test_mse=0.004)).verdict == verdict


def test_c24_wants_all_three_ahead_of_bicubic_and_four_times_behind_twice():
    ahead, far = run(test_mse=0.01, bicubic_mse=0.02), run(test_mse=0.03, bicubic_mse=0.04)
    behind = run(test_mse=0.02, bicubic_mse=0.01)
    assert digits.c24(ahead, ahead, far).verdict == HOLDS
    assert digits.c24(behind, ahead, far).verdict == DEPENDS
    assert digits.c24(ahead, far, ahead).verdict == DEPENDS
    assert digits.c24(ahead, ahead, far).because == "dB over bicubic: clothes 3.0, photographs 3.0, at four times 1.2"


def test_a_claim_that_leans_on_the_judge_says_how_good_the_judge_is():
    assert digits.c19(shares(0.97, 0.9, 0.7, 0.4, 0.2), JUDGE).judge == pytest.approx(0.986)
    assert digits.c18(run(test_bce=0.09, floor_bce=0.05)).judge is None


def test_every_claim_about_what_the_judge_saw_asks_for_the_judge():
    for module in ("digits", "inside", "generating"):
        tree = ast.parse(closure.source(f"autoencoders.claims.{module}").read_text(encoding="utf-8"))
        for claim in (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name[1:].isdigit()):
            seen = "classifier" in (ast.get_docstring(claim) or "") or any(
                seen in ast.unparse(claim) for seen in ("sure_share", "flips")
            )
            assert ("classifier" in [one.arg for one in claim.args.args]) == seen, claim.name
