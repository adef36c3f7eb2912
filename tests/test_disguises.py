"""Numbers in disguise: whatever an audience would read as a number is bound or declared, however it is written."""

import tomllib

import pytest

from proof.deck import decks, numerals, typed
from proof.render import fill
from scratch_deck import scratch_project, write_deck, write_slides  # noqa: F401

BARS = "../../results/figures/bars.svg"
DISGUISES = {
    "expression without a name": "{{ 97.3 | .1f }}",
    "expression of a name that counts for nothing": "{{ dense.params * 0 + 97.3 | .1f }}",
    "expression with a limit": "{{ max(dense.test_mse, 97.3) | .1f }}",
    "format that fills up": "{{ dense.test_mse.n | 9>3d }}",
    "format with noughts": "{{ dense.test_mse.n | 04d }}",
    "power of powers": "{{ dense.params ** dense.params ** dense.params | .1f }}",
    "power of literals": "{{ 9**9**9 }}",
    "endless expression": "{{ dense.params" + " + dense.params" * 200 + " | .0f }}",
    "number by itself": "{{ dense.test_mse / dense.test_mse | .1f }}",
    "number less itself": "{{ dense.test_mse - dense.test_mse | .1f }}",
    "number the same as itself": "{{ same(dense.test_mse.n, dense.test_mse.n) }}",
    "inline code": "Accuracy is `97.3 %`",
    "code with an expression": "Accuracy is `{{ 97.3 }}`",
    "fence": "```\naccuracy 97.3\n```",
    "fence of a language": "```python\naccuracy = 97.3\n```",
    "tilde fence": "~~~\naccuracy 97.3\n~~~",
    "indented code": "# One\n\n    accuracy 97.3",
    "entity": "Accuracy &#57;&#55;",
    "hexadecimal entity": "Accuracy &#x39;",
    "entity with a name": "Keeps &frac12;",
    "own footer": '<!-- _footer: "accuracy 97.3" -->',
    "own header": "<!-- header: accuracy 97.3 -->",
    "footer below a class": "<!-- _class: figure\n_footer: accuracy 97.3 -->",
    "footer in braces": '<!-- {_class: figure, _footer: "97.3"} -->',
    "deck's title on a slide": "<!-- title: accuracy 97.3 -->",
    "style sheet": "<style>section::after { content: '97.3'; }</style>",
    "style sheet in a comment": "<!-- style: \"h1::after { content: '97.3' }\" -->",
    "escaped sign in a style sheet": "<style>h1::after { content: '\\bd'; }</style>",
    "inline style": "<b style=\"--mark: '97.3'\">x</b>",
    "counter": "<style>h1 { counter-set: n; } h1::after { content: counter(n); }</style>",
    "class as words": '<style>b::after { content: attr(class); }</style><b class="97.3"></b>',
    "picture in a style sheet": "<style>h1 { background: url(data:image/svg+xml,word); }</style>",
    "glued digits": "{{ dense.params }}32",
    "digits before": "3{{ dense.params }}",
    "glued by emphasis": "{{ dense.params }}**32**",
    "glued by a tag": "{{ dense.params }}<b>32</b>",
    "minus sign": "a change of -{{ dense.test_mse }}",
    "per cent": "an error of {{ dense.test_mse }}%",
    "decimals from another": "{{ dense.test_mse.n }}.{{ dense.test_mse.n }}",
    "split by tags": "<b>9</b>7.3",
    "third": "Keeps ⅓",
    "circled": "④ of them",
    "Roman": "Ⅳ of them",
    "Arabic": "٩٧ of them",
    "full width": "９７ of them",
    "mathematical": "𝟗𝟕 of them",
    "Chinese": "九 of them",
    "superscript": "N² of them",
    "tooltip": f"![bars]({BARS} '97.3')",
    "tooltip of a link": '[paper](https://example.org "97.3")',
    "alt text": f"![97.3 per cent]({BARS})",
    "label": '<span aria-label="97.3">x</span>',
    "title attribute": '<span title="97.3">x</span>',
    "attribute for a style": '<b data-n="97.3">x</b>',
    "start of a list": '<ol start="97"><li>x</li></ol>',
    "list": "97. x",
    "list with a bracket": "97) x",
    "list in a list": "- x\n  97. y",
    "note that looks like a list": "<!--\n1. of all\n-->",
    "keycap": "9\ufe0f\u20e3 of them",
    "split by a sign of no width": "9\u200b7 of them",
    "details": "<details><summary>97.3</summary></details>",
    "raised": "ten<sup>9</sup>",
    "header of one slide": "<!-- _header: accuracy 97.3 -->",
    "drawing": "<svg><text>97.3</text></svg>",
    "escaped tag": '\\<b class="97.3">',
    "escaped link": "\\[x](https://97.3)",
    "address": "https://example.org/97.3",
    "address in brackets": "<https://example.org/97.3>",
    "formula": "$x = 97.3$",
    "note": "<!-- accuracy 97.3 -->",
    "table": "| a |\n|---|\n| 97.3 |",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_number_in_disguise_stops_the_build(project, disguise):
    write_slides(project, f"# One\n\n{DISGUISES[disguise]}")
    with pytest.raises(SystemExit, match=r"one\.md:\d+: "):
        fill.filled_deck("talk")


@pytest.mark.parametrize(
    "text",
    [
        "{{ dense.params }} weights, {{ dense.test_mse }}–{{ dense.test_mse }}, ({{ dense.test_mse ± }})",
        "{{ dense.params / 2 | ,.0f }}, {{ 1 - dense.test_mse | .3f }}, {{ dense.test_mse ** 0.5 | .1%}}",
        "{{ dense.test_mse.values[4] }}",
        "{{ same(dense.test_mse.n, len(dense.test_mse.values)) }}",
        "1. first\n1. second",
        f"![bars]({BARS})",
        "[paper](https://example.org/2008)",
        "<span class='rows2' style='width: 3px'>word</span> &#8211;<br>",
        "<style>h1::before { content: ''; margin: 3px; } /* 97 */</style>",
        "<!-- _class: rows2 -->\n<!-- needs: C09 -->\n<!-- _backgroundColor: '#123456' -->",
    ],
)
def test_what_is_bound_or_nobody_reads_builds(project, text):
    write_slides(project, f"# One\n\n{text}")
    fill.filled_deck("talk")


@pytest.mark.parametrize(
    "line", ['title = "Reaches 97.3"', 'title = "{{ 97 }}"', 'description = "Reaches 97.3"', 'sections = ["one", "10-over-97"]']
)
def test_a_deck_s_title_description_and_sections_hold_no_typed_number(project, line):
    deck, name = project / "slides/decks/talk.toml", line.partition(" ")[0]
    kept = [old for old in deck.read_text().splitlines() if not old.startswith(name)]
    deck.write_text("\n".join([*kept, line]))
    write_slides(project, "# One")
    (project / "slides/sections/10-over-97.md").write_text("# Two\n")
    with pytest.raises(SystemExit, match=r"^slides/decks/talk\.toml: 97(\.3)? is typed in"):
        fill.filled_deck("talk")


@pytest.mark.parametrize("rule", ["content: '97.3'", "content: counter(n)", "content: '\\bd'", "--mark: '④'"])
def test_a_theme_writes_no_number_onto_slides(project, rule):
    write_slides(project, "# One")
    (project / "slides/theme.css").write_text(f"@font-face {{ src: url('a4.woff2') format('woff2'); }}\nh1 {{ {rule}; }}\n")
    with pytest.raises(SystemExit, match=r"^slides/theme\.css:2: .* would be written by a style sheet"):
        fill.filled_deck("talk")


DECLARED = '[one]\n"32 by 32 pixels" = "the size of the small emoji"\n'


@pytest.mark.parametrize(
    ("text", "builds"),
    [
        ("32 by 32 pixels", True),
        ("(**32\nby 32** pixels)", False),  # markup parts the phrase
        ("of 32\nby 32 pixels.", True),
        ("32 by 32 pixels, and 32 % better", False),
        ("132 by 32 pixels; 32 by 32 pixels", False),
        ("32 by 32 pixels and {{ dense.params }}32 by 32 pixels", False),
        ("−32 by 32 pixels; 32 by 32 pixels", False),
    ],
)
def test_a_declared_number_stands_in_its_words_alone(project, text, builds):
    write_slides(project, f"# One\n\n{text}")
    (project / "slides/constants.toml").write_text(DECLARED)
    if builds:
        fill.filled_deck("talk")
    else:
        with pytest.raises(SystemExit, match=r"one\.md:\d: .*(is typed in|changes a bound number)"):
            fill.filled_deck("talk")


def test_a_declared_number_stands_in_its_section_alone(project):
    deck = project / "slides/decks/talk.toml"
    deck.write_text(deck.read_text().replace('["one"]', '["one", "two"]'))
    write_slides(project, "# 32 by 32 pixels")
    (project / "slides/sections/two.md").write_text("# 32 by 32 pixels\n")
    (project / "slides/constants.toml").write_text(DECLARED)
    with pytest.raises(SystemExit, match=r"^slides/sections/two\.md:1: 32 is typed in.*below \[two\]"):
        fill.filled_deck("talk")


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [
        ('"32" = "the size of the emoji"', "declares 32 for everywhere"),
        ('[one]\n"32" = "the size of the emoji"', 'declares "32" without words'),
        ('[one]\n"32 by 32 pixels" = ""', "does not say why"),
        ('[one]\n"32 by 32 pixels" = " . "', "does not say why"),
        ("[one", "is not TOML"),
        ('[one]\n"64 by 64 pixels" = "the size of once"', r"declares 64 by 64 pixels below \[one\], where it does not stand"),
        ('[two]\n"32 by 32 pixels" = "the size of once"', r"declares 32 by 32 pixels below \[two\], where it does not stand"),
    ],
)
def test_a_declaration_names_words_a_place_and_a_reason_and_is_needed(project, declared, complaint):
    write_slides(project, "# One")
    (project / "slides/constants.toml").write_text(declared + "\n")
    with pytest.raises(SystemExit, match=complaint):
        fill.filled_deck("talk")


def test_a_declaration_that_another_deck_needs_may_stay(project):
    write_deck(project, "lecture")
    write_slides(project, "# One", "<!-- only: lecture -->\n# 32 by 32 pixels")
    (project / "slides/constants.toml").write_text(DECLARED)
    fill.filled_deck("talk")


def test_equality_among_several_is_held_and_not_written(project):
    assert numerals.value_text("same(a.n, b.n)", lambda path: 5) == "5"
    with pytest.raises(ValueError, match="5 and 6 are not the same"):
        numerals.value_text("same(a.n, b.n)", lambda path: {"a": 5, "b": 6}[path[0]])


def test_the_declarations_of_this_project_are_few():
    declared = tomllib.loads((decks.ROOT / "slides/constants.toml").read_text())
    assert sum(map(len, declared.values())) <= 60
    assert typed.read_declared() == declared
