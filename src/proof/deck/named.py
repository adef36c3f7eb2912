"""Of which run does a number speak? The words around it tell, by the names of runs in slides/names.toml.

A clause names the run whose number it quotes, and one that names none goes on about the run that was named last. Nothing has to
be named where no other run could be meant: where no other has such a score, or none that the slide's figures and claims know.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from proof.deck import decks, numerals
from proof.deck.decks import Slide
from proof.deck.seen import GLUE, seen

Names = tuple[tuple[str, str], ...]  # pairs of a name and a run
Quoted = dict[str, str]  # runs whose numbers an expression quotes, each with a score of it
END = re.compile(r"[.,;:!?–—|()\[\]\n]|\b(?:and|or|to|against|where|than|while)\b")  # of a clause
SPACE = rf"[\s{GLUE}]+"


def problems(slide: Slide, drawn: set[str], asked: list[set[str]], names: Names, scores: dict[str, dict]) -> Iterable[str]:
    """A sentence with file and line for each number of a run that the words around it do not name.

    `drawn` are the runs of the slide's figures, and `asked` those of each claim that it needs. Without names none is asked.
    """
    names = tuple((name, run) for name, run in names if run in scores)
    if not names:
        return
    known = drawn.union(*asked)
    for match in decks.expressions(slide):
        quoted = runs_quoted(match)
        nearest = mentioned(slide.text, match, names, known)
        compared = [*asked, known] if "same(" in match["inside"] else asked  # by a claim, or by the build, which stops
        if (
            len(quoted) > 1
            and any(quoted.keys() <= runs for runs in compared)
            and all(runs & quoted.keys() for runs in nearest)
        ):
            continue
        meant = set().union(*(nearest if len(quoted) > 1 else nearest[:1]))
        for run, score in quoted.items():
            having = {other for other, its in scores.items() if score in its}
            mistakable = run in having and {run} not in (having, having & known)
            if mistakable and run not in meant:
                said = " or ".join(sorted(meant)) or "no run"
                yield (
                    f"{slide.at(match.start())}: {run}.{score} stands where words name {said}: name {run} in this clause, "
                    f"as slides/names.toml does below [{slide.file.stem}], or give it there the name by which you call it"
                )


def runs_quoted(match: re.Match) -> Quoted:
    """The runs that an expression quotes; none where it cannot be read, which is told elsewhere."""
    try:
        paths = numerals.names(match["inside"])
    except ValueError:
        return {}
    return {path[0]: path[1] for path in paths if path[0] not in numerals.OTHER_ROOTS and len(path) > 1}


def mentioned(text: str, match: re.Match, names: Names, known: set[str]) -> list[set[str]]:
    """The runs of which an expression may speak, nearest first: those named before it in its clause, or after it, or last."""
    start, stop = clause(seen(text), match)
    found = [(at, set(runs & known or runs)) for at, runs in mentions(text, names)]
    before = [runs for at, runs in found if start <= at < match.start()]
    after = [runs for at, runs in found if match.end() <= at < stop]
    earlier = [runs for at, runs in found if at < start]
    return [*reversed(before), *after, *earlier[-1:]]


def clause(read: str, match: re.Match) -> tuple[int, int]:
    """Where the clause of an expression begins and ends in what is read of a slide."""
    start = max((end.end() for end in END.finditer(read, 0, match.start())), default=0)
    return start, next((end.start() for end in END.finditer(read, match.end())), len(read))


@cache
def mentions(text: str, names: Names) -> list[tuple[int, frozenset[str]]]:
    """Where the words of a slide name runs (or parts of scores), and which have that name."""
    runs_of: dict[str, set[str]] = {}
    for name, run in names:
        runs_of.setdefault(name, set()).add(run)
    longest = "|".join(map(spelled, sorted(runs_of, key=len, reverse=True)))
    found = re.finditer(rf"(?<![\w-])(?:{longest})(?![\w-])", seen(text))
    said = [(match.start(), re.sub(SPACE, " ", match[0])) for match in found]
    return [(at, frozenset(runs_of.get(name) or runs_of[name.lower()])) for at, name in said]


def spelled(name: str) -> str:
    """A pattern for a name, wherever its line is broken; one with capital letters is read as it is written."""
    words = SPACE.join(map(re.escape, name.split()))
    return words if name != name.lower() else f"(?i:{words})"


def read_names() -> dict:
    """The names of runs, and below each section those that they have there alone: slides/names.toml."""
    path = decks.SLIDES / "names.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{decks.shown(path)} is not TOML: {error}") from error


def of_section(declared: dict, section: str) -> Names:
    """The names that runs have in a section."""
    lists = [*declared.items(), *declared.get(section, {}).items()]
    return tuple((name, run) for run, names in lists if isinstance(names, list) for name in names)


def unspoken(declared: dict, section: str) -> set[str]:
    """The parts of scores that go without saying in a section: those with an empty list of names."""
    return {part for part, names in [*declared.items(), *declared.get(section, {}).items()] if names == []}


def unused(declared: dict) -> list[str]:
    """A sentence for each name below a section that stands nowhere in it."""
    texts: dict[str, str] = {}
    for deck in decks.names():
        for slide in decks.slides(deck):
            texts[slide.file.stem] = f"{texts.get(slide.file.stem, '')}\n{seen(slide.text)}"
    return [
        f"slides/names.toml calls {run} {name} below [{section}], where nothing does: delete that name"
        for section, table in declared.items()
        if isinstance(table, dict)
        for run, names in table.items()
        for name in names
        if not re.search(rf"(?<![\w-]){spelled(name)}(?![\w-])", texts.get(section, ""))
    ]
