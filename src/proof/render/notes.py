"""The notes of a deck as Markdown: `python -m proof notes talk`."""

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import reading
from proof.render.reading import DeckText


def main(deck: str) -> None:
    """Write the notes of a built deck to results/<deck>.notes.md."""
    talk = reading.talk(deck)
    command.produce(Artefact("notes", deck), lambda part: part.write_text(document(talk), encoding="utf-8"))


def document(talk: DeckText) -> str:
    """The notes as Markdown, with a heading for each slide."""
    top = [f"# {talk.title}", talk.description, talk.watermark and f"**{talk.watermark}**"]
    parts = [part for slide in talk.slides for part in (f"## {slide.heading}", slide.notes.replace("\n", "\n\n"))]
    return "\n\n".join(part for part in top + parts if part) + "\n"
