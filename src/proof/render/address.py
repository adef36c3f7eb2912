"""Where a deck is to be had: its address in words and as a QR code, which its last slide shows where an address is set."""

import html
import io

from proof.source.paths import resource

DARK, LIGHT = "#000000", "#ffffff"  # in each look: cameras want dark on light
LOOK = resource("slides/address.css")  # of a deck that has one, after its theme's
RIM = 4  # modules of light around the code, as its standard asks


def block(address: str) -> str:
    """What follows the last slide's text; empty where no address is set."""
    return f'\n\n<div class="address">{link(address)}{code(address)}</div>' if address else ""


def code(address: str) -> str:
    """The address as a QR code, an SVG as many units wide as it has modules."""
    import segno  # not above: a deck without an address needs none

    drawn, words = io.BytesIO(), html.escape(f"QR code of {address}")
    made = segno.make_qr(address, error="m")
    made.save(drawn, kind="svg", border=RIM, dark=DARK, light=LIGHT, omitsize=True, xmldecl=False, nl=False, svgclass=None)
    return drawn.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{words}" ', 1)


def link(address: str) -> str:
    """The address in words, which lead to it."""
    return f'<a href="{html.escape(address)}">{html.escape(address)}</a>'
