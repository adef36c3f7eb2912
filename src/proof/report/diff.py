"""What a change moved: `python -m proof diff main~3` compares the working folder with a commit.

Scores, claims, figures, and the slides that show them; as Markdown for a pull request and as one page to look at.
"""

import math
import sys
from collections import Counter

from proof.build import manifest, receipts
from proof.deck import decks, facts, findings, numerals, on_slides
from proof.deck.decks import Slide
from proof.report import diff_page, history
from proof.report.compare import Changes, Name, Results, at_commit, compared, in_folder, in_spreads, spread, value
from proof.report.diff_page import Pair, Table
from proof.report.history import Commit
from proof.source.paths import ROOT

FOLDER = ROOT / "build/diff"
CLEAR = 2  # spreads over seeds; larger changes are set in bold
MOST_DECIMALS = 7
NOTHING = "–"


def main(base: str = "HEAD") -> int:
    """Print what moved, and write it to build/diff; 1 if a claim has another verdict."""
    commit = history.commit(base)
    changes = compared(at_commit(commit), in_folder())
    tables = [table for table in (claims(changes), scores(changes), figures(changes), slides(changes)) if table.rows]
    lead = [summary(changes, commit), *notes(changes)]
    pairs = [Pair(name, old, new) for name, (old, new) in changes.figures.items()]
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = diff_page.markdown(f"Results since {commit.name}", lead, tables)
    (FOLDER / "diff.md").write_text(text, encoding="utf-8")
    (FOLDER / "index.html").write_text(diff_page.html(f"Results since {commit.name}", lead, tables, pairs), encoding="utf-8")
    print(text, end="")
    if tables:
        print(f"\nto look at: {decks.shown(FOLDER / 'index.html')}", file=sys.stderr)
    return 1 if changes.flipped else 0


def summary(changes: Changes, commit: Commit) -> str:
    """A sentence on how much moved."""
    if not (changes.scores or changes.claims or changes.figures):
        return f"Nothing changed: every score, claim and figure is that of {commit}."
    verdicts = f"**{counted(len(changes.flipped), 'claim')} came out otherwise.**" if changes.flipped else "No verdict changed."
    fates = Counter(fate(*sides) for sides in changes.scores.values())
    parts = [f"{counted(number, 'score')} {what}" for what, number in fates.items()]
    parts += [f"{counted(len(changes.figures), 'figure')} differ"] if changes.figures else []
    return f"{verdicts} Against {commit}: {', '.join(parts) or 'no score, no figure'}."


def fate(old: object, new: object) -> str:
    """What happened to a score: new, gone or moved."""
    return "new" if old is None else "gone" if new is None else "moved"


def counted(number: int, thing: str) -> str:
    """`1 score`, `2 scores`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def notes(changes: Changes) -> list[str]:
    """Lines to read before the tables: new and gone variants, scores that are not finite, missing or stale results."""
    old, new = changes.before.scores, changes.after.scores
    named = {
        "New variants": sorted(new.keys() - old.keys()),
        "Gone variants": sorted(old.keys() - new.keys()),
        "Scores that are no finite number": sorted(".".join(name) for name, sides in changes.scores.items() if broken(sides)),
    }
    lines = [f"{what}: {', '.join(f'`{name}`' for name in names)}." for what, names in named.items() if names]
    if changes.claims and not changes.before.claims:
        lines.append("The old state has no `results/claims.json`: its verdicts cannot be compared.")
    return lines + stale_warning()


def stale_warning() -> list[str]:
    """A warning if the results in the working folder are not those of its code."""
    try:
        wanted = [artefact for artefact in manifest.all_artefacts() if manifest.committed(artefact)]
        number = sum(bool(receipts.why_stale(artefact)) for artefact in wanted)
        edited = [f"`{artefact}`" for artefact in wanted if receipts.edited(artefact)]
    except SystemExit as error:
        return [f"The build would stop now: {error}"]
    stale = f"{number} of {len(wanted)} results are not made by this code yet: `make talk`, then look again."
    by_hand = f"Edited by hand, and so no result: {', '.join(edited)}."
    return [line for line, known in ((stale, number), (by_hand, edited)) if known]


def scores(changes: Changes) -> Table:
    """Every score that moved, in absolute terms and in units of the spread over seeds."""
    headers = ("score", "before", "after", "change", "in spreads over seeds", "slides")
    rows = [score_row(name, *sides) for name, sides in changes.scores.items() if gets_row(name, changes)]
    return Table("Scores", headers, rows, numeric=range(1, 5))


def gets_row(name: Name, changes: Changes) -> bool:
    """Does a score get a row? Scores of variants that are new or gone only do if a slide quotes them."""
    lasting = changes.before.scores.keys() & changes.after.scores.keys()
    return name[0] in lasting or bool(on_slides.slides_where(lambda slide: name in on_slides.scores(slide)))


def score_row(name: Name, old: dict | int | None, new: dict | int | None) -> tuple[str, ...]:
    """The row of one score."""
    places = decimals(name[1], old, new)
    sides = score_text(old, places), score_text(new, places)
    where = on_slides.slides_where(lambda slide: name in on_slides.scores(slide)) or NOTHING
    if old is None or new is None:
        return (f"`{'.'.join(name)}`", *sides, fate(old, new), NOTHING, where)
    delta, spreads = value(new) - value(old), in_spreads(old, new)
    moved = (numerals.minus(f"{delta:+,.{places}f}"), spread_text(spreads)) if math.isfinite(delta) else (NOTHING, NOTHING)
    return (f"`{'.'.join(name)}`", *sides, *moved, where)


def decimals(name: str, old: dict | int | None, new: dict | int | None) -> int:
    """How many decimals to show: as many as slides do, or as two digits of the change and of the spread need."""
    sides = [score for score in (old, new) if score is not None]
    if all(isinstance(score, int) for score in sides):
        return 0
    small = [spread(score) for score in sides] + [value(sides[0]) - value(sides[-1])]
    needed = [1 - math.floor(math.log10(abs(number))) for number in small if number and math.isfinite(number)]
    return min(max([numerals.decimals(name) or 3, *needed]), MOST_DECIMALS)


def score_text(score: dict | int | None, places: int) -> str:
    """A score as text, with its spread if it has one."""
    if score is None:
        return NOTHING
    if not math.isfinite(value(score)):
        return "not finite"
    text = numerals.rounded(value(score), places)
    if spread(score):
        text += f" ± {spread(score):,.{places}f}"
    return numerals.minus(text)


def broken(sides: tuple) -> bool:
    """Is a mean on either side not finite?"""
    return any(not math.isfinite(value(score)) for score in sides if score is not None)


def spread_text(spreads: float | None) -> str:
    """A change in spreads as text, in bold if it is large."""
    if spreads is None:
        return "no spread"
    text = numerals.minus(f"{spreads:+,.1f}")
    return f"**{text}**" if abs(spreads) > CLEAR else text


def claims(changes: Changes) -> Table:
    """The claims that moved or that use what moved; those with another verdict come first."""
    headers = ("claim", "what it says", "verdict", "before", "after", "slides")
    ordered = sorted(changes.claims, key=lambda name: (name not in changes.flipped, name))
    return Table("Claims", headers, [claim_row(name, *changes.claims[name]) for name in ordered])


def claim_row(name: str, old: dict | None, new: dict | None) -> tuple[str, ...]:
    """The row of one claim: its verdicts, and their reasons."""
    verdicts = [findings.outcome(claim) if claim else absent for claim, absent in ((old, "new"), (new, "gone"))]
    verdict = verdicts[1] if verdicts[0] == verdicts[1] else " → ".join(verdicts)
    verdict = f"**{verdict}**" if old and new and verdicts[0] != verdicts[1] else verdict
    reasons = [reason(claim) if claim else NOTHING for claim in (old, new)]
    reasons = ["as before", reasons[1]] if reasons[0] == reasons[1] else reasons
    where = on_slides.slides_where(lambda slide: name in on_slides.claims(slide)) or NOTHING
    return (name, (new or old)["claim"], verdict, *reasons, where)


def reason(claim: dict) -> str:
    """The reason for a verdict, with each part's answer in numbers."""
    return "; ".join([claim["because"], *map(findings.statement, findings.parts(claim))])


