"""Are the committed results those of this code? `python -m proof check` needs nothing but Python.

Each file is held against its receipt, and its receipt against the code, the pins and the raw data's digests as they are now.
"""

from collections.abc import Iterable
from pathlib import Path

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.deck import decks
from proof.source import closure, science
from proof.source.paths import RESULTS

KEPT = [kind.name for kind in manifest.KINDS.values() if kind.committed and "/" in kind.file]  # in folders of their own


def main() -> int:
    """Name all that is stale, missing, edited or left over, with the slides that stand on it; 0 where there is nothing."""
    wanted = [artefact for artefact in manifest.whole() if manifest.committed(artefact)]
    ahead = unused(wanted)
    problems = [line for artefact in (*wanted, *ahead) for line in problem(artefact)]
    problems += [f"{path} is used by no slide, and nothing makes it" for path in strays((*wanted, *ahead))]
    for artefact in ahead:
        print(f"{artefact} is used by no slide yet")
    if problems:
        print("\n".join(problems))
        print(f"{len(problems)} of {len(wanted)} results are not what this code makes: `make results` makes them again")
        return 1
    print(f"all {len(wanted)} committed results are fresh: made by this code, these pins, this raw data, and not edited since")
    return 0


def problem(artefact: Artefact) -> list[str]:
    """What is wrong with one artefact, and where in the decks it is felt."""
    why = receipts.stale(artefact) or ("was edited by hand" if receipts.edited(artefact) else None)
    if not why:
        return []
    felt = [f"{deck} slide {', '.join(map(str, numbers))}" for deck in decks.names() if (numbers := slides_on(deck, artefact))]
    return [f"{artefact}: {why}" + (f" [{'; '.join(felt)}]" if felt else "")]


def slides_on(deck: str, artefact: Artefact) -> list[int]:
    """The numbers of the slides that show an artefact or something made from it."""
    shown = {Artefact("figures", name): slides for name, slides in decks.figures(deck).items()}
    shown |= {Artefact("sprites", name): slides for name, slides in decks.sprites(deck).items()}
    shown |= {Artefact("scores", name): slides for name, slides in decks.variants(deck).items()}
    felt = [slides for one, slides in shown.items() if artefact in manifest.everything((one,))]
    for claim, slides in decks.claims(deck).items():
        if artefact == manifest.claims().get(claim) or artefact in manifest.everything(manifest.asked_by(claim)):
            felt.append(slides)
    return sorted({slide.number for slides in felt for slide in slides})


def unused(wanted: list[Artefact]) -> list[Artefact]:
    """Results that can be made and are there, and that no slide leads to: a training may come before its slide."""
    named = [Artefact(path.parent.name, path.stem) for path in files() if path.suffix != ".receipt"]
    made = [one for one in named if closure.source(one.module or science.module("runs", one.name))]
    return [one for one in made if one not in wanted]


def strays(known: Iterable[Artefact]) -> list[Path]:
    """Files among the results that nothing makes."""
    places = {path for artefact in known for path in (artefact.path, artefact.receipt)}
    return [path for path in files() if path not in places]


def files() -> list[Path]:
    """What lies in the folders of committed results."""
    return [path for kind in KEPT for path in sorted((RESULTS / kind).glob("[!.]*"))]
