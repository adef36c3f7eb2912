"""What moved since a commit: scores, claims, figures and slides, told and shown."""

import math
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Project
from proof.report import diff, pixels, slides
from proof.report.compare import Changes, Results, compared, in_spreads
from proof.report.shown import Shown, Slides
from proof.report.slides import SlidePair
from scratch_deck import part, with_spaces

CLAIM = '''"""One claim, that flips when pictures get darker."""

from tiny.runs import Run
from tiny.telling import exactly


def c01(dim: Run) -> dict:
    """By the error."""
    error = dim.errors.mean()
    return exactly("Dimming costs little", error < 0.1, 1, because=f"error {error:.4f}")
'''
FLAT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="{height}" viewBox="0 0 8 {height}">{inside}</svg>'


def with_claim(built: Project, target: Path) -> Project:
    """The tiny talk with a claim that its first slide needs, judged and committed."""
    shutil.copytree(built.path, target, symlinks=True)
    project = Project(target)
    (target / "src/tiny/claims/dimming.py").write_text(CLAIM)
    project.edit("slides/sections/all.md", '"live: fade")', '"live: fade")\n\n<!-- needs: C01 -->')
    for family in (["claims", "dimming"], ["ledger", "claims"]):
        assert project.run(sys.executable, "-m", "proof", "make", *family).returncode == 0
    commit(project)
    return project


def commit(project: Project) -> None:
    """Everything that is there, into git."""
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "All of it"],
    ):
        assert project.run("git", *command).returncode == 0


def changed(committed: Project, target: Path, *edit: str) -> Project:
    """A copy in which a source is edited and its results are made again."""
    shutil.copytree(committed.path, target, symlinks=True)
    project = Project(target)
    project.edit(*edit)
    results = ["scores/dim.json", "scores/noisy.json", "figures/pair.svg", "figures/alone.svg", "sprites/fade.webp"]
    results += ["claims.json"]
    project.build(*(f"results/{result}" for result in results))
    return project


def differences(project: Project, *base: str) -> subprocess.CompletedProcess:
    """What `make diff` runs."""
    return project.run(sys.executable, "-m", "proof", "diff", *base)


