"""What a change moved: `python -m proof diff main~3` compares the working folder with a commit, `diff main~3 main` two commits.

Claims, scores, figures, and the slides of a deck; as Markdown for a pull request and as one page to look at.
"""

import math
import sys
from collections import Counter

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.deck import decks, findings, numerals, on_slides
from proof.report import compare, diff_page, history, pixels, slides
from proof.report.compare import Changes, Name, compared, in_spreads, spread, value
from proof.report.diff_page import Pair, Table
from proof.report.shown import Shown
from proof.report.slides import SlidePair
from proof.source.paths import ROOT

FOLDER = ROOT / "build/diff"
CLEAR = 2  # spreads over seeds; larger changes are set in bold
MOST_DECIMALS = 7
NOTHING = "–"
BY_HAND = "edited by hand"
LIVE = "live "  # before the name of a sprite


def main(base: str = "HEAD", to: str = "", deck: str = manifest.MAIN) -> int:
    """Print what moved, and write it to build/diff; 1 if a claim has another verdict."""
    old, new = history.commit(base), history.commit(to) if to else None
    changes = compared(compare.at_commit(old), compare.at_commit(new) if new else compare.now())
    pairs, faults = slide_pairs(deck, changes)
    below = slides_table(pairs, changes)
    tables = [table for table in (claims(changes), scores(changes), figures(changes, pairs), below) if table.rows]
    title = f"From {base} to {to}" if to else f"Results since {base}"
    lead = [summary(changes, below, f"from {old} to {new}" if new else f"since {old}"), *notes(changes), *faults]
    lead += [*others(deck, pairs, changes), *([] if new else stale_warning())]
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = diff_page.markdown(title, lead, tables)
    (FOLDER / "diff.md").write_text(text, encoding="utf-8")
    (FOLDER / "index.html").write_text(diff_page.html(title, lead, tables), encoding="utf-8")
    print(text, end="")
    if tables:
        print(f"\nto look at: {decks.shown(FOLDER / 'index.html')}", file=sys.stderr)
    if changes.flipped:
        print(f"this ends with 1, since {', '.join(changes.flipped)} came out otherwise", file=sys.stderr)
    return 1 if changes.flipped else 0


def summary(changes: Changes, table: Table, between: str) -> str:
    """A sentence on how much moved."""
    if not (changes.scores or changes.claims or changes.figures or table.rows):
        return f"Nothing changed: no score, claim, figure or slide is another {between}."
    verdicts = f"**{counted(len(changes.flipped), 'claim')} came out otherwise.**" if changes.flipped else "No verdict changed."
    fates = Counter(fate(changes, name, *sides) for name, sides in changes.scores.items())
    parts = [f"{counted(number, 'score')} {what}" for what, number in fates.items()]
    parts += [f"{counted(len(changes.figures), 'figure')} differ"] if changes.figures else []
    extents = [extent for _, _, extent, _ in table.rows if extent not in ("none", NOTHING)]
    seen = Counter(extent if extent in ("new", "gone") else "differ" for extent in extents)
    parts += [f"{counted(number, 'slide')} {what}" for what, number in seen.items()]
    return f"{verdicts} {between[0].upper()}{between[1:]}: {', '.join(parts) or 'no score, no figure'}."


def fate(changes: Changes, name: Name, old: object, new: object) -> str:
    """What happened to a score: new, gone, moved, or edited by hand, which makes it none."""
    if changes.by_hand(Artefact("scores", name[0])):
        return BY_HAND
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
    if changes.after.edited:
        lines.append(f"Edited by hand, and so no result: {', '.join(f'`{file}`' for file in sorted(changes.after.edited))}.")
    return lines


def stale_warning() -> list[str]:
    """A warning if the results in the working folder are not those of its code."""
    try:
        wanted = [artefact for artefact in manifest.all_artefacts() if manifest.committed(artefact)]
        number = sum(bool(receipts.why_stale(artefact)) for artefact in wanted)
    except SystemExit as error:
        return [f"The build would stop now: {error}"]
    return [f"{number} of {len(wanted)} results are not made by this code yet: `make talk`, then look again."] if number else []


