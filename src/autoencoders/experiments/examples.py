"""The emoji that slides show: six that are trained on and six that are held out, by name."""

TRAIN = [
    "grinning-face-with-big-eyes",
    "santa-claus-light-skin-tone",
    "mrs-claus-medium-dark-skin-tone",
    "person-running",
    "snowboarder",
    "family-man-woman-girl-boy",
]
TEST = [
    "selfie",
    "expressionless-face",
    "ear-dark-skin-tone",
    "man-beard",
    "woman",
    "woman-raising-hand",
]
