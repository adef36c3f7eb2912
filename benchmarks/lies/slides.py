"""Lies on slides: in words, in numbers and in what both are bound to."""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from benchmarks.lies.lie import Lie, edited, in_slide, read, some
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.deck import decks, facts, on_slides, seen
from proof.deck.decks import Slide
from proof.render import fill
from proof.source import science

TYPED = ("97.3", "32", "`97.3`", "⅓", "④", "&#57;7", "{{ 97.3 | .1f }}", "**9**7", "3,072", "1.2", "−4", "9 %")
STYLES = ("content: '97'", "content: '\\bd'", "content: counter(page-of)", "--watermark: '9 %'", "content: '④'")
WORDS = ("half", "twice", "three", "both", "most", "never", "all", "a dozen")
TURNED = {
    **{"better": "worse", "fewer": "more", "less": "more", "more": "less", "beats": "loses to", "lose to": "beat"},
    **{"wins": "loses", "win": "lose", "beat": "lose to", "loses": "wins", "worse": "better", "largest": "smallest"},
    **{"without": "with", "with": "without", "badly": "well", "gone": "kept", "close": "far", "easy": "hard"},
    **{"smoother": "rougher", "nearly": "hardly", "ahead": "behind", "mostly": "hardly", "faster": "slower"},
    **{"comes back": "stays away", "forgives": "punishes", "prefers": "rejects", "falls": "rises", "most": "little"},
    **{"halves": "doubles", "weaker": "stronger", "nothing else": "much else", "leaves out": "counts", "cleans": "spoils"},
}
COUNTED = {
    **{"two": "three", "three": "four", "four": "five", "five": "six", "ten": "nine", "sixteen": "thirty", "half": "a third"},
    **{"twice": "three times", "both": "neither", "most": "all", "never": "always", "every": "hardly any", "all": "some"},
    **{"sixteenth": "sixtieth", "thirty": "sixteen", "nine": "eight", "once": "twice", "none": "many"},
}
NAMES = ("PCA", "Resizing", "The networks", "The filter", "Emoji", "Digits", "Squared error", "Similarity", "Ours", "JPEG")
NAMED = re.compile(rf"\b(?:{'|'.join(NAMES)}|networks?|filter)\b", re.IGNORECASE)
NAME = r"(?:the |our |a )?[\w-]+(?: network| filter)?"
VERSUS = re.compile(rf"\b({NAME}) (beats|beat|lose to|loses to) ({NAME})", re.IGNORECASE)


# Where lies may stand


def everywhere() -> list[Slide]:
    """Every slide of the decks, once."""
    slides = [slide for deck in ("talk", "lecture") for slide in decks.slides(deck)]
    return list({slide.text: slide for slide in reversed(slides)}.values())


def of_lecture() -> list[Slide]:
    """The slides that the lecture has beyond the talk."""
    talk = {slide.text for slide in decks.slides("talk")}
    return [slide for slide in decks.slides("lecture") if slide.text not in talk]


def gaps(text: str, shown: str) -> list[int]:
    """Places between two words of what is shown of a text."""
    return [match.end() for match in re.finditer(r"\w,? (?=\w)", shown)]


def notes(slide: Slide) -> str:
    """A slide's notes, with spaces in place of the rest."""
    marks = [*decks.MARK.finditer(slide.text), *seen.SETTING.finditer(slide.text)]
    found = [match for match in decks.COMMENT.finditer(slide.text) if match.start() not in {mark.start() for mark in marks}]
    return only(slide.text, [match.span() for match in found])


def alts(slide: Slide) -> str:
    """A slide's alt texts, with spaces in place of the rest."""
    return only(slide.text, [match.span("alt") for match in decks.images(slide)])


