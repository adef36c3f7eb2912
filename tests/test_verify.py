"""A repeated build against the committed one: every score, with a tolerance that comes from its own spread."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from conftest import ROOT, Project
from proof.report import verify


def score(*values: float, sd: float = 0.0) -> dict:
    return {"mean": sum(values) / len(values), "sd": sd, "n": len(values), "values": list(values)}


@pytest.fixture
def results(tmp_path, monkeypatch):
    """Writes one variant's scores as committed and as repeated."""
    monkeypatch.chdir(tmp_path)

    def write(committed: dict, repeated: dict | None) -> int:
        for folder, scores in (("results", committed), ("again/results", repeated)):
            if scores is not None:
                path = tmp_path / folder / "scores/dense.json"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(scores))
        return verify.main("again")

    return write


def test_equal_scores_agree_to_the_last_digit(results, capsys) -> None:
    scores = {"params": 5, "test_mse": score(0.01, 0.012, sd=0.001)}
    assert results(scores, scores) == 0
    assert "2 scores: 2 equal to the last digit, 0 within tolerance, 0 off" in capsys.readouterr().out


def test_a_deviation_within_the_spread_is_tolerated(results, capsys) -> None:
    assert results({"test_mse": score(0.010, 0.012, sd=0.001)}, {"test_mse": score(0.011, 0.0125, sd=0.001)}) == 0
    assert "1 within tolerance" in capsys.readouterr().out


def test_a_deviation_beyond_the_spread_is_off(results, capsys) -> None:
    committed = score(0.0100, 0.0102, 0.0099, 0.0101, 0.0103, sd=0.00016)
    assert results({"test_mse": committed}, {"test_mse": score(0.020, 0.021, 0.022, 0.020, 0.021, sd=0.001)}) == 1
    assert "DIFFERS" in capsys.readouterr().out


def many(count: int, factors: dict[int, float], seed: int = 3) -> dict:
    """So many scores of five seeds that spread by about a hundredth, some of them moved."""
    values = np.random.default_rng(seed).normal(1, 0.01, (count, 5))
    values *= np.array([factors.get(number, 1) for number in range(count)])[:, None]
    return {f"of_{number}_mse": score(*map(float, one), sd=float(one.std(ddof=1))) for number, one in enumerate(values)}


def test_three_seeds_that_lie_close_by_luck_are_not_taken_at_their_word(results) -> None:
    committed, repeated = many(20, {}), many(20, {})
    committed["of_0_mse"] = score(1.0, 1.00001, 0.99999, sd=0.00001)
    repeated["of_0_mse"] = score(1.01, 0.995, 1.005, sd=0.007)
    assert results(committed, repeated) == 0


def test_one_score_that_chance_does_not_move_so_far_is_enough_and_its_variant_is_named(results, capsys) -> None:
    assert results(many(20, {}), many(20, {1: 1.02})) == 0
    assert results(many(20, {}), many(20, {1: 1.1, 7: 0.9})) == 1
    assert "dense is not what was committed: 2 of its scores are off" in capsys.readouterr().out


def tolerance(capsys, name: str = "of_0_mse") -> float:
    return float(next(line for line in capsys.readouterr().out.splitlines() if f".{name}" in line).split()[4])


def test_the_more_scores_there_are_the_less_each_may_ring_by_chance(results, tmp_path: Path, capsys) -> None:
    results(many(20, {}), many(20, {}))
    alone = tolerance(capsys)
    (tmp_path / "results/scores/vae.json").write_text(json.dumps(dict.fromkeys(map(str, range(2000)), 1)))
    verify.main("again", "dense")
    assert tolerance(capsys) > 1.2 * alone


def test_other_seeds_pass_and_another_recipe_does_not(results) -> None:
    assert results(many(40, {}), many(40, {}, seed=4)) == 0
    assert results(many(40, {}), many(40, dict.fromkeys(range(40), 1.2))) == 1


@pytest.mark.parametrize(("again", "said"), [(0.0001, "agrees"), (0.5, "DIFFERS")])
def test_a_score_of_nothing_may_become_next_to_nothing_by_chance_and_no_more(results, capsys, again: float, said: str) -> None:
    results(many(20, {}) | {"never_share": score(0.0, 0.0, 0.0)}, many(20, {}) | {"never_share": score(again, again, again)})
    assert next(line for line in capsys.readouterr().out.splitlines() if "never_share" in line).endswith(said)


def test_a_variant_rests_on_seeds_if_it_has_some_or_is_made_from_what_has() -> None:
    asked = ("pca", "dense", "projections", "parameters")
    assert [verify.rests_on_seeds(variant) for variant in asked] == [False, True, True, False]


@pytest.mark.parametrize(("again", "verdict"), [(0.0100000001, 0), (0.0101, 1)])
def test_what_rests_on_no_seeds_may_differ_by_rounding_only(results, monkeypatch, again: float, verdict: int) -> None:
    monkeypatch.setattr(verify, "rests_on_seeds", lambda variant: False)
    assert results({"test_mse": score(0.01)}, {"test_mse": score(again)}) == verdict


