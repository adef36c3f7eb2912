"""Notes of a PDF are listed by its reader, and no icon lies over a slide."""

from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text

from proof.render import icons


def test_a_note_keeps_its_words_and_draws_nothing(tmp_path: Path) -> None:
    path = tmp_path / "talk.pdf"
    pdf = PdfWriter()
    pdf.add_blank_page(1280, 720)
    pdf.add_annotation(0, Text(rect=(0, 700, 20, 720), text="Say it."))
    pdf.add_outline_item(title="A title", page_number=0)
    pdf.write(path)
    icons.remove(path)
    made = PdfReader(path)
    [note] = [note.get_object() for note in made.pages[0].annotations]
    assert note["/Contents"] == "Say it."
    picture = note["/AP"]["/N"]
    assert (list(picture["/BBox"]), picture.get_data()) == ([0, 0, 0, 0], b"")
    assert [entry.title for entry in made.outline] == ["A title"]
