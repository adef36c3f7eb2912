"""What a page shows is held against the deck's PDF: words, what is printed besides, and pictures in their places."""

import pytest

from proof.render import printed
from proof.render.printed import Page

PICTURE = {"name": "bars", "shapes": 4, "left": 100, "right": 200, "top": 100, "bottom": 200}
TOLD = {"texts": ["An error of ", "9.5", " of a ﬁle"], "counted": ["1", "2."], "pictures": [PICTURE]}
MARKS = [(110, 120), (150, 150), (150, 160), (190, 190)]


def said(letters: str, marks: list[tuple[float, float]]) -> list[str]:
    """What is said of a page with these letters and marks."""
    return [f"slide {number}: {what} {how}" for number, what, how in printed.faults([TOLD], [Page(letters, marks)])]


def test_a_page_that_prints_what_its_slide_shows_is_left_alone() -> None:
    assert said("Anerrorof9.5ofafile12.", MARKS) == []
    assert said("Anerrorof9.5ofafile", MARKS[1:]) == []  # equal shapes may be printed as one


@pytest.mark.parametrize(
    ("letters", "marks", "sentence"),
    [
        ("Anerrorofofafile1", MARKS, 'slide 1: "9.5" is not printed in the PDF'),
        ("Anerrorof−9.5ofafile1", MARKS, "slide 1: the PDF prints −, which the slide does not show"),
        ("Anerrorof9.5ofafile", [], "slide 1: bars is printed with 0 marks where it has 4"),
        ("Anerrorof9.5ofafile", [(50, 150), (150, 150), (150, 250)], "slide 1: bars is printed with 1 marks where it has 4"),
    ],
)
def test_what_is_printed_otherwise_is_named(letters: str, marks: list[tuple[float, float]], sentence: str) -> None:
    assert said(letters, marks) == [sentence]


def test_a_pdf_of_fewer_pages_is_named() -> None:
    assert [how for *_, how in printed.faults([TOLD], [])] == ["has 0 pages for 1 slides"]


def test_shapes_are_found_where_their_matrices_move_them() -> None:
    content = (
        b"q\n2 0 0 2 10 0 cm\n0 0 5 5 re\nf\n0 0 9 9 re\nW* n\nq\n1 0 0 1 100 0 cm\n0 0 m\n10 4 l\nS\nQ\nQ\n0 0 4 4 re\nB*\n"
    )
    assert list(printed.painted(content, {}, printed.UNMOVED)) == [(10, 0, 20, 10), (210, 0, 230, 8), (0, 0, 4, 4)]
