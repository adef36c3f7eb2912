"""Of which score of its run does a number speak? The words around it tell, by the names in slides/names.toml.

There the parts of scores' names have names: `mse` is "error". Words tell a score from another of its run by the parts that only
one of them has: in the number's clause, in the head of its column, in its sentence, or in the last sentence before that says
one of these parts. A part without names is said by its own word, and one with an empty list of them goes without saying.
"""

import re
from collections.abc import Iterable

from proof.deck import decks, named, numerals
from proof.deck.decks import Slide
from proof.deck.named import Names
from proof.deck.seen import GLUE, seen

END = re.compile(rf"[.?!](?=[\s\]{GLUE}])|\n")  # of a sentence, or of a row
Span = tuple[int, int]


def problems(slide: Slide, declared: dict, scores: dict[str, dict]) -> Iterable[str]:
    """A sentence with file and line for each number that words do not tell from another score of its run.

    Where no part of a score has a name, none is asked.
    """
    section, runs = slide.file.stem, {path[0] for path in decks.paths(slide)}
    known = set().union(*(parts(score) for run in runs for score in scores.get(run, ())))
    names = tuple((name, part) for name, part in named.of_section(declared, section) if part in known)
    if not names:
        return
    spoken, silent = {part for _, part in names}, named.unspoken(declared, section)
    own_words = sorted(part for part in known - spoken if part.isalpha())
    told = named.mentions(slide.text, (*names, *((word, word) for word in own_words)))
    for match in decks.expressions(slide):
        quoted = scores_quoted(match)
        beside = set().union(*(parts(score) for _, score in quoted))
        near, far = ([said(told, span) for span in spans] for spans in places(seen(slide.text), match))
        for run, score in dict.fromkeys(quoted):
            for other in scores.get(run, ()) if score in scores.get(run, ()) else ():
                own, its = parts(score) - parts(other) - silent, (parts(other) & spoken) - beside
                if (run, other) not in quoted and not are_told(own, its, near + far if own else near):
                    words = " or ".join(spelled(part, names) for part in sorted(own or its))
                    yield (
                        f"{slide.at(match.start())}: {run}.{score} stands where words could speak of its {other}: "
                        f"{'say' if own else 'do not say'} {words} in this clause, or give that another name in "
                        f"slides/names.toml, below [{section}]"
                    )
                    break


def are_told(own: set[str], its: set[str], places: list[set[str]]) -> bool:
    """Do words speak of a score and not of another, by the parts that only one has? The first place with any decides."""
    deciding = next((parts for parts in places if parts & (own | its)), None)
    return not own if deciding is None else bool(deciding & own)


def spelled(part: str, names: Names) -> str:
    """A part of a score's name, with the words that say it."""
    words = ", ".join(name for name, of in names if of == part)
    return f"{part} ({words})" if words else part


def parts(score: str) -> set[str]:
    """The parts of a score's name: `noise_0_1_kept_share` is about noise of 0.1."""
    return set(re.sub(r"(?<=\d)_(?=\d)", ".", score).split("_"))


def scores_quoted(match: re.Match) -> list[tuple[str, str]]:
    """The runs and scores that an expression quotes, none for a number of seeds, which all scores of a run share."""
    try:
        paths = numerals.names(match["inside"])
    except ValueError:  # which is told elsewhere
        return []
    return [path[:2] for path in paths if len(path) > 1 and path[2:] != ("n",)]


def said(told: list[tuple[int, frozenset[str]]], span: Span) -> set[str]:
    """The parts that are named in a span of a slide."""
    return set().union(*(parts for at, parts in told if span[0] <= at < span[1]))


def places(read: str, match: re.Match) -> tuple[list[Span], list[Span]]:
    """Where words may tell of what an expression speaks: clause and head of its column; its sentence, and those before it."""
    ends = [0, *(end.end() for end in END.finditer(read)), len(read)]
    sentences = [span for span in zip(ends, ends[1:], strict=False) if span[0] <= match.start()]
    return [named.clause(read, match), column_head(read, match.start())], sentences[::-1]


def column_head(read: str, at: int) -> Span:
    """Where the head of a number's column stands, in a table; nowhere for any other number."""
    row, top = read.rfind("\n", 0, at) + 1, read.rfind("\n\n", 0, at) + 2
    if not read.startswith("|", row):
        return 0, 0
    bars = [bar.start() for bar in re.finditer(r"\|", read[top : read.find("\n", top)])]
    column = read.count("|", row, at)
    return (top + bars[column - 1], top + bars[column]) if column < len(bars) else (0, 0)
