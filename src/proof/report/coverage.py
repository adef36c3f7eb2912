"""What of the slides rests on claims, and what on nothing: `python -m proof explain claims`.

It tells, and stops nothing: a title may well be a name, and a figure may show more than its slide speaks of.
"""

from collections.abc import Iterable

from proof.build import manifest
from proof.build.manifest import Artefact
from proof.deck import decks, facts, on_slides, stated, typed
from proof.deck.decks import Slide

OPENER = "_class: section"
Group = tuple[str, list[str]]  # what it is about, and a line for each case


def lines() -> list[Group]:
    """For each deck the titles that rest on claims and those that do not, then figures beyond their claims, and idle claims."""
    return [*(group for deck in decks.names() for group in deck_lines(deck)), idle()]


def deck_lines(deck: str) -> list[Group]:
    """What of one deck rests on claims, and what does not."""
    slides = decks.slides(deck)
    resting = [slide for slide in slides if decks.needs(slide)]
    bare = [slide for slide in slides if slide not in resting and is_statement(slide)]
    declared = typed.read_declared()
    free = [(slide, word, part) for slide in slides for _, word, part in stated.uncarried(slide, declared, facts.look_up)]
    return [
        (
            f"{deck}: {len(resting)} of {len(slides)} slides rest on claims",
            [line for slide in resting for line in words(slide)],
        ),
        (f"{deck}: titles that rest on no claim", [titled(slide) for slide in bare]),
        (f"{deck}: words that nothing carries", [f'{titled(slide)}: "{word}" in "{part}"' for slide, word, part in free]),
        (
            f"{deck}: figures of runs that none of their slide's claims asks",
            [line for slide in resting for line in beyond(slide)],
        ),
    ]


def is_statement(slide: Slide) -> bool:
    """May a slide's title state something? A question does not, nor does the title of a section."""
    return not on_slides.title(slide).endswith("?") and OPENER not in slide.text


def words(slide: Slide) -> Iterable[str]:
    """A line for each slide that rests on claims: which, and the words that they carry."""
    carried = {claim: f' "{said}"' for claim, _, said in decks.carried(slide)}
    claims = [claim + f" {verdict}" * (verdict != "holds") + carried.get(claim, "") for claim, verdict in decks.needs(slide)]
    yield f"{titled(slide)}: {', '.join(claims)}"


def beyond(slide: Slide) -> Iterable[str]:
    """A line for each figure of a slide that is drawn from runs which none of the slide's claims asks."""
    asked = {run for claim, _ in decks.needs(slide) for run in manifest.runs_of(claim)}
    for name in on_slides.figures(slide):
        drawn = [run for run in manifest.upstream(Artefact("figures", name)) if run not in asked]
        if drawn:
            yield f"{slide.deck} slide {slide.number}: {name} is drawn from {', '.join(run.name for run in drawn)} too"


def idle() -> Group:
    """The claims that no slide needs or quotes."""
    used = {claim for deck in decks.names() for claim in decks.claims(deck)}
    return "claims on no slide", sorted(manifest.claims().keys() - used)


def titled(slide: Slide) -> str:
    """A slide by its deck, number and title."""
    return f"{slide.deck} slide {slide.number}: {on_slides.title(slide)}"
