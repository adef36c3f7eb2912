"""What a user sets for a build: by `snakemake --config quick=1 mirror=...`, or in the environment: PROOF_QUICK, PROOF_MIRROR.

Jobs read the environment. Snakemake hands both on to jobs on other machines.
"""

import difflib
import os
from pathlib import Path

from proof.source.paths import RESULTS

VARIABLES = {  # by the name in Snakemake's config
    "mirror": "PROOF_MIRROR",  # a folder or URL that holds raw files
    "quick": "PROOF_QUICK",  # a quick trial; its results have keys of their own and pass for no others
    "seeds": "PROOF_SEEDS",  # so many of each variant and no more; such runs have keys of their own, too
    "shelf": "PROOF_SHELF",  # a folder that keeps the trainings of every seed, for several clones or a team
}
DECK = "deck"  # of the config alone: which deck is exported
PLACES = ("mirror", "shelf")  # which may be relative paths


def take(config: dict, folder: Path, child: bool = False) -> list[str]:
    """Put the config of a build into its environment; returns the variables that jobs on other machines have to be given.

    Relative paths are the user's, who typed the command in this folder. A child that Snakemake started on another machine was
    given the variables, which count there more than the config.
    """
    for name in config:
        if name not in (*VARIABLES, DECK):
            near = difflib.get_close_matches(name, (*VARIABLES, DECK), 1)
            hint = f"did you mean {near[0]}?" if near else f"there is {', '.join((*VARIABLES, DECK))}"
            raise SystemExit(f"--config {name}=... sets nothing: {hint}")
    for name, variable in VARIABLES.items():
        if name in config and not (child and variable in os.environ):
            os.environ[variable] = str(config[name])
        if name in PLACES and os.environ.get(variable):
            os.environ[variable] = absolute(os.environ[variable], folder)
    return [variable for variable in VARIABLES.values() if variable in os.environ]


def absolute(place: str, folder: Path) -> str:
    """A path as every job can use it, whatever folder it works in; a URL stays as it is."""
    if "://" in place:
        return place
    return str(folder / Path(place).expanduser())


def quick() -> bool:
    """Is this a quick trial?"""
    return os.environ.get(VARIABLES["quick"], "") not in ("", "0", "False")


def seeds() -> int | None:
    """How many seeds of each variant are asked for: the first few, or None for all."""
    asked = os.environ.get(VARIABLES["seeds"])
    if asked and not (asked.isdecimal() and int(asked)):
        raise SystemExit(f"SEEDS={asked} is no number of seeds: SEEDS=1 is the first of each variant, and without it all train")
    return int(asked) if asked else None


def shelf() -> Path:
    """The folder that keeps the trainings of every seed."""
    return Path(os.environ.get(VARIABLES["shelf"]) or RESULTS / "seeds")
