"""One deck in every form: the same slides, the same words, the same numbers, wherever it is opened."""

import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pptx
import pypdf
import pytest
from PIL import Image
from pypdf.generic import DictionaryObject

from conftest import Project
from proof.render import fill, handout, notes, pictures, powerpoint, programs, reading, render
from proof.source import paths
from scratch_deck import lay_out, scratch_project, write_slides  # noqa: F401

LONG = "\n".join(
    f"{one}{two}: a sentence of what is said for too long, on and on." for one in "abcdefgh" for two in "ijklmnopqr"
)
SLIDES = (
    "<!-- _class: title -->\n# A title & so on\n\n"
    "![Bars: {{ dense.test_mse }}](../../results/figures/bars.svg)\n\n<!-- Say {{ dense.params }}.\n\nThen *wait* & see. -->",
    "# A table\n\n| a | b |\n|---|---|\n| c | {{ dense.test_mse }} |\n| d | {{ dense.params }} |\n\n* by one\n* the other\n\n"
    f"```python\nx = f(a)\n```\n\n<!-- {LONG} -->",
    "# Only {{ dense.test_auroc }}\n\n<!-- Last. -->",
)
EDGES = re.compile(r"^(one|\d|[0-9a-f]{8}( \d)?)$", re.MULTILINE)  # of a slide: section, number, code
DIGITS = re.compile(r"\d[\d.,]*\d|\d")
MARKUP = """<html lang="en"><title>T</title><style>p { color: red }</style>
<svg data-marpit-svg><section><figure><figcaption>Behind</figcaption></figure></section><section><header>section</header>
<h1>Of <em>x</em></h1>
<p>It is <svg aria-label="x squared"><path></path></svg>,<br>on two
lines</p><button>Ask</button><pre>a = 1
b</pre><img alt="A \u2060blur"></section></svg>
<div class="bespoke-marp-note" data-index="0"><p>Say\nit.\n“All.”\nNow</p><p>end</p></div>"""

