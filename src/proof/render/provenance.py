"""Where each figure and number of a deck comes from, by the receipts: cards in the HTML, and a code on every slide.

Only the standard library is used, so that `make explain` can find a slide by its code in a bare clone.
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
from proof.deck import decks, facts, findings, numerals, on_slides, quotes
from proof.deck.decks import Slide
from proof.source import closure, science
from proof.source.paths import resource

SCRIPT = resource("slides/provenance/card.js")
STYLE = resource("slides/provenance/card.css")
DIGITS = 8  # of a digest that people read: enough to find it again
NUMBER = re.compile(r'<span data-number="(?P<asked>[^"]*)"')
FIGURE = re.compile(r'(?: data-live="(?P<live>[^"]*)")? data-figure="(?P<asked>[^"]*)"')

ORIGIN = "Made from "  # how the line of the notes begins that says where a slide comes from
Lines = list[tuple[str, str]]  # of a card: label and text


def slide_code(slide: Slide) -> str:
    """Eight digits for all that a slide was made from, to trace a photograph of it; empty for slides of words alone."""
    origins = {str(artefact): key_and_output(artefact) for artefact in artefacts_of(slide)}
    origins |= {name: quotes.source(*quotes.locate(name)) for name in decks.excerpt_names(slide)}
    paths = [*decks.paths(slide), *(("claims", name) for name in decks.quoted_claims(slide))]
    origins |= {".".join(path): str(facts.look_up(path)) for path in paths}
    origins |= {about: receipts.sentence(about, slide.deck) for about in decks.sentences_on(slide)}
    return hashlib.sha256(json.dumps(origins, sort_keys=True).encode()).hexdigest()[:DIGITS] if origins else ""


def key_and_output(artefact: Artefact) -> list[str | None]:
    """The key and the output digest in a receipt: all in it that matters for a slide, without times and machine."""
    return [receipt(artefact).get("key"), receipt(artefact).get("output")]


def artefacts_of(slide: Slide) -> list[Artefact]:
    """The figures, live parts, scores and claims that a slide shows or needs."""
    families = manifest.claims()
    artefacts = [Artefact("figures", name) for name in on_slides.figures(slide)]
    artefacts += [manifest.live(name) for name in on_slides.live(slide)]
    artefacts += [Artefact("scores", variant) for variant, *_ in on_slides.scores(slide)]
    return [*artefacts, *(families[claim] for claim in on_slides.claims(slide) if claim in families)]


def origin_line(slide: Slide) -> str:
    """A line for the notes: the names of a slide's figures and numbers, and its code; empty where it has none."""
    sources = {
        "figures": on_slides.figures(slide),
        "live": on_slides.live(slide),
        "numbers": [".".join(path) for path in decks.paths(slide)],
        "source": decks.excerpt_names(slide),
        "receipts": [slide_code(slide)],
    }
    parts = [f"{kind} {', '.join(dict.fromkeys(names))}" for kind, names in sources.items() if any(names)]
    return f"{ORIGIN}{'; '.join(parts)}" if parts else ""


def without_origin(notes: str) -> str:
    """Notes without the line that says where the slide comes from."""
    return "\n".join(line for line in notes.splitlines() if not line.startswith(ORIGIN))


def number_span(expression: str, text: str) -> str:
    """A number as an HTML element that opens a card with its origin."""
    return f'<span data-number="{html.escape(without_format(expression))}">{text}</span>'


def without_format(expression: str) -> str:
    """An expression without its format and ±."""
    return expression.partition("|")[0].strip().removesuffix("±").strip()


def with_cards(page: str, proven: dict[str, Lines] | None = None) -> str:
    """A page with the cards of its figures and numbers, and the script and style that show them.

    `proven` has lines for the cards of live parts, by the parts' names.
    """
    figures = [(match["asked"], match["live"]) for match in FIGURE.finditer(page)]
    cards = {
        "figures": {name: [*figure_card(name, live), *(proven or {}).get(live, [])] for name, live in figures},
        "numbers": {name: number_card(name) for name in numbers_in(page)},
    }
    cards_json = json.dumps(cards, ensure_ascii=False).replace("</", "<\\/")
    parts = (
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>",
        f'<script type="application/json" id="provenance">{cards_json}</script>',
        f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>",
    )
    before, end, after = page.rpartition("</body>")
    return "\n".join([before, *parts, end + after])