def figures(changes: Changes) -> Table:
    """The figures whose bytes differ; the page shows them side by side."""
    headers = ("figure", "pixels that differ", "slides")
    return Table("Figures", headers, [figure_row(name, *sides) for name, sides in changes.figures.items()], numeric=(1,))


def figure_row(name: str, old: bytes | None, new: bytes | None) -> tuple[str, ...]:
    """The row of one figure, with the share of its pixels that differ."""
    where = on_slides.slides_where(lambda slide: name in on_slides.pictures(slide)) or NOTHING
    return (f"`{name}`", diff_page.extent(old, new), where)


def slides(changes: Changes) -> Table:
    """The slides that show or need something that moved, with their old and new numbers as the audience reads them."""
    rows = []
    for deck in decks.names():
        for slide in decks.slides(deck):
            if moved := [*moved_others(slide, changes), *moved_numbers(slide, changes)]:
                rows.append((f"{deck} {slide.number}", on_slides.title(slide, look_up_in(changes.after)), "; ".join(moved)))
    return Table("Slides", ("slide", "title", "what moved on it"), rows)


def moved_numbers(slide: Slide, changes: Changes) -> list[str]:
    """The expressions of a slide that use scores, constants or facts that moved, each with its old and new text."""
    asked = on_slides.expressions(slide)
    return [number_change(text, changes) for text in asked if any(moved(path, changes) for path in numerals.names(text))]


def moved(path: tuple[str, ...], changes: Changes) -> bool:
    """Did a score move, or has a constant of the code or a fact on data another value?"""
    if path[0] not in ("code", "data"):
        return path[:2] in changes.scores
    before, after = (on_slides.value_or_none(path, look_up_in(side)) for side in (changes.before, changes.after))
    return before != after


def number_change(text: str, changes: Changes) -> str:
    """The old and the new text of one expression."""
    old, new = (on_slides.text_or_none(text, look_up_in(side)) for side in (changes.before, changes.after))
    if old == new:
        return f"`{text}` still shows {new}" if new else f"`{text}` is not there yet"
    return f"`{text}` {old or NOTHING} → {new or NOTHING}"


def look_up_in(results: Results) -> numerals.LookUp:
    """A function that looks dotted names up in one state of the results, and of the sources."""

    def look_up(path: tuple[str, ...]) -> object:
        if path[0] in ("code", "data"):
            return facts.look_up(path, results.source)
        return facts.walk(results.claims if path[0] == "claims" else results.scores.get(path[0]), path, "results")

    return look_up


def moved_others(slide: Slide, changes: Changes) -> list[str]:
    """The figures and claims of a slide that moved."""
    claims = [name for name in on_slides.claims(slide) if name in changes.claims]
    lines = [f"claim {name} **came out otherwise**" if name in changes.flipped else f"claim {name}" for name in claims]
    return [*lines, *(f"figure `{name}`" for name in on_slides.pictures(slide) if name in changes.figures)]