Slide = dict[str, object]  # what one form says of one slide


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The results of a tiny deck in all its forms."""
    if programs.browser() is None:
        pytest.skip("no browser here")
    with pytest.MonkeyPatch.context() as patch:
        results = built(lay_out(tmp_path_factory.mktemp("export"), patch))
        render.pdf("talk")
        pictures.write_pictures("talk", results / "talk.slides")
        talk, taken = reading.talk("talk"), pictures.picture_files("talk")
        powerpoint.presentation(talk, taken).save(results / "talk.pptx")
        handout.print_out(handout.document(talk, taken), results / "talk.handout.pdf", programs.browser())
        (results / "talk.notes.md").write_text(notes.document(talk))
        yield results


def built(project: Path) -> Path:
    """The results of a project, with the deck as HTML."""
    for path in (paths.ROOT / "slides").glob("*.css"):
        (project / "slides" / path.name).write_text(path.read_text())
    (project / "node_modules").symlink_to(paths.ROOT / "node_modules")
    write_slides(project, *SLIDES)
    fill.main("talk")
    render.html("talk")
    return project / "results"


def forms(results: Path) -> dict[str, list[Slide]]:
    """What each form says, slide by slide, read by whoever knows that form."""
    return {
        "html": list(of_html(results / "talk.html")),
        "pdf": list(of_pdf(results / "talk.pdf")),
        "slides": list(of_pictures(results / "talk.slides")),
        "pptx": list(of_pptx(results / "talk.pptx")),
        "handout": list(of_handout(results / "talk.handout.pdf")),
        "notes": list(of_notes(results / "talk.notes.md")),
    }


def differences(found: dict[str, list[Slide]]) -> set[tuple[str, int, str]]:
    """Where a form says something else than the HTML: form, slide, and what; nothing may be missing."""
    whole = found["html"]
    wrong = {(form, len(slides), "slides") for form, slides in found.items() if len(slides) != len(whole)}
    pairs = [(form, *pair) for form, slides in found.items() for pair in enumerate(zip(slides, whole, strict=False), 1)]
    return wrong | {(form, number, part) for form, number, (one, it) in pairs for part in one if one[part] != it[part]}


def of_html(path: Path) -> Iterable[Slide]:
    for said in reading.read(path).slides:
        seen = "\n".join(line for line in said.words.splitlines() if not line.startswith("Picture: "))
        words = {
            "words": bare(said.words),
            "numbers": DIGITS.findall(said.words),
            "seen": sorted(bare(seen.replace("; ", " "))),
        }
        yield {"number": said.number, "title": bare(said.title), "notes": bare(said.notes), **words}


def of_pdf(path: Path) -> Iterable[Slide]:
    document = pypdf.PdfReader(path)
    titles = [inner[0].title for inner in document.outline if isinstance(inner, list)]
    for number, (page, title) in enumerate(zip(document.pages, titles, strict=True), 1):
        told = [note.get_object()["/Contents"] for note in page["/Annots"]]
        shown = EDGES.sub("", page.extract_text())
        yield {"number": number, "title": bare(title), "notes": bare(*told), "seen": sorted(bare(shown))}


def of_pictures(folder: Path) -> Iterable[Slide]:
    for path in sorted(folder.iterdir()):
        with Image.open(path) as picture:
            assert picture.size == (2560, 1440)
            number, title = picture.info["Title"].split(". ", 1)
            words = picture.info["Description"]
        assert f".{int(number):03}." in path.name
        yield {"number": int(number), "title": bare(title), "words": bare(words), "numbers": DIGITS.findall(words)}


def of_pptx(path: Path) -> Iterable[Slide]:
    for number, slide in enumerate(pptx.Presentation(path).slides, 1):
        words = slide.shapes[1]._element.nvPicPr.cNvPr.get("descr")
        told = {"title": bare(slide.shapes.title.text_frame.text), "notes": bare(slide.notes_slide.notes_text_frame.text)}
        yield {"number": number, "words": bare(words), "numbers": DIGITS.findall(words), **told}


def of_handout(path: Path) -> Iterable[Slide]:
    """Its text goes on over pages, each with its number and the talk's title at the foot."""
    document = pypdf.PdfReader(path)
    pages = [bare(page.extract_text()) for page in document.pages]
    text = "".join(page.removeprefix(f"{at}/{len(pages)}Atalk") for at, page in enumerate(pages, 1))
    told = [described["/Alt"] for described in walk(document.trailer["/Root"]["/StructTreeRoot"]) if "/Alt" in described]
    headings = [(number, bare(entry.title)) for number, entry in enumerate(document.outline, 1)]
    for (number, title), words, said in zip(headings, told, parted(text, headings), strict=True):
        yield {"number": number, "title": title, "words": bare(words), "numbers": DIGITS.findall(words), "notes": said}


def of_notes(path: Path) -> Iterable[Slide]:
    for part in path.read_text().split("\n## ")[1:]:
        heading, said = part.split("\n", 1)
        number, title = heading.split(". ", 1)
        yield {"number": int(number), "title": bare(title), "notes": bare(said)}


def parted(text: str, headings: list[tuple[int, str]]) -> list[str]:
    """What stands between one heading and the next."""
    pattern = "(.*)".join(re.escape(f"{number}{title}") for number, title in headings) + "(.*)"
    return list(re.fullmatch(pattern, text).groups())


def walk(element: object) -> Iterable[DictionaryObject]:
    """A PDF's structure, from the root down."""
    element = element.get_object()
    if isinstance(element, DictionaryObject):
        yield element
        yield from walk(element["/K"]) if "/K" in element else ()
    elif isinstance(element, list):
        yield from (inner for one in element for inner in walk(one))


def bare(*texts: str) -> str:
    """Letters and signs alone: forms break lines where they like, and PDFs draw letters together."""
    return "".join(unicodedata.normalize("NFKC", "".join(texts)).split())


def test_every_form_has_the_same_slides_words_numbers_and_notes(exported: Path) -> None:
    found = forms(exported)
    assert differences(found) == set()
    assert [slide["numbers"] for slide in found["html"]] == [["0.0187"], ["0.0187", "1,182,912"], ["0.9999"]]
    assert {kind: len(slides) for kind, slides in found.items()} == dict.fromkeys(found, len(SLIDES))