@pytest.fixture(scope="module")
def committed(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return with_claim(built, tmp_path_factory.mktemp("committed") / "talk")


@pytest.fixture(scope="module")
def dimmer(committed: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Pictures are so dark that the claim fails."""
    return changed(committed, tmp_path_factory.mktemp("dimmer") / "talk", "src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")


def test_nothing_changed_is_said_in_a_sentence(committed: Project) -> None:
    done = differences(committed)
    assert done.returncode == 0
    assert "Nothing changed: no score, claim, figure or slide is another since HEAD (" in done.stdout
    assert "|" not in done.stdout


def test_an_edit_that_is_not_built_yet_is_said_too(committed: Project) -> None:
    committed.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    said = differences(committed).stdout
    committed.edit("src/tiny/dimming.py", "BY = 0.4", "BY = 0.5")
    assert "Nothing changed" in said
    assert "6 of 9 results are not made by this code yet: `make talk`" in said


def test_an_edit_shows_its_scores_figures_and_slides(committed: Project, tmp_path: Path) -> None:
    project = changed(committed, tmp_path / "talk", "src/tiny/variants/noisy.py", "SPREAD = 0.1", "SPREAD = 0.2")
    done = differences(project)
    assert done.returncode == 0, done.stderr
    rows = {line.split(" | ")[0].strip("| `"): line for line in done.stdout.splitlines() if line.startswith("|")}
    assert {"noisy.test_mse", "noisy.test_psnr", "pair", "alone", "talk 1", "talk 2"} <= rows.keys()
    assert not any("dim." in name for name in rows)
    assert "| **+" in rows["noisy.test_mse"], "four times the error is beyond the spread over seeds"
    assert rows["noisy.test_mse"].endswith("| talk 2 |")
    assert rows["alone"].endswith(" % | talk 2 |")
    assert "Chance is off by 0.0" in rows["talk 2"]
    assert "`noisy.test_mse ±` 0.0" in rows["talk 2"] and " → " in rows["talk 2"]
    assert "No verdict changed." in done.stdout
    assert done.stdout == (project.path / "build/diff/diff.md").read_text()


def test_a_claim_that_comes_out_otherwise_stands_first_and_fails_the_command(dimmer: Project) -> None:
    done = differences(dimmer)
    assert done.returncode == 1, done.stderr
    assert done.stderr.endswith("this ends with 1, since C01 came out otherwise\n")
    assert "**1 claim came out otherwise.**" in done.stdout
    tables = [line for line in done.stdout.splitlines() if line.startswith("### ")]
    assert tables == ["### Claims", "### Scores", "### Figures", "### Slides"]
    assert "| C01 | Dimming costs little | **holds → fails** |" in done.stdout
    assert "no spread" in done.stdout, "dimming has no seeds"
    assert "| talk 1 | Dimmed pictures are off by 0.1" in done.stdout
    assert "claim C01 **came out otherwise**" in done.stdout
    assert "figure `live fade`" in done.stdout


def test_the_page_shows_slides_side_by_side_marks_what_differs_and_needs_nothing_from_elsewhere(dimmer: Project) -> None:
    differences(dimmer)
    page = (dimmer.path / "build/diff/index.html").read_text()
    figures, slides = page.split('id="slides"')
    assert '<a href="#talk-1">talk 1</a>' in slides
    assert slides.count('src="data:image/webp;base64,') == 2, "the slide before and after; the other looks as before"
    assert slides.count("<rect ") >= 2, "what differs is framed on both sides"
    assert "<h3><code>live fade</code>" in figures
    assert figures.count('src="data:image/webp;base64,') == 2, "the sprite; the figure is seen on its slide"
    assert "<strong>holds → fails</strong>" in page
    assert "http:" not in page and "https:" not in page and "<script" not in page


def test_two_commits_are_compared_whatever_the_working_folder_holds(dimmer: Project, tmp_path: Path) -> None:
    shutil.copytree(dimmer.path, tmp_path / "talk", symlinks=True)
    project = Project(tmp_path / "talk")
    commit(project)
    project.edit("slides/sections/all.md", "# Dimmed pictures", "# Dark pictures")
    project.edit("results/scores/dim.json", '"n": 1', '"n": 7')
    lying = project.run("git", "status", "--porcelain").stdout
    done = differences(project, "HEAD~1", "HEAD")
    assert done.returncode == 1
    assert "## From HEAD~1 to HEAD" in done.stdout
    assert "“All of it”) to HEAD (" in done.stdout
    assert "| talk 1 | Dimmed pictures are off by 0.1" in done.stdout
    assert "dark" not in done.stdout.lower() and "by hand" not in done.stdout
    assert project.run("git", "status", "--porcelain").stdout == lying


def test_a_commit_that_this_engine_cannot_draw_is_compared_as_far_as_it_can_be_read(dimmer: Project, tmp_path: Path) -> None:
    shutil.copytree(dimmer.path, tmp_path / "talk", symlinks=True)
    project = Project(tmp_path / "talk")
    project.edit("src/tiny/kinds.py", "KINDS = (", "KINDS = (wanting,")
    commit(project)
    project.edit("src/tiny/kinds.py", "KINDS = (wanting,", "KINDS = (")
    project.edit("results/figures/alone.svg", "</svg>", "<!-- --></svg>")
    done = differences(project)
    assert done.returncode == 0
    assert "Slides cannot be compared: NameError: name 'wanting' is not defined" in done.stdout
    assert "| `alone` | none: the file differs, the picture does not, edited by hand | talk 2 |" in done.stdout


def test_an_older_commit_may_be_named_and_may_lack_claims(built: Project, dimmer: Project, tmp_path: Path) -> None:
    shutil.copytree(built.path, tmp_path / "talk", symlinks=True)
    project = Project(tmp_path / "talk")
    (project.path / "results/claims.json").unlink()
    commit(project)
    shutil.rmtree(project.path / "results")
    shutil.copytree(dimmer.path / "results", project.path / "results")
    project.run("git", "tag", "first")
    done = differences(project, "first")
    assert done.returncode == 0
    assert "Since first (" in done.stdout
    assert "The old state has no `results/claims.json`" in done.stdout
    assert "| C01 | Dimming costs little | new → fails |" in done.stdout


def test_an_unknown_commit_is_named_with_the_way_to_find_one(committed: Project) -> None:
    done = differences(committed, "main~999")
    assert done.returncode == 1
    assert "git knows no commit main~999 here" in done.stderr and "Traceback" not in done.stderr


def score(mean: float, sd: float = 0.0, n: int = 5) -> dict:
    return {"mean": mean, "sd": sd, "n": n, "values": [mean] * n}


def changes(old: dict, new: dict):
    return compared(Results(old, {}, {}), Results(new, {}, {}))


def test_a_change_is_counted_in_the_spread_pooled_over_both_sides() -> None:
    assert in_spreads(score(1.0, sd=3.0), score(11.0, sd=4.0)) == pytest.approx(10 / math.sqrt(12.5))
    assert in_spreads(score(1.0, sd=3.0), score(4.0, n=1)) == pytest.approx(1), "one seed knows no spread"
    assert in_spreads(score(1.0), score(2.0)) is None
    assert in_spreads(score(0.4993325, sd=5.55e-17), score(0.5)) is None, "rounding is no spread"
    assert in_spreads(53263, 53264) is None


def test_scores_and_variants_come_and_go() -> None:
    old = {"dense": {"params": 7, "test_mse": score(0.1), "test_old": score(1.0)}, "gone": {"params": 1}}
    new = {"dense": {"params": 7, "test_mse": score(0.1), "test_new": score(1.0)}, "new": {"params": 1}}
    found = changes(old, new)
    assert {name: diff.fate(found, name, *sides) for name, sides in found.scores.items()} == {
        ("dense", "test_old"): "gone",
        ("dense", "test_new"): "new",
        ("gone", "params"): "gone",
        ("new", "params"): "new",
    }
    said = " ".join(diff.notes(found))
    assert "New variants: `new`." in said and "Gone variants: `gone`." in said


def test_what_is_no_number_is_named_and_never_printed() -> None:
    found = changes({"dense": {"test_mse": score(0.1, sd=0.01)}}, {"dense": {"test_mse": score(math.nan, sd=math.nan)}})
    row = diff.score_row(found, ("dense", "test_mse"))
    assert "not finite" in row
    assert "nan" not in " ".join(row)
    assert "Scores that are no finite number: `dense.test_mse`." in diff.notes(found)
    assert not changes(found.after.scores, found.after.scores).scores, "and it is no change from itself"


def test_numbers_are_told_to_the_digit_that_moved() -> None:
    old, new = {"test_mse": score(0.0123456), "params": 53263}, {"test_mse": score(0.0123501), "params": 53000}
    found = changes({"dense": old}, {"dense": new})
    assert diff.score_row(found, ("dense", "test_mse"))[1:4] == ("0.0123456", "0.0123501", "+0.0000045")
    assert diff.score_row(found, ("dense", "params"))[1:4] == ("53,263", "53,000", "−263")


def told(verdict: str, *parts: dict) -> dict:
    return {"claim": "It helps", "verdict": verdict, "because": "it does", "parts": list(parts)}


def test_a_claim_is_shown_with_the_numbers_of_each_part_and_comes_out_otherwise_if_a_part_does() -> None:
    worse = part(low=0.96, high=0.98, answer="fails")
    old, new = told("mixed", part(), worse), told("mixed", worse, part())
    found = compared(Results({}, {"C01": old}, {}), Results({}, {"C01": new}, {}))
    assert found.flipped == ["C01"], "though its verdict is as before"
    _, _, verdict, before, after, _ = map(with_spaces, diff.claim_row(found, "C01"))
    assert verdict == "**mixed (holds, fails) → mixed (fails, holds)**"
    assert before == "it does; 0.521 to 0.534 < 0.95; 0.960 to 0.980, not < 0.95"
    assert after == "it does; 0.960 to 0.980, not < 0.95; 0.521 to 0.534 < 0.95"


def test_verdicts_of_an_older_shape_are_compared_by_their_words() -> None:
    older = {"claim": "It helps", "verdict": "holds", "because": "it does", "value": 0.5, "n": 3}
    same, other = told("holds", part(), part()), told("fails", part(answer="fails"))
    found, flip = (compared(Results({}, {"C01": older}, {}), Results({}, {"C01": new}, {})) for new in (same, other))
    assert (list(found.claims), found.flipped) == (["C01"], [])
    assert diff.claim_row(flip, "C01")[2] == "**holds → fails**"


def test_a_ledger_that_was_edited_by_hand_turns_no_verdict() -> None:
    old, new = told("holds", part()), told("fails", part(answer="fails"))
    found = compared(Results({}, {"C01": old}, {}), Results({}, {"C01": new}, {}, edited=frozenset(["results/claims.json"])))
    assert found.flipped == []
    assert diff.claim_row(found, "C01")[2] == "holds → fails, edited by hand"


def test_what_differs_is_framed_and_what_is_far_from_it_has_a_frame_of_its_own() -> None:
    plain = FLAT.format(height=4, inside="").encode()
    dotted = FLAT.format(height=4, inside='<rect width="4" height="4" fill="#12161d"/>').encode()
    assert pixels.extent(plain, dotted) == "50 %", "one grey level counts"
    assert pixels.regions(plain, dotted) == [(-6, -6, 576 + 12, 576 + 12)], "half of 1152 pixels, and room around it"
    apart = FLAT.format(height=4, inside='<rect width="1" height="1" fill="red"/><rect x="7" y="3" width="1" height="1"/>')
    assert pixels.regions(plain, apart.encode()) == [(-6, -6, 156, 156), (1002, 426, 156, 156)]
    assert pixels.extent(plain, plain + b" ") == "none: the file differs, the picture does not"


def test_pictures_of_different_heights_are_compared() -> None:
    low, high = (FLAT.format(height=height, inside='<rect width="8" height="9" fill="#fff"/>').encode() for height in (4, 8))
    assert pixels.extent(low, high) == "50 %"


def test_a_file_that_is_no_picture_is_said_to_be_none() -> None:
    assert pixels.extent(FLAT.format(height=4, inside="").encode(), b"no picture").startswith("cannot be drawn")


def test_a_constant_that_changed_is_shown_where_it_is_quoted_and_what_was_edited_by_hand_has_not_moved(
    built: Project, tmp_path: Path
) -> None:
    shutil.copytree(built.path, tmp_path / "talk", symlinks=True)
    project = Project(tmp_path / "talk")
    project.edit("slides/sections/all.md", "# Chance is", "# {{ code.noisy.REPEATS }} chances are")
    project.edit("slides/sections/all.md", "# Dimmed pictures", "# {{ 2 ** 0.5 }} dimmed pictures")
    commit(project)
    project.edit("slides/sections/all.md", "# {{ 2 ** 0.5 }} dimmed pictures", "# Dimmed pictures")
    project.edit("src/tiny/variants/noisy.py", "REPEATS = 2", "REPEATS = 3")
    project.edit("results/scores/dim.json", '"n": 1', '"n": 7')
    said = differences(project).stdout
    assert "| talk 2 | 3 chances are off by" in said
    assert "`code.noisy.REPEATS` 2 → 3" in said
    assert "Edited by hand, and so no result: `results/scores/dim.json`." in said
    assert " scores edited by hand, " in said and "moved," not in said
    assert re.search(r"^\| `dim\.\w+` \|.*\| edited by hand \| – \| talk 1 \|$", said, re.MULTILINE)
    assert "| talk 1 | Dimmed pictures" in said, "though this engine finds fault with the slide as it was"


def shown(number: int, heading: str, text: str = "", section: str = "one") -> Shown:
    return Shown("talk", number, section, heading, heading, text or f"# {heading}", "ink")


def test_a_slide_that_is_put_in_leaves_those_behind_it_as_they_were(monkeypatch) -> None:
    old = [shown(1, "First"), shown(2, "Second"), shown(3, "Third")]
    new = [shown(1, "First"), shown(2, "Between"), shown(3, "Second"), shown(4, "Third")]
    pairs, drawn = slides.paired(old, new), {}
    assert [pair.before and pair.before.number for pair in pairs] == [1, None, 2, 3]
    assert not any(pair.moved for pair in pairs)
    monkeypatch.setattr(slides, "renderer", lambda: [])
    monkeypatch.setattr(slides, "draw", drawn.update)
    slides.with_pictures(pairs, Slides(old), Slides(new))
    assert [slide.title for slide, _ in drawn.values()] == ["Between"]
    slides.with_pictures(pairs, Slides(old), Slides(new, styles={"ink": "body {}"}))
    assert len(drawn) == 1 + 7, "in another theme all are drawn, before and after"


def test_slides_are_paired_by_what_they_are() -> None:
    old = [shown(1, "A"), shown(2, "B"), shown(3, "C"), shown(4, "Fewer words help", "# Fewer words help\n\nsee here")]
    new = [shown(1, "C"), shown(2, "A", "# A\n\nother"), shown(3, "More words help", "# More words help\n\nsee here")]
    pairs = {
        (pair.before and pair.before.title, pair.after and pair.after.title): pair.moved for pair in slides.paired(old, new)
    }
    assert pairs == {("C", "C"): True, ("A", "A"): False, ("Fewer words help", "More words help"): False, ("B", None): False}
    elsewhere = slides.paired([shown(1, "Few words")], [shown(1, "Five words", section="two")])
    assert [(pair.before is None, pair.after is None) for pair in elsewhere] == [(True, False), (False, True)]


def test_a_figure_is_shown_once_on_its_slide_or_else_alone_and_a_sprite_alone(tmp_path: Path) -> None:
    sides = tuple(FLAT.format(height=4, inside=inside).encode() for inside in ("", '<rect width="4" height="4"/>'))
    found = Changes({}, {}, dict.fromkeys(("pair", "live fade", "other"), sides), Results({}, {}, {}), Results({}, {}, {}))
    (tmp_path / "slide.svg").write_bytes(sides[0])
    slide = replace(shown(1, "A"), pictures=["pair", "live fade"])
    drawn, undrawn = SlidePair(None, slide, new=tmp_path / "slide.svg"), SlidePair(None, slide)
    assert list(diff.figures(found, [drawn]).pairs) == ["`live fade`", "`other`"]
    assert list(diff.figures(found, [undrawn]).pairs) == ["`pair`", "`live fade`", "`other`"]
