"""Put the live parts of a deck into its HTML: what they show, and the script that moves them; each takes a figure's place.

A sprite is a sheet of frames. A part that computes brings networks and numbers as JSON, and names the module of JavaScript
that shows them: `slides/parts/<part>.mjs` exports a function of that name.
"""

import base64
import json
import re
from pathlib import Path

from proof.build import manifest
from proof.deck import decks
from proof.deck import sprites as sheets
from proof.render import modules
from proof.source.paths import ROOT

LIVE, PARTS = ROOT / "slides/live", ROOT / "slides/parts"  # what moves for any talk, and what this one brings
BESIDE = "onmessage = ({ data: [task, ...given] }) => postMessage(beside.tasks[task](...given))"  # of a thread beside the page
TITLE = re.compile(r'title="live: (\w+)"')  # as Marp writes it on a picture


def parts(deck: str) -> dict[str, dict]:
    """What each live part of a deck shows."""
    return {name: data(name) for name in decks.live(deck)}


def with_parts(page: str, given: dict[str, dict]) -> str:
    """A page with live parts in the places of pictures whose titles ask for them."""
    if not given:
        return page
    head, body = TITLE.sub(r'data-live="\1"', page).split("</head>", 1)
    body, end = body.rsplit("</body>", 1)
    style = "".join(path.read_text(encoding="utf-8") for path in styles())
    return f"{head}<style>{style}</style></head>{body}{stored(given)}{moving(given)}</body>{end}"


def styles() -> list[Path]:
    """The style sheets of all that may be live."""
    return [file for folder in (LIVE, PARTS) for file in sorted(folder.glob("*.css"))]


def data(name: str) -> dict:
    """What a live part shows: a sprite's metadata and its frames as a data URL, or the part's own description."""
    path = manifest.live(name).path
    if not path.exists():
        raise SystemExit(f"{path} is not there: the build makes it")
    if path.suffix == ".json":
        return json.loads(path.read_text(encoding="utf-8"))
    sheet = base64.b64encode(path.read_bytes()).decode()
    return {"sheet": f"data:image/webp;base64,{sheet}"} | sheets.metadata(path)


def stored(given: dict[str, dict]) -> str:
    """What live parts show, as an element for the script."""
    text = json.dumps(given).replace("<", "\\u003c")  # `<` could end the element
    return f'<script type="application/json" id="live">{text}</script>'


def moving(given: dict[str, dict]) -> str:
    """The script that moves live parts."""
    makers = sorted({part["part"] for part in given.values() if "part" in part})
    text = modules.script(main=LIVE / "main.mjs", **{name: PARTS / f"{name}.mjs" for name in makers})
    brought = ", ".join(f"...{name}" for name in makers)
    begin = f"main.start(JSON.parse(document.getElementById('live').textContent), {{ {brought} }})"
    return f"{thread()}<script>\n(() => {{\n'use strict'\n{text}{begin}\n}})()\n</script>"


def thread() -> str:
    """The script of threads beside the page, which runs nothing in the page itself; empty where a talk brings none."""
    tasks = PARTS / "beside.mjs"
    return (
        f'<script type="text/plain" id="beside">\n{modules.script(beside=tasks)}{BESIDE}\n</script>' if tasks.exists() else ""
    )