def test_a_difference_in_any_form_is_seen(exported: Path, tmp_path: Path) -> None:
    results = shutil.copytree(exported, tmp_path / "results")
    told = (results / "talk.notes.md").read_text()
    (results / "talk.notes.md").write_text(told.replace("1,182,912", "1,182,921"))
    made = pptx.Presentation(results / "talk.pptx")
    powerpoint.describe(made.slides[1], "A table of yesterday: 0.0178")
    made.save(results / "talk.pptx")
    pages = pypdf.PdfWriter(results / "talk.pdf")
    pages.pages[2][pypdf.generic.NameObject("/Annots")] = pages.pages[0]["/Annots"]
    pages.write(results / "talk.pdf")
    (results / "talk.slides/talk.003.png").unlink()
    seen = {("notes", 1, "notes"), ("pptx", 2, "words"), ("pptx", 2, "numbers"), ("pdf", 3, "notes"), ("slides", 2, "slides")}
    assert differences(forms(results)) == seen


def test_a_presentation_is_wide_shows_the_pictures_and_has_no_title_on_the_sheet(exported: Path) -> None:
    made = pptx.Presentation(exported / "talk.pptx")
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9)
    assert (made.core_properties.title, made.core_properties.language) == ("A talk", "en")
    for slide, file in zip(made.slides, sorted((exported / "talk.slides").iterdir()), strict=True):
        title, picture = slide.shapes
        assert picture.image.blob == file.read_bytes()
        assert (picture.left, picture.top, picture.width, picture.height) == (0, 0, made.slide_width, made.slide_height)
        assert title.top + title.height <= 0
        assert title.text_frame.paragraphs[0].runs[0].font.language_id == powerpoint.LANGUAGE


def test_a_quick_trial_says_so_in_each_form(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROOF_QUICK", "1")
    built(project)
    talk = reading.talk("talk")
    assert all(said.words.startswith(fill.WATERMARK) for said in talk.slides)
    assert fill.WATERMARK in notes.document(talk)
    paper = handout.document(talk, [project / "results/figures/bars.svg"] * 3)
    assert f'@top-left {{ content: "{fill.WATERMARK}" }}' in paper
    assert paper.count('class="origin"') == len(SLIDES)


def test_a_page_is_read_as_it_is_heard(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(MARKUP)
    (said,) = reading.read(tmp_path / "page.html").slides
    assert (said.heading, said.notes) == ("1. Of x", "Say it.\n“All.”\nNow\nend")
    assert said.words == "Picture: Behind\nOf x\nIt is x squared,\non two lines\na = 1\nb\nPicture: A blur"


def test_what_was_exported_is_not_exported_again_and_what_was_worked_on_is_kept(tiny: Project) -> None:
    export = ("export", "--config", "deck=talk")
    if programs.browser() is None:
        pytest.skip("no browser here")
    tiny.build(*export)
    assert "Nothing to be done" in tiny.build(*export)
    made = tiny.path / "results/talk.pptx"
    made.write_bytes(made.read_bytes() + b"mine")
    assert tiny.planned() == set(), "a talk is built beside it"
    done = tiny.run(sys.executable, "-c", "from proof.build import plan; plan.exports('talk')")
    assert done.stderr == "results/talk.pptx was changed by hand: move it elsewhere, and the same command makes another\n"


def test_without_a_browser_there_are_notes_and_a_line_for_each_form_that_there_is_not(tiny: Project) -> None:
    (tiny.path / "results/talk.pptx").write_text("old")
    for module in ("pictures", "powerpoint", "handout", "notes"):
        script = f"from proof.render import {module}, programs; programs.browser = lambda: None; {module}.main('talk')"
        done = tiny.run(sys.executable, "-c", script)
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(r"(no results/talk\.\S+, for want of .*: install Chrome.*\n)?", done.stdout)
        assert bool(done.stdout) == (module != "notes")
    there = {path.name for path in (tiny.path / "results").glob("talk.*") if path.suffix != ".receipt"}
    assert there - {"talk.pdf", "talk.gates"} == {"talk.html", "talk.md", "talk.notes.md"}
