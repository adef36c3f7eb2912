"""Use a deck in a real browser, by a script of Node's that presses keys and writes as JSON what came of it."""

import json
import os
from dataclasses import replace
from pathlib import Path

from proof.render import programs


def used(script: Path, *files: Path) -> dict:
    """What a script reports that gets these files; the last one is its report."""
    browser = programs.browser()
    browser = replace(browser, environment=browser.environment | {"CHROMIUM": os.fspath(browser.path)})
    programs.run([programs.node(), script, *files], "the deck could not be used", browser)
    return json.loads(files[-1].read_text())
