"""Make a deck as HTML or PDF: `python -m proof deck html talk`, or pdf."""

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import fill, programs, render


def main(form: str, name: str) -> None:
    """Fill the slides in and render them; without a browser there is no PDF, and the receipt says so."""
    artefact = Artefact(form, name)
    fill.main(name)
    if form == "pdf" and programs.browser() is None:
        render.pdf(name)  # removes an old one
        artefact.receipt.write_text('{"missing": "there was no browser to print with"}\n')
        return
    make = {"html": render.html, "pdf": render.pdf}[form]
    command.produce(artefact, lambda part: make(name, part))
