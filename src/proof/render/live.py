"""What moves in the HTML deck: its sprites and one small script, put into the file; each takes the place of a still picture."""

import base64
import json
import re

from proof.deck import sprites as sheets
from proof.source.paths import RESULTS, resource

SCRIPT = resource("slides/live/live.js")
STYLE = resource("slides/live/live.css")
TITLE = re.compile(r'title="live: (\w+)"')  # as Marp writes it on a picture


def enlivened(page: str) -> str:
    """A page in which the pictures whose titles ask for it know what moves in their place."""
    names = list(dict.fromkeys(TITLE.findall(page)))
    if not names:
        return page
    sprites = json.dumps({name: told(name) for name in names}).replace("<", "\\u003c")  # which could end the script
    head, body = TITLE.sub(r'data-live="\1"', page).split("</head>", 1)
    body, end = body.rsplit("</body>", 1)
    style, script = (path.read_text(encoding="utf-8") for path in (STYLE, SCRIPT))
    return f"{head}<style>{style}</style></head>{body}<script>\nconst SPRITES = {sprites}\n{script}</script></body>{end}"


def told(name: str) -> dict:
    """A sprite as the page gets it: its sheet, and what it tells of it."""
    path = RESULTS / "sprites" / f"{name}.webp"
    if not path.exists():
        raise SystemExit(f"{path} is not there: the build makes it")
    sheet = base64.b64encode(path.read_bytes()).decode()
    return {"sheet": f"data:image/webp;base64,{sheet}"} | sheets.metadata(path)
