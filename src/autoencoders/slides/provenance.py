"""What each slide of a deck was made from: a code for its footer, and a line for its notes.

Only the standard library, so that `make explain` can find a slide by its code in a bare clone.
"""

import hashlib
import json

from autoencoders.pipeline import manifest, on_slides, receipts
from autoencoders.pipeline.manifest import Artefact
from autoencoders.slides import decks, facts, quotes
from autoencoders.slides.decks import Slide

DIGITS = 8  # of a digest: enough to find it again


def code(slide: Slide) -> str:
    """Eight digits for all that a slide was made from, so that a photograph of it can be traced; none for words alone."""
    made = {str(artefact): identity(artefact) for artefact in stands_on(slide)}
    made |= {name: quotes.source(*quotes.locate(name)) for name in decks.quoted(slide)}
    made |= {".".join(path): str(facts.look_up(path)) for path in decks.paths(slide) if path[0] in ("code", "data")}
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
        "source": decks.quoted(slide),
        "receipts": [code(slide)],
    }
    told = [f"{kind} {', '.join(dict.fromkeys(names))}" for kind, names in named.items() if any(names)]
    return f"Made from {'; '.join(told)}" if told else ""


def receipt(artefact: Artefact) -> dict:
    """An artefact's receipt, empty where there is none."""
    return receipts.read(artefact) or {}
