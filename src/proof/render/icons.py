"""The signs of notes in a PDF, which would lie over its slides."""

from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject


def remove(path: Path) -> None:
    """Give each note of a PDF an empty picture of itself: readers list it as before, and draw nothing."""
    pdf = PdfWriter(clone_from=path)
    nothing = pdf._add_object(empty_picture())
    for page in pdf.pages:
        for note in page.annotations or []:
            if note.get_object()["/Subtype"] == "/Text":
                note.get_object()[NameObject("/AP")] = DictionaryObject({NameObject("/N"): nothing})
    pdf.write(path)


def empty_picture() -> StreamObject:
    """A drawing of nothing, of no size."""
    picture = StreamObject()
    picture.set_data(b"")
    names = {"/Type": "/XObject", "/Subtype": "/Form"}
    picture.update({NameObject(key): NameObject(name) for key, name in names.items()})
    picture[NameObject("/BBox")] = ArrayObject([NumberObject(0)] * 4)
    return picture
