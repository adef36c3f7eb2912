"""What is read from a deck's source text."""

import subprocess
import sys

import pytest

from proof.deck import decks
from scratch_deck import scratch_project, write_deck, write_slides  # noqa: F401


def test_slides_are_numbered_through_the_deck_and_know_their_lines(project):
    write_slides(project, "# One", "# Two\n\ntext", "# Three")
    found = [(slide.number, str(slide.file), slide.line) for slide in decks.slides("talk")]
    assert found == [(1, "slides/sections/one.md", 1), (2, "slides/sections/one.md", 5), (3, "slides/sections/one.md", 11)]


def test_front_matter_of_a_section_serves_previews_only(project):
    (project / "slides/sections/one.md").write_text("---\nmarp: true\ntheme: ink\n---\n\n# One\n\n---\n\n# Two\n")
    assert [(slide.line, slide.text) for slide in decks.slides("talk")] == [(6, "# One"), (10, "# Two")]


def test_rules_inside_code_and_comments_divide_nothing(project):
    write_slides(project, "# One\n\n```yaml\na: 1\n\n---\n\nb: 2\n```\n\n<!-- a note\n\n---\n\ngoes on -->")
    assert len(decks.slides("talk")) == 1


def test_a_rule_right_below_text_is_refused_since_markdown_makes_it_a_heading(project):
    (project / "slides/sections/one.md").write_text("# One\n\ntext\n---\n\n# Two\n")
    with pytest.raises(SystemExit, match=r"one\.md:4 has --- right below"):
        decks.slides("talk")


def test_figures_are_found_by_their_links_wherever_numbers_stand_in_the_words(project):
    write_slides(
        project,
        "![Bars: {{ dense.test_mse.values[0] }}](../../results/figures/bars.svg)",
        "`![not](../../results/figures/code.svg)`\n\n![photo](../assets/photo.png)",
        "![Bars again](../../results/figures/bars.svg)",
    )
    assert {name: [slide.number for slide in slides] for name, slides in decks.figures("talk").items()} == {"bars": [1, 3]}


def test_sprites_are_those_that_titles_of_pictures_ask_for(project):
    write_slides(
        project,
        '![Bars](../../results/figures/bars.svg "live: walk")\n\n![Bars](../../results/figures/bars.svg)',
        '`![Bars](../../results/figures/bars.svg "live: code")`\n\n![{{ dense.test_mse }}](../assets/photo.png "live: film")',
    )
    assert [(name, slide.number) for name, (slide,) in decks.live("talk").items()] == [("walk", 1), ("film", 2)]
    assert list(decks.figures("talk")) == ["bars"], "and the figure is a figure still"


def test_variants_are_those_whose_scores_are_quoted_in_text_notes_and_alt_text(project):
    write_slides(
        project,
        "# {{ dense.params / conv.params | .1f }} times\n\n<!-- {{ pca.test_mse }} -->",
        "{{ code.vae.EPOCHS }} {{ data.mnist.title }} {{ claims.C01.verdict }} `{{ shown.as_code }}`\n\n"
        "```\n{{ in.code }}\n```\n\n![{{ resize.test_mse }}](../../results/figures/bars.svg)",
    )
    assert list(decks.variants("talk")) == ["dense", "conv", "pca", "resize"]


def test_claims_are_those_quoted_and_those_that_slides_rest_on(project):
    write_slides(project, "<!-- needs: C09, C12 fails, C13 the\nsame, C14 undecided -->\n# One {{ claims.C10.verdict }}")
    (slide,) = decks.slides("talk")
    assert decks.needs(slide) == [("C09", "holds"), ("C12", "fails"), ("C13", "the same"), ("C14", "undecided")]
    assert list(decks.claims("talk")) == ["C10", "C09", "C12", "C13", "C14"]


def test_a_slide_kept_for_one_deck_is_left_out_of_others(project):
    write_deck(project, "lecture")
    write_slides(project, "# One", "<!-- only: lecture, workshop -->\n# Two")
    assert [len(decks.slides(deck)) for deck in ("talk", "lecture")] == [1, 2]
    assert decks.names() == ["lecture", "talk"]


def test_a_twin_shows_the_slides_of_another_deck_in_another_look(project):
    (project / "slides/decks/talk-light.toml").write_text('like = "talk"\ntheme = "paper"\n')
    write_slides(project, "# One", "<!-- only: talk -->\n# Two", "<!-- only: lecture -->\n# Three")
    assert [slide.text for slide in decks.slides("talk-light")] == [slide.text for slide in decks.slides("talk")]
    told = decks.read("talk-light")
    assert (told.name, told.like, told.title, told.theme) == ("talk-light", "talk", "A talk", "paper")
    assert decks.names() == ["talk"]
    assert decks.written() == ["talk", "talk-light"]


def test_sources_are_the_files_that_slides_quote(project):
    write_slides(
        project, "```python excerpt=proof.source.paths.resource\n```\n\n{{ code.emoji128.TRAIN }} {{ data.mnist.title }}"
    )
    assert list(decks.excerpts("talk")) == ["proof.source.paths.resource"]
    assert [file.name for file in decks.sources("talk")] == ["paths.py", "emoji128.py", "sources.toml"]


@pytest.mark.parametrize("spoil", ["sections", "title"])
def test_a_deck_that_does_not_say_something_is_told_what(project, spoil):
    path = project / "slides/decks/talk.toml"
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith(spoil)))
    with pytest.raises(SystemExit, match=rf"talk\.toml does not say {spoil}"):
        decks.read("talk")


def test_an_unknown_deck_or_section_is_named(project):
    with pytest.raises(SystemExit, match="there is no deck tlak: write .*, or take one of talk"):
        decks.read("tlak")
    with pytest.raises(SystemExit, match="lists one: write slides/sections/one.md"):
        decks.sections("talk")


def test_reading_decks_imports_nothing_but_the_standard_library():
    script = "import sys, proof.deck.decks; print([m for m in ('numpy', 'matplotlib', 'keras', 'PIL') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=decks.ROOT / "src")
    assert done.stdout.strip() == "[]"


def test_pictures_beside_the_slides_are_files_of_the_deck_and_figures_are_results(project):
    write_slides(
        project, "![photo](photo.png)\n\n![bg](photo.png) ![gone](gone.png)", "![Bars](../../results/figures/bars.svg)"
    )
    (project / "slides/sections/photo.png").touch()
    assert decks.pictures_beside("talk") == [project / "slides/sections/photo.png"]
