"""The benchmark itself, on commands that cost nothing: pairs, medians, tables, and failures that stay sentences."""

import importlib.util
import json
import re
import shutil
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import pytest

from autoencoders.images import Pixels
from autoencoders.learning import training
from autoencoders.learning.shelf import Shelf
from autoencoders.runs import Run
from benchmarks import __main__ as bench
from benchmarks import inside, machine, results, rivals, scratch, steps, table, trainings
from benchmarks.measuring import Failed, Left, Measured, Note, Pair, alternately, measured
from benchmarks.plain.autoencoders.learning import training as plain_training
from benchmarks.rows import edit, memory, plan, retrain, variant
from benchmarks.scratch import Place
from proof.__main__ import COMMANDS
from proof.build import command as one_command
from proof.build import manifest, processor
from proof.source import definitions
from proof.source.paths import ROOT
from test_layers import imported

ABOUT = {"processor": "One", "cores": 2, "memory_gib": 4, "system": "Linux x86_64", "versions": {"Python": "3.11"}}


def row(*found, **more) -> types.SimpleNamespace:
    """A row of the table that yields these pairs and notes, and raises what is an exception."""

    def pairs(place: Place) -> Iterator[Pair | Note | Left]:
        for one in found:
            if isinstance(one, BaseException):
                raise one
            yield one

    told = {"WHAT": "a thing", "AGAINST": "another", "UNIT": "s", "RUNS": 3, "MINUTES": 1, "pairs": pairs}
    return types.SimpleNamespace(**told | more)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, 3)


@pytest.fixture
def parts(tmp_path: Path) -> Place:
    """Where parts of a row were named."""
    return Place(tmp_path, 3, ("some",))


def at_the_end(a_row: types.SimpleNamespace, place: Place, commit: str = "c") -> Measured:
    """What is known of a row when it has been measured."""
    return list(measured(a_row, place, commit))[-1]


def keep(name: str, a_row: types.SimpleNamespace, place: Place, commit: str = "c", about: dict = ABOUT) -> str:
    """Measure a row and put it into the table, as the command does: the table."""
    for one in measured(a_row, place, commit):
        results.keep(name, one, about, ["one", "two"])
    return results.TABLE.read_text()


