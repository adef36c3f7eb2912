"""Where each figure and each number of a deck comes from, told by its receipts: cards in HTML, a code on every slide.

Only the standard library, so that `make explain` can find a slide by its code in a bare clone.
"""

import hashlib
import html
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.deck import decks, facts, numerals, on_slides, quotes
from proof.deck.decks import Slide
from proof.source import closure
from proof.source.paths import resource

SCRIPT = resource("slides/provenance/card.js")
STYLE = resource("slides/provenance/card.css")
DIGITS = 8  # of a digest: enough to find it again
NUMBER = re.compile(r'<span data-number="(?P<asked>[^"]*)"')
FIGURE = re.compile(r'(?: data-live="(?P<live>[^"]*)")? data-figure="(?P<asked>[^"]*)"')

Lines = list[tuple[str, str]]  # of a card: what is told, and what there is to tell


def code(slide: Slide) -> str:
    """Eight digits for all that a slide was made from, so that a photograph of it can be traced; none for words alone."""
    made = {str(artefact): identity(artefact) for artefact in stands_on(slide)}
    made |= {name: quotes.source(*quotes.locate(name)) for name in decks.excerpt_names(slide)}
    told = [*decks.paths(slide), *(("claims", name) for name in decks.quoted_claims(slide))]
    made |= {".".join(path): str(facts.look_up(path)) for path in told}
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:DIGITS] if made else ""


def identity(artefact: Artefact) -> list[str | None]:
    """What a receipt says of substance: a key that covers all below it, and the bytes that came out; no times, no machine."""
    return [receipt(artefact).get("key"), receipt(artefact).get("output")]


def stands_on(slide: Slide) -> list[Artefact]:
    """The figures, sprites, scores and claims that a slide shows or rests on."""
    families = manifest.claims()
    found = [Artefact("figures", name) for name in on_slides.figures(slide)]
    found += [Artefact("sprites", name) for name in on_slides.sprites(slide)]
    found += [Artefact("scores", variant) for variant, *_ in on_slides.scores(slide)]
    return [*found, *(families[claim] for claim in on_slides.claims(slide) if claim in families)]


def note(slide: Slide) -> str:
    """A line for the notes: the figures and numbers of a slide by name, and its code."""
    named = {
        "figures": on_slides.figures(slide),
        "sprites": on_slides.sprites(slide),
        "numbers": [".".join(path) for path in decks.paths(slide)],
        "source": decks.excerpt_names(slide),
        "receipts": [code(slide)],
    }
    told = [f"{kind} {', '.join(dict.fromkeys(names))}" for kind, names in named.items() if any(names)]
    return f"Made from {'; '.join(told)}" if told else ""


def mark(expression: str, shown: str) -> str:
    """A number that can be asked where it comes from, as HTML."""
    return f'<span data-number="{html.escape(asked(expression))}">{shown}</span>'


def asked(expression: str) -> str:
    """An expression without the way in which it is shown."""
    return expression.partition("|")[0].strip().removesuffix("±").strip()


def answering(page: str) -> str:
    """A page whose marks open their cards: with the answers, the script and its style inside."""
    told = {
        "figures": {match["asked"]: figure(match["asked"], match["live"]) for match in FIGURE.finditer(page)},
        "numbers": {name: number(name) for name in numbers(page)},
    }
    answers = json.dumps(told, ensure_ascii=False).replace("</", "<\\/")
    parts = (
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>",
        f'<script type="application/json" id="provenance">{answers}</script>',
        f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>",
    )
    before, end, after = page.rpartition("</body>")
    return "\n".join([before, *parts, end + after])


def numbers(page: str) -> list[str]:
    """The numbers that a page marks, each once."""
    return list(dict.fromkeys(html.unescape(match["asked"]) for match in NUMBER.finditer(page)))


def figure(name: str, live: str | None = None) -> Lines:
    """What there is to tell of a figure, and of what moves in its place."""
    still, moving = Artefact("figures", name), [Artefact("sprites", live)] if live else []
    runs = dict.fromkeys(above for one in (still, *moving) for above in made_from(one) if above.kind == "runs")
    return [*work("drawn by", still), *work("moved by", *moving), *standing(runs), *kept(still, *moving)]


def number(expression: str) -> Lines:
    """What there is to tell of a number, and of each name that it is reckoned from."""
    paths = list(dict.fromkeys(path if path[0] in numerals.OTHER_ROOTS else path[:2] for path in numerals.names(expression)))
    value = numerals.evaluate(numerals.parse(expression).tree, facts.look_up)
    lines = [] if isinstance(value, str) else [("value", precise(value))]
    if [".".join(path) for path in paths] != [expression]:
        lines += listed("from", [f"{'.'.join(path)} = {precise(facts.look_up(path))}" for path in paths])
    told = {"code": constants, "data": pins, "claims": verdicts}
    roots = {root: [path for path in paths if path[0] == root] for root in told}
    lines += scores(dict.fromkeys(path[0] for path in paths if path[0] not in told))
    return lines + [line for root, of in roots.items() if of for line in told[root](of)]


