"""Settings of a build: from `snakemake --config quick=1 mirror=...` or from the environment (PROOF_QUICK, PROOF_MIRROR).

Jobs read only the environment. Snakemake passes both on to jobs on other machines.
"""

import difflib
import os
from pathlib import Path

from proof.source.paths import RESULTS

VARIABLES = {  # environment variables, by the name in Snakemake's config
    "mirror": "PROOF_MIRROR",  # a folder or URL that holds raw files
    "quick": "PROOF_QUICK",  # a quick trial; its results have keys of their own, so none is taken for a real result
    "seeds": "PROOF_SEEDS",  # the most seeds to train for each variant; such runs have keys of their own, too
    "shelf": "PROOF_SHELF",  # a folder that keeps the trainings of every seed, for several clones or a team
}
DECK = "deck"  # which deck is exported; only in the config, since no job reads it
PATHS = ("mirror", "shelf")  # settings that may be relative paths


def take(config: dict, folder: Path, child: bool = False) -> list[str]:
    """Copy a build's config into its environment; returns the variables that jobs on other machines need.

    Relative paths are resolved against `folder`, where the user typed the command. In a `child`, which Snakemake started on
    another machine, variables that are already set take precedence over the config.
    """
    for name in config:
        if name not in (*VARIABLES, DECK):
            similar = difflib.get_close_matches(name, (*VARIABLES, DECK), 1)
            hint = f"did you mean {similar[0]}?" if similar else f"there is {', '.join((*VARIABLES, DECK))}"
            raise SystemExit(f"--config {name}=... sets nothing: {hint}")
    for name, variable in VARIABLES.items():
        if name in config and not (child and variable in os.environ):
            os.environ[variable] = str(config[name])
        if name in PATHS and os.environ.get(variable):
            os.environ[variable] = absolute(os.environ[variable], folder)
    return [variable for variable in VARIABLES.values() if variable in os.environ]


def absolute(path: str, folder: Path) -> str:
    """A path as an absolute one, so that jobs in any folder can use it; a URL stays as it is."""
    if "://" in path:
        return path
    return str(folder / Path(path).expanduser())


def quick() -> bool:
    """Is this a quick trial?"""
    return os.environ.get(VARIABLES["quick"], "") not in ("", "0", "False")


def seed_limit() -> int | None:
    """The most seeds to train for each variant, counted from the first; None for all."""
    limit = os.environ.get(VARIABLES["seeds"])
    if limit and not (limit.isdecimal() and int(limit)):
        raise SystemExit(f"SEEDS={limit} is no number of seeds: SEEDS=1 is the first of each variant, and without it all train")
    return int(limit) if limit else None


def shelf() -> Path:
    """The folder that keeps the trainings of every seed."""
    return Path(os.environ.get(VARIABLES["shelf"]) or RESULTS / "seeds")
