"""Judge the claims of a family: `python -m autoencoders judge noisy`; with no name, join all families."""

import importlib
import json
from pathlib import Path

from autoencoders import runs
from autoencoders.runs import Run
from autoencoders.verdicts import ledger, stored
from proof.build import command, manifest
from proof.build.manifest import LEDGER, Artefact
from proof.source import closure


def main(name: str = "") -> None:
    """From results/runs to results/claims/<name>.json, or from these to results/claims.json."""
    artefact = Artefact("claims", name) if name else LEDGER
    command.produce(artefact, lambda path: make(artefact, path))


def make(artefact: Artefact, path: Path) -> None:
    """Write the verdicts of a family of claims, or of all families."""
    found = ledger([read(one) for one in manifest.upstream(LEDGER)]) if artefact == LEDGER else judged(artefact)
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def judged(family: Artefact) -> dict[str, dict]:
    """The verdict on each claim of a family, by its number."""
    given = {above.name: runs.load(above.path) for above in manifest.upstream(family)}
    return {name: verdict(family.module, name.lower(), given) for name, home in manifest.claims().items() if home == family}


def read(family: Artefact) -> dict[str, dict]:
    """What became of a family's claims."""
    return json.loads(family.path.read_text(encoding="utf-8"))


def verdict(module: str, name: str, given: dict[str, Run]) -> dict:
    """One claim, asked with the runs that its parameters name."""
    asked = {variant: given[variant] for variant in closure.parameters(module, name)}
    try:
        return stored(getattr(importlib.import_module(module), name)(**asked))
    except ValueError as error:
        raise SystemExit(f"claim {name.upper()} cannot be judged from {', '.join(asked)}: {error}") from error
