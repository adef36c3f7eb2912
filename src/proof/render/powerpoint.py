"""A deck for PowerPoint and similar programs: `python -m proof pptx talk` makes results/talk.pptx.

Each slide is a picture with an alt text, a title for the outline, and notes for the speaker.
"""

from datetime import datetime
from pathlib import Path

import pptx
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import pictures, programs, reading
from proof.render.reading import DeckText, SlideText

WIDTH, HEIGHT = Inches(40 / 3), Inches(7.5)
LAYOUT = "Title Only"
LANGUAGE = MSO_LANGUAGE_ID.ENGLISH_UK


def main(deck: str) -> None:
    """Make results/<deck>.pptx from the pictures of the slides and the text of the HTML."""
    artefact = Artefact("pptx", deck)
    if programs.browser() is None:
        return command.go_without(artefact, "pictures of the slides, which need a browser", programs.NO_BROWSER)
    talk, files = reading.talk(deck), pictures.picture_files(deck)
    return command.produce(artefact, lambda part: presentation(talk, files).save(str(part)))


def presentation(talk: DeckText, files: list[Path]) -> Presentation:
    """The whole presentation."""
    deck = without_slides()
    about = deck.core_properties
    about.title, about.subject, about.language = talk.title, talk.description, talk.language
    about.author = about.last_modified_by = ""
    about.created = about.modified = datetime.now()
    about.comments = talk.watermark
    for text, picture in zip(talk.slides, files, strict=True):
        add_slide(deck, text, picture)
    return deck


def without_slides() -> Presentation:
    """A presentation without slides, in the size of our slides, with the one layout that they need."""
    deck = pptx.Presentation()
    stretch = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)  # which would say 4:3
    for layout in [candidate for candidate in deck.slide_layouts if candidate.name != LAYOUT]:
        deck.slide_layouts.remove(layout)
    for shape in deck.slide_master.shapes:  # the layout takes its positions from the master
        shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    package = deck.part.package
    for name in [name for name, related in package._rels.items() if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.drop_rel(name)  # it shows the library's own empty slide
    return deck


def add_slide(deck: Presentation, text: SlideText, picture: Path) -> None:
    """Add one slide; its title lies above the visible area, for the outline and screen readers only."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = 0, -HEIGHT // 4, WIDTH, HEIGHT // 6
    write(title.text_frame, text.title)
    shape = slide.shapes.add_picture(str(picture), 0, 0, WIDTH, HEIGHT)
    shape.name = f"Slide {text.number}"
    describe(slide, text.words)
    write(slide.notes_slide.notes_text_frame, text.notes)


def describe(slide: Slide, words: str) -> None:
    """Set the alt text of a slide's picture, its last shape."""
    slide.shapes[-1]._element.nvPicPr.cNvPr.set("descr", words)


def write(frame: TextFrame, text: str) -> None:
    """Fill in a text, a paragraph for each line, and set its language."""
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = LANGUAGE
