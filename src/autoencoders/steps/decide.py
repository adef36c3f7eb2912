"""Decide the claims of a family, or join the verdicts of all families."""

import json
from pathlib import Path

from autoencoders import runs
from autoencoders.runs import Run
from autoencoders.verdicts import ledger, stored
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source import closure


def make(artefact: Artefact, path: Path) -> None:
    """Write the verdicts of a family of claims."""
    write(path, of_family(artefact))


def join(artefact: Artefact, path: Path) -> None:
    """Write the ledger: the verdicts of all families."""
    families = manifest.upstream(artefact)
    write(path, ledger([json.loads(family.path.read_text(encoding="utf-8")) for family in families]))


def write(path: Path, verdicts: dict[str, dict]) -> None:
    """Write verdicts as JSON."""
    path.write_text(json.dumps(verdicts, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def of_family(family: Artefact) -> dict[str, dict]:
    """The verdict on each claim of a family, by the claim's number."""
    loaded = {run.name: runs.load(run.path) for run in manifest.upstream(family)}
    return {claim: verdict(family.module, claim.lower(), loaded) for claim, home in manifest.claims().items() if home == family}


def verdict(module: str, name: str, loaded: dict[str, Run]) -> dict:
    """The verdict on one claim, by the runs that its parameters name."""
    asked = {variant: loaded[variant] for variant in closure.parameters(module, name)}
    try:
        return stored(manifest.imported(f"{module}.{name}")(**asked))
    except ValueError as error:
        raise SystemExit(f"claim {name.upper()} cannot be decided from {', '.join(asked)}: {error}") from error