def said(name: str = "one") -> list[str]:
    """What there is to say of a row that is kept."""
    return table.sentences(name, results.read()["rows"][name])


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where results are written."""
    monkeypatch.setattr(results, "FOLDER", tmp_path / "benchmarks")
    monkeypatch.setattr(results, "TABLE", tmp_path / "benchmarks/results.md")
    monkeypatch.setattr(results, "NUMBERS", tmp_path / "benchmarks/results.json")
    return tmp_path / "benchmarks"


def test_both_sides_are_measured_in_turn_after_one_of_each_that_does_not_count() -> None:
    done = []
    sides = (lambda: done.append("ours") or len(done), lambda: done.append("rival") or len(done))
    assert [(pair.ours, pair.rival) for pair in alternately(*sides, runs=2)] == [(3, 4), (5, 6)]
    assert done == ["ours", "rival"] * 3


def test_a_figure_is_reached_by_the_median_of_its_ratios_run_by_run(place: Place) -> None:
    slow_machine_in_the_middle = Pair(1.2, 1), Pair(24, 20), Pair(1.9, 1)
    [figure] = at_the_end(row(*slow_machine_in_the_middle, TIMES=1.5), place).figures
    told = results.numbers(figure)
    assert told["ratio"]["median"] == 1.2
    assert (told["ours"]["median"], told["ours"]["least"], told["ours"]["most"]) == (1.9, 1.2, 24)
    assert told["reached"] is True
    assert at_the_end(row(*slow_machine_in_the_middle, TIMES=1.1), place).figures[0].reached is False


def test_without_a_rival_a_figure_is_held_against_its_limit_and_without_a_target_it_is_shown(place: Place) -> None:
    assert [at_the_end(row(Pair(5.0), LIMIT=limit), place).figures[0].reached for limit in (6, 4)] == [True, False]
    assert at_the_end(row(Pair(5.0, 2.0)), place).figures[0].reached is None
    figures = at_the_end(row(Pair(5.0, 1.0, "long"), Pair(5.0, 1.0, "short", counts=False), TIMES=2), place).figures
    assert [figure.reached for figure in figures] == [False, None]


def test_a_failing_command_becomes_a_sentence_and_what_was_measured_stays(place: Place, files: Path) -> None:
    page = keep("one", row(Pair(1.0, 2.0), Failed("it broke"), Pair(3.0, 1.0)), place)
    assert "| a thing | another | 1 s | 2 s | 0.5 | shown |  | c, A |" in page
    assert said() == ["it broke"]
    page = keep("one", row(SystemExit("no such\nslide | deck")), place)
    assert page.splitlines()[-1] == "| a thing | another | not measured: no such slide / deck |  |  |  |  |  |"
    assert said() == []


def test_the_table_names_the_machine_the_targets_the_ranges_and_the_commit(place: Place, files: Path) -> None:
    pairs = [Pair(1.5, 1.0, "this"), Pair(1.4, 1.0, "this"), Pair(1.61, 1.0, "this"), Pair(3.0, 1.0, "that")]
    page = keep("one", row(*pairs, TIMES=2), place, "abc (2026-01-02)")
    assert "- A: One, 2 cores, 4 GiB, Linux x86_64\n" in page
    told = "1.5 s (1.4 to 1.61) | 1 s (1 to 1) | 1.5 (1.4 to 1.61) | at most 2 times | yes | abc (2026-01-02), A |"
    assert f"| a thing: this | another | {told}" in page
    assert "| a thing: that | another | 3 s | 1 s | 3 | at most 2 times | **no** |" in page


def test_what_was_measured_with_and_without_wide_vectors_stands_beside_each_other(place: Place, files: Path) -> None:
    keep("one", row(Pair(1.0, 2.0, "this"), Pair(1.0, 2.0, "gone")), place)
    keep("one", row(Pair(3.0, 2.0, f"this{machine.NARROW}"), Pair(3.0, 2.0, f"gone{machine.NARROW}")), place)
    page = keep("one", row(Pair(4.0, 2.0, "this")), place)
    assert re.findall(r"^\| a thing: ([^|]+) \|.*?\| (\d) s \|", page, re.MULTILINE) == [
        ("this", "4"),
        ("this, without AVX-512", "3"),
        ("gone, without AVX-512", "3"),
    ]


def test_a_processor_is_told_by_its_model_and_its_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"model name": "AMD EPYC", "cpu family": "25", "model": "1", "flags": "fpu avx avx2 fma"}
    monkeypatch.setattr(processor, "cpu", lambda field: told.get(field, ""))
    assert machine.about()["processor"] == "AMD EPYC, family 25, model 1 (AVX2)"
    assert machine.narrow() == ", without AVX-512"
    told["flags"] += " avx512f"
    assert machine.about()["processor"].endswith("(AVX-512)") and machine.narrow() == ""


def test_a_receipt_names_the_processor_and_whether_a_graphics_card_worked() -> None:
    notes = one_command.memory_and_machine()
    assert notes["processor"] == f"{processor.processor()} ({processor.instructions()})"
    assert notes["graphics"] == "none"


def test_rows_measured_before_stay_in_the_order_of_the_table(place: Place, files: Path) -> None:
    keep("two", row(Pair(2.0)), place)
    keep("one", row(Pair(1.0)), place)
    assert list(json.loads(results.NUMBERS.read_text())["rows"]) == ["one", "two"]


def test_a_figure_says_which_machine_it_was_measured_on_and_a_machine_of_no_figure_is_forgotten(place, parts, files) -> None:
    other = ABOUT | {"cores": 64}
    keep("one", row(Pair(1.0, what="a"), Pair(2.0, what="b")), place)
    page = keep("one", row(Pair(7.0, what="a")), parts, about=other)
    assert "- A: One, 2 cores" in page
    assert "- B: One, 64 cores" in page
    assert "| a thing: a | another | 7 s |  |  | shown |  | c, B |" in page
    assert "| a thing: b | another | 2 s |  |  | shown |  | c, A |" in page
    page = keep("one", row(Pair(8.0, what="b")), parts, about=other)
    assert "- A: " not in page
    assert "| a thing: b | another | 8 s |  |  | shown |  | c, B |" in page
    assert "- A: One, 2 cores" in keep("two", row(Pair(3.0)), place)


def test_a_part_that_is_named_is_measured_anew_and_the_others_stay_with_their_commit(place, parts, files: Path) -> None:
    keep("one", row(Pair(1.0, what="a"), Note("slow", "a"), Pair(2.0, what="b"), Note("kind", "b"), Note("all said")), place)
    page = keep("one", row(Pair(7.0, what="a"), Note("of parts")), parts, "later")
    assert [line for line in page.splitlines() if line.startswith("| a thing")] == [
        "| a thing: a | another | 7 s |  |  | shown |  | later, A |",
        "| a thing: b | another | 2 s |  |  | shown |  | c, A |",
    ]
    assert said() == ["b: kind", "all said"]


def test_a_whole_row_forgets_what_it_no_longer_has_but_not_what_it_left_for_who_names_it(place, parts, files: Path) -> None:
    told = "measured when they are named"
    keep("one", row(Pair(1.0, what="short"), Left("long"), Left("longer")), place)
    assert said() == [f"{told} (`make bench ONLY=one:long`): long, longer"]
    keep("one", row(Pair(90.0, what="long")), parts, "later")
    assert said() == [f"{told} (`make bench ONLY=one:longer`): longer"]
    page = keep("one", row(Pair(2.0, what="another"), Left("long"), Left("longer")), place, "last")
    assert "a thing: long | another | 90 s |  |  | shown |  | later, A |" in page
    assert "a thing: another | another | 2 s |  |  | shown |  | last, A |" in page
    assert "short" not in page


def test_a_row_of_many_figures_is_one_line_with_the_median_the_least_and_the_most_of_them(place, parts, files) -> None:
    pairs = [Pair(value, 2.0, f"part {value}") for value in (1, 2, 3, 9)]
    more = Pair(5.0, what="alone", counts=False), Note("old", "part 1")
    page = keep("one", row(*pairs, *more, TIMES=1), place, "c (2026-01-03)")
    sides = "3 s (1 to 9) | 2 s (2 to 2) | 1.25 (0.5 to 4.5) | at most as much | **2 of 4**"
    assert page.splitlines()[-1] == f"| a thing: 5 of them | another | {sides} | c (2026-01-03), A |"
    assert "part" not in page
    assert said() == ["part 1: old"]
    page = keep("one", row(Pair(0.5, 2.0, "part 9"), TIMES=1), parts, "d (2026-02-01)", ABOUT | {"cores": 64})
    assert "| **3 of 4** | 2 commits (2026-01-03 to 2026-02-01), A, B |" in page
    page = keep("one", row(*pairs, TIMES=9), place, "d (2026-02-01)")
    assert page.splitlines()[-1].endswith("| at most 9 times | yes | d (2026-02-01), A |")


def test_who_waits_sees_every_figure_of_a_row_and_what_there_is_to_say(place: Place, files: Path) -> None:
    keep("one", row(*(Pair(value, what=f"part {value}") for value in range(5)), Note("old", "part 1"), Left("dear")), place)
    lines = table.line("one", results.read()["rows"]["one"]).splitlines()
    assert [text.split(" | ")[0] for text in lines[:5]] == [f"| a thing: part {value}" for value in range(5)]
    assert lines[5:] == ["  part 1: old", "  measured when they are named (`make bench ONLY=one:dear`): dear"]


def test_a_figure_is_kept_as_soon_as_it_was_measured_often_enough(place: Place, files: Path) -> None:
    keep("one", row(Pair(1.0, what="a"), Pair(9.0, what="b")), place)
    turns = [Pair(turn, what=what) for turn in (5.0, 6.0, 7.0) for what in ("a", "b")]
    with pytest.raises(KeyboardInterrupt):
        keep("one", row(*turns[:-1], KeyboardInterrupt()), place, "later")
    page = results.TABLE.read_text()
    assert "| a thing: a | another | 6 s (5 to 7) |  |  | shown |  | later, A |" in page
    assert "| a thing: b | another | 9 s |  |  | shown |  | c, A |" in page


def test_who_waits_sees_each_run_as_soon_as_it_is_known(place: Place) -> None:
    seen = []
    list(measured(row(Pair(1.25, 2.5, "a"), Note("n"), Pair(3.0)), place, "c", seen.append))
    assert [table.glance(pair, "s") for pair in seen] == ["  a: 1.25 s, the other 2.5 s", "  3 s"]


def test_damaged_results_are_written_anew(place: Place, files: Path) -> None:
    files.mkdir()
    results.NUMBERS.write_text('{"machine":')
    keep("one", row(Pair(1.0)), place)
    assert list(json.loads(results.NUMBERS.read_text())["rows"]) == ["one"]


def test_the_committed_table_is_the_one_of_the_committed_numbers() -> None:
    page = results.TABLE.read_text(encoding="utf-8")
    assert page == table.page(results.read())
    assert page.count("\n| --- |") == 1
    assert page.count("\n") <= 25, "which is what fits on a screen"


def test_variants_that_take_long_are_left_unless_they_are_named_or_all_is_asked_for(place, monkeypatch) -> None:
    took = {"short": 10, "long": 1000}
    monkeypatch.setattr(variant, "on_deck", lambda: list(took))
    monkeypatch.setattr(variant, "seconds", took.get)
    monkeypatch.setattr(variant, "edited", lambda clone, name: 5.0)
    monkeypatch.setattr(variant, "ready", lambda *words: None)
    monkeypatch.setattr(variant.trainings, "data", lambda *words: None)
    monkeypatch.setattr(variant.trainings, "told", lambda clone, what, name: {"seconds": 100.0})
    monkeypatch.setattr(Place, "clone", lambda self: self.folder)
    asked = {"nothing": {}, "parts": {"parts": ("long",)}, "all": {"patient": True}}
    found = {how: [one.what for one in variant.pairs(Place(place.folder, 1, **more))] for how, more in asked.items()}
    assert found == {"nothing": ["short", "long"], "parts": ["long", "short"], "all": ["short", "long"]}
    kinds = {how: [type(one) for one in variant.pairs(Place(place.folder, 1, **more))] for how, more in asked.items()}
    assert kinds == {"nothing": [Pair, Left], "parts": [Pair, Left], "all": [Pair, Pair]}


def test_without_names_the_rows_that_take_minutes_are_measured() -> None:
    wanted = bench.asked([])
    assert {"nothing", "edit", "plot", "clone", "plan"} <= wanted.keys()
    assert not {"retrain", "step", "memory"} & wanted.keys()
    assert list(bench.asked(["all"])) == list(bench.ROWS)


def test_rows_and_their_parts_are_chosen_by_name() -> None:
    assert bench.asked(["edit nothing"]) == {"nothing": (), "edit": ()}
    assert bench.asked(["variant:dense,vae", "variant:conv_mse"]) == {"variant": ("dense", "vae", "conv_mse")}


def test_an_unknown_row_gets_a_sentence_with_what_was_meant() -> None:
    with pytest.raises(SystemExit, match="there is no benchmark called noting; did you mean nothing?"):
        bench.asked(["noting"])


@pytest.mark.parametrize("name", bench.ROWS)
def test_a_row_says_what_it_measures_against_what_and_how_long_that_takes(name: str) -> None:
    module = importlib.import_module(f"benchmarks.rows.{name}")
    assert module.__doc__
    assert module.WHAT
    assert module.UNIT in ("s", "ms", "MiB", "GFLOP/s")
    assert module.RUNS >= 1
    assert module.MINUTES >= 1
    assert callable(module.pairs)
    assert isinstance(module.AGAINST, str)


def test_every_row_is_in_the_table_of_rows() -> None:
    folder = Path(importlib.import_module("benchmarks.rows").__file__).parent
    assert {file.stem for file in folder.glob("[a-z]*.py")} == set(bench.ROWS)


def test_what_is_stopped_keeps_what_was_measured(files: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    rows = {"nothing": row(Pair(1.0, 1.0)), "edit": row(KeyboardInterrupt())}
    monkeypatch.setattr(bench.importlib, "import_module", lambda name: rows[name.rpartition(".")[2]])
    bench.main("nothing", "edit")
    assert list(json.loads(results.NUMBERS.read_text())["rows"]) == ["nothing"]
    assert "stopped: what was measured is kept" in capsys.readouterr().out


def test_a_command_is_timed_and_tells_its_memory_and_its_words(tmp_path: Path) -> None:
    large = np.ones(25 * 2**20)  # 200 MiB of our own, which are not the command's
    script = (
        "import time; kept = bytearray(80 * 2**20); kept[::4096] = bytes(len(kept[::4096])); time.sleep(0.2); print('done')"
    )
    ran = scratch.watched([sys.executable, "-c", script], tmp_path)
    assert 0.2 < ran.seconds < 20
    assert 80 < ran.peak < large.nbytes / 2**20
    assert ran.said == "done\n"


def test_a_command_that_fails_says_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with 3: out of ideas"):
        scratch.run([sys.executable, "-c", "import sys; sys.stderr.write('out of ideas\\n\\n'); sys.exit(3)"], tmp_path)


def test_commands_see_nothing_of_a_build_that_they_run_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROOF_BUILD", "1")
    monkeypatch.setenv("PROOF_MIRROR", "/somewhere")
    found = scratch.environment(tmp_path, PROOF_QUICK="1")
    assert {name: value for name, value in found.items() if name.startswith("PROOF_")} == {
        "PROOF_MIRROR": "/somewhere",
        "PROOF_QUICK": "1",
    }
    assert found["PYTHONPATH"] == str(tmp_path / "src")


def test_the_machine_is_named_by_what_it_is_made_of() -> None:
    about = machine.about()
    assert about["processor"]
    assert about["cores"] >= 1
    assert about["memory_gib"] >= 1
    assert set(machine.PACKAGES) < set(about["versions"])
    assert machine.platform.node() not in json.dumps(about) or not machine.platform.node()


def test_a_slide_is_reworded_anew_each_time(tmp_path: Path) -> None:
    slide = tmp_path / "one.md"
    slide.write_text("# One\n")
    texts = {(edit.reword(slide), slide.read_text())[1] for _ in range(3)}
    assert len(texts) == 3


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """This project as it lies here, with its results."""
    for folder in ("src", "slides", "workflow", "profiles"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("Snakefile", "pyproject.toml", "requirements.lock", "package-lock.json"):
        shutil.copy(ROOT / file, tmp_path)
    for shared in ("results", "node_modules"):
        (tmp_path / shared).symlink_to(ROOT / shared)
    return tmp_path


def test_generated_variants_are_planned_for_in_a_deck_of_their_own(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Place, "clone", lambda self, name: copied)
    plan.generated(Place(copied, 1), 3)
    assert "{{ generated_2.test_mse }}" in (copied / "slides/sections/generated.md").read_text()
    assert 0 < plan.planned(copied) < 60


def test_the_arithmetic_of_a_step_is_counted_layer_by_layer() -> None:
    from autoencoders.fast.faster import with_fast_layers
    from autoencoders.networks.conv import conv
    from autoencoders.networks.dense import dense
    from benchmarks import networks

    assert networks.step_work(dense(), 10) == 2 * 10 * (3 * 2 * 3072 * 192 - 3072 * 192)
    places, channels = [1024, 256, 64, 64, 256, 1024], [(3, 32), (32, 64), (64, 12), (12, 64), (64, 32), (32, 3)]
    products = [place * 9 * before * after for place, (before, after) in zip(places, channels, strict=True)]
    for network in (conv(), with_fast_layers(conv())):
        assert networks.step_work(network, 1) == 2 * (3 * sum(products) - products[0])


def test_pictures_are_taken_over_and_over_until_there_are_enough() -> None:
    from benchmarks import networks

    assert networks.tiled(np.arange(3), 7).tolist() == [0, 1, 2, 0, 1, 2, 0]
    both = networks.tiled([np.arange(2), np.arange(4)], 3)
    assert [one.tolist() for one in both] == [[0, 1, 0], [0, 1, 2]]


def test_rivals_that_cannot_be_had_are_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pins = tmp_path / "requirements.txt"
    pins.write_text("no-such-package-anywhere==1.0 --hash=sha256:" + "0" * 64 + "\n")
    monkeypatch.setattr(rivals, "PINS", pins)
    monkeypatch.setattr(rivals, "FOLDER", tmp_path / "rivals")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    python, why = rivals.environment()
    assert python == ""
    assert why.startswith("PyTorch and JAX could not be had, so ours stands alone: ")
    assert "no-such-package-anywhere" in why


def test_rivals_are_pinned_with_hashes_to_the_projects_versions_and_without_addresses() -> None:
    text = rivals.PINS.read_text()
    entries = re.findall(r"^([a-z0-9._-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)
    assert {"torch", "jax", "jaxlib", "keras"} <= {name for name, _, _ in entries}
    assert len(entries) == len(re.findall("==", text))
    lock = dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    assert {name: version for name, version, _ in entries if lock.get(name, version) != version} == {}
    assert not re.search(r"https?://|index-url|find-links\b.*=", text)


@pytest.mark.parametrize(("value", "text"), [(0.00172, "0.00172"), (1.456, "1.46"), (999.4, "999"), (1654.3, "1,654")])
def test_numbers_of_the_table_have_three_digits_and_no_powers_of_ten(value: float, text: str) -> None:
    assert table.three(value) == text


def test_networks_are_read_for_their_rivals_without_tensorflow() -> None:
    script = "import keras, sys; sys.modules['tensorflow'] = None; from benchmarks import steps; print(len(steps.CASES))"
    assert scratch.watched((sys.executable, "-c", script), scratch.ROOT).said.split() == [str(len(steps.CASES))]


def test_the_memory_of_every_kind_of_job_is_asked_for_by_a_command_of_its_own() -> None:
    jobs = [one for one in manifest.with_ancestors((*manifest.talks("talk"), manifest.LEDGER)) if one.kind != "ledger"]
    assert {one.kind for one in jobs} == memory.COMMANDS.keys()
    for module, command, *_ in memory.COMMANDS.values():
        known = {one.name for one in COMMANDS} if module == "proof" else inside.LOOKS.keys()
        assert command in known, f"python -m {module} {command}"


def test_scripts_train_again_whatever_the_pipeline_does_the_judge_of_a_variant_too() -> None:
    names = [one.name for one in retrain.on_the_way("vae_limited", "dense")]
    assert sorted(names) == ["dense", "judges", "vae_limited"]
    assert names.index("judges") < names.index("vae_limited"), "which is judged by it"
    assert {one.name for one in retrain.on_the_way()} == {
        one.name for one in manifest.all_artefacts() if one.kind == "runs" and trainings.trained(one)
    }


def test_the_rate_of_a_training_is_measured_on_pictures_that_need_no_download() -> None:
    script = (
        "import keras\nfrom autoencoders.learning import training\nfrom benchmarks import inside, networks\n"
        "networks.LONG, networks.SIDE, whole = 0.1, 512, (keras.Model.fit, training.batches)\n"
        "for name in ('dense', 'vae'):\n    inside.main('rate', name)\n    keras.Model.fit, training.batches = whole"
    )
    said = scratch.watched((sys.executable, "-c", script), scratch.ROOT).said
    for told in map(json.loads, said.splitlines()[-2:]):
        [rate] = told["networks"].values()
        assert 0 < rate < 3 * told["peak"]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as plain scripts have it."""
    folder = tmp_path_factory.mktemp("plain")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(trainings.PLAIN, folder / "src", dirs_exist_ok=True)
    return folder


