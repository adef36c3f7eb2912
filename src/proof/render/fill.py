"""Assemble a deck with its numbers and code filled in: `python -m proof fill talk` writes results/talk.md.

Whatever a slide asks for and does not get stops the build, all of it named at once with file and line.
"""

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from proof.build import command
from proof.deck import decks, facts, ledgers, numerals, quotes
from proof.deck.decks import Slide
from proof.render import provenance
from proof.source import closure, science
from proof.source.paths import RESULTS

QUICK = bool(os.environ.get("PROOF_QUICK"))
WATERMARK = "QUICK TRIAL - NOT RESULTS"

DIRECTIVES = (
    "theme style headingDivider lang size math title author description keywords url image marp paginate header footer "
    "class backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize color transition"
)
DIRECTIVE = re.compile(rf"<!--\s*_?(?:{'|'.join(DIRECTIVES.split())}):.*?-->", re.DOTALL)
OPENER = re.compile(r"<!--\s*_class:\s*section\s*-->")
NOT_PROSE = (  # digits here are no statements to the audience
    decks.FENCE,
    decks.INLINE_CODE,
    decks.EXPRESSION,
    decks.MARK,
    DIRECTIVE,
    re.compile(r"<!--|-->"),
    re.compile(r"\]\([^)]*\)"),  # where links lead
    re.compile(r"https?://\S+"),
    re.compile(r"</?[a-zA-Z][^>]*>"),
    re.compile(r"&#?\w+;"),
    re.compile(r"^\s*\d+[.)](?=\s)", re.MULTILINE),  # numbered lists
)
DIGIT = r"[\d²³¹⁰⁴-⁹₀-₉¼½¾]"
MATHS = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
UNMARKED = (  # where a number is no element of the page, would be a button inside a link, or is glued to a mark of emphasis
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
    """From slides, scores and source to one Markdown file."""
    path = RESULTS / f"{deck}.md"
    text = filled(deck)
    part = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise SystemExit(command.sentence(error, path)) from error


def filled(deck: str) -> str:
    """The whole deck, or SystemExit with a sentence for each thing amiss."""
    slides, constants = decks.slides(deck), declared()
    if not slides:
        raise SystemExit(f"the deck {deck} has no slides: name its sections in slides/decks/{deck}.toml")
    wrong = [sentence for slide in slides for sentence in amiss(slide, constants)] + unused(constants)
    if wrong:
        raise SystemExit("\n".join(dict.fromkeys(wrong)))
    texts = [finished(slide) + way(deck, slide) for slide in slides]
    return front_matter(decks.read(deck)) + "\n\n---\n\n".join(texts) + "\n"


def front_matter(deck: decks.Deck) -> str:
    """What Marp is told of the deck as a whole."""
    told = {"marp": True, "theme": deck.theme, "lang": "en", "paginate": True}
    told |= {"title": deck.title, "description": deck.description}
    if QUICK:
        told["style"] = f":root {{ --watermark: '{WATERMARK}'; }}"
    return "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in told.items()) + "---\n\n"


def amiss(slide: Slide, constants: dict[str, str]) -> Iterable[str]:
    """Everything that is wrong with a slide, each a sentence with its place."""
    for offset, token in typed_numbers(slide.text):
        if token not in constants:
            yield (
                f"{slide.at(offset)}: {token} is typed in: bind it ({{{{ variant.score }}}}, {{{{ code.module.NAME }}}}), "
                f'or say in slides/constants.toml why it never changes: "{token}" = "..."'
            )
    for match, make in fillings(slide):
        try:
            make(match)
        except ValueError as error:
            yield f"{slide.at(match.start())}: {error}"
    yield from pictures_amiss(slide)
    yield from [] if QUICK else claims_amiss(slide)


def pictures_amiss(slide: Slide) -> Iterable[str]:
    """Pictures that are not there, that show a figure from elsewhere, or that say nothing to who cannot see them."""
    for match in decks.images(slide):
        place, target, path = slide.at(match.start()), match["target"], decks.link_target(slide, match["target"])
        if not match["alt"].strip():
            yield f"{place}: {target} has no words for who cannot see it: ![what it shows]({target})"
        if not decks.figure(slide, target) and not path.exists():
            yield f"{place}: there is no {decks.shown(path)}: figures are linked as ../../results/figures/NAME.svg"
        if match["title"].strip() and not decks.LIVE.fullmatch(match["title"]):
            yield f'{place}: the title {match["title"].strip()} would stand on no slide: write "live: SPRITE", or leave it out'


def claims_amiss(slide: Slide) -> Iterable[str]:
    """Claims that a slide rests on and that came out otherwise."""
    for claim, wanted in decks.needs(slide):
        try:
            verdict = facts.look_up(("claims", claim, "verdict"))
        except ValueError as error:
            yield f"{slide.at(0)}: {error}"
            continue
        if verdict != wanted:
            yield f"{slide.at(0)}: this slide rests on claim {claim} ({wanted}), but the claim {verdict}: reword it"


def finished(slide: Slide) -> str:
    """A slide as Marp gets it."""
    text = slide.text
    for match, make in reversed(fillings(slide)):  # from the end, so that offsets stay
        text = text[: match.start()] + make(match) + text[match.end() :]
    text = decks.retargeted(text, lambda target: relinked(slide, target))
    return decks.MARK.sub("", text).strip() + header(slide) + footer(slide) + note(slide)


def bound(match: re.Match) -> str:
    """What stands on the slide for one expression."""
    try:
        return numerals.value_text(match["inside"], facts.look_up)
    except (ArithmeticError, LookupError, TypeError) as error:
        raise ValueError(f"{match[0]} cannot be reckoned: {error}") from error


def marked(match: re.Match) -> str:
    """What stands on the slide for one expression, as an element that can be asked where it comes from."""
    return provenance.mark(match["inside"], bound(match))


def code(match: re.Match) -> str:
    """The code block that asks for an excerpt, with the excerpt in it."""
    if match["body"].strip():
        raise ValueError("this code block is filled from the source: leave it empty")
    return f"```python\n{quotes.excerpt(match['info'])}\n```"


def claims(match: re.Match) -> str:
    """The table that a list of claims stands for."""
    return ledgers.table(match["info"], match["body"], lambda name: facts.look_up(("claims", name)))


def fillings(slide: Slide) -> list[tuple[re.Match, Callable[[re.Match], str]]]:
    """What has to be filled in on a slide, from top to bottom, each with what fills it in."""
    fences = list(decks.FENCE.finditer(slide.text))
    blocks = [(match, code) for match in fences if quotes.excerpt_name(match["info"])]
    blocks += [(match, claims) for match in fences if ledgers.is_claims_block(match["info"])]
    free = decks.hide(slide.text, *UNMARKED)
    numbers = [(match, marked if free.startswith("{{", match.start()) else bound) for match in decks.expressions(slide)]
    return sorted(blocks + numbers, key=lambda pair: pair[0].start())


def relinked(slide: Slide, target: str) -> str:
    """An image's address as seen from results/."""
    name = decks.figure(slide, target)
    return f"figures/{name}.svg" if name else Path(os.path.relpath(decks.link_target(slide, target), RESULTS)).as_posix()


def header(slide: Slide) -> str:
    """Which section a slide belongs to, as Marp's header."""
    return f"\n\n<!-- _header: {json.dumps(decks.section_name(slide.file))} -->"


def way(deck: str, slide: Slide) -> str:
    """On the slide that opens a section: all sections of the deck, the one that begins set apart."""
    if not OPENER.search(slide.text):
        return ""
    names = [(decks.section_name(file), decks.shown(file) == slide.file) for file in decks.sections(deck)]
    return "\n\n" + "\n".join(f"- **{name}**" if here else f"- {name}" for name, here in names)


def footer(slide: Slide) -> str:
    """Where a slide's pictures, numbers and code come from, as Marp's footer, unless the slide brings its own."""
    if "_footer:" in slide.text:
        return ""
    named = {
        "figures": figures(slide),
        "live": decks.live_sprites(slide),
        "scores": [path[0] for path in decks.paths(slide) if path[0] not in numerals.OTHER_ROOTS],
        "claims": decks.quoted_claims(slide),
        "code": [
            closure.shown(quotes.locate(name)[0]).removeprefix(f"src/{science.PACKAGE}/") for name in decks.excerpt_names(slide)
        ],
    }
    parts = [f"{kind}: {', '.join(dict.fromkeys(names))}" for kind, names in named.items() if names]
    told = " · ".join(filter(None, [provenance.code(slide), *parts]))
    return f"\n\n<!-- _footer: {json.dumps(told, ensure_ascii=False)} -->"


def note(slide: Slide) -> str:
    """The same for the notes, number by number, where there are notes."""
    spoken = decks.COMMENT.search(decks.hide(slide.text, decks.FENCE, decks.INLINE_CODE, decks.MARK, DIRECTIVE))
    told = provenance.note(slide)
    return f"\n\n<!-- {told} -->" if spoken and told else ""


def figures(slide: Slide) -> list[str]:
    """The names of the figures on a slide, each once."""
    return list(dict.fromkeys(name for match in decks.images(slide) if (name := decks.figure(slide, match["target"]))))


def typed_numbers(text: str) -> list[tuple[int, str]]:
    """The words of a slide that hold a digit of their own, and where; a formula counts as one word."""
    prose = decks.hide(text, *NOT_PROSE)
    formulas = [(match.start(), match[0]) for match in MATHS.finditer(prose) if re.search(DIGIT, match[0])]
    words = [(match.start(), match[0].strip(EDGES)) for match in TOKEN.finditer(decks.hide(prose, MATHS))]
    return sorted(formulas + words)


def declared() -> dict[str, str]:
    """The numbers that may be typed in, each with its reason: slides/constants.toml."""
    path = decks.SLIDES / "constants.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{decks.shown(path)} is not TOML: {error}") from error


def unused(constants: dict[str, str]) -> list[str]:
    """Declared constants that no slide of any deck shows any more."""
    texts = {slide.text for deck in decks.names() for slide in decks.slides(deck)}
    used = {token for text in texts for _, token in typed_numbers(text)}
    left = [token for token in constants if token not in used]
    return [f"slides/constants.toml declares {token}, which is on no slide: delete that line" for token in left]