def numbers_in(page: str) -> list[str]:
    """The expressions of the numbers in a page that open cards, each once."""
    return list(dict.fromkeys(html.unescape(match["asked"]) for match in NUMBER.finditer(page)))


def figure_card(name: str, live: str | None = None) -> Lines:
    """The card of a figure and, where there is one, of the live part that takes its place."""
    still, moving = Artefact("figures", name), [manifest.live(live)] if live else []
    runs = dict.fromkeys(run for artefact in (still, *moving) for run in made_from(artefact) if run.kind == "runs")
    return [*modules("drawn by", still), *modules("moved by", *moving), *run_lines(runs), *receipt_lines(still, *moving)]


def number_card(expression: str) -> Lines:
    """The card of a number, with each name that it is computed from."""
    paths = list(dict.fromkeys(path if path[0] in numerals.OTHER_ROOTS else path[:2] for path in numerals.names(expression)))
    value = numerals.evaluate(numerals.parse(expression).tree, facts.look_up)
    lines = [] if isinstance(value, str) else [("value", precise(value))]
    if [".".join(path) for path in paths] != [expression]:
        lines += joined("from", [f"{'.'.join(path)} = {precise(facts.look_up(path))}" for path in paths])
    lines_of = {"code": constant_lines, "data": data_lines, "claims": claims_lines}
    roots = {root: [path for path in paths if path[0] == root] for root in lines_of}
    lines += score_lines(dict.fromkeys(path[0] for path in paths if path[0] not in lines_of))
    return lines + [line for root, root_paths in roots.items() if root_paths for line in lines_of[root](root_paths)]


def score_lines(variants: Iterable[str]) -> Lines:
    """Lines on the scores of some variants."""
    runs, files = ([Artefact(kind, name) for name in variants] for kind in ("runs", "scores"))
    return [*modules("made by", *runs), *run_lines(runs), *receipt_lines(*files)]


def claims_lines(paths: list[tuple[str, ...]]) -> Lines:
    """Lines on the claims in some dotted names."""
    return [line for name in dict.fromkeys(path[1] for path in paths) for line in claim_lines(name)]


def claim_lines(name: str) -> Lines:
    """Lines on one claim."""
    claim, family = facts.look_up(("claims", name)), manifest.claims().get(name)
    lines = [("claim", claim.get("claim", "")), ("verdict", f"{claim['verdict']}: {claim.get('because', '')}")]
    lines += part_lines(findings.parts(claim))
    lines += [(name, plain(value)) for name, value in findings.further(claim).items()]
    if claim.get("classifier"):
        lines += [("pictures", science.table().JUDGED_BY.format(claim["classifier"]))]
    return (
        [*lines, *modules("judged by", family), *run_lines(manifest.runs_of(name)), *receipt_lines(family)] if family else lines
    )


def part_lines(parts: list[dict]) -> Lines:
    """Lines on what each part of a claim asked, its answer, the numbers behind it, and what these rest on."""
    labels = ["measured"] if len(parts) == 1 else [f"part {place} of {len(parts)}" for place in range(1, len(parts) + 1)]
    return [(label, "\n".join(part_texts(part))) for label, part in zip(labels, parts, strict=True)]


def part_texts(part: dict) -> tuple[str, str, str]:
    """What a part of a claim asked and the answer; its estimate with all of its digits; what that rests on."""
    reach = f", 95% interval {findings.interval(part)}" if findings.is_random(part) else ""
    numbers = f"{plain(part['value']).removesuffix('.0')}{reach}, asked {findings.asked(part)}"
    return f"{part['asks']}: {part['answer']}", numbers, findings.basis(part)


def constant_lines(paths: list[tuple[str, ...]]) -> Lines:
    """Lines on constants of the code."""
    places = dict.fromkeys((quotes.constant_file(path[1:]), path[-1]) for path in paths)
    texts = [f"{closure.shown(file)}, code {short(closure.name_digest(file, name))}" for file, name in places]
    return joined("written in", texts)