def test_plain_scripts_take_keras_s_layers_optimizers_and_losses_for_ours(plain: Path) -> None:
    script = (
        "from autoencoders.networks.conv import conv\n"
        "from autoencoders.fast import optimizers\n"
        "from autoencoders.variants import cvae, dense\n"
        "network = conv(); network.compile('adam', 'mse')\n"
        "print(dense.faster(network) is network, optimizers.RMSprop.__module__, cvae.summed_squares.__module__)"
    )
    said = scratch.watched((sys.executable, "-c", script), plain).said.split()
    assert said == ["True", "keras.src.optimizers.rmsprop", "autoencoders.learning.losses"]


def test_what_plain_scripts_have_for_ours_is_asked_for_by_the_same_names(plain: Path) -> None:
    stand_ins = [file.relative_to(trainings.PLAIN) for file in trainings.PLAIN.rglob("*.py")]
    assert all((ROOT / "src" / file).exists() for file in stand_ins)
    modules = {".".join(file.with_suffix("").parts): definitions_of(plain / "src" / file) for file in stand_ins}
    for file in (ROOT / "src/autoencoders").rglob("*.py"):
        if file.relative_to(ROOT / "src") not in stand_ins and file.parent.name != "fast":
            asked = {name.rpartition(".")[::2] for name in imported(file)}
            assert not [name for module, name in asked if module in modules and name not in modules[module]], file


