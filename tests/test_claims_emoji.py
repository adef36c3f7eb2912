"""What claims about rebuilding, losses, sizes and strangers ask, beyond that they can hold and fail."""

import numpy as np
import pytest

from autoencoders.claims import anomalies, care, dense_codes, losses, reconstruction, sizes
from autoencoders.runs import Run
from autoencoders.verdicts import FAILS, HOLDS, MIXED, SAME, Verdict
from planted import CHANCE, cases, world
from proof.source import closure

FAMILIES = {"anomalies": anomalies, "care": care, "dense_codes": dense_codes, "losses": losses}
FAMILIES |= {"reconstruction": reconstruction, "sizes": sizes}


def found(family: str, claim: str, world_of: str = "holds", changed: dict | None = None, chance: float = CHANCE) -> Verdict:
    """A claim's verdict in one of its planted worlds, in which some measures have been changed."""
    module = FAMILIES[family]
    variants = closure.parameters(module.__name__, claim.lower())
    return getattr(module, claim.lower())(**world(cases()[claim][world_of] | (changed or {}), variants, chance))


def answers(verdict: Verdict) -> list[str]:
    return [part.answer for part in verdict.parts]


def test_c03_is_mixed_where_networks_are_alike_in_training_and_one_is_better_held_out():
    verdict = found("reconstruction", "C03", changed={"conv_mse.test_mse": 0.0150})
    assert (verdict.verdict, answers(verdict)) == (MIXED, [FAILS, SAME])
    assert "−21 % held out" in verdict.because


def test_c03_does_not_take_a_large_chance_for_equality():
    assert SAME not in answers(found("reconstruction", "C03", chance=0.3))


def test_c04_tells_a_rival_that_its_sentence_does_not_name_and_is_not_decided_by_it():
    verdicts = [found("reconstruction", "C04", changed={"pca.test_mse": error}) for error in (0.0077, 0.0300)]
    assert [verdict.verdict for verdict in verdicts] == [HOLDS, HOLDS]
    assert verdicts[0].because == "held out 0.0160, resizing 0.0195, PCA 0.0077"


def test_c05_fails_where_nothing_is_left_of_the_lead_and_where_it_turns_around():
    assert [found("reconstruction", "C05", changed={"dense.test_mse": error}).verdict for error in (0.0195, 0.0230)] == [
        FAILS
    ] * 2


def test_c06_is_about_the_gap_and_not_about_the_error():
    worse = {"conv_mse.test_mse": 0.0510, "conv_mse.train_mse": 0.0500}
    assert found("reconstruction", "C06", changed=worse, chance=0.001).verdict == HOLDS


def test_c07_reads_the_powers_of_the_image_s_area():
    verdict = found("reconstruction", "C07")
    assert verdict.because == "powers of area: 1.0 dense, 0.0 convolutional; 2.0 with growing code"
    wider = {"parameters.arrays.conv": [16, 32, 64, 128]}
    assert answers(found("reconstruction", "C07", changed=wider)) == [HOLDS, FAILS]


def test_c08_asks_each_measure_and_names_those_that_prefer_resizing():
    alike = {"conv_mse.test_ssim": 0.7, "conv_mse.test_contour_error": 0.02, "conv_mse.test_edge_f1": 0.95}
    verdict = found("reconstruction", "C08", changed=alike)
    assert (verdict.verdict, answers(verdict)) == (MIXED, [FAILS, FAILS, FAILS, HOLDS, HOLDS])
    assert verdict.because == "for resizing: colour; not for it: SSIM, contours, edges"


def test_c10_is_mixed_where_two_measures_of_contours_disagree():
    assert found("reconstruction", "C10", changed={"conv_ssim.test_edge_f1": 0.86}).verdict == MIXED


def test_c70_asks_each_part_by_itself():
    verdict = found("care", "C70", changed={"best_without_start.test_mse": 0.0042})
    assert (verdict.verdict, answers(verdict)) == (MIXED, [FAILS, HOLDS, HOLDS, HOLDS])
    assert verdict.because == "error without each: start 0.98, convolutions 1.63, augmentation 1.40, Muon 1.16 times"


def test_c71_does_not_take_a_lead_over_plain_pca_for_one_over_searched_pca():
    assert found("care", "C71", changed={"pca_augmented_searched.test_mse": 0.0043}).verdict == MIXED
    assert found("care", "C71", changed={"pca.test_mse": 0.0010}).verdict == HOLDS


def test_c77_asks_each_kind_of_code():
    verdict = found("dense_codes", "C77", changed={"dense_linear_pca.test_mse": 0.0150})
    assert (verdict.verdict, answers(verdict)) == (MIXED, [HOLDS, HOLDS, FAILS])


def test_c78_is_decided_by_the_best_filters_alone():
    assert found("reconstruction", "C78", changed={"resize.test_mse": 0.001, "dct_luma.test_mse": 0.1}).verdict == HOLDS


def test_c79_names_the_network_that_comes_closest():
    verdict = found("dense_codes", "C79", changed={"dense_linear.test_mse": 0.0095})
    assert verdict.because == "best is linear with 0.0095; PCA 0.0085"


