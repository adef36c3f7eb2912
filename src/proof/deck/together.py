"""The claims that the slides of a deck rest on, tested together by Holm's step-down method.

By itself each verdict may come from chance in one case of twenty, and of thirty such verdicts one may well be wrong. So
those of a deck are tested together: the chance that even one of them came from chance is at most 5 %. A deck that says
`tested = "talk"`, of which the talk is a part, leaves it to that.

What counts is a claim that a slide needs as decided. Nothing is asserted of a claim that is needed as undecided or mixed, and
it has no `chance`. A claim in which nothing is random is no test: it would raise the bar for others and guard against nothing.
"""

from collections.abc import Iterable

from proof.deck import decks, facts, findings

LEVEL = 0.05  # the risk that chance decided any of them


def problems(deck: str) -> Iterable[str]:
    """A sentence with file and line for each slide that rests on a claim which is not clear enough among all others."""
    chances, slides = tests(deck), decks.slides(deck)
    for claim, risk in adjusted(chances).items():
        resting = [slide for slide in slides if claim in dict(decks.needs(slide))] if risk > LEVEL else []
        for slide in resting:
            yield (
                f"{slide.at(0)}: this slide rests on claim {claim}, whose verdict chance gives in {chances[claim]:.2g} of "
                f"all cases; among the {len(chances)} claims on which {deck} rests that is a risk of {risk:.2g}, more than "
                f"{LEVEL} (Holm): train more seeds, or rest less on {claim}"
            )


def sentence(deck: str) -> str:
    """What a slide says of all claims that its deck rests on."""
    tested = decks.read(deck).tested
    if not (number := len(tests(tested))):
        return f"No slide of the {tested} rests on what chance could have decided"
    claims = "1 claim" if number == 1 else f"{number} claims"
    return f"The {tested} rests on {claims}; the risk that chance decided even one of them is at most {LEVEL:.0%} (Holm)"


def tests(deck: str) -> dict[str, float]:
    """By claim, the chance of each verdict that a deck's slides need and that chance could have given."""
    verdicts = facts.verdicts()
    needed = {claim: verdict for slide in decks.slides(deck) for claim, verdict in decks.needs(slide)}
    met = [claim for claim, verdict in needed.items() if verdicts.get(claim, {}).get("verdict") == verdict]
    return {claim: verdicts[claim]["chance"] for claim in met if is_test(verdicts[claim])}


def is_test(verdict: dict) -> bool:
    """Is a verdict an answer that chance could have given?"""
    return verdict.get("chance") is not None and any(map(findings.is_random, findings.parts(verdict)))


def adjusted(chances: dict[str, float]) -> dict[str, float]:
    """By name, the least risk of all together at which each still stands, the clearest first (Holm 1979)."""
    ordered = sorted(chances.items(), key=lambda item: item[1])
    risks, worst = {}, 0.0
    for place, (name, chance) in enumerate(ordered):
        worst = risks[name] = max(worst, min(1.0, chance * (len(ordered) - place)))
    return risks
