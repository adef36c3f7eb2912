"""Download what a data set lacks and store it as arrays: `python -m autoencoders prepare mnist mnist.log`."""

import importlib
from contextlib import suppress
from pathlib import Path

from autoencoders import images
from autoencoders.steps import quick
from proof.build import command, manifest, receipts
from proof.build.manifest import Artefact
from proof.raw.fetch import fetch


def main(name: str) -> None:
    """Fetch, prove and convert one data set."""
    artefact = Artefact("data", name)
    module = importlib.import_module(artefact.module)
    if receipts.QUICK:
        module = quick.stand_in(name, module)
    else:
        for dataset in manifest.code(artefact).pins:
            fetch(dataset)
    given = [images.load(above.path) for above in manifest.upstream(artefact)]
    command.produce(artefact, lambda path: images.save(path, module.images(*given)))


def logged(name: str, log: str) -> None:
    """As `main`, with a word in the log; the terminal is left to the progress bar."""
    try:
        main(name)
    except SystemExit as stop:
        note(Path(log), str(stop))
        raise
    note(Path(log), f"{name} is ready")


def note(log: Path, words: str) -> None:
    """Words for the log; on a full disk the terminal alone has them."""
    with suppress(OSError):
        log.write_text(f"{words}\n")
