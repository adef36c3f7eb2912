"""All slides of a deck on one picture: `python -m proof sheet talk`."""

from pathlib import Path

from PIL import Image

from proof.render import fill, render

COLUMNS, WIDTH, HEIGHT, GAP = 4, 640, 360, 12  # pixels; half a slide's size, at which small text can still be read
BETWEEN = "#808080"  # a background that dark and light slides differ from


def main(deck: str) -> None:
    """Make pictures of the slides as they are now, and all of them on build/slides/<deck>.sheet.png."""
    fill.main(deck)
    pictures = [Image.open(path) for path in render.png(deck)]
    path = Path(f"build/slides/{deck}.sheet.png")
    contact_sheet(pictures).save(path)
    print(f"{path} shows {len(pictures)} slides")


def contact_sheet(pictures: list[Image.Image]) -> Image.Image:
    """One picture with all of these in rows."""
    rows = -(-len(pictures) // COLUMNS)
    sheet = Image.new("RGB", (GAP + COLUMNS * (WIDTH + GAP), GAP + rows * (HEIGHT + GAP)), BETWEEN)
    for place, picture in enumerate(pictures):
        row, column = divmod(place, COLUMNS)
        small = picture.convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        sheet.paste(small, (GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + GAP)))
    return sheet
