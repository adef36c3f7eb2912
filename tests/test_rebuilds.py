"""A change makes again what it changes and nothing else: the exact set of jobs, for each kind of change."""

import json
import os
import re
import shutil
import sys
import time
from pathlib import Path

import pytest

from conftest import Project, copied
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source import notes

PAGE = "results/talk.html"  # and nothing that takes a browser
DECK = {"html talk", "pdf talk", "gates talk"}
FROM_DIM = {"train dim", "score dim", "figure pair", "sprite fade", *DECK}
FIGURES = {"figure pair", "figure alone", *DECK}
FROM_NOISY = {"seed 1", "seed 2", "gather noisy", "score noisy", "figure pair", "figure alone", *DECK}

CHANGES = {  # what is edited: file, old text, new text, and the jobs that follow
    "a variant": ("src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.2", FROM_NOISY),
    "a module that one variant imports": ("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4", FROM_DIM),
    "a module that both variants import": (
        "src/tiny/runs.py",
        "np.square(wanted - found)",
        "np.square(found - wanted)",
        {"data dots", *FROM_DIM, *FROM_NOISY},  # what makes a data set asks this module, too
    ),
    "a figure": ("src/tiny/figures/alone.py", "[noisy", "[2 * noisy", {"figure alone", *DECK}),
    "how scores are made": (
        "src/tiny/telling.py",
        "FLAWLESS = 1e-10",
        "FLAWLESS = 1e-9",
        {"score dim", "score noisy", *DECK},
    ),
    "the function that draws": ("src/tiny/making.py", "made(artefact), meta", "made(artefact)[1:], meta", FIGURES),
    "the function that trains": ("src/tiny/making.py", "seed=seed))", "seed=seed + 1))", FROM_DIM | FROM_NOISY),
    "what a figure tells of itself": ("src/proof/build/metadata.py", "DIGITS = 8", "DIGITS = 7", FIGURES),
    "a command": ("src/proof/build/make.py", "is on the shelf", "lies on the shelf", set()),
    "a sprite": ("src/tiny/sprites/fade.py", '"dots"', '"places"', {"sprite fade", *DECK}),
    "what moves": ("slides/live/player.mjs", "const STEP = 900", "const STEP = 901", DECK),
    "a slide": ("slides/sections/all.md", "Chance is off", "Luck is off", DECK),
    "the theme": ("slides/theme.css", "@theme ink", "@theme  ink", DECK),
    "a data set": ("src/tiny/datasets/dots.py", "COUNT = 8", "COUNT = 9", {"data dots", *FROM_DIM, *FROM_NOISY}),
    "the colours": ("slides/palette.css", "--pca: #", "--pca:  #", FIGURES),
    "a package that drawing uses": ("requirements.lock", "matplotlib==", "matplotlib==9", FIGURES),
    "a package that it uses in turn": ("requirements.lock", "kiwisolver==", "kiwisolver==9", FIGURES),
    "a package that nothing here uses": ("requirements.lock", "pytest==", "pytest==9", set()),
    "a comment": ("src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.1  # a tenth of white\n", set()),
    "a docstring": ("src/tiny/variants/noisy.py", "A little off, by chance.", "Off by chance.", set()),
    "a helper beside": (
        "src/tiny/dimming.py",
        "BY = 0.5",
        "BY = 0.5\n\n\ndef brighter(dots):\n    return dots / BY",
        set(),
    ),
    "a local name": ("src/tiny/variants/noisy.py", "noisy", "disturbed", set()),
    "a blank line": ("src/tiny/runs.py", "def mse(", "\n\ndef mse(", set()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_exactly_what_stands_on_a_change_is_made_again(tiny: Project, change: str) -> None:
    file, old, new, jobs = CHANGES[change]
    tiny.edit(file, old, new)
    assert tiny.planned() == jobs
    if jobs:
        tiny.edit(file, new, old)
        assert tiny.planned() == set(), "taking the change back is no change"


def test_moving_and_renaming_what_results_use_makes_nothing_again(tiny: Project) -> None:
    tiny.edit("src/tiny/variants/dim.py", "dimming import BY", "shades.darkness import SHARE as BY")
    (tiny.path / "src/tiny/dimming.py").unlink()
    (tiny.path / "src/tiny/shades").mkdir()
    (tiny.path / "src/tiny/shades/darkness.py").write_text("SHARE = 0.5\n")
    assert tiny.planned() == set()
    tiny.edit("src/tiny/shades/darkness.py", "0.5", "0.4")
    assert tiny.planned() == FROM_DIM


def test_a_stale_result_from_the_future_is_named_and_not_passed_over(tiny: Project) -> None:
    tiny.edit("src/tiny/figures/alone.py", "[noisy", "[2 * noisy")
    os.utime(tiny.path / "results/figures/alone.svg", (time.time() + 3600,) * 2)
    done = tiny.snakemake("--dry-run")
    assert done.returncode != 0
    assert (
        "results/figures/alone.svg is to be made again, but its time is yet to come: `touch results/figures/alone.svg`"
        in done.stderr
    )


def test_touching_every_file_changes_nothing(tiny: Project) -> None:
    for path in tiny.path.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path)
    assert tiny.planned() == set()


def test_files_dated_1990_in_any_order_change_nothing(tiny: Project) -> None:
    for age, path in enumerate(sorted((tiny.path / "results").rglob("*"))):
        if path.is_file():
            os.utime(path, (631152000 + age, 631152000 + age))
    assert tiny.planned() == set()


def test_a_lost_memory_of_snakemake_changes_nothing(tiny: Project) -> None:
    shutil.rmtree(tiny.path / ".snakemake")
    (tiny.path / notes.FILE).unlink()
    assert tiny.planned() == set()


def clone(project: Project, target) -> Project:
    """What git would bring: everything that it does not ignore."""
    project.run("git", "init", "-q")
    project.run("git", "add", "-A")
    project.run("git", "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "all")
    project.run("git", "clone", "-q", ".", str(target))
    (target / "node_modules").unlink(missing_ok=True)
    (target / "node_modules").symlink_to((project.path / "node_modules").resolve())
    return Project(target)


def test_a_clone_makes_the_deck_and_asks_for_no_data(tiny: Project, tmp_path) -> None:
    copy = clone(tiny, tmp_path / "clone")
    assert copy.planned() == DECK
    assert copy.check().returncode == 0


def test_a_variant_edited_in_a_clone_asks_for_its_data(tiny: Project, tmp_path) -> None:
    copy = clone(tiny, tmp_path / "clone")
    copy.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    assert copy.planned() == {"data dots", *FROM_DIM}


def test_a_branch_switched_there_and_back_changes_nothing(tiny: Project, tmp_path) -> None:
    copy = clone(tiny, tmp_path / "clone")
    copy.build(PAGE)
    copy.run("git", "checkout", "-qb", "other")
    copy.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    copy.build(PAGE)
    copy.run("git", "add", "-A")
    copy.run("git", "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "dimmer")
    assert copy.planned(PAGE) == set()
    copy.run("git", "checkout", "-q", "-")
    assert copy.planned(PAGE) == {"html talk"}, "decks are not committed, so the other branch's lies here"


def test_the_build_after_a_change_makes_everything_fresh(tiny: Project) -> None:
    before = (tiny.path / "results/scores/dim.json").read_text()
    tiny.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    assert tiny.check().returncode == 1
    tiny.build()
    assert tiny.planned() == set()
    assert tiny.check().returncode == 0
    assert (tiny.path / "results/scores/dim.json").read_text() != before


def test_one_and_two_cores_give_equal_bytes(tiny: Project) -> None:
    kept = {path: path.read_bytes() for path in (tiny.path / "results").glob("*/*.json")}
    shutil.rmtree(tiny.path / "results")
    assert tiny.snakemake("--cores", "1", "--", "scores").returncode == 0
    assert {path: path.read_bytes() for path in (tiny.path / "results").glob("*/*.json")} == kept


def test_an_edited_number_stops_the_build_by_name_and_with_the_way_back(tiny: Project) -> None:
    path = tiny.path / "results/scores/dim.json"
    path.write_text(path.read_text().replace('"n": 1', '"n": 7'))
    done = tiny.snakemake()
    assert done.returncode != 0
    assert "results/scores/dim.json was changed by hand" in done.stderr
    assert "git checkout results/scores/dim.json" in done.stderr
    assert "results/scores/dim.json: was edited by hand" in tiny.check().stdout
    path.unlink()
    assert tiny.planned() == {"score dim", *DECK}


@pytest.mark.parametrize("file", ["results/figures/pair.svg", "results/sprites/fade.webp", "results/runs/noisy.npz"])
def test_an_edited_figure_or_run_stops_the_build(tiny: Project, file: str) -> None:
    with (tiny.path / file).open("ab") as stream:
        stream.write(b" ")
    done = tiny.snakemake()
    assert done.returncode != 0
    assert f"{file} was changed by hand" in done.stderr


def test_check_names_the_module_and_the_slides(tiny: Project) -> None:
    tiny.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    said = tiny.check().stdout
    assert "results/runs/dim.npz: tiny.dimming.BY changed [talk slide 1]" in said
    assert "results/figures/pair.svg" in said
    assert "noisy" not in said


def test_check_names_what_is_missing_and_what_is_left_over(tiny: Project) -> None:
    (tiny.path / "results/figures/pair.svg").unlink()
    (tiny.path / "results/figures/old.svg").write_text("<svg/>")
    said = tiny.check().stdout
    assert "results/figures/pair.svg: is missing" in said
    assert "results/figures/old.svg is used by no slide, and nothing makes it" in said


def test_a_training_may_come_before_its_slide(tiny: Project) -> None:
    variant = (tiny.path / "src/tiny/variants/dim.py").read_text()
    (tiny.path / "src/tiny/variants/early.py").write_text(variant)
    tiny.build("results/runs/early.npz")
    done = tiny.check()
    assert "results/runs/early.npz is used by no slide yet" in done.stdout
    assert done.returncode == 0, done.stdout
    (tiny.path / "src/tiny/variants/early.py").unlink()
    assert "results/runs/early.npz is used by no slide, and nothing makes it" in tiny.check().stdout


def test_check_runs_on_the_standard_library_alone(tiny: Project) -> None:
    done = tiny.run(
        sys.executable,
        "-I",
        "-S",
        "-c",
        "import sys; sys.path.insert(0, 'src'); import proof.report.check as c; c.main()",
    )
    assert "fresh" in done.stdout, done.stderr


def test_a_figure_that_nothing_draws_is_named_with_its_slide(tiny: Project) -> None:
    tiny.edit("slides/sections/all.md", "figures/alone.svg", "figures/nope.svg")
    done = tiny.snakemake("--dry-run")
    assert done.returncode != 0
    assert "slides/sections/all.md:10 shows nope.svg: write src/tiny/figures/nope.py" in done.stderr


def test_a_sprite_that_nothing_makes_is_named_with_its_slide(tiny: Project) -> None:
    tiny.edit("slides/sections/all.md", "live: fade", "live: nope")
    done = tiny.snakemake("--dry-run")
    assert done.returncode != 0
    assert "slides/sections/all.md:1 is live with nope: write src/tiny/sprites/nope.py" in done.stderr


def test_a_second_build_says_who_builds_and_leaves_the_first_alone(tiny: Project) -> None:
    import fcntl

    tiny.edit("slides/sections/all.md", "Chance is off", "Luck is off")
    with (tiny.path / "results/.building").open("w") as lock:
        lock.write("4711")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = tiny.snakemake()
    assert done.returncode != 0
    assert "process 4711 is building in" in done.stderr
    assert tiny.planned() == DECK


LOOKS = (
    ("--dry-run",),
    ("--dry-run", "--quiet", "host", "all"),
    ("--lint",),
    ("--dag",),
    ("--rulegraph",),
    ("--summary",),
    ("--list-rules",),
)


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_looking_changes_no_file_and_no_time_while_a_build_runs_too(tiny: Project, look: tuple[str, ...]) -> None:
    import fcntl

    tiny.edit("src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.2")
    with (tiny.path / "results/.building").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        before = everything(tiny.path)
        done = tiny.snakemake(*look)
    assert everything(tiny.path) == before
    assert done.returncode == 0 or look == ("--lint",), done.stderr


def everything(folder: Path) -> dict[Path, tuple]:
    """Each file below a folder with its times and size, Snakemake's own notes left out."""
    paths = [path for path in folder.rglob("*") if ".snakemake" not in path.parts]
    return {path: (path.lstat().st_mtime_ns, path.lstat().st_ctime_ns, path.lstat().st_size) for path in paths}


def test_a_dry_run_says_what_it_would_make_and_why_and_how_long_that_takes(tiny: Project) -> None:
    tiny.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    *lines, last = tiny.snakemake("--dry-run").stdout.splitlines()
    assert "results/runs/dim.npz: tiny.dimming.BY changed" in lines
    assert "results/figures/pair.svg: results/runs/dim.npz is to be made again" in lines
    assert not [line for line in lines if "noisy" in line]
    assert re.fullmatch(r"1 training, about .* on 2 cores, as long as it took the last time", last)


def test_a_build_that_began_and_ended_since_the_plan_was_made_stops_this_one(tiny: Project) -> None:
    code = "from proof.build import building; seen = building.stamp(); building.LOCK.touch(); building.take_lock(seen)"
    done = tiny.run(sys.executable, "-c", code)
    assert "another build has begun and ended since this one was planned" in done.stderr


def test_an_edit_while_a_training_starts_is_told_and_keeps_nothing_under_the_old_key(tiny: Project) -> None:
    itself = "Path(__file__).write_text(Path(__file__).read_text().replace('SPREAD' + ' = 0.1', 'SPREAD' + ' = 0.2'))"
    tiny.edit("src/tiny/variants/noisy.py", "SPREAD = 0.1", f"SPREAD = 0.1\nfrom pathlib import Path\n{itself}")
    done = tiny.snakemake("results/runs/noisy.npz")
    assert "noisy was edited while it was made: the same command makes it as it is now" in done.stderr
    tiny.edit("src/tiny/variants/noisy.py", "SPREAD = 0.2", "SPREAD = 0.1")
    assert {"seed 1", "seed 2", "gather noisy"} <= tiny.planned(), "under neither key"


def test_an_edit_before_a_training_starts_is_told_and_the_edited_is_not_trained_under_the_old_key(tiny: Project) -> None:
    tiny.edit("src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.2")
    done = tiny.run(sys.executable, "-m", "proof", "make", "runs", "noisy", "noisy-0123456789abcdef/1")
    assert "noisy was edited while it was made" in done.stderr
    assert done.returncode != 0
    assert tiny.run(sys.executable, "-m", "proof", "make", "runs", "noisy", "3").stderr == "there is no seed 3 of noisy\n"


def test_what_most_waits_for_is_made_first(monkeypatch):
    seconds = {"data": 5, "runs": 100}
    waiting = {"short": ("mnist",), "judge": ("mnist",), "long": ("judge",), "mnist": ()}
    kinds = {name: Artefact("data" if name == "mnist" else "runs", name) for name in waiting}
    monkeypatch.setattr(manifest, "all_artefacts", lambda: tuple(kinds.values()))
    monkeypatch.setattr(manifest, "upstream", lambda artefact: [kinds[name] for name in waiting[artefact.name]])
    monkeypatch.setattr(manifest, "last_seconds", lambda artefact: seconds[artefact.kind])
    monkeypatch.setattr(manifest, "seed_count", lambda artefact: 1)
    manifest.urgencies.cache_clear()
    found = {name: manifest.urgency(artefact) for name, artefact in kinds.items()}
    manifest.urgencies.cache_clear()
    assert found == {"mnist": 205, "judge": 200, "long": 100, "short": 100}


WAITS = """    import os, pathlib, time
    began = time.monotonic()
    pathlib.Path(f"pid-{os.getpid()}").touch()
    while len(list(pathlib.Path().glob("pid-*"))) < 2 and time.monotonic() < began + 120:
        time.sleep(0.05)
    time.sleep(0.5)
"""


def test_the_seeds_of_a_run_are_trained_side_by_side(tiny: Project) -> None:
    before = (tiny.path / "results/runs/noisy.npz").read_bytes()
    marker = '    """Nothing to train."""\n'
    tiny.edit("src/tiny/variants/noisy.py", marker, marker + WAITS)  # each waits for the other
    tiny.build("results/runs/noisy.npz")
    assert (tiny.path / "results/runs/noisy.npz").read_bytes() == before, "the seeds' numbers do not depend on who has them"
    receipt = json.loads((tiny.path / "results/runs/noisy.npz.receipt").read_text())
    assert receipt["seconds"] >= 1, "the time of both seeds"
    assert receipt["seeds"] == [1, 2]


def test_one_more_seed_is_all_that_is_trained_for_it(tiny: Project) -> None:
    tiny.edit("src/tiny/variants/noisy.py", "REPEATS = 2", "REPEATS = 3")
    assert {job for job in tiny.planned() if "seed" in job or "noisy" in job} == {"seed 3", "gather noisy", "score noisy"}


def test_code_that_comes_back_finds_its_seeds(tiny: Project) -> None:
    before = (tiny.path / "results/runs/noisy.npz").read_bytes()
    for old, new in (("0.1", "0.2"), ("0.2", "0.1")):
        tiny.edit("src/tiny/variants/noisy.py", f"SPREAD = {old}", f"SPREAD = {new}")
        planned = tiny.planned()
        tiny.build("results/runs/noisy.npz")
    assert {job for job in planned if "seed" in job} == set()
    assert (tiny.path / "results/runs/noisy.npz").read_bytes() == before


def test_a_shelf_serves_two_clones_and_a_damaged_seed_on_it_serves_none(tiny: Project, tmp_path) -> None:
    shelf, run = ("--config", f"shelf={tmp_path}/shelf", "--"), "results/runs/noisy.npz"
    tiny.edit("src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.2")
    copy = copied(tiny, tmp_path / "other")
    tiny.build(*shelf, run)
    assert copy.planned(*shelf, run) == {"gather noisy"}
    [trained] = (tmp_path / "shelf").glob("noisy-*/2.npz")
    trained.write_bytes(trained.read_bytes()[:-1])
    assert copy.planned(*shelf, run) == {"seed 2", "gather noisy"}
    copy.build(*shelf, run)
    assert (copy.path / run).read_bytes() == (tiny.path / run).read_bytes()


SAID = '    """Nothing to train."""\n'
TRAINED = SAID + '    open("trained", "a").write(__name__.rpartition(".")[2] + " ")\n'


@pytest.fixture(scope="module")
def told(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny talk with a third variant, which looks at another, and a file that says who was trained; not to be changed."""
    project = copied(built, tmp_path_factory.mktemp("told"))
    for name in ("dim", "noisy"):
        project.edit(f"src/tiny/variants/{name}.py", SAID, TRAINED)
    dim = (project.path / "src/tiny/variants/dim.py").read_text()
    (project.path / "src/tiny/variants/dimmer.py").write_text(dim.replace("dots: np.ndarray", "dots: np.ndarray, dim: Run"))
    project.edit("src/tiny/figures/pair.py", "dim: Run", "dimmer: Run, dim: Run")
    project.build(PAGE)
    assert sorted((project.path / "trained").read_text().split()) == ["dim", "dimmer", "noisy", "noisy"]
    (project.path / "trained").write_text("")
    return project


@pytest.fixture
def telling(told: Project, tmp_path) -> Project:
    """A copy of it, to be changed at will."""
    return copied(told, tmp_path)


EDITS = {  # which leave a result as it was, or not; who is trained again, and who stays
    "a variant, for the same": ("variants/dim.py", "Run(dots * BY", "Run(dots * BY + 0", "dim", "dimmer"),
    "a variant, for another result": ("variants/dim.py", "Run(dots * BY", "Run(dots", "dim dimmer", ""),
    "a data set, for the same": ("datasets/dots.py", "COUNT = 8", "COUNT = 2 * 4", "", "dim dimmer noisy"),
    "a data set, for other pictures": ("datasets/dots.py", "COUNT = 8", "COUNT = 9", "dim dimmer noisy noisy", ""),
}


@pytest.mark.parametrize("change", EDITS)
def test_where_the_same_comes_out_nothing_is_trained_that_stands_on_it(telling: Project, change: str) -> None:
    file, old, new, trained, stays = EDITS[change]
    telling.edit(f"src/tiny/{file}", old, new)
    done = telling.snakemake(PAGE)
    assert done.returncode == 0, done.stderr
    assert sorted((telling.path / "trained").read_text().split()) == trained.split()
    assert [
        name for name in ("dim", "dimmer", "noisy") if f"{name} stays: its code is the same" in done.stdout
    ] == stays.split()
    assert telling.planned(PAGE) == set()
    assert telling.check().returncode == 0


def test_a_training_that_is_asked_for_is_trained_although_it_would_stay(telling: Project) -> None:
    telling.build("--forcerun", "train", "--", "results/runs/dimmer.npz")
    assert (telling.path / "trained").read_text().split() == ["dimmer"]


def test_a_run_that_is_not_as_it_was_made_does_not_stay(telling: Project) -> None:
    telling.edit("src/tiny/variants/dim.py", "Run(dots * BY", "Run(dots * BY + 0")
    (telling.path / "results/runs/dimmer.npz").unlink()
    telling.build(PAGE)
    assert sorted((telling.path / "trained").read_text().split()) == ["dim", "dimmer"]


def test_a_run_that_was_lost_and_comes_out_the_same_trains_nothing_that_stands_on_it(telling: Project) -> None:
    (telling.path / "results/runs/dim.npz").unlink()
    done = telling.snakemake(PAGE)
    assert (telling.path / "trained").read_text().split() == ["dim"]
    assert "dimmer stays: its code is the same" in done.stdout
    assert telling.planned(PAGE) == set()


def test_a_run_that_was_lost_and_comes_out_otherwise_is_drawn_and_shown_by_the_same_build(telling: Project) -> None:
    telling.edit("src/tiny/variants/noisy.py", "default_rng(seed)", "default_rng()")
    telling.build(PAGE)
    before = (telling.path / "results/figures/alone.svg").read_bytes()
    shutil.rmtree(telling.path / "results/seeds")
    (telling.path / "results/runs/noisy.npz").unlink()
    telling.build(PAGE)
    assert (telling.path / "results/figures/alone.svg").read_bytes() != before
    assert telling.planned(PAGE) == set()
    assert telling.check().returncode == 0


def test_a_training_that_fails_leaves_the_old_run_where_it_was(telling: Project) -> None:
    before = (telling.path / "results/runs/noisy.npz").read_bytes()
    telling.edit("src/tiny/variants/noisy.py", SAID, SAID + "    raise SystemExit('no')\n")
    assert telling.snakemake(PAGE).returncode != 0
    assert (telling.path / "results/runs/noisy.npz").read_bytes() == before
    assert "gather noisy" in telling.planned()


def test_a_build_from_nothing_knows_how_long_each_training_took_the_last_time(monkeypatch, tmp_path):
    (tmp_path / "results/runs").mkdir(parents=True)
    (tmp_path / "results/runs/slow.npz.receipt").write_text('{"seconds": 812.4}')
    monkeypatch.setattr(manifest, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path / "results")  # where another build's results would be, and are not
    assert manifest.last_seconds(Artefact("runs", "slow")) == 812
    assert manifest.last_seconds(Artefact("runs", "never")) == manifest.UNKNOWN_SECONDS


def test_all_results_are_those_of_every_deck_too(tiny: Project) -> None:
    """As `.ci/run` asks for them."""
    (tiny.path / "slides/decks/again.toml").write_text((tiny.path / "slides/decks/talk.toml").read_text())
    (tiny.path / PAGE).unlink()
    assert {"html talk", "html again", "gates talk", "gates again"} <= tiny.planned("all")
