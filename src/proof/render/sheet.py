"""All slides of a deck on one page, to be looked at side by side: `python -m proof sheet talk`."""

from pathlib import Path

from PIL import Image

from proof.render import fill, render

COLUMNS, WIDTH, HEIGHT, GAP = 4, 640, 360, 12  # half a slide's size, at which its smallest words can still be read
BETWEEN = "#808080"  # in which dark slides and light ones have an edge


def main(deck: str) -> None:
    """Photograph the slides as they are written now, each by itself and all on build/slides/<deck>.sheet.png."""
    fill.main(deck)
    pictures = [Image.open(path) for path in render.png(deck)]
    path = Path(f"build/slides/{deck}.sheet.png")
    laid(pictures).save(path)
    print(f"{path} shows {len(pictures)} slides")


def laid(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of slides in rows, in their order."""
    rows = -(-len(pictures) // COLUMNS)
    sheet = Image.new("RGB", (GAP + COLUMNS * (WIDTH + GAP), GAP + rows * (HEIGHT + GAP)), BETWEEN)
    for place, picture in enumerate(pictures):
        row, column = divmod(place, COLUMNS)
        small = picture.convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        sheet.paste(small, (GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + GAP)))
    return sheet
