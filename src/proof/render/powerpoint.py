"""A deck for PowerPoint and its like: `python -m proof pptx talk` makes results/talk.pptx.

Each slide is a picture that says in words what it shows, with a title for the outline and notes for the speaker.
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
from proof.render.reading import Said, Talk

WIDTH, HEIGHT = Inches(40 / 3), Inches(7.5)
LAYOUT = "Title Only"
LANGUAGE = MSO_LANGUAGE_ID.ENGLISH_UK


def main(deck: str) -> None:
    """Make it from the pictures of the slides and the words of the HTML."""
    artefact = Artefact("pptx", deck)
    if programs.browser() is None:
        return command.go_without(artefact, "pictures of the slides, which need a browser", programs.NO_BROWSER)
    talk, taken = reading.talk(deck), pictures.taken(deck)
    return command.produce(artefact, lambda part: presentation(talk, taken).save(str(part)))


def presentation(talk: Talk, taken: list[Path]) -> Presentation:
    """The whole deck."""
    made = bare()
    about = made.core_properties
    about.title, about.subject, about.language = talk.title, talk.description, talk.language
    about.author = about.last_modified_by = ""
    about.created = about.modified = datetime.now()
    about.comments = talk.watermark
    for said, picture in zip(talk.slides, taken, strict=True):
        add(made, said, picture)
    return made


def bare() -> Presentation:
    """A presentation without slides, as wide as ours, with the one layout that they need."""
    made = pptx.Presentation()
    stretch = WIDTH / made.slide_width
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    made.element.find(qn("p:sldSz")).attrib.pop("type", None)  # which would say 4:3
    for layout in [one for one in made.slide_layouts if one.name != LAYOUT]:
        made.slide_layouts.remove(layout)
    for shape in made.slide_master.shapes:  # from which the layout has its places
        shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    package = made.part.package
    for name in [name for name, related in package._rels.items() if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.drop_rel(name)  # it shows the library's own empty slide
    return made


def add(made: Presentation, said: Said, picture: Path) -> None:
    """One slide; its title stands above the sheet, where outline and screen readers find it and no audience does."""
    slide = made.slides.add_slide(made.slide_layouts[0])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = 0, -HEIGHT // 4, WIDTH, HEIGHT // 6
    write(title.text_frame, said.title)
    shown = slide.shapes.add_picture(str(picture), 0, 0, WIDTH, HEIGHT)
    shown.name = f"Slide {said.number}"
    describe(slide, said.words)
    write(slide.notes_slide.notes_text_frame, said.notes)


def describe(slide: Slide, words: str) -> None:
    """Give the picture of a slide, its last shape, the words that stand for it."""
    slide.shapes[-1]._element.nvPicPr.cNvPr.set("descr", words)


def write(frame: TextFrame, text: str) -> None:
    """Fill in a text, a paragraph a line, in its language."""
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = LANGUAGE