def test_c90_names_its_rivals():
    assert found("reconstruction", "C90").because == "MSE 0.0041; PCA 0.0077, augmented 0.0078, cosine transform 0.0123"


def test_c97_fails_where_there_is_no_gap_to_explain():
    none = {f"batch_norm.early_{side}_mse": [0.021] for side in ("test", "batch", "train")}
    assert found("reconstruction", "C97", changed=none, chance=0).verdict == FAILS


def test_a_rule_without_a_network_may_turn_its_sign():
    assert found("anomalies", "C15").because == "AUROC 1.000; without a network 1.000 by corner"
    assert found("anomalies", "C67", "fails").because == "AUROC 1.000; without a network 1.000 by PCA, turned"


def test_c67_asks_for_the_best_of_all_rules():
    names = ("pca", "detail", "unusual_detail", "nearest")
    rules = {f"anomaly_rivals.{kind}_{name}": 1.0 for kind in ("test", "icons") for name in names}
    for name in names:
        verdict = found("anomalies", "C67", changed=rules | {f"anomaly_rivals.icons_{name}": 10.0})
        assert verdict.verdict == FAILS and verdict.because.endswith(
            {"pca": "PCA", "nearest": "nearest picture"}.get(name, name.replace("_", " "))
        )


def test_an_area_counts_icons_of_one_family_once():
    rivals = {"anomaly_rivals.test_pca": 1.0, "anomaly_rivals.icons_pca": 1.0}
    alone = found("anomalies", "C68", changed=rivals)
    pairs = {"anomaly_rivals.arrays.icons_families": np.arange(40) // 2, "anomaly_rivals.arrays.test_families": np.arange(40)}
    assert [part.pictures for part in alone.parts] == [80]
    assert [part.pictures for part in found("anomalies", "C68", changed=rivals | pairs).parts] == [60]


def test_an_area_s_interval_is_that_of_pictures_drawn_again():
    random = np.random.default_rng(6)
    draws = [
        Run(measures={"test_mse": random.normal(0, 1, (1, 50)), "icons_mse": random.normal(1, 1, (1, 70))}) for _ in range(300)
    ]
    areas = [anomalies.area(run, "test_mse", "icons_mse", np.arange(120)) for run in draws]
    truth = 0.7602  # of two normal distributions, a standard deviation apart
    assert np.mean([low < truth < high for low, high in (area.interval() for area in areas)]) == pytest.approx(0.95, abs=0.03)


def test_the_numbers_of_a_correlation_are_what_each_picture_moves_it_by():
    random = np.random.default_rng(7)
    first = random.normal(size=60)
    second = first + random.normal(size=60)
    moved = anomalies.correlation_by_picture(first, second)
    whole, without = np.corrcoef(first, second)[0, 1], np.corrcoef(first[1:], second[1:])[0, 1]
    assert moved.mean() == pytest.approx(whole)
    assert (moved[0] - whole) / 60 == pytest.approx(whole - without, rel=0.1)


def test_c83_compares_what_both_networks_say_of_the_same_pictures():
    digits, clothes = np.array([1, 3, 5, 9.0]), np.array([2, 6, 8, 10.0])
    scores = {"digits_normal": digits, "digits_strange": clothes, "clothes_normal": -clothes, "clothes_strange": -digits}
    agreeing = {f"anomaly_clothes.{kind}_mse": values for kind, values in scores.items()}
    assert found("anomalies", "C83", changed=agreeing, chance=0).verdict == SAME, "they agree on each single picture"


def test_c84_is_mixed_where_a_rule_wins_one_way():
    assert found("anomalies", "C84", changed={"anomaly_clothes_rivals.clothes_strange_pca": [99.0] * 12}).verdict == MIXED


def test_c16_names_the_hardest_and_the_easiest_digit_and_asks_for_the_mean():
    verdict = found("anomalies", "C16")
    assert verdict.because.startswith("AUROC 0.880 (8) to 0.999 (1), mean 0.938")
    assert len(verdict.parts) == 1


def test_c17_does_not_look_at_the_sizes_between():
    sizes_between = {f"anomaly_capacity.pictures_auroc_{size}": 0.99 for size in (16, 64, 128)}
    assert found("anomalies", "C17", changed=sizes_between).parts == found("anomalies", "C17").parts


def test_c17_is_not_about_a_larger_network_that_copies_no_better():
    assert found("anomalies", "C17", changed={"anomaly_capacity.normal_1024": [0.017]}).verdict == MIXED


def test_c43_asks_how_much_of_the_loss_a_perfect_copy_would_have():
    run = Run(measures={"test_bce": np.full((3, 1), 0.1), "floor_bce": np.full((3, 1), 0.06)})
    assert np.isclose(losses.c43(run).parts[0].value, 0.4)


def test_c46_is_about_the_harm_and_not_about_codes_smaller_than_the_picture():
    assert found("sizes", "C46", changed={"capacity.test_192_mse": 0.03}).verdict == HOLDS
    assert found("sizes", "C46", "fails", changed={"capacity.test_192_mse": 0.03}).verdict == FAILS
