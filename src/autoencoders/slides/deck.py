"""Make a form of a deck: `python -m autoencoders.slides.deck html talk`, or pdf."""

import shutil
import sys

from autoencoders.pipeline import command
from autoencoders.pipeline.manifest import Artefact
from autoencoders.slides import fill, render


def main(form: str, name: str) -> None:
    """Fill the slides in and render them; without a browser there is no PDF, and its receipt says so."""
    artefact = Artefact(form, name)
    fill.main(name)
    if form == "html":
        command.produce(artefact, lambda part: shutil.copyfile(render.html(name), part))
    elif (printed := render.pdf(name)) is None:
        artefact.receipt.write_text('{"missing": "there was no browser to print with"}\n')
    else:
        command.produce(artefact, lambda part: shutil.copyfile(printed, part))


if __name__ == "__main__":
    command.watch_parent()
    main(*sys.argv[1:3])
