"""Clothes as strangers to a network that knows digits, and the other way round, beside rules without a network."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.areas import IN_WORDS, best_side, panel
from autoencoders.drawing.palette import DENSE, MEAN, MUTED, PCA, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, picture, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

LABEL, APART = 212, 60  # px for names, between the panels
TOP, FOOT = 196, 40
SIDE, SHOWN, GAP = 68, 5, 6  # px of a picture, how many stand above a panel, px between them
WIDE = (WIDTH - LABEL - APART) / 2
KNOWN = (("digits", "knows digits, is shown clothes"), ("clothes", "knows clothes, is shown digits"))
RULES = (
    ("nearest", "nearest picture", MEAN),
    ("pca", "PCA", PCA),
    ("brightness", "brightness", RESIZE),
    ("detail", "how detailed", RESIZE),
)


def draw(anomaly_clothes: Run, anomaly_clothes_rivals: Run) -> Figure:
    """A panel for each network, under strangers and what it makes of them."""
    figure, board = sheet()
    network, rivals = scores(anomaly_clothes), scores(anomaly_clothes_rivals)
    for index, (known, title) in enumerate(KNOWN):
        left, kind = LABEL + index * (WIDE + APART), f"{known}_strange"
        write(board, left, 18, title, bold=True, size=style.NORMAL)
        for row, name in enumerate((f"{kind}_originals", kind)):
            for column, image in enumerate(anomaly_clothes.pictures[name][:SHOWN]):
                picture(board, left + column * (SIDE + GAP), 42 + row * (SIDE + GAP), SIDE, image)
        bars = [Bar("network’s error", network[f"{kind}_auroc"], DENSE, strong=True)]
        bars += [Bar(name, best_side(rivals, kind, rule), colour) for rule, name, colour in RULES]
        panel(figure, (left, TOP, WIDE, HEIGHT - TOP - FOOT), bars, named=index == 0)
    for row, text in enumerate(("strangers", "its copies")):
        write(board, LABEL - 24, 42 + row * (SIDE + GAP) + SIDE / 2, text, ha="right", colour=MUTED)
    write(board, LABEL, HEIGHT - 16, IN_WORDS, colour=MUTED)
    return figure
