"""Are the committed results those of this code? `python -m proof check` needs nothing but Python.

Each file is compared with its receipt, and each receipt with the present code, pins and digests of raw data.
"""

from collections.abc import Iterable
from pathlib import Path

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.deck import decks, witnesses
from proof.report import contradictions
from proof.source import closure, science
from proof.source.paths import RESULTS

COMMITTED = [kind.name for kind in manifest.KINDS.values() if kind.committed and "/" in kind.file]  # those with a folder


def main() -> int:
    """Print all that is stale, missing, edited or left over, with the slides that depend on it; 0 if there is nothing."""
    wanted = [artefact for artefact in manifest.all_artefacts() if manifest.committed(artefact)]
    unused_results = unused_by_slides(wanted)
    problems = [line for artefact in (*wanted, *unused_results) for line in problems_of(artefact)]
    problems += contradictions.between(wanted)
    problems += [f"{path} is used by no slide, and nothing makes it" for path in strays((*wanted, *unused_results))]
    for artefact in unused_results:
        print(f"{artefact} is used by no slide yet")
    contradicted = list(witnesses.problems(receipts.key_of))
    print("\n".join([*contradicted, *witnesses.outdated(receipts.key_of), witnesses.sentence(receipts.key_of)]))
    if problems:
        print("\n".join(problems))
        print(f"{len(problems)} of {len(wanted)} results are not what this code makes: `make results` makes them again")
        return 1
    print(f"all {len(wanted)} committed results are fresh: made by this code, these pins, this raw data, and not edited since")
    return 1 if contradicted else 0


def problems_of(artefact: Artefact) -> list[str]:
    """What is wrong with one artefact, with the slides that depend on it; empty if nothing is."""
    edited = "was edited by hand, or its receipt was" if receipts.edited(artefact) else None
    if not (why := receipts.why_stale(artefact) or edited or contradictions.inside(artefact)):
        return []
    uses = [f"{deck} slide {', '.join(map(str, numbers))}" for deck in decks.names() if (numbers := slides_on(deck, artefact))]
    return [f"{artefact}: {why}" + (f" [{'; '.join(uses)}]" if uses else "")]


def slides_on(deck: str, artefact: Artefact) -> list[int]:
    """The numbers of a deck's slides that show an artefact or something made from it."""
    slides_of = {Artefact("figures", name): slides for name, slides in decks.figures(deck).items()}
    slides_of |= {manifest.live(name): slides for name, slides in decks.live(deck).items()}
    slides_of |= {Artefact("scores", name): slides for name, slides in decks.variants(deck).items()}
    affected = [slides for root, slides in slides_of.items() if artefact in manifest.with_ancestors((root,))]
    for claim, slides in decks.claims(deck).items():
        if artefact == manifest.claims().get(claim) or artefact in manifest.with_ancestors(manifest.runs_of(claim)):
            affected.append(slides)
    return sorted({slide.number for slides in affected for slide in slides})


def unused_by_slides(wanted: list[Artefact]) -> list[Artefact]:
    """Results that exist and can be made, but that no slide uses yet."""
    found = [Artefact(path.parent.name, path.stem) for path in files() if path.suffix != ".receipt"]
    made = [artefact for artefact in found if closure.source(artefact.module or science.module("runs", artefact.name))]
    return [artefact for artefact in made if artefact not in wanted]


def strays(known: Iterable[Artefact]) -> list[Path]:
    """Committed files that belong to none of the known artefacts."""
    places = {path for artefact in known for path in (artefact.path, artefact.receipt)}
    return [path for path in files() if path not in places]


def files() -> list[Path]:
    """All files in the folders of committed results."""
    return [path for kind in COMMITTED for path in sorted((RESULTS / kind).glob("[!.]*"))]
