"""What is said at each slide, to be read or printed alone: `python -m proof notes talk`."""

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import reading
from proof.render.reading import Talk


def main(deck: str) -> None:
    """The notes of a built deck as Markdown."""
    talk = reading.talk(deck)
    command.produce(Artefact("notes", deck), lambda part: part.write_text(document(talk), encoding="utf-8"))


def document(talk: Talk) -> str:
    """A heading for each slide, and below it what is said."""
    top = [f"# {talk.title}", talk.description, talk.watermark and f"**{talk.watermark}**"]
    parts = [part for slide in talk.slides for part in (f"## {slide.heading}", slide.notes.replace("\n", "\n\n"))]
    return "\n\n".join(part for part in top + parts if part) + "\n"
