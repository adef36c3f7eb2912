"""How long the frames take while somebody drags what is live in the talk."""

import json
import os
from collections.abc import Iterator

from benchmarks.measuring import Failed, Note, Pair
from benchmarks.rows.edit import PAGE
from benchmarks.scratch import Place, ready, watched
from proof.render import programs

WHAT = "a frame while a live part is dragged, 95 of 100 take at most"
AGAINST = ""
UNIT = "ms"
LIMIT = 20
RUNS, MINUTES = 3, 3

DRAG = "benchmarks/frames.mjs"


def pairs(place: Place) -> Iterator[Pair | Note]:
    """Two seconds for each part, in the browser that PDFs are printed with; how busy the machine was stands in a note."""
    browser = programs.browser()
    if browser is None:
        raise Failed(f"there is no browser: {programs.NO_BROWSER}")
    clone = place.clone()
    ready(clone, PAGE)
    command = (str(programs.node()), DRAG, PAGE, *place.parts)
    for _ in range(place.runs):
        load = os.getloadavg()[0]
        found = json.loads(watched(command, clone, **browser.environment, CHROMIUM=str(browser.path)).said)
        for part, milliseconds in found.items():
            yield Pair(milliseconds, what=part)
            yield Note(f"drawn by software, load {load:.1f}", part)
