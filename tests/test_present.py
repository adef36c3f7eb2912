"""A deck that is edited while it is shown: pages that a process makes which has read all code before."""

import ast
import sys

from conftest import Project

EDITS = """
from pathlib import Path
from proof.render.warm import Warm

warm, page, slides = Warm(), Path("results/talk.html"), Path("{slides}")
before = slides.read_text()
edited = before.replace("{title}", "# Another title", 1)
for text in (edited, edited + "\\n97 % better\\n", edited):
    slides.write_text(text)
    print([*warm.make("talk"), "Another title" in page.read_text()])
warm.end()
"""


def test_where_only_slides_changed_the_page_alone_is_made_and_a_fault_leaves_the_last_good_one(tiny: Project) -> None:
    slides = next(iter(sorted((tiny.path / "slides/sections").glob("*.md"))))
    title = next(line for line in slides.read_text().splitlines() if line.startswith("# "))
    done = tiny.run(sys.executable, "-c", EDITS.format(slides=slides, title=title))
    assert done.stderr == ""
    good, (failed, fault, kept), again = map(ast.literal_eval, done.stdout.splitlines())
    assert good == again == [True, "", True]
    assert fault.startswith(f"slides/sections/{slides.name}:") and "97 is typed in" in fault
    assert (failed, kept) == (False, True)
    assert tiny.planned("results/talk.html") == set()


def test_code_that_cannot_be_read_makes_no_page_and_says_so_by_saying_nothing(tiny: Project) -> None:
    figure = tiny.path / "src/tiny/figures/pair.py"
    figure.write_text(figure.read_text() + "\ndef (")
    done = tiny.run(sys.executable, "-c", "from proof.render.warm import Warm; print(Warm().make('talk'))")
    assert done.stdout == "None\n"
