"""Put the sprites of an HTML deck, and the script that moves them, into its file; each takes the place of a figure."""

import base64
import json
import re

from proof.deck import sprites as sheets
from proof.source.paths import RESULTS, resource

SCRIPT = resource("slides/live/live.js")
STYLE = resource("slides/live/live.css")
TITLE = re.compile(r'title="live: (\w+)"')  # as Marp writes it on a picture


def with_sprites(page: str) -> str:
    """A page with the sprites that the titles of its pictures ask for."""
    names = list(dict.fromkeys(TITLE.findall(page)))
    if not names:
        return page
    sprites = json.dumps({name: sprite_data(name) for name in names}).replace("<", "\\u003c")  # `<` could end the script
    head, body = TITLE.sub(r'data-live="\1"', page).split("</head>", 1)
    body, end = body.rsplit("</body>", 1)
    style, script = (path.read_text(encoding="utf-8") for path in (STYLE, SCRIPT))
    return f"{head}<style>{style}</style></head>{body}<script>\nconst SPRITES = {sprites}\n{script}</script></body>{end}"


def sprite_data(name: str) -> dict:
    """A sprite for the script: its frames as a data URL, and its metadata."""
    path = RESULTS / "sprites" / f"{name}.webp"
    if not path.exists():
        raise SystemExit(f"{path} is not there: the build makes it")
    sheet = base64.b64encode(path.read_bytes()).decode()
    return {"sheet": f"data:image/webp;base64,{sheet}"} | sheets.metadata(path)
