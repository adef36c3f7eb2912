"""What a slide states in words: how many, how much, which way. Nobody sees a word that is wrong in such a sentence.

So each clause with such a word, in titles and in the text of slides, is carried by a claim that the slide needs: it is a part
of that claim's sentence, or stands beside the claim: `<!-- needs: C06 "less overfitting" -->`. What no claim decides is
declared with a reason, like a number. Words beside a claim that holds may not say the opposite of its sentence.
"""

import re
from collections.abc import Callable, Iterable

from proof.deck import decks, typed
from proof.deck.decks import Slide
from proof.deck.seen import HOLE, shown
from proof.deck.typed import Declared

AMOUNTS = f"{typed.COUNTS} once both neither none all every most mostly never always"
OPPOSITES = (  # words of one direction, and those of the other
    ("better best beat beats beaten win wins won ahead outperforms", "worse worst lose loses lost behind badly"),
    ("more most larger largest higher highest greater bigger longer", "fewer fewest less least smaller smallest lower shorter"),
    ("faster fastest", "slower slowest"),
    ("clearer clearest sharper crisper", "vaguer blurrier duller"),
    ("stronger", "weaker"),
    ("nearer nearest closer", "farther further farthest"),
    ("easier", "harder"),
    ("smoother steadier", "rougher shakier"),
    ("with", "without"),
)
DIRECTIONS = " ".join(words for pair in OPPOSITES[:-1] for words in pair)  # `with` states nothing by itself
TURNS = (  # a sentence round, without being a comparison
    "without nearly hardly everything nothing gone lost kept close far easy hard well comes stays rise rises fall falls grow "
    "grows shrink shrinks forgive forgives punish punishes prefer prefers reject rejects"
)
WORDS = "|".join(f"{AMOUNTS} {DIRECTIONS} {TURNS}".split())
STATING = re.compile(rf"(?<![\w-])(?:{WORDS}|{typed.NUMERAL})(?![\w-])", re.IGNORECASE)
BETWEEN = re.compile(rf"[.,;:!?–—|()\n{HOLE}]|\band\b|(?<=\n)[-#]+ ")  # clauses
NEGATION = re.compile(r"\b(?:no|not|never|none|neither|nor|hardly|cannot)\b|n['’]t\b", re.IGNORECASE)
DECIDED = ("holds", "the same")  # verdicts under which a claim's own sentence is true
LookUp = Callable[[tuple[str, ...]], object]


def problems(slide: Slide, declared: Declared, look_up: LookUp) -> Iterable[str]:
    """A sentence with file and line for each word that states something and that nothing carries, and for words gone astray."""
    page = plain(shown(slide.text))
    for claim, verdict, words in decks.carried(slide):
        if f" {plain(words)} " not in f" {page} ":
            yield f'{slide.at(0)}: claim {claim} carries the words "{words}", which do not stand here: say them, or mend them'
        elif verdict in DECIDED and opposite(words, sentence := sentence_of(claim, look_up)):
            yield f'{slide.at(0)}: "{words}" is the opposite of claim {claim}: "{sentence}"'
    for offset, word, clause in uncarried(slide, declared, look_up):
        yield (
            f'{slide.at(offset)}: nothing carries "{word}" in "{clause}": name the claim that it follows from, '
            f'<!-- needs: C01 "{clause}" -->, or say in slides/constants.toml, below [{slide.file.stem}], why it is so'
        )


def uncarried(slide: Slide, declared: Declared, look_up: LookUp) -> Iterable[tuple[int, str, str]]:
    """The words of a slide that state something and that neither a claim nor a reason carries: where, which, and the clause."""
    sayings = [f" {plain(saying)} " for saying in sentences(slide, look_up)]
    for offset, word, clause in free(slide, declared):
        if not any(f" {plain(clause)} " in saying for saying in sayings):
            yield offset, word, clause.replace("\0", "").strip(" #-")


def free(slide: Slide, declared: Declared) -> Iterable[tuple[int, str, str]]:
    """The first word of each clause of a slide that states something and is not declared: where, which, and the clause."""
    allowed = typed.spans(slide.text, declared.get(slide.file.stem, ()))
    text = shown(slide.text)
    ends = [0, *(end for match in BETWEEN.finditer(text) for end in match.span()), len(text)]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        words = [word for word in STATING.finditer(text, start, end) if not inside(word.start(), allowed)]
        if words and " " in plain(text[start:end]):  # a word alone states nothing
            yield words[0].start(), words[0][0], text[start:end]


def inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Does a place lie in one of some spans?"""
    return any(start <= at < end for start, end in spans)


def sentences(slide: Slide, look_up: LookUp) -> Iterable[str]:
    """What the claims that a slide needs allow it to say: their sentences where these hold, and the words beside them."""
    yield from (words for _, _, words in decks.carried(slide))
    for claim, verdict in decks.needs(slide):
        if verdict in DECIDED:
            yield sentence_of(claim, look_up)


def sentence_of(claim: str, look_up: LookUp) -> str:
    """What a claim says; empty where it is not judged yet, which is told elsewhere."""
    try:
        return str(look_up(("claims", claim, "claim")))
    except ValueError:
        return ""


def opposite(words: str, sentence: str) -> bool:
    """Do two texts point in opposite directions somewhere? Where one of them denies something, nobody can tell."""
    if NEGATION.search(words) or NEGATION.search(sentence):
        return False
    sides = [(pointing(words, pair), pointing(sentence, pair)) for pair in OPPOSITES]
    return any(one and other and not one & other for one, other in sides)


def pointing(text: str, pair: tuple[str, str]) -> set[int]:
    """In which of two directions the words of a text point."""
    found = set(plain(text).split())
    return {side for side, words in enumerate(pair) if found & set(words.split())}


def plain(text: str) -> str:
    """A text as bare words: small letters, one space between them."""
    return " ".join(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.replace("\0", "").lower()))
