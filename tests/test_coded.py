"""Numbers that code writes into pictures: they come from what is counted, or are declared with a reason."""

import pytest

from proof.deck import coded, typed
from proof.render import fill
from scratch_deck import scratch_project, write_slides  # noqa: F401

TYPED = {
    "digit": 'write(board, "resize 8×8")',
    "number alone": 'ticks = ["0.5"]',
    "sign": 'label = "½"',
    "word": 'name = "plain, sixteen numbers"',
    "beside what is bound": 'f"{run.params:,} weights, 97 % right"',
    "glued to what is bound": 'f"{value}97"',
    "expression of no name": 'f"{97.3:.1f}"',
    "number made a text": "write(board, str(97))",
    "in a table": 'ROWS = {"PCA 192": run}',
}
UNREAD = {
    "docstring": '"""Two numbers, 97 in all."""',
    "score": 'results["test_64_mse"], run.arrays[f"{name}_2_codes"]',
    "format": 'f"{value:.2f}"',
    "bound": 'f"{run.params:,} weights"',
    "encoding": 'path.write_text(text, encoding="utf-8")',
    "setting": '"-|>,head_length=0.5"',
    "nought": 'labels = ["0"]',
    "comment": "side = 8  # of 97",
}


def found(text: str) -> list[str]:
    return [literal[start:end] for _, literal in coded.of_python(text) for start, end in coded.numbers(literal)]


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_a_number_in_a_literal_is_typed_in(text):
    assert found(text)


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_what_nobody_reads_or_what_is_bound_is_not(text):
    assert not found(text)


def test_scripts_are_read_like_code():
    script = (
        "// of 97\nconst words = ['97 % right', `${share} of 97`, '2d', 'cubic-bezier(0.5, 0, 1, 1)', '600 32px Plex', '0 0']"
    )
    assert [line for line, text in coded.of_script(script) if coded.numbers(text)] == [2, 2]


@pytest.fixture
def figure(project, monkeypatch):
    """A figure's code in a project of one slide."""
    file = project / "src" / coded.science.PACKAGE / "figures" / "bars.py"
    file.parent.mkdir(parents=True)
    file.write_text('WORDS = "eight bars, 97 % right"\n')
    write_slides(project, "# One")
    return file


def test_a_number_in_a_figure_stops_the_build_with_its_line_and_what_to_do(figure):
    with pytest.raises(
        SystemExit, match=r'figures/bars\.py:1: eight in "eight bars, 97 % right" is typed in: write it from'
    ) as stop:
        fill.filled_deck("talk")
    assert '["figures/bars"]' in str(stop.value)


def test_a_declared_one_builds_and_one_that_stands_nowhere_does_not(project, figure):
    constants = project / "slides/constants.toml"
    constants.write_text('["figures/bars"]\n"eight bars, 97 %" = "they are what they are"\n')
    fill.filled_deck("talk")
    figure.write_text('WORDS = "bars"\n')
    with pytest.raises(SystemExit, match=r"below \[figures/bars\], where it does not stand"):
        fill.filled_deck("talk")


def test_no_picture_of_this_project_has_a_number_typed_in():
    assert not list(coded.problems(typed.read_declared()))