def where(name: str, kind: str, changes: Changes) -> str:
    """The slides that show a score, claim or picture, by their numbers."""
    return on_slides.places((slide.deck, slide.number) for slide in changes.after.shown.slides if name in getattr(slide, kind))


def scores(changes: Changes) -> Table:
    """Every score that moved, in absolute terms and in units of the spread over seeds."""
    headers = ("score", "before", "after", "change", "in spreads over seeds", "slides")
    lasting = changes.before.scores.keys() & changes.after.scores.keys()  # of others, only what slides quote
    rows = [
        score_row(changes, name) for name in changes.scores if name[0] in lasting or where(".".join(name), "scores", changes)
    ]
    return Table("Scores", headers, rows, numeric=range(1, 5))


def score_row(changes: Changes, name: Name) -> tuple[str, ...]:
    """The row of one score."""
    dotted, (old, new), happened = ".".join(name), changes.scores[name], fate(changes, name, *changes.scores[name])
    places = decimals(name[1], old, new)
    first = f"`{dotted}`", score_text(old, places), score_text(new, places)
    slides_with_it = where(dotted, "scores", changes) or NOTHING
    if happened != "moved":
        return (*first, happened, NOTHING, slides_with_it)
    delta, spreads = value(new) - value(old), in_spreads(old, new)
    moved = (numerals.minus(f"{delta:+,.{places}f}"), spread_text(spreads)) if math.isfinite(delta) else (NOTHING, NOTHING)
    return (*first, *moved, slides_with_it)


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
    return Table("Claims", headers, [claim_row(changes, name) for name in ordered])


def claim_row(changes: Changes, name: str) -> tuple[str, ...]:
    """The row of one claim: its verdicts, and their reasons."""
    old, new = changes.claims[name]
    verdicts = [findings.outcome(claim) if claim else absent for claim, absent in ((old, "new"), (new, "gone"))]
    verdict = verdicts[1] if verdicts[0] == verdicts[1] else " → ".join(verdicts)
    verdict = f"**{verdict}**" if name in changes.flipped else verdict
    verdict += f", {BY_HAND}" if changes.by_hand(manifest.LEDGER) else ""
    reasons = [reason(claim) if claim else NOTHING for claim in (old, new)]
    reasons = ["as before", reasons[1]] if reasons[0] == reasons[1] else reasons
    return (name, (new or old)["claim"], verdict, *reasons, where(name, "claims", changes) or NOTHING)


def reason(claim: dict) -> str:
    """The reason for a verdict, with each part's answer in numbers."""
    return "; ".join([claim["because"], *map(findings.statement, findings.parts(claim))])


def figures(changes: Changes, pairs: list[SlidePair]) -> Table:
    """The figures whose bytes differ; the page shows side by side those that no changed slide shows."""
    drawn = [pair for pair in pairs if looks_otherwise(pair) and (pair.old or pair.new)]
    on_them = {name for pair in drawn for slide in (pair.before, pair.after) if slide for name in slide.pictures}
    seen = {name for name in on_them if not name.startswith(LIVE)}  # a slide's picture shows the figure in its place
    rows = {name: figure_row(changes, name) for name in changes.figures}
    shown = {rows[name][0]: Pair("", *sides) for name, sides in changes.figures.items() if name not in seen}
    return Table("Figures", ("figure", "pixels that differ", "slides"), list(rows.values()), (1,), shown)


def figure_row(changes: Changes, name: str) -> tuple[str, ...]:
    """The row of one figure, with the share of its pixels that differ."""
    kind = "sprites" if name.startswith(LIVE) else "figures"
    by_hand = f", {BY_HAND}" if changes.by_hand(Artefact(kind, name.removeprefix(LIVE))) else ""
    return (f"`{name}`", pixels.extent(*changes.figures[name]) + by_hand, where(name, "pictures", changes) or NOTHING)


