"""The names of the emoji that slides show: six of the training side and six of the test side."""

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