def only(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with spaces in place of what lies outside of some spans, and of expressions."""
    kept = [" "] * len(text)
    for start, end in spans:
        kept[start:end] = text[start:end]
    return decks.hide("".join(kept), decks.EXPRESSION)


# The classes


def typed_into(part: Callable[[Slide], str]) -> Callable[[random.Random], Iterator[Lie]]:
    """Lies that type a number into a part of a slide."""

    def lies(chance: random.Random) -> Iterator[Lie]:
        places = ((slide, at) for slide in everywhere() for at in gaps(slide.text, part(slide)))
        for slide, at in some(chance, places):
            yield in_slide(slide, at, at, chance.choice(TYPED) + " ")

    return lies


def in_descriptions(chance: random.Random) -> Iterator[Lie]:
    """Lies that type a number into a deck's title or description."""
    for deck in decks.names():
        file = Path(f"slides/decks/{deck}.toml")
        text = read(file)
        for match in re.finditer(r'^(?:title|description) = "(?P<words>.*)"', text, re.MULTILINE):
            for at in gaps(text, only(text, [match.span("words")])):
                yield edited(file, text, at, at, chance.choice(TYPED) + " ")


def in_styles(chance: random.Random) -> Iterator[Lie]:
    """Lies that let a style sheet write a number onto slides."""
    for file in sorted(Path("slides").rglob("*.css")):
        text = read(file)
        for match in re.finditer(r";(?=\n\})", text):
            yield edited(file, text, match.end(), match.end(), f"\n  {chance.choice(STYLES)};")
    for slide in everywhere():
        yield in_slide(slide, 0, 0, f"<style scoped>h1::after {{ {chance.choice(STYLES)}; }}</style>\n")


def swapped(slides: Callable[[], list[Slide]], words: dict[str, str]) -> Iterator[Lie]:
    """Lies that exchange a word of what slides show by another."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
    for slide in slides():
        for match in pattern.finditer(seen.shown(slide.text)):
            yield in_slide(slide, *match.span(), words[match[0].lower()])


def counted(slides: Callable[[], list[Slide]]) -> Callable[[random.Random], Iterator[Lie]]:
    """Lies that exchange a word for a number, or add one."""

    def lies(chance: random.Random) -> Iterator[Lie]:
        yield from swapped(slides, COUNTED)
        places = ((slide, at) for slide in slides() for at in gaps(slide.text, seen.shown(slide.text)))
        for slide, at in some(chance, places):
            yield in_slide(slide, at, at, chance.choice(WORDS) + " ")

    return lies


def turned(slides: Callable[[], list[Slide]]) -> Callable[[random.Random], Iterator[Lie]]:
    """Lies that turn round what a title or a line of text says: its direction, or who is meant."""

    def lies(_: random.Random) -> Iterator[Lie]:
        yield from swapped(slides, TURNED)
        for slide in slides():
            for match in VERSUS.finditer(seen.shown(slide.text)):
                if match[1].lower() != match[3].lower():
                    yield in_slide(slide, *match.span(), f"{match[3]} {match[2]} {match[1]}")

    return lies


def names_exchanged(chance: random.Random) -> Iterator[Lie]:
    """Lies that speak of something else in a title of the talk."""
    for slide in decks.slides("talk"):
        for title in re.finditer(r"^# .*$", seen.shown(slide.text), re.MULTILINE):
            for match in NAMED.finditer(title[0]):
                other = chance.choice([name for name in NAMES if name.lower() not in match[0].lower()])
                yield in_slide(slide, title.start() + match.start(), title.start() + match.end(), other)


def claim_sentences(again: bool) -> Callable[[random.Random], Iterator[Lie]]:
    """Lies that turn a claim's sentence round: in the code that decides it, or where results hold it, as if decided again."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, {**TURNED, **COUNTED}))})(?![\w-])", re.IGNORECASE)

    def lies(_: random.Random) -> Iterator[Lie]:
        for family in manifest.families():
            file = family.path if again else Path(science.file("claims", family.name))
            text = read(file)
            for sentence in sorted({verdict["claim"] for verdict in facts.verdicts().values()}):
                for match in pattern.finditer(sentence) if sentence in text else ():
                    at, new = text.index(sentence), {**TURNED, **COUNTED}[match[0].lower()]
                    yield edited(file, text, at + match.start(), at + match.end(), new, *[] if again else [family])

    return lies


def links_exchanged(chance: random.Random) -> Iterator[Lie]:
    """Lies that exchange the figures of two slides, and leave their words."""
    links = [(slide, match) for slide in everywhere() for match in decks.images(slide) if decks.figure(slide, match["target"])]
    for slide, match in links:
        other, there = chance.choice(links)
        one, two = match["target"], there["target"]
        if one != two:
            texts = {str(file): read(file) for file in (slide.file, other.file)}
            files = {file: exchanged(text, one, two).encode() for file, text in texts.items()}
            yield Lie(slide.at(match.start()), f"{Path(one).stem} ↔ {Path(two).stem}", files)


def exchanged(text: str, one: str, two: str) -> str:
    """A text with two of its parts in each other's place, wherever they stand."""
    return text.replace(one, "\0").replace(two, one).replace("\0", two)


def files_exchanged(chance: random.Random) -> Iterator[Lie]:
    """Lies that exchange the files of two figures."""
    figures = sorted(Path("results/figures").glob("*.svg"))
    for one in figures:
        if (other := chance.choice(figures)) != one:
            files = {str(one): other.read_bytes(), str(other): one.read_bytes()}
            yield Lie(str(one), f"{one.stem} ↔ {other.stem}", files, (Artefact("figures", one.stem),))


def bindings(new: Callable[[Slide, tuple[str, ...], random.Random], str]) -> Callable[[random.Random], Iterator[Lie]]:
    """Lies that bind a number to something else."""

    def lies(chance: random.Random) -> Iterator[Lie]:
        for slide in everywhere():
            for match in decks.expressions(slide):
                for name in re.finditer(r"\b[a-z]\w*(?:\.\w+)+", match["inside"]):
                    if other := new(slide, tuple(name[0].split(".")), chance):
                        start = match.start("inside")
                        yield in_slide(slide, start + name.start(), start + name.end(), other)

    return lies


def gone(_: Slide, name: tuple[str, ...], chance: random.Random) -> str:
    """A name of which nothing is left: renamed since."""
    return ".".join([*name[:-1], f"{name[-1]}_{chance.choice(('old', 'again', 'later'))}"])


def another_run(_: Slide, name: tuple[str, ...], chance: random.Random) -> str:
    """The same score of another run; empty where no other has it."""
    return of_one(sorted(all_scores()), name, chance)


def another_run_beside(slide: Slide, name: tuple[str, ...], chance: random.Random) -> str:
    """The same score of another run that the slide draws, asks or quotes; empty where no such run has it."""
    asked = {run.name for claim in on_slides.claims(slide) for run in manifest.runs_of(claim)}
    return of_one(sorted({path[0] for path in decks.paths(slide)} | asked | fill.drawn_on(slide)), name, chance)


def of_one(runs: list[str], name: tuple[str, ...], chance: random.Random) -> str:
    """The same score of one of some runs; empty where no other has it."""
    others = [run for run in runs if run != name[0] and name[1] in all_scores().get(run, ())]
    return ".".join([chance.choice(others), *name[1:]]) if others and name[0] in all_scores() else ""


def another_score(_: Slide, name: tuple[str, ...], chance: random.Random) -> str:
    """Another score of the same run, of the same type."""
    scores = all_scores().get(name[0], {})
    others = sorted(score for score in scores if score != name[1] and type(scores[score]) is type(scores.get(name[1])))
    return ".".join([name[0], chance.choice(others), *name[2:]]) if others else ""


@cache
def all_scores() -> dict[str, dict]:
    """The scores of each run."""
    return {file.stem: json.loads(read(file)) for file in Path("results/scores").glob("*.json")}


CLASSES: dict[str, Callable[[random.Random], Iterator[Lie]]] = {
    "a digit in titles and text": typed_into(lambda slide: seen.shown(slide.text)),
    "a digit in notes": typed_into(notes),
    "a digit in alt texts": typed_into(alts),
    "a digit in a deck's title or description": in_descriptions,
    "a digit in a style sheet": in_styles,
    "a number word on the talk's slides": counted(lambda: decks.slides("talk")),
    "a direction on the talk's slides": turned(lambda: decks.slides("talk")),
    "a name in a title of the talk": names_exchanged,
    "a claim's sentence, not decided again": claim_sentences(again=False),
    "a claim's sentence, decided again": claim_sentences(again=True),
    "two figures exchanged on slides": links_exchanged,
    "two figures' files exchanged": files_exchanged,
    "a number bound to what is gone": bindings(gone),
    "a number bound to another run": bindings(another_run),
    "a number bound to another run of its slide": bindings(another_run_beside),
    "a number bound to another score of its run": bindings(another_score),
    "a number word on the lecture's other slides": counted(of_lecture),
    "a direction on the lecture's other slides": turned(of_lecture),
}
WHY = {  # what lets survivors of a class through
    "a number word on the talk's slides": "a word that stands alone states nothing",
    "a direction on the talk's slides": "a clause without a word of number or comparison is held where a claim carries it, "
    "and only there",
    "a name in a title of the talk": "a clause without a word of number or comparison is held where a claim "
    "carries it, and only there",
    "a claim's sentence, decided again": "a claim's sentence and its code are held together by nothing but an eye; slides "
    "that need it hold its words",
    "two figures exchanged on slides": "a figure is held to the runs that its alt text quotes and its slide's claims ask; "
    "where neither names a run, only an eye sees the exchange",
    "a number bound to another run": "the name in its clause is that of several runs on the slide",
    "a number bound to another run of its slide": "the name in its clause is that of several runs on the slide, which its "
    "words list one after another; or all that a claim compares may stand in one expression",
    "a number bound to another score of its run": "a number of seeds is the same for all scores of a run; and words that one "
    "sentence says of several numbers, or of several metrics, tell none of them from another",
    "a number word on the lecture's other slides": "words are held on slides of the talk; the lecture's come later",
    "a direction on the lecture's other slides": "words are held on slides of the talk; the lecture's come later",
}