def slide_pairs(deck: str, changes: Changes) -> tuple[list[SlidePair], list[str]]:
    """A deck's slides before and after, with pictures of those that differ; and sentences on what cannot be shown."""
    before, after = changes.before.shown, changes.after.shown
    if fault := before.fault or after.fault:
        return [SlidePair(slide, slide) for slide in of(deck, after.slides)], [f"Slides cannot be compared: {fault}"]
    pairs = slides.paired(of(deck, before.slides), of(deck, after.slides))
    if not pairs:
        raise SystemExit(
            f"no deck {deck} has slides of its own: there is {', '.join({slide.deck: 0 for slide in after.slides})}"
        )
    try:
        return slides.with_pictures(pairs, before, after), []
    except SystemExit as error:
        return pairs, [str(error)]


def of(deck: str, shown: list[Shown]) -> list[Shown]:
    """The slides of one deck."""
    return [slide for slide in shown if slide.deck == deck]


def extent(pair: SlidePair) -> str:
    """How much of a slide differs, in words; nothing where it is not drawn."""
    if pair.before is None or pair.after is None:
        return "new" if pair.before is None else "gone"
    if pair.before is pair.after or pair.old is None:
        return NOTHING
    share = pixels.extent(pair.old.read_bytes(), pair.new.read_bytes()) if pair.old != pair.new else ""
    return share if "%" in share else "none"


def looks_otherwise(pair: SlidePair) -> bool:
    """Is a slide new or gone, or drawn otherwise, or written otherwise where none is drawn?"""
    return extent(pair) not in ("none", NOTHING) or (pair.old is None and len(set(texts(pair))) == 2)


def slides_table(pairs: list[SlidePair], changes: Changes) -> Table:
    """The slides that look otherwise, or that need what moved, with their old and new numbers as the audience reads them."""
    rows, shown = [], {}
    for pair in pairs:
        slide, share, told = pair.after or pair.before, extent(pair), "; ".join(moved(pair, changes))
        if looks_otherwise(pair) or told:
            key = f"{slide.deck} {slide.number}" if pair.after else f"{slide.deck}, once {slide.number}"
            rows.append((key, slide.title, share, told or NOTHING))
            if looks_otherwise(pair) and (pair.old or pair.new):
                sides = [path.read_bytes() if path else None for path in (pair.old, pair.new)]
                shown[key] = Pair(slide.title, *sides, told)
    return Table("Slides", ("slide", "title", "pixels that differ", "what moved on it"), rows, (2,), shown)


def moved(pair: SlidePair, changes: Changes) -> list[str]:
    """What moved on a slide: its place, its words, its claims, figures and numbers."""
    old, new, otherwise = pair.before, pair.after, "its look" if len(set(texts(pair))) == 1 else "its words"
    if not (old and new):
        return []
    lines = [f"was {old.deck} {old.number}"] if pair.moved else []
    lines += [f"its title was “{old.title}”"] if old.heading != new.heading and old.title != new.title else []
    told = [name for name in new.claims if name in changes.claims]
    lines += [f"claim {name} **came out otherwise**" if name in changes.flipped else f"claim {name}" for name in told]
    lines += [f"figure `{name}`" for name in new.pictures if name in changes.figures]
    numbers = [(text, old.numbers[text], now) for text, now in new.numbers.items() if text in old.numbers]
    lines += [f"`{text}` {before or NOTHING} → {now or NOTHING}" for text, before, now in numbers if before != now]
    return lines or ([otherwise] if looks_otherwise(pair) else [])


def others(deck: str, pairs: list[SlidePair], changes: Changes) -> list[str]:
    """A sentence for each other deck of which more slides differ than this one has."""
    known, lines = {texts(pair) for pair in pairs}, []
    for other in {slide.deck: 0 for slide in changes.after.shown.slides}:
        found = slides.paired(of(other, changes.before.shown.slides), of(other, changes.after.shown.slides))
        number = len({texts(pair) for pair in found if len(set(texts(pair))) == 2} - known)
        lines += [f"Of the {other}, {counted(number, 'slide')} more differ: `make diff DECK={other}`."] if number else []
    return lines if not changes.before.shown.fault else []


def texts(pair: SlidePair) -> tuple[str | None, str | None]:
    """A slide's text before and after."""
    return pair.before and pair.before.text, pair.after and pair.after.text
