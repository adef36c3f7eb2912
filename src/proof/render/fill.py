"""Assemble a deck with its numbers and code filled in: `python -m proof fill talk` writes results/talk.md.

Anything that a slide asks for and that is missing stops the build; all problems are listed at once, with file and line.
"""

import json
import os
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from proof.build import command, manifest, receipts
from proof.build.manifest import Artefact
from proof.build.settings import quick
from proof.deck import (
    coded,
    decks,
    facts,
    ledgers,
    measured,
    named,
    numerals,
    on_slides,
    quotes,
    speech,
    stated,
    together,
    typed,
)
from proof.deck.decks import Slide
from proof.deck.seen import MATHS, says
from proof.render import address, provenance
from proof.source import closure
from proof.source.paths import RESULTS, temporary

WATERMARK = "QUICK TRIAL - NOT RESULTS"

OPENER = re.compile(r"<!--\s*_class:\s*section\s*-->")
UNMARKED = (  # where a number cannot be an element that opens a card: in code, links, formulas, or right beside emphasis
    decks.FENCE,
    decks.INLINE_CODE,
    decks.COMMENT,
    decks.IMAGE,
    MATHS,
    re.compile(r"<(a|button|label|option|script|select|style|summary|svg|textarea|title)\b.*?</\1\s*>", re.DOTALL),
    re.compile(r"</?[a-zA-Z][^>]*>"),
    re.compile(r"\[(?:\{\{.*?\}\}|[^\]])*\][(\[][^)\]]*[)\]]"),
    re.compile(r"https?://\S+"),
    re.compile(r"\w[*_]+\{\{.*?\}\}|\{\{.*?\}\}[*_]+\w"),
)