def scores(variants: Iterable[str]) -> Lines:
    """What there is to tell of the scores of some variants."""
    runs, files = ([Artefact(kind, name) for name in variants] for kind in ("runs", "scores"))
    return [*work("made by", *runs), *standing(runs), *kept(*files)]


def verdicts(paths: list[tuple[str, ...]]) -> Lines:
    """What there is to tell of claims."""
    return [line for name in dict.fromkeys(path[1] for path in paths) for line in verdict(name)]


def verdict(name: str) -> Lines:
    """What there is to tell of one claim."""
    told, family = facts.look_up(("claims", name)), manifest.claims().get(name)
    lines = [("claim", told.get("claim", "")), ("verdict", f"{told['verdict']}: {told.get('because', '')}")]
    if told.get("value") is not None:
        lines += [("measured", f"{precise(told)}; threshold {plain(told['threshold'])}")]
    return [*lines, *work("judged by", family), *standing(manifest.asked_by(name)), *kept(family)] if family else lines


def constants(paths: list[tuple[str, ...]]) -> Lines:
    """What there is to tell of constants of the code."""
    places = dict.fromkeys((quotes.constant_file(path[1:]), path[-1]) for path in paths)
    return listed(
        "written in", [f"{closure.shown(file)}, code {short(closure.name_digest(file, name))}" for file, name in places]
    )


def pins(paths: list[tuple[str, ...]]) -> Lines:
    """What there is to tell of facts about data sets."""
    raw = {file: digest for path in paths for file, digest in receipts.raw_digests(path[1]).items()}
    files = [f"{file} {short(digest)}" for file, digest in raw.items()]
    return [("written in", closure.shown(facts.SOURCES)), *listed("raw files", files)]


def precise(value: object) -> str:
    """A value with all of its digits, a score's with its spread and how many seeds it comes from."""
    if not isinstance(value, dict):
        return plain(value)
    spread = [f"{name} {plain(value[name])}" for name in ("sd", "n") if name in value]
    return ", ".join([plain(value.get("mean", value.get("value", value.get("verdict")))), *spread])


def plain(value: object) -> str:
    """A number without powers of ten; anything else as it is."""
    text = f"{Decimal(repr(value)):,f}" if isinstance(value, float) else f"{value:,}" if type(value) is int else str(value)
    return numerals.minus(text)


def work(label: str, *artefacts: Artefact) -> Lines:
    """The modules that artefacts are the work of, each with the digest of all code behind it that the receipt holds."""
    digests = {file_of(one): receipt(one).get("code") for one in artefacts}
    return listed(label, [file + (f", code {short(digest)}" if digest else "") for file, digest in digests.items()])


def file_of(artefact: Artefact) -> str:
    """The file of an artefact's own module."""
    return f"src/{artefact.module.replace('.', '/')}.py"


def kept(*artefacts: Artefact) -> Lines:
    """The receipts of artefacts, each with the key that stands for all it was made from."""
    files = [f"{one.receipt}, key {short(receipt(one)['key'])}" for one in artefacts if receipt(one)]
    return listed("receipts" if len(files) > 1 else "receipt", files)


def standing(runs: Iterable[Artefact]) -> Lines:
    """The variants that something stands on, those together that were trained as often; their data, and how long it took."""
    runs = list(runs)
    often = {run: seeds(run) for run in runs}
    groups = [f"{', '.join(run.name for run in runs if often[run] == told)} ({told})" for told in dict.fromkeys(often.values())]
    below = {found: key for run in runs for found, key in {run: "", **foundations(run)}.items()}
    data = [f"{one.name} {short(key)}" for one, key in sorted(below.items()) if one.kind == "data"]
    spent = sum(receipt(one).get("seconds", 0) for one in below if one.kind == "runs")
    lines = listed("variants" if len(runs) > 1 else "variant", groups) + listed("data", [", ".join(data)] if data else [])
    return lines + listed("trained", [f"{receipts.duration(spent)} in all"] if spent else [])


def seeds(run: Artefact) -> str:
    """With which seeds a variant was trained, and how many."""
    if not receipt(run):
        return "no receipt"
    used = receipt(run).get("seeds", [])
    many = f"seeds {used[0]} to {used[-1]}" if len(used) > 1 else f"seed {used[0]}" if used else ""
    return f"{many}, n {len(used)}" if used else "no seed"


def listed(label: str, texts: list[str]) -> Lines:
    """One line of a card that holds several, none where there is nothing to tell."""
    return [(label, "\n".join(texts))] if texts else []


def foundations(run: Artefact) -> dict[Artefact, str]:
    """The data sets that a run stands on, and the runs in between, each with its key; a clone knows no receipts of data."""
    above = made_from(run)
    return {found: key for one in above if one.kind == "runs" for found, key in foundations(one).items()} | above


def made_from(artefact: Artefact) -> dict[Artefact, str]:
    """What a receipt says that an artefact was made from, each with its key."""
    told = receipt(artefact).get("made_from", {})
    return {Artefact(Path(file).parent.name, Path(file).stem): key for file, key in told.items()}


def receipt(artefact: Artefact) -> dict:
    """An artefact's receipt, empty where there is none."""
    return receipts.read(artefact) or {}


def short(digest: str) -> str:
    """The beginning of a digest."""
    return digest[:DIGITS]
