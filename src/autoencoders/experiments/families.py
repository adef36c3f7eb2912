"""Families of emoji: drawings so alike that a network which was trained on some has, in a sense, seen the others.

Two emoji are of one family if their names say that they are one drawing made twice, if their pictures are nearly equal, or if a
chain of such pairs joins them. Nothing here is random or rounded, so families are the same on every processor.
"""

import re

import numpy as np

from autoencoders.images import AT_ONCE, Pixels, slices

NEAR = 0.003  # mean squared error at 32x32 below which two pictures are of one family
EQUAL = 1 / 255**2  # and below which they are one picture: a byte in the root mean square, which nobody sees
FACTOR = 4  # from 128x128 to 32x32
WHITE = FACTOR**2 * 255  # the sum over a square of it

# Words that say how a person or a hand was drawn this time.
TONE = "(medium-light|medium-dark|light|medium|dark)-skin-tone|tone[1-5]"
HAIR = "(blond|red|curly|white)-hair|bald|beard"
PEOPLE = "man|woman|men|women|person|people|boy|girl|adult|child|mrs|mx|santa|and|old|older"
STRUCK = re.compile(rf"\b({TONE}|{HAIR}|{PEOPLE}|facing-right)\b")

COLOUR = "light-blue|black|blue|brown|green|grey|orange|pink|purple|red|white|yellow"
SIZE = "large|medium-small|medium|small"
WAY = "up|down|left|right"
SIGNS = "aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|ophiuchus"
ON_A_BUTTON = "cl|cool|free|id|new|ng|ok|p|sos|up-exclamation|vs"
SERIES = {  # what is left of a name: what is depicted; of several patterns that fit, the first counts
    # people
    "breast-feeding": "feeding-baby",
    "in-business-suit-levitating": "in-suit-levitating",
    "kiss|couple-with-heart": "couple",
    "merman|mermaid|merperson": "merperson",
    "prince|princess": "with-crown",
    "busts?-in-silhouette": "bust-in-silhouette",
    "in-bed": "bed",
    "taking-bath": "bathtub",
    # hands
    f"backhand-index-pointing-({WAY})": "backhand",
    "(left|right)-facing-fist": "facing-fist",
    "(left|right)wards-hand|raised-hand|raised-back-of-hand": "raised-hand",  # one drawing, turned
    "(left|right)wards-pushing-hand": "pushing-hand",
    "palm-(down|up)-hand": "palm-hand",
    "thumbs-(down|up)|(left|right)wards-thumb-sign": "thumb",
    # a shape in several colours and sizes
    f"({COLOUR})-(apple|bird|cat|circle|heart|mushroom|square|square-button)": r"\2",
    f"({COLOUR}|closed)-book": "closed-book",
    f"({COLOUR})-({SIZE})-square": "square",
    f"({SIZE})-({COLOUR})-diamond": "diamond",
    f"({COLOUR}|double|exclamation)-(exclamation|question)-mark": "exclamation-mark",
    "(beating|broken|growing|mending|sparkling)-heart|heart-suit|heart-with-(arrow|ribbon)": "heart",
    "baseball|softball": "ball-with-seams",
    "dvd|optical-disk": "disk",
    "(dollar|euro|pound|yen)-banknote": "banknote",
    "(black|chequered|pirate|rainbow|transgender|unknown|white)-flag": "waving-flag",
    "angry-face|enraged-face": "angry-face",
    # a sign on one ground
    ".+-(oclock|thirty)": "clock-face",
    "keycap.*|[0-9]|digit-.+|asterisk|pound|pound-symbol": "keycap",
    "letter-[a-z]": "letter",
    SIGNS: "sign-of-the-zodiac",
    "(a|ab|b|o)-button-blood-type": "blood-type",
    "(1st|2nd|3rd)-place-medal|sports-medal": "medal",
    "japanese-.+-button": "japanese-button",
    f"({ON_A_BUTTON})-button": "word-button",
    "input-(latin-.+|numbers|symbols)": "input",
    "(mens|womens)-room|restroom": "restroom",
    # turned and mirrored
    f"(({WAY})-)+arrow(-curving-({WAY}))?|(back|end|on-exclamation|soon|top)-arrow": "arrow",
    f"fast-({WAY}|forward|reverse)-button|(last|next)-track-button": "fast-button",
    "(downwards|play|reverse|upwards)-button": "play-button",
    f"red-triangle-pointed-({WAY})": "triangle",
    "magnifying-glass-tilted-.+|(left|right)-pointing-magnifying-glass": "magnifying-glass",
    "(horizontal|vertical)-traffic-light": "traffic-light",
    "slightly-smiling-face|upside-down-face": "slightly-smiling-face",
    "chart-(de|in)creasing": "chart",
    "airplane-(arrival|departure)": "airplane-above-runway",
    # a thing in another state, or with something added
    ".+-moon(-with)?(-face)?": "moon",
    "globe-showing-.+": "globe",
    "cloud(-with-.+)?": "cloud",
    "sun-behind-.+": "sun-behind-cloud",
    "cityscape-at-dusk": "cityscape",
    "(closed|open)-mailbox-with-(lowered|raised)-flag": "mailbox",
    "(un)?locked(-.+)?": "locked",
    "hourglass-(not-)?done": "hourglass",
    "speaker-(low|medium|high)-volume|muted-speaker": "speaker",
    "(in|out)box-tray": "tray",
    "(bright|dim)-button": "bright-button",
    "repeat-single-button": "repeat-button",
    "(see|hear|speak)-no-evil-monkey": "no-evil-monkey",
    "tear-off-calendar": "calendar",
    "camera-with-flash": "camera",
    "ear-with-hearing-aid": "ear",
    "fork-knife-with-plate": "fork-knife",
    "open-file-folder": "file-folder",
    "skull-crossbones": "skull",
    "snowman-without-snow": "snowman",
    "umbrella-with-rain-drops": "umbrella",
}