def main(deck: str) -> None:
    """Write a deck, filled in, to results/<deck>.md."""
    path = RESULTS / f"{deck}.md"
    text = filled_deck(deck)
    part = temporary(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise SystemExit(command.sentence(error, path)) from error


def filled_deck(deck: str) -> str:
    """The whole deck as Markdown; SystemExit with a sentence for each problem."""
    slides = decks.slides(deck)
    if not slides:
        raise SystemExit(f"the deck {deck} has no slides: name its sections in slides/decks/{deck}.toml")
    if found := list(dict.fromkeys(problems(deck, slides))):
        raise SystemExit("\n".join(found))
    texts = [filled_slide(slide) + section_list(deck, slide) for slide in slides]
    texts[-1] += address.block(decks.read(deck).address)
    return front_matter(decks.read(deck)) + "\n\n---\n\n".join(texts) + "\n"


def front_matter(deck: decks.Deck) -> str:
    """The settings of the deck as a whole, for Marp."""
    settings = {"marp": True, "theme": deck.theme, "lang": "en", "paginate": True}
    settings |= {"title": deck.title, "description": deck.description}
    styles = [address.LOOK.read_text(encoding="utf-8")] if deck.address else []
    if quick():
        styles.append(f":root {{ --watermark: '{WATERMARK}'; }}")
    if styles:
        settings["style"] = "\n".join(styles)
    return (
        "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in settings.items()) + "---\n\n"
    )


def problems(deck: str, slides: list[Slide]) -> Iterable[str]:
    """A sentence with file and line for each problem of a deck."""
    declared = typed.read_declared()
    yield from typed.deck_problems(decks.read(deck), declared)
    for slide in slides:
        yield from typed.problems(slide, declared)
        yield from slide_problems(slide)
    yield from [*typed.style_problems(), *coded.problems(declared), *typed.unused(declared, coded.texts())]
    if not quick() and decks.is_tested(deck):
        yield from together.problems(deck)
        yield from (sentence for slide in slides for sentence in stated.problems(slide, declared, facts.look_up))
    if not quick():
        names, scores = named.read_names(), facts.scores()
        yield from named.unused(names)
        for slide in slides:
            asked = [{run.name for run in manifest.runs_of(claim)} for claim in on_slides.claims(slide)]
            yield from named.problems(slide, drawn_on(slide), asked, named.of_section(names, slide.file.stem), scores)
            yield from measured.problems(slide, names, scores)


def drawn_on(slide: Slide) -> set[str]:
    """The runs that a slide's figures and live parts draw."""
    pictures = [*(Artefact("figures", name) for name in on_slides.figures(slide)), *map(manifest.live, on_slides.live(slide))]
    return {run.name for picture in pictures if closure.source(picture.module) for run in manifest.upstream(picture)}


def slide_problems(slide: Slide) -> Iterable[str]:
    """A sentence with file and line for each problem of what a slide names: numbers, code, pictures, claims."""
    for match, make in replacements(slide):
        try:
            make(match)
        except ValueError as error:
            yield f"{slide.at(match.start())}: {error}"
    yield from picture_problems(slide)
    yield from drawing_problems(slide)
    yield from length_problems(slide)
    yield from [] if quick() else claim_problems(slide)


def picture_problems(slide: Slide) -> Iterable[str]:
    """Problems of a slide's pictures: missing files, missing alt texts, titles that name no live part."""
    for match in decks.images(slide):
        place, target, path = slide.at(match.start()), match["target"], decks.link_target(slide, match["target"])
        if not says(match["alt"]):
            yield f"{place}: {target} has no words for who cannot see it: ![what it shows]({target})"
        if not decks.figure(slide, target) and not path.exists():
            yield f"{place}: there is no {decks.shown(path)}: figures are linked as ../../results/figures/NAME.svg"
        if match["title"].strip() and not decks.LIVE.fullmatch(match["title"]):
            yield f'{place}: the title {match["title"].strip()} would stand on no slide: write "live: NAME", or leave it out'


def drawing_problems(slide: Slide) -> Iterable[str]:
    """Problems of figures that are drawn from other runs than their alt texts quote, or than the slide's claims rest on."""
    needed = [claim for claim, _ in decks.needs(slide)]
    deciding = {run.name for claim in needed for run in manifest.runs_of(claim)}
    for match in decks.images(slide):
        place, target, drawn = slide.at(match.start()), match["target"], runs_drawn(slide, match)
        quoted = [path[0] for asked in decks.EXPRESSION.finditer(match["alt"]) for path in names_in(asked)]
        for variant in dict.fromkeys(quoted) if drawn else ():
            if variant not in {*drawn, *numerals.OTHER_ROOTS}:
                yield f"{place}: the words of {target} quote {variant}, from which it is not drawn: quote what it shows"
        if drawn and deciding and not deciding & drawn:
            yield f"{place}: {target} is drawn from no run that decides {', '.join(needed)}: show what the slide rests on"


def runs_drawn(slide: Slide, match: re.Match) -> set[str]:
    """The runs from which a slide's figure is drawn, directly or not; empty for other pictures."""
    name = decks.figure(slide, match["target"])
    figure = Artefact("figures", name) if name else None
    if not figure or not closure.source(figure.module):
        return set()
    return {artefact.name for artefact in manifest.with_ancestors((figure,)) if artefact.kind == "runs"}


def names_in(asked: re.Match) -> list[tuple[str, ...]]:
    """The dotted names in an expression; none where it cannot be read, which is told elsewhere."""
    try:
        return numerals.names(asked["inside"])
    except ValueError:
        return []


def length_problems(slide: Slide) -> Iterable[str]:
    """Whether more is said to a slide than its deck allows."""
    said, most = speech.words(slide), decks.read(slide.deck).words
    if most and said > most:
        yield f"{slide.at(0)}: its notes say {said} words, {said - most} more than slides/decks/{slide.deck}.toml allows: cut"


def claim_problems(slide: Slide) -> Iterable[str]:
    """Problems of the claims that a slide needs: not judged, or with another verdict."""
    for claim, needed in decks.needs(slide):
        try:
            verdict = facts.look_up(("claims", claim, "verdict"))
        except ValueError as error:
            yield f"{slide.at(0)}: {error}"
            continue
        if verdict != needed:
            yield f"{slide.at(0)}: this slide rests on claim {claim} ({needed}), but its verdict is {verdict}: reword it"


def filled_slide(slide: Slide) -> str:
    """A slide as Markdown for Marp, with all expressions, excerpts and tables filled in, and with its code and its origin."""
    return bare_slide(slide) + footer(slide) + origin_note(slide)


def bare_slide(slide: Slide) -> str:
    """A slide as Markdown for Marp, with all expressions, excerpts and tables filled in."""
    text = slide.text
    for match, make in reversed(replacements(slide)):  # from the end, so that offsets stay
        text = text[: match.start()] + make(match) + text[match.end() :]
    text = decks.retargeted(text, lambda target: relinked(slide, target))
    return decks.MARK.sub("", text).strip() + header(slide)


def number_text(match: re.Match) -> str:
    """The text of one expression; ValueError if it cannot be computed."""
    try:
        return numerals.value_text(match["inside"], facts.look_up)
    except (ArithmeticError, LookupError, TypeError) as error:
        raise ValueError(f"{match[0]} cannot be reckoned: {error}") from error


def number_span(match: re.Match) -> str:
    """The text of one expression, as an HTML element that opens a card with its origin."""
    return provenance.number_span(match["inside"], number_text(match))


def code_block(match: re.Match) -> str:
    """A code block with the excerpt that it asks for."""
    if match["body"].strip():
        raise ValueError("this code block is filled from the source: leave it empty")
    return f"```python\n{quotes.excerpt(match['info'])}\n```"


def claims_table(match: re.Match) -> str:
    """The table for a list of claims."""
    return ledgers.table(match["info"], match["body"], lambda name: facts.look_up(("claims", name)))


def sentence_of_block(deck: str, match: re.Match) -> str:
    """The sentence that takes the place of a block: on all claims that a deck rests on, on witnesses, on training again."""
    if match["body"].strip():
        raise ValueError("this block becomes a sentence that the build writes: leave it empty")
    return receipts.sentence(ledgers.sentence_about(match["info"]), deck)


def replacements(slide: Slide) -> list[tuple[re.Match, Callable[[re.Match], str]]]:
    """What has to be replaced on a slide, from top to bottom, each with the function that makes the new text."""
    fences = list(decks.FENCE.finditer(slide.text))
    blocks = [(match, code_block) for match in fences if quotes.excerpt_name(match["info"])]
    blocks += [(match, claims_table) for match in fences if ledgers.is_claims_block(match["info"])]
    blocks += [(match, partial(sentence_of_block, slide.deck)) for match in fences if ledgers.sentence_about(match["info"])]
    free = decks.hide(slide.text, *UNMARKED)
    numbers = [
        (match, number_span if free.startswith("{{", match.start()) else number_text) for match in decks.expressions(slide)
    ]
    return sorted(blocks + numbers, key=lambda pair: pair[0].start())


def relinked(slide: Slide, target: str) -> str:
    """An image's address relative to results/."""
    name = decks.figure(slide, target)
    return f"figures/{name}.svg" if name else Path(os.path.relpath(decks.link_target(slide, target), RESULTS)).as_posix()


def header(slide: Slide) -> str:
    """The name of a slide's section, as Marp's header."""
    return f"\n\n<!-- _header: {json.dumps(decks.section_name(slide.file))} -->"


def section_list(deck: str, slide: Slide) -> str:
    """A list of the deck's sections, the current one in bold, for a slide that opens a section; empty for others."""
    if not OPENER.search(slide.text):
        return ""
    names = [(decks.section_name(file), decks.shown(file) == slide.file) for file in decks.sections(deck)]
    return "\n\n" + "\n".join(f"- **{name}**" if here else f"- {name}" for name, here in names)


def footer(slide: Slide) -> str:
    """The code of what a slide is made from, as Marp's footer; empty where the slide has its own."""
    return "" if "_footer:" in slide.text else f"\n\n<!-- _footer: {json.dumps(provenance.slide_code(slide))} -->"


def origin_note(slide: Slide) -> str:
    """The origin of a slide's pictures and numbers for its notes; empty where it has no notes."""
    has_notes = decks.COMMENT.search(decks.hide(slide.text, decks.FENCE, decks.INLINE_CODE, decks.MARK, decks.DIRECTIVE))
    origin = provenance.origin_line(slide)
    return f"\n\n<!-- {origin} -->" if has_notes and origin else ""