def data_lines(paths: list[tuple[str, ...]]) -> Lines:
    """Lines on facts about data sets."""
    raw = {file: digest for path in paths for file, digest in receipts.raw_digests(path[1]).items()}
    files = [f"{file} {short(digest)}" for file, digest in raw.items()]
    return [("written in", closure.shown(facts.SOURCES)), *joined("raw files", files)]


def precise(value: object) -> str:
    """A value with all of its digits; a score's with its spread and number of seeds."""
    if not isinstance(value, dict):
        return plain(value)
    spread = [f"{name} {plain(value[name])}" for name in ("sd", "n") if name in value]
    return ", ".join([plain(value.get("mean", value.get("value", value.get("verdict")))), *spread])


def plain(value: object) -> str:
    """A number without an exponent, as text; anything else as it is."""
    text = f"{Decimal(repr(value)):,f}" if isinstance(value, float) else f"{value:,}" if type(value) is int else str(value)
    return numerals.minus(text)


def modules(label: str, *artefacts: Artefact) -> Lines:
    """The modules that make artefacts, each with the digest of its code from the receipt."""
    digests = {file_of(artefact): receipt(artefact).get("code") for artefact in artefacts}
    return joined(label, [file + (f", code {short(digest)}" if digest else "") for file, digest in digests.items()])


def file_of(artefact: Artefact) -> str:
    """The file of an artefact's own module."""
    return f"src/{artefact.module.replace('.', '/')}.py"


def receipt_lines(*artefacts: Artefact) -> Lines:
    """The receipts of artefacts, each with its key."""
    files = [f"{artefact.receipt}, key {short(receipt(artefact)['key'])}" for artefact in artefacts if receipt(artefact)]
    return joined("receipts" if len(files) > 1 else "receipt", files)


def run_lines(runs: Iterable[Artefact]) -> Lines:
    """The variants of runs, grouped by their seeds; the data sets that they come from, and the time that training took."""
    runs = list(runs)
    seeds = {run: seeds_text(run) for run in runs}
    groups = [f"{', '.join(run.name for run in runs if seeds[run] == text)} ({text})" for text in dict.fromkeys(seeds.values())]
    below = {artefact: key for run in runs for artefact, key in {run: "", **all_below(run)}.items()}
    data = [f"{artefact.name} {short(key)}" for artefact, key in sorted(below.items()) if artefact.kind == "data"]
    spent = sum(receipt(artefact).get("seconds", 0) for artefact in below if artefact.kind == "runs")
    lines = joined("variants" if len(runs) > 1 else "variant", groups) + joined("data", [", ".join(data)] if data else [])
    return lines + joined("trained", [f"{receipts.duration(spent)} in all"] if spent else [])


def seeds_text(run: Artefact) -> str:
    """Which seeds a variant was trained with, and how many."""
    if not receipt(run):
        return "no receipt"
    used = receipt(run).get("seeds", [])
    many = f"seeds {used[0]} to {used[-1]}" if len(used) > 1 else f"seed {used[0]}" if used else ""
    return f"{many}, n {len(used)}" if used else "no seed"


def joined(label: str, texts: list[str]) -> Lines:
    """One line of a card for several texts; none where there are no texts."""
    return [(label, "\n".join(texts))] if texts else []


def all_below(run: Artefact) -> dict[Artefact, str]:
    """The data sets and runs that a run depends on, each with its key; data sets have no receipts in a clone."""
    above = made_from(run)
    return {below: key for artefact in above if artefact.kind == "runs" for below, key in all_below(artefact).items()} | above


def made_from(artefact: Artefact) -> dict[Artefact, str]:
    """What an artefact was made from by its receipt, each with its key."""
    keys = receipt(artefact).get("made_from", {})
    return {Artefact(Path(file).parent.name, Path(file).stem): key for file, key in keys.items()}


def receipt(artefact: Artefact) -> dict:
    """An artefact's receipt, empty where there is none."""
    return receipts.read(artefact) or {}


def short(digest: str) -> str:
    """The beginning of a digest."""
    return digest[:DIGITS]
