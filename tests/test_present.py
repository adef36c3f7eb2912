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


def made(project: Project) -> str:
    """What there is to say of a page that is asked for."""
    return project.run(sys.executable, "-c", "from proof.render.warm import Warm; print(Warm().make('talk'))").stdout


def test_a_result_that_is_still_to_be_made_is_left_to_snakemake(tiny: Project) -> None:
    tiny.edit("src/tiny/figures/alone.py", "[noisy", "[2 * noisy")
    assert made(tiny) == "None\n"


def test_code_that_cannot_be_read_is_left_to_snakemake(tiny: Project) -> None:
    tiny.edit("src/tiny/figures/alone.py", "[noisy", "[[noisy")
    assert made(tiny) == "None\n"
