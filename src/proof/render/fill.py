"""Assemble a deck with its numbers and code filled in: `python -m proof fill talk` writes results/talk.md.

Anything that a slide asks for and that is missing stops the build; all problems are listed at once, with file and line.
"""

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from proof.build import command
from proof.build.settings import quick
from proof.deck import decks, facts, ledgers, numerals, on_slides, quotes, speech, together
from proof.deck.decks import Slide
from proof.render import provenance
from proof.source import closure, science
from proof.source.paths import RESULTS, temporary

WATERMARK = "QUICK TRIAL - NOT RESULTS"
FOOTER = 112  # characters of its type that fit in one line

OPENER = re.compile(r"<!--\s*_class:\s*section\s*-->")
NOT_PROSE = (  # text in which digits are not read by the audience
    decks.FENCE,
    decks.INLINE_CODE,
    decks.EXPRESSION,
    decks.MARK,
    decks.DIRECTIVE,
    re.compile(r"<!--|-->"),
    re.compile(r"\]\([^)]*\)"),  # where links lead
    re.compile(r"https?://\S+"),
    re.compile(r"</?[a-zA-Z][^>]*>"),
    re.compile(r"&#?\w+;"),
    re.compile(r"^\s*\d+[.)](?=\s)", re.MULTILINE),  # numbered lists
)
DIGIT = r"[\d²³¹⁰⁴-⁹₀-₉¼½¾]"
MATHS = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
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
TOKEN = re.compile(rf"[^\s|*~()\[\]{{}}<>\"“”…]*{DIGIT}[^\s|*~()\[\]{{}}<>\"“”…]*")
EDGES = ".,;:!?'’‘–—-_"


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
    slides, constants = decks.slides(deck), declared_constants()
    if not slides:
        raise SystemExit(f"the deck {deck} has no slides: name its sections in slides/decks/{deck}.toml")
    problems = [sentence for slide in slides for sentence in problems_of(slide, constants)] + unused_constants(constants)
    problems += [] if quick() else together.problems(deck)
    if problems:
        raise SystemExit("\n".join(dict.fromkeys(problems)))
    texts = [filled_slide(slide) + section_list(deck, slide) for slide in slides]
    return front_matter(decks.read(deck)) + "\n\n---\n\n".join(texts) + "\n"


def front_matter(deck: decks.Deck) -> str:
    """The settings of the deck as a whole, for Marp."""
    settings = {"marp": True, "theme": deck.theme, "lang": "en", "paginate": True}
    settings |= {"title": deck.title, "description": deck.description}
    if quick():
        settings["style"] = f":root {{ --watermark: '{WATERMARK}'; }}"
    return (
        "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in settings.items()) + "---\n\n"
    )


def problems_of(slide: Slide, constants: dict[str, str]) -> Iterable[str]:
    """A sentence with file and line for each problem of a slide."""
    for offset, token in typed_numbers(slide.text):
        if token not in constants:
            yield (
                f"{slide.at(offset)}: {token} is typed in: bind it ({{{{ variant.score }}}}, {{{{ code.module.NAME }}}}), "
                f'or say in slides/constants.toml why it never changes: "{token}" = "..."'
            )
    for match, make in replacements(slide):
        try:
            make(match)
        except ValueError as error:
            yield f"{slide.at(match.start())}: {error}"
    yield from picture_problems(slide)
    yield from length_problems(slide)
    yield from [] if quick() else claim_problems(slide)


def picture_problems(slide: Slide) -> Iterable[str]:
    """Problems of a slide's pictures: missing files, missing alt texts, titles that name no live part."""
    for match in decks.images(slide):
        place, target, path = slide.at(match.start()), match["target"], decks.link_target(slide, match["target"])
        if not match["alt"].strip():
            yield f"{place}: {target} has no words for who cannot see it: ![what it shows]({target})"
        if not decks.figure(slide, target) and not path.exists():
            yield f"{place}: there is no {decks.shown(path)}: figures are linked as ../../results/figures/NAME.svg"
        if match["title"].strip() and not decks.LIVE.fullmatch(match["title"]):
            yield f'{place}: the title {match["title"].strip()} would stand on no slide: write "live: NAME", or leave it out'


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
    """A slide as Markdown for Marp, with all expressions, excerpts and tables filled in."""
    text = slide.text
    for match, make in reversed(replacements(slide)):  # from the end, so that offsets stay
        text = text[: match.start()] + make(match) + text[match.end() :]
    text = decks.retargeted(text, lambda target: relinked(slide, target))
    return decks.MARK.sub("", text).strip() + header(slide) + footer(slide) + origin_note(slide)


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


