"""Figures that build: the drawing stands in the page itself, where each key of the presenter's shows one more of its groups.

A figure builds if its SVG has groups `step-1`, `step-2` and so on. Marp hides those whose turn has not come, and does so on the
screen alone: print, PDF, pictures of slides and pages without scripts have all of them.
"""

import re

STEP = re.compile(r'<g id="step-(?P<number>\d+)"')
UNDRAWN = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>|<title>.*?</title>", re.DOTALL)
EVERYWHERE = re.compile(r"(?P<style><style[^>]*>)\*\{")
ID = re.compile(r'(?P<before>\bid="|href="#|url\(#)(?P<id>[^")]+)')


def count(svg: str, name: str) -> int:
    """How many steps a figure has; SystemExit if one is left out or they are not drawn in their order."""
    numbers = [int(match["number"]) for match in STEP.finditer(svg)]
    if numbers != [*range(1, len(numbers) + 1)]:
        listed = ", ".join(map(str, numbers))
        raise SystemExit(f"the figure {name} has the steps {listed}: draw each once, from 1, the later above the earlier")
    return len(numbers)


def in_page(svg: str, place: str, attributes: str) -> str:
    """A figure as an element of a page with the attributes of its picture; its ids end in `place`, its styles stay its own."""
    root = f"figure-{place}"
    drawing = ID.sub(rf"\g<before>\g<id>-{place}", UNDRAWN.sub("", svg).strip())
    drawing = EVERYWHERE.sub(rf"\g<style>#{root} *{{", drawing)
    drawing = drawing.replace('<g id="step-', '<g data-marpit-fragment id="step-')
    return drawing.replace("<svg ", f'<svg id="{root}" role="img"{attributes.replace(" alt=", " aria-label=")} ', 1)
