"""What an audience reads of a slide's Markdown, sign by sign: titles, text, code, notes, alt texts, tooltips, own footers.

All of it is read but what nobody sees: settings, addresses, names and measures of tags, and what the build fills in.
"""

import html
import re
from collections.abc import Callable
from functools import cache

from proof.deck import decks, ledgers, quotes

HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where the build fills something in
GLUE = "\0"  # stands for markup that parts no word: **9**7 is read as 97
SETTING = re.compile(rf"<!--[ \t]*_?(?:{'|'.join(decks.SETTINGS.split())}):[^\n{{]*?-->")
LINK = re.compile(r"(?<![\\!])\[[^\]\n]*\]\((?P<target>(?:https?://|#)[^\s)]+)")
TAG = re.compile(r"(?<!\\)</?(?P<name>[a-zA-Z]\w*)(?P<inside>(?:[\s/](?:\"[^\"]*\"|'[^']*'|[^>\"'])*)?)>")
ATTRIBUTE = re.compile(r"(?P<name>[\w:.-]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
WORDED = re.compile(r"title|alt|aria-.*|data-.*|value|start|placeholder|label|abbr|summary|srcdoc|style", re.IGNORECASE)
INLINE = "a abbr b big code del em font i ins kbd label mark q s small span strike strong sub sup tt u var wbr".split()
STYLE = re.compile(r"(?<=>)[^<]*(?=</style\s*>)", re.IGNORECASE)
STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.DOTALL)
FILE = re.compile(r"format\([^)]*\)|url\(\s*(?P<quote>['\"]?)(?!data:)[^'\")]*(?P=quote)\s*\)|/\*.*?\*/", re.DOTALL)
ESCAPE = re.compile(r"\\(?P<code>[0-9a-fA-F]{1,6})\s?")
# numbers without a digit
COUNTER = re.compile(r"url\(\s*['\"]?data:|counters?\((?!pages?\))[^)]*\)|@counter-style|attr\((?!data-)[^)]*\)")
MATHS = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
MARKUP = re.compile(r"[*~`\\]|(?<![^\W_])_|_(?![^\W_])")
LIST = re.compile(r"^[ \t]*1[.)](?=[ \t])", re.MULTILINE)  # Markdown counts on by itself


def says(text: str) -> bool:
    """Does a text say anything, with at least one word?"""
    return bool(re.search(r"[^\W\d_]{2}", text))


@cache
def seen(text: str) -> str:
    """A slide's text, of the same length, with spaces, HOLE or GLUE where nobody reads what is written."""
    filled = [match for match in decks.FENCE.finditer(text) if is_filled(match["info"])]
    code = decks.hide(text, decks.FENCE, decks.INLINE_CODE)
    text = replaced(text, filled + [*decks.MARK.finditer(code), *SETTING.finditer(code)])
    text = replaced(text, [*STYLE.finditer(code)], lambda match: css(match[0]))
    text = replaced(text, [*decks.EXPRESSION.finditer(code)], lambda match: HOLE * len(match[0]))
    page = decks.hide(code, decks.COMMENT)
    text = replaced(text, [*TAG.finditer(decks.hide(page, decks.EXPRESSION))], tag)
    text = without_targets(text, [*decks.IMAGE.finditer(page), *LINK.finditer(page)])
    text = replaced(text, [*LIST.finditer(page)])
    text = ENTITY.sub(lambda match: padded(html.unescape(match[0]), match[0]), text)
    return MARKUP.sub(GLUE, re.sub("<!--|-->", lambda match: " " * len(match[0]), text))


def shown(text: str) -> str:
    """What of a slide is shown as words: the same, without notes, alt texts and blocks of code."""
    code = decks.hide(text, decks.FENCE, decks.INLINE_CODE)
    return replaced(seen(text), [*decks.FENCE.finditer(text), *decks.COMMENT.finditer(code), *decks.IMAGE.finditer(code)])


def is_filled(info: str) -> bool:
    """Does the build fill a code block with this info string in?"""
    return bool(quotes.excerpt_name(info)) or ledgers.is_claims_block(info) or bool(ledgers.sentence_about(info))


def replaced(text: str, matches: list[re.Match], new: Callable[[re.Match], str] = lambda match: "") -> str:
    """The text with other signs where something was found, as many as there were: spaces where there are too few."""
    for match in matches:
        blank = re.sub(r"[^\n]", " ", match[0])
        kept = new(match)
        text = text[: match.start()] + kept + blank[len(kept) :] + text[match.end() :]
    return text


def tag(match: re.Match) -> str:
    """What is read of a tag: values of attributes that show words; what parts words is a space."""
    between = GLUE if match["name"].lower() in INLINE else " "
    read = list(re.sub(r"[^\n]", between, match[0]))
    offset = match.start("inside") - match.start()
    for attribute in ATTRIBUTE.finditer(match["inside"]):
        if WORDED.fullmatch(attribute["name"]):
            value = attribute["value"]
            value = f" {css(value[1:-1])}" if attribute["name"].lower() == "style" else value
            read[offset + attribute.start("value") : offset + attribute.start("value") + len(value)] = value
    return "".join(read)


def css(text: str) -> str:
    """What is read of a style sheet, with spaces in place of the rest: its strings, and noughts where it counts."""
    free = decks.hide(text, FILE)
    read = list(re.sub(r"[^\n]", " ", text))
    for match in STRING.finditer(free):
        read[match.start() : match.end()] = ESCAPE.sub(lambda escape: padded(chr(int(escape["code"], 16)), escape[0]), match[0])
    for match in COUNTER.finditer(free):
        read[match.start() : match.end()] = "0" * len(match[0])
    return "".join(read)


def without_targets(text: str, links: list[re.Match]) -> str:
    """The text without the addresses of links."""
    for link in links:
        start, end = link.span("target")
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def padded(sign: str, written: str) -> str:
    """A sign that is written as an escape, as long as it is written."""
    return sign + GLUE * (len(written) - len(sign))
