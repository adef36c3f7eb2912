"""Make again what is made from the committed runs, and compare bytes: `python -m proof remake`.

Scores, figures, sprites and claims need no training, so any machine can prove them: receipts show that nobody edited them,
and this shows that the code makes them. Only kinds that are named are made, or else all. Nothing in `results/` is changed.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one thread per process

from proof.build import manifest
from proof.build.manifest import Artefact

REMADE = [name for name, kind in manifest.KINDS.items() if kind.committed and kind.made_by and not (kind.needs or kind.seeds)]


def main(*kinds: str) -> int:
    """Print each result that comes out with other bytes than were committed; 0 if there is none."""
    if unknown := set(kinds) - {*REMADE}:
        raise SystemExit(f"{', '.join(sorted(unknown))} cannot be made again: there are {', '.join(REMADE)}")
    wanted = [artefact for artefact in manifest.all_artefacts() if artefact.kind in (kinds or REMADE)]
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        differing = [line for line in workers.map(difference, longest_first(wanted)) if line]
    print("\n".join(sorted(differing)) or f"all {len(wanted)} results come out of the committed runs byte for byte")
    return 1 if differing else 0


def longest_first(artefacts: Iterable[Artefact]) -> Iterator[Artefact]:
    """Artefacts in the order of the time that they take: sprites, figures, then all others."""
    yield from sorted(artefacts, key=lambda artefact: (artefact.kind != "sprites", artefact.kind != "figures"))


def difference(artefact: Artefact) -> str:
    """Make a result again and say what is wrong with it; empty if the bytes are the committed ones."""
    if not artefact.path.exists():
        return f"{artefact} is missing: `make results` makes it"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / artefact.path.name
        manifest.imported(manifest.maker(artefact.kind))(artefact, path)
        same = path.read_bytes() == artefact.path.read_bytes()
    return "" if same else f"{artefact} comes out with other bytes"
