"""Witnesses: what another machine got is read, held against itself and the results, counted, and learned from."""

import json
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import witness as measured
from conftest import ROOT, Project
from proof.build import receipts, seeds
from proof.build.manifest import Seed
from proof.deck import decks, witnesses
from proof.render import fill
from proof.report import verify
from scratch_deck import scratch_project, write_slides  # noqa: F401
from test_verify import again, many

PROCESSOR, NAME = "Big(R) Chip, family 6, model 7 (AVX2)", "big-chip-family-6-model-7-avx2.json"
COMMITTED = {"params": 5, "test_mse": {"mean": 0.011, "sd": 0.0014, "n": 2, "values": [0.012, 0.010]}}
NOBODY = "No other machine has trained these variants again yet (`make witness`)"


def key_of(kind: str, name: str) -> str:
    return f"{kind} {name} of today"


def entry(values: list[float], committed: list[float]) -> dict:
    mean = statistics.fmean(values)
    return {"values": values, "committed": committed, "mean": mean, "deviation": mean - statistics.fmean(committed)}


def told(mse: float = 0.012, **more: object) -> dict:
    """What is told of a variant of which the first seed was trained again."""
    keys = {"key": key_of("runs", "dense"), "scored": key_of("scores", "dense"), "seeds": [1], "off": []}
    return keys | {"scores": {"params": entry([5], [5]), "test_mse": entry([mse], [0.012])}} | more


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes a witness, beside the committed scores of `dense`."""
    monkeypatch.chdir(tmp_path)
    for folder in ("scores", "witnesses"):
        (tmp_path / "results" / folder).mkdir(parents=True)
    (tmp_path / "results/scores/dense.json").write_text(json.dumps(COMMITTED))

    def witness(variants: dict, processor: str = PROCESSOR, graphics: str = "none", name: str = "") -> Path:
        file = witnesses.FOLDER / name if name else witnesses.file_of(processor, graphics)
        file.write_text(json.dumps({"processor": processor, "graphics": graphics, "variants": variants}))
        return file

    return witness


def test_a_machine_is_called_after_what_it_is_made_of() -> None:
    assert witnesses.file_of(PROCESSOR, "none").name == NAME
    assert witnesses.file_of("Chip (NEON)", "NVIDIA H200").name == "chip-neon-nvidia-h200.json"


def test_a_witness_that_fits_the_results_is_believed(write) -> None:
    assert witnesses.problem(write({"dense": told()}), key_of) is None
    assert witnesses.problem(write({"dense": told(0.0123)}), key_of) is None


MADE_UP = {  # what is told of `dense`, and what is said of it
    "a deviation": (
        told(scores=told()["scores"] | {"params": entry([5], [5]) | {"deviation": 1}}),
        "dense.params does not follow",
    ),
    "a mean": (
        told(scores=told()["scores"] | {"test_mse": entry([0.012], [0.012]) | {"mean": 0.01}}),
        "dense.test_mse does not",
    ),
    "values": (
        told(scores=told()["scores"] | {"test_mse": entry([0.012], [0.012]) | {"values": [0.013]}}),
        "dense.test_mse does",
    ),
    "committed values": (
        told(scores={"params": entry([5], [5]), "test_mse": entry([1], [1])}),
        "is committed with other values",
    ),
    "a score": (told(scores=told()["scores"] | {"test_more": entry([1], [1])}), "dense.test_more is no score"),
    "a choice of scores": (told(scores={"params": entry([5], [5])}), "dense.test_mse is not told"),
    "what is off": (told(off=["test_more"]), "dense.test_more is said to be off, and is not told"),
    "words": (told(scores=told()["scores"] | {"params": entry([5], [5]) | {"mean": "five"}}), "cannot be read"),
    "more seeds than values": (told(scores={"test_mse": entry([1], [1]) | {"committed": [1, 1]}}), "does not follow"),
}


@pytest.mark.parametrize("what", MADE_UP)
def test_a_witness_that_contradicts_itself_or_the_results_is_refused(write, what: str) -> None:
    variant, said = MADE_UP[what]
    assert said in witnesses.problem(write({"dense": variant}), key_of)
    assert witnesses.sentence(key_of) == NOBODY


@pytest.mark.parametrize("text", ["", "[]", "3", '{"processor": 3}', "[" * 100_000, "\udcff", '{"variants": {}}'])
def test_what_is_no_witness_gets_a_sentence(write, text: str) -> None:
    (witnesses.FOLDER / NAME).write_text(text, errors="surrogateescape")
    assert list(witnesses.problems(key_of))[0].startswith(f"results/witnesses/{NAME} cannot be read")


@pytest.mark.parametrize("name", ["no_variant", "../dense"])
def test_nothing_can_be_told_of_what_is_no_variant(write, name: str) -> None:
    assert f"tells of {name}, and there is no such variant" in witnesses.problem(write({name: told()}), key_of)


def test_a_witness_does_not_pass_for_another_machine(write) -> None:
    assert "is called otherwise than its machine" in witnesses.problem(write({"dense": told()}, name="small.json"), key_of)


def test_what_was_once_is_no_contradiction_and_does_not_count(write, tmp_path: Path) -> None:
    file = write({"dense": told(key="of yesterday")})
    assert (witnesses.problem(file, key_of), witnesses.sentence(key_of)) == (None, NOBODY)
    assert list(witnesses.outdated(key_of)) == [f"{file} tells of dense as they were once, which no longer counts"]
    file = write({"dense": told(scored="of yesterday")})
    assert "1 of " in witnesses.sentence(key_of), "the scores are computed otherwise and came out the same"
    (tmp_path / "results/scores/dense.json").write_text(json.dumps(COMMITTED | {"params": 6}))
    assert (witnesses.problem(file, key_of), witnesses.sentence(key_of)) == (None, NOBODY)


def test_a_sentence_is_true_of_none_one_and_several(write) -> None:
    assert witnesses.sentence(key_of) == NOBODY
    write({"dense": told(0.0120001)})
    assert witnesses.sentence(key_of).endswith("were trained again on 1 other machine: 1 equal up to rounding")
    write({"dense": told(0.0121)}, "Other (AVX2)")
    assert witnesses.sentence(key_of).endswith("on 2 other machines of 1 kind: 1 as far off as other seeds are")
    write({"dense": told()}, "Third (NEON)")
    assert "on 3 other machines of 2 kinds" in witnesses.sentence(key_of)
    write({"dense": told(9.0, off=["test_mse"])}, "Third (NEON)")
    assert witnesses.sentence(key_of).endswith(": 1 off by more than chance makes")


def test_a_slide_says_what_witnesses_say_and_is_made_again_when_they_say_something_else(project: Path, monkeypatch) -> None:
    monkeypatch.setattr(receipts, "key_of", key_of)
    write_slides(project, "# Who else?\n\n```claims witnessed\n```")
    before = receipts.quotations("talk")
    assert NOBODY in fill.filled_deck("talk")
    witnesses.FOLDER.mkdir()
    machine = {"processor": PROCESSOR, "graphics": "none"}
    there = {"dense": told(scores={"params": entry([1182912], [1182912])}, scored="of yesterday")}
    witnesses.file_of(**machine).write_text(json.dumps(machine | {"variants": there}))
    assert "1 other machine" in fill.filled_deck("talk")
    assert before != receipts.quotations("talk") and decks.sentences("talk")


def test_a_slide_says_how_long_training_all_again_took_by_the_receipts(project: Path, monkeypatch) -> None:
    monkeypatch.setattr(receipts, "RESULTS", project / "results")
    write_slides(project, "# Again\n\n```claims retrained\n```")
    (project / "results/runs").mkdir()
    for name, seconds in {"dense": 5000, "pca": 400, ".part": 9999}.items():
        (project / f"results/runs/{name}.npz.receipt").write_text(json.dumps({"cpu_seconds": seconds}))
    assert "`make retrain` trains all others again: 1.5 h of one core" in fill.filled_deck("talk")


def seen(variant: str, *deviations: float) -> dict:
    """What a witness saw of 20 scores of a variant."""
    return {variant: {name: list(deviations) for name in many(20, {})}}


def off(repeated: dict, deviations: dict, risk: float = 1e-4) -> int:
    committed = many(20, {})
    known = verify.Known(verify.spreads_by_kind({"dense": committed}), deviations, risk)
    return sum(not row["agrees"] for row in verify.compare_scores("dense", committed, repeated, True, known))


def test_what_came_out_equal_elsewhere_is_held_to_that() -> None:
    little = many(20, {0: 1.001})
    assert off(little, {}) == 0
    assert off(little, seen("dense", 0.0, 1e-9)) == 1
    assert off(many(20, {0: 1.00001}), seen("dense", 0.0)) == 0, "up to rounding"
    assert off(little, seen("vae", 0.0)) == 0, "another variant says nothing"


def test_one_score_that_parted_elsewhere_frees_all_scores_of_its_network() -> None:
    parted = seen("dense", 0.0)
    parted["dense"]["of_3_mse"] = [0.01]
    assert off(many(20, {}, seed=4), parted) == 0


def test_where_machines_part_further_than_seeds_more_is_allowed_and_where_less_less() -> None:
    moved = many(20, {}, seed=4) | {"of_0_mse": many(20, {0: 1.05})["of_0_mse"]}
    assert off(moved, seen("dense", 0.01)) == 1
    assert off(moved, seen("dense", 0.1, 0.1)) == 0


def test_a_witness_who_trained_something_else_or_on_the_same_processor_teaches_nothing(write, monkeypatch) -> None:
    monkeypatch.setattr(receipts, "key_of", key_of)
    file = write({"dense": told(0.0121)})
    assert verify.seen_elsewhere() == {"dense": {"params": [0], "test_mse": [pytest.approx(1e-4)]}}
    assert verify.seen_elsewhere(without=file) == {}
    monkeypatch.setattr(receipts, "read", lambda run: {"processor": PROCESSOR})
    assert verify.seen_elsewhere() == {}
    monkeypatch.setattr(receipts, "read", lambda run: {"processor": "another"})
    write({"dense": told(9.0, off=["test_mse"])})
    assert verify.seen_elsewhere() == {}


@pytest.mark.parametrize("together", [0.0, 0.9])
def test_fewer_than_one_retraining_in_a_hundred_rings_without_a_cause(together: float) -> None:
    committed = {f"of_{number}": many(8, {}, seed=number) for number in range(6)}
    rang = sum(map(bool, measured.alarms(committed, 300, together)))
    assert rang <= 6, "3 are expected at most"


def test_a_run_tells_on_which_machines_its_seeds_were_trained(tmp_path: Path, monkeypatch) -> None:
    two = [Seed("runs", "dense", number, tmp_path) for number in (1, 2)]
    for seed in two:
        seed.path.touch()
    cost = {"seconds": 1, "cpu_seconds": 1, "peak_megabytes": 1}
    made_on = {1: {"processor": "A", "graphics": "none"}, 2: {"processor": "B", "graphics": "none"}}
    monkeypatch.setattr(receipts, "read", lambda seed: cost | made_on[seed.number])
    assert seeds.use(two).items() >= {"processor": "A; B", "graphics": "none"}.items()
    monkeypatch.setattr(receipts, "read", lambda seed: cost)
    assert "processor" not in seeds.use(two), "older seeds do not tell"


def test_a_machine_bears_witness_adds_to_it_and_is_refused_when_it_is_edited(tiny: Project, tmp_path: Path) -> None:
    again(tiny, tmp_path / "again", "1")
    first, second = (bear(tiny, tmp_path / "again", name) for name in ("dim", "noisy"))
    assert "dim: 2 scores, 2 equal to the last digit, 0 off" in first and "1 of 2 variants were trained again" in first
    assert "2 of 2 variants were trained again on 1 other machine: 2 equal up to rounding" in second
    (file,) = (tiny.path / "results/witnesses").iterdir()
    witness = json.loads(file.read_text())
    assert file.name == witnesses.file_of(witness["processor"], witness["graphics"]).name
    noisy = witness["variants"]["noisy"]
    assert noisy["seeds"] == [1] and noisy["packages"]["numpy"] and noisy["system"].split()[-2] == "Python"
    assert noisy["key"] == json.loads((tiny.path / "results/runs/noisy.npz.receipt").read_text())["key"]
    checked = tiny.check()
    assert checked.returncode == 0 and "2 of 2 variants were trained again" in checked.stdout
    file.write_text(file.read_text().replace('"deviation": 0.0', '"deviation": 0.1', 1))
    checked = tiny.check()
    assert checked.returncode == 1 and "does not follow from its values: mend it, or delete it" in checked.stdout


def bear(project: Project, folder: Path, *names: str) -> str:
    """What is said to who bears witness."""
    done = project.run(sys.executable, "-m", "proof", "witness", str(folder), *names)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_other_code_made_bears_no_witness(tiny: Project, tmp_path: Path) -> None:
    again(tiny, tmp_path / "again", "1")
    tiny.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    done = tiny.run(sys.executable, "-m", "proof", "witness", str(tmp_path / "again"), "dim")
    assert done.returncode == 1 and "dim is left out: what is committed is stale" in done.stdout
    assert tiny.snakemake("results/scores/dim.json").returncode == 0
    done = tiny.run(sys.executable, "-m", "proof", "witness", str(tmp_path / "again"), "dim")
    assert "results/scores/dim.json is not what this code makes" in done.stdout


def test_make_witness_says_what_it_costs_then_trains_in_a_folder_of_its_own() -> None:
    project = Project(ROOT)
    said = project.run("make", "-n", "witness", "VARIANTS=dim noisy").stdout.splitlines()
    assert "--dry-run" in said[-3] and said[-3].endswith(
        "seeds=1 -- results/scores/dim.json results/scores/noisy.json | tail -n 1"
    )
    assert f"--config shelf={ROOT}/build/witness/results/seeds seeds=1 --" in said[-2] and "--dry-run" not in said[-2]
    assert said[-1].endswith("-m proof witness build/witness dim noisy")
    said = project.run("make", "-n", "witness", "SEEDS=all").stdout.splitlines()
    assert said[-2].split()[-3:] == [f"shelf={ROOT}/build/witness/results/seeds", "--", "scores"], "with all seeds"