def definitions_of(file: Path) -> set[str]:
    """The names that a module defines."""
    return set(definitions.read(file.read_text(), str(file)).definitions)


@pytest.mark.parametrize("anew", [False, True])
def test_plain_scripts_train_by_keras_alone_and_look_at_held_out_pictures_in_each_epoch(anew) -> None:
    training.begin(1)
    numbers = np.linspace(0, 1, 12, dtype=np.float32)[:, None]
    network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    network.compile("sgd", loss="mse")
    more = {"epochs": 3, "batch": 4}
    if anew:
        told = plain_training.fit_new_pairs(network, lambda: (numbers, numbers), (numbers, numbers), **more)
    else:
        told = plain_training.fit(network, numbers, numbers, (numbers, numbers), **more)
    assert told["train_loss"].shape == told["test_loss"].shape == (3,)
    assert told["test_epochs"].tolist() == [1, 2, 3]
    assert network.optimizer.iterations == 9


def test_plain_scripts_have_in_memory_what_a_training_reads_from_disk_and_as_floats_what_it_keeps_as_bytes() -> None:
    training.begin(1)
    clean = Pixels(np.arange(12, dtype=np.uint8)[:, None])
    network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    network.compile("sgd", loss="mse")
    told = plain_training.fit(network, Shelf((12, 1), [clean[:]]), clean, (clean, clean), epochs=1, batch=4)
    assert np.isfinite(told["train_loss"]).all()


@pytest.mark.parametrize("numbers", [1, 100_000])
def test_a_plain_script_writes_its_run_however_large_and_leaves_nothing_behind(numbers, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(inside.tempfile, "tempdir", str(tmp_path))
    inside.store(Run(1, measures={"one": np.ones(numbers), "other": np.ones(numbers)}))
    assert list(tmp_path.iterdir()) == []


def test_the_memory_of_whole_trainings_is_told_from_their_receipts(monkeypatch: pytest.MonkeyPatch) -> None:
    peaks = {"small": {"peak_megabytes": 800}, "large": {"peak_megabytes": 1200}, "none": None}
    monkeypatch.setattr(memory.receipts, "read", lambda run: peaks[run.name])
    assert "at most 1,200 MiB, large" in memory.whole([manifest.Artefact("runs", name) for name in peaks])
