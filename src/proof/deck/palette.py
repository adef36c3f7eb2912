"""The colours of slides and figures by name, read from the one file that has them."""

import re

from proof.source.paths import resource


def parsed(css: str) -> dict[str, str]:
    """Each `--name: #hex;` of a style sheet, in lower case."""
    return {name: colour.lower() for name, colour in re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{6});", css)}


COLOURS = parsed(resource("slides/palette.css").read_text(encoding="utf-8"))