def depicted(name: str) -> str:
    """What siblings' names have in common: the drawing, without skin tone, hair, gender, direction, colour, size or state.

    >>> depicted("woman-judge-dark-skin-tone"), depicted("man-beard"), depicted("six-thirty")
    ('judge', 'person', 'clock-face')
    """
    left = "-".join(word for word in STRUCK.sub("", name).split("-") if word) or "person"
    fits = ((re.fullmatch(pattern, left), family) for pattern, family in SERIES.items())
    return next((match.expand(family) for match, family in fits if match), left)


def close_pairs(pictures: np.ndarray | Pixels) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of pictures, of 128x128 on white, whose mean squared error at 32x32 is below `NEAR`: indices (k, 2), errors (k,).

    Sums of 16 bytes are compared, so every number on the way is whole and below 2^53: exact, in whatever order it is added.
    """
    stored = pictures.stored if isinstance(pictures, Pixels) else pictures
    sums = np.concatenate([summed(stored[part]) for part in slices(len(stored))])
    squares = (sums * sums).sum(axis=1)
    pairs, errors = [np.empty((0, 2), int)], [np.empty(0)]
    for at in range(0, len(sums), AT_ONCE):
        part = slice(at, at + AT_ONCE)
        error = (squares[part, None] + squares[at:] - 2 * sums[part] @ sums[at:].T) / (sums.shape[1] * WHITE**2)
        close = np.argwhere(np.triu(error < NEAR, 1))
        pairs.append(close + at)
        errors.append(error[*close.T])
    return np.concatenate(pairs), np.concatenate(errors)


def summed(stored: np.ndarray) -> np.ndarray:
    """Pictures as bytes, added up over squares of 4x4 and laid flat."""
    n, height, width, channels = stored.shape
    rows = stored.reshape(n, height // FACTOR, FACTOR, width * channels).sum(axis=2, dtype=np.uint16)
    return rows.reshape(n, -1, FACTOR, channels).sum(axis=2, dtype=np.float64).reshape(n, -1)


def joined(count: int, pairs: np.ndarray) -> np.ndarray:
    """The group of each of `count` things, which share one if pairs join them, in chains, too; numbered by first members."""
    group = np.arange(count)
    for one, other in pairs:
        low, high = sorted((group[one], group[other]))
        group[group == high] = low
    return np.unique(group, return_inverse=True)[1]


def families(names: list[str], pairs: np.ndarray) -> np.ndarray:
    """The number of each emoji's family; `pairs` are those whose pictures are close."""
    first: dict[str, int] = {}
    siblings = [(first.setdefault(depicted(name), index), index) for index, name in enumerate(names)]
    return joined(len(names), np.concatenate([siblings, pairs]))


def distinct(names: list[str], pairs: np.ndarray, errors: np.ndarray, keep: list[str]) -> np.ndarray:
    """Indices of what is left when each picture that occurs several times is kept once: by a name in `keep`, or its first."""
    picture = joined(len(names), pairs[errors < EQUAL])
    order = np.argsort(~np.isin(names, keep), kind="stable")
    return np.sort(order[np.unique(picture[order], return_index=True)[1]])