@pytest.mark.parametrize(("again", "verdict"), [(0.8900, 0), (0.8950, 1)])
def test_a_share_that_rests_on_no_seeds_may_differ_by_a_few_borderline_pictures(
    results, monkeypatch, again: float, verdict: int
) -> None:
    monkeypatch.setattr(verify, "rests_on_seeds", lambda variant: False)
    assert results({"test_pixels_accuracy": score(0.8892)}, {"test_pixels_accuracy": score(again)}) == verdict


def test_what_spreads_have_in_common_is_found() -> None:
    random = np.random.default_rng(1)
    sds = 0.02 * np.sqrt(6 / random.chisquare(6, 4000))  # six degrees of freedom, around a fiftieth
    spreads = [(float(np.var(random.normal(0, sd, 3), ddof=1)), 2) for sd in sds]
    found = verify.fit_spread(spreads)
    assert found.freedom == pytest.approx(6, rel=0.25)
    assert found.typical == pytest.approx(0.02**2, rel=0.1)
    alike = verify.fit_spread([(float(np.var(random.normal(0, 0.02, 3), ddof=1)), 2) for _ in range(4000)])
    assert alike.freedom > 20 and alike.typical == pytest.approx(0.02**2, rel=0.1)


def test_a_count_may_not_differ_at_all(results) -> None:
    assert results({"params": 53263}, {"params": 53264}) == 1


def test_a_score_that_was_not_repeated_is_off(results) -> None:
    assert results({"params": 5, "test_mse": score(0.01)}, {"params": 5}) == 1


def test_a_variant_that_was_not_repeated_is_off(results) -> None:
    assert results({"test_mse": score(0.01)}, None) == 1


def test_variants_that_are_named_are_compared_alone(results) -> None:
    results({"params": 5}, {"params": 6})
    assert verify.main("again", "dense") == 1
    assert verify.main("again", "conv_mse") == 1  # nothing to compare is no agreement


def test_what_is_not_named_is_not_compared(results, tmp_path, capsys) -> None:
    results({"params": 5}, {"params": 5})
    (tmp_path / "results/scores/vae.json").write_text('{"params": 7}')
    assert verify.main("again") == 1
    assert verify.main("again", "dense") == 0
    assert "1 scores: 1 equal" in capsys.readouterr().out.splitlines()[-1]


def test_the_first_seeds_alone_are_compared_with_the_committed_ones_of_the_same_seeds(results, capsys) -> None:
    committed = {"params": 5, "test_mse": score(0.012, 0.010, 0.017, sd=0.0036)}
    assert results(committed, {"params": 5, "test_mse": score(0.012)}) == 0
    assert "2 scores of the first seed: 2 equal to the last digit" in capsys.readouterr().out
    assert results(committed, {"params": 5, "test_mse": score(0.012, 0.010)}) == 0
    assert "2 scores of the first 2 seeds: 2 equal" in capsys.readouterr().out
    assert results(committed, {"params": 5, "test_mse": score(3.0)}) == 1


def test_two_seeds_are_not_taken_for_all(results, capsys) -> None:
    committed = {"test_mse": score(0.012, 0.010, sd=0.0014)}
    results(committed, committed)
    assert "1 scores: 1 equal" in capsys.readouterr().out


def again(project: Project, folder: Path, seeds: str) -> str:
    """What a build of all scores in another folder says, with so many seeds."""
    folder.mkdir(exist_ok=True)
    options = ("--snakefile", str(project.path / "Snakefile"), "--directory", str(folder), "--quiet", "host")
    done = project.snakemake("scores", *options, PROOF_SEEDS=seeds)
    return done.stdout + done.stderr


def test_the_first_seed_trained_again_gives_its_committed_scores(tiny: Project, tmp_path: Path) -> None:
    again(tiny, tmp_path / "again", "1")
    committed, repeated = (json.loads((at / "results/scores/noisy.json").read_text()) for at in (tiny.path, tmp_path / "again"))
    assert repeated["test_mse"]["values"] == committed["test_mse"]["values"][:1]
    done = tiny.run(sys.executable, "-m", "proof", "verify", str(tmp_path / "again"))
    assert done.returncode == 0, done.stdout
    assert "of the first seed" in done.stdout


def test_a_retraining_takes_nothing_from_the_shelf_that_a_team_shares() -> None:
    done = Project(ROOT).run("make", "-n", "retrain", "SEEDS=1", PROOF_SHELF="/team/shelf")
    assert f"--config shelf={ROOT}/build/retrain-1/results/seeds seeds=1 -- scores" in done.stdout


def test_runs_of_fewer_seeds_pass_for_no_others(tiny: Project, tmp_path: Path) -> None:
    again(tiny, tmp_path / "again", "1")
    assert "100%" not in again(tiny, tmp_path / "again", "1"), "what is there is fresh"
    assert "rule gather" in again(tiny, tmp_path / "again", ""), "and a whole retraining begins anew"


def test_a_number_of_seeds_that_is_none_gets_a_sentence(tiny: Project, tmp_path: Path) -> None:
    assert "SEEDS=0 is no number of seeds" in again(tiny, tmp_path / "again", "0")
