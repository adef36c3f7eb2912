"""What a built page may do: run the deck's own scripts, by their digests, and fetch nothing, neither now nor later."""

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

URL = re.compile(r"url\(['\"]?(?P<target>[^'\")]+)['\"]?\)")
SCRIPT = re.compile(r"<script(?P<kind>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
DATA = 'type="application/json"'  # of a script that nobody runs
CHARSET = '<meta charset="UTF-8">'  # which has to stand at the very beginning of a page
SEAL = '<meta http-equiv="Content-Security-Policy" content="{}">'
POLICY = re.compile(SEAL.format('[^"]*'))
RULES = (
    "default-src 'none'; img-src data: blob:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "worker-src blob:; frame-src 'self' file:; script-src {}"  # threads; Marp's presenter view frames the page
)
CODE = frozenset("script iframe frame object embed applet portal form base meta link".split())  # what no slide brings
LAST = "</section>"  # after that of the last slide come the deck's own scripts


def sealed(page: str, name: str) -> str:
    """A page with its content security policy; SystemExit if its slides run scripts, or if it would fetch anything."""
    found = contents(page)
    if outside := found.remote():
        raise SystemExit(f"{name} would fetch {', '.join(outside)}: put the files into the project and link them from there")
    if found.code:
        code = ", ".join(dict.fromkeys(found.code))
        raise SystemExit(f"a slide of {name} brings {code}: what runs in a deck stands in slides/live and slides/parts")
    own = [match["text"] for match in SCRIPT.finditer(page, page.rfind(LAST)) if DATA not in match["kind"]]
    policy = SEAL.format(RULES.format(" ".join(map(digest, own)) or "'none'"))
    return page.replace(CHARSET, CHARSET + policy, 1)


def digest(script: str) -> str:
    """A script's digest, as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def contents(page: str) -> "Contents":
    """What a page loads and runs."""
    found = Contents()
    found.feed(page)
    return found


class Contents(HTMLParser):
    """Collects the addresses that a page loads, from its elements and its styles, and what runs on its slides."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.code: list[str] = []
        self.style = False
        self.depth = 0  # of slides that are open

    def remote(self) -> list[str]:
        """The network addresses that the page would load without a click."""
        return sorted({address for address in self.addresses if re.match(r"(?i)(https?:)?//", address.strip())})

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.style = tag == "style"
        self.depth += tag == "section"
        if self.depth:
            self.code += [f"<{tag}>"] if tag in CODE else []
            self.code += [name for name, value in attributes if runs(name, value or "")]
        for name, value in attributes:
            if name in ("src", "srcset", "data", "poster") or (name in ("href", "xlink:href") and tag != "a"):
                self.addresses.append(value or "")
            elif name == "style":
                self.addresses += addresses_in_css(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.style = False
        self.depth -= tag == "section"

    def handle_data(self, text: str) -> None:
        self.addresses += addresses_in_css(text) if self.style else []


def runs(name: str, value: str) -> bool:
    """Is an attribute a script?"""
    return name.startswith("on") or name == "srcdoc" or value.lower().strip().startswith("javascript:")


def addresses_in_css(text: str) -> Iterable[str]:
    """The addresses that a style sheet names."""
    return [match["target"] for match in URL.finditer(text)] + re.findall(r"@import\s+['\"]([^'\"]+)", text)
