"""Judge all claims from the runs that they look at: `python -m autoencoders.judge` writes results/claims.json."""

import importlib
import json
from pathlib import Path

from autoencoders import runs
from autoencoders.pipeline import closure, command, manifest
from autoencoders.runs import Run
from autoencoders.verdicts import stored


def main() -> None:
    """From results/runs to results/claims.json."""
    found = judged({above.name: runs.load(above.path) for above in manifest.upstream(manifest.CLAIMS)})

    def make(path: Path) -> None:
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")

    command.produce(manifest.CLAIMS, make)


def judged(given: dict[str, Run]) -> dict[str, dict]:
    """Each claim's verdict, by its number."""
    found: dict[str, dict] = {}
    for module in manifest.claim_modules():
        for name in closure.functions(module, "c"):
            if name.upper() in found:
                raise SystemExit(f"two claims are called {name}: give the one in {module} another number")
            found[name.upper()] = verdict(module, name, given)
    return dict(sorted(found.items()))


def verdict(module: str, name: str, given: dict[str, Run]) -> dict:
    """One claim, asked with the runs that its parameters name."""
    asked = {variant: given[variant] for variant in closure.parameters(module, name)}
    try:
        return stored(getattr(importlib.import_module(module), name)(**asked))
    except ValueError as error:
        raise SystemExit(f"claim {name.upper()} cannot be judged from {', '.join(asked)}: {error}") from error


if __name__ == "__main__":
    command.watch_parent()
    main()