def together_sentence(deck: str, match: re.Match) -> str:
    """The sentence on all claims that a deck rests on."""
    if match["body"].strip():
        raise ValueError("this block is about all claims on which slides of the deck rest: leave it empty")
    return together.sentence(deck)


def replacements(slide: Slide) -> list[tuple[re.Match, Callable[[re.Match], str]]]:
    """What has to be replaced on a slide, from top to bottom, each with the function that makes the new text."""
    fences = list(decks.FENCE.finditer(slide.text))
    blocks = [(match, code_block) for match in fences if quotes.excerpt_name(match["info"])]
    blocks += [(match, claims_table) for match in fences if ledgers.is_claims_block(match["info"])]
    blocks += [(match, partial(together_sentence, slide.deck)) for match in fences if ledgers.is_together_block(match["info"])]
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
    """The origin of a slide's pictures, numbers and code, as Marp's footer; empty where the slide has its own."""
    if "_footer:" in slide.text:
        return ""
    excerpt_files = [quotes.locate(name)[0] for name in decks.excerpt_names(slide)]
    sources = {
        "figures": on_slides.figures(slide),
        "live": decks.live_parts(slide),
        "scores": [path[0] for path in decks.paths(slide) if path[0] not in numerals.OTHER_ROOTS],
        "claims": decks.quoted_claims(slide),
        "code": [closure.shown(path).removeprefix(f"src/{science.PACKAGE}/") for path in excerpt_files],
    }
    parts = [f"{kind}: {', '.join(dict.fromkeys(names))}" for kind, names in sources.items() if names]
    text = in_one_line(" · ".join(filter(None, [provenance.slide_code(slide), *parts])))
    return f"\n\n<!-- _footer: {json.dumps(text, ensure_ascii=False)} -->"


def in_one_line(text: str) -> str:
    """A list of names, without its last ones where the slide has no room for them; its card has them all."""
    return text if len(text) <= FOOTER else text[: FOOTER - 3].rpartition(", ")[0] + ", …"


def origin_note(slide: Slide) -> str:
    """The origin of a slide's pictures and numbers for its notes; empty where it has no notes."""
    has_notes = decks.COMMENT.search(decks.hide(slide.text, decks.FENCE, decks.INLINE_CODE, decks.MARK, decks.DIRECTIVE))
    origin = provenance.origin_line(slide)
    return f"\n\n<!-- {origin} -->" if has_notes and origin else ""


def typed_numbers(text: str) -> list[tuple[int, str]]:
    """The words of a slide that hold a typed digit, with their offsets; a formula counts as one word."""
    prose = decks.hide(text, *NOT_PROSE)
    formulas = [(match.start(), match[0]) for match in MATHS.finditer(prose) if re.search(DIGIT, match[0])]
    words = [(match.start(), match[0].strip(EDGES)) for match in TOKEN.finditer(decks.hide(prose, MATHS))]
    return sorted(formulas + words)


def declared_constants() -> dict[str, str]:
    """The numbers that may be typed in, each with its reason: slides/constants.toml."""
    path = decks.SLIDES / "constants.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{decks.shown(path)} is not TOML: {error}") from error


def unused_constants(constants: dict[str, str]) -> list[str]:
    """A sentence for each declared constant that is on no slide of any deck."""
    texts = {slide.text for deck in decks.names() for slide in decks.slides(deck)}
    used = {token for text in texts for _, token in typed_numbers(text)}
    unused_tokens = [token for token in constants if token not in used]
    return [f"slides/constants.toml declares {token}, which is on no slide: delete that line" for token in unused_tokens]
