"""Show a deck while it is being written: `python -m proof present talk` serves it and reloads it on each change.

The deck is built by Snakemake, or by a command that follows the deck's name. Where only slides were edited, a process that has
read all code makes the page alone, in a few seconds. While a build runs or fails, the last good deck stays on the screen, with
the error message above it. Press p in the browser for the presenter's view.
"""

import json
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from proof.deck import decks
from proof.render import policy
from proof.render.warm import Warm
from proof.source.paths import RESULTS, ROOT

LOOK_EVERY = 0.4  # seconds
COMPLAINT_LINES = 14  # of a failed build's output, the last ones
SLIDES, CODE = ROOT / "slides", ROOT / "src"  # what people edit
# what builds write, and other commands too
MADE = tuple(RESULTS / name for name in ("figures", "sprites", "live", "scores", "claims", "claims.json"))
WAITING = "<!doctype html><html lang='en'><title>Building</title><body>The deck is being built.</body></html>"
SCRIPT = """<script>
let shown
setInterval(async () => {
  const now = await (await fetch('/state')).json().catch(() => ({}))
  let banner = document.getElementById('complaint')
  if (!banner) {
    banner = Object.assign(document.createElement('pre'), { id: 'complaint' })
    banner.style.cssText = 'position:fixed;z-index:9999;inset:0 0 auto;margin:0;padding:16px 24px;white-space:pre-wrap;' +
      'max-height:50vh;overflow:auto;background:#8f1020;color:#fff;font:16px/1.4 monospace'
    document.body.append(banner)
  }
  banner.textContent = now.complaint
  banner.hidden = !now.complaint
  if (shown && now.version !== shown) location.reload()
  shown = now.version
}, 500)
</script>"""


@dataclass
class Show:
    """What the browser shows: the last good page of a deck, and the complaint of a failed build."""

    page: Path
    complaint: str = ""
    version: int = 0  # changes with each build of the deck; 0 before the first
    text: str = WAITING

    def look(self) -> None:
        """Take the page if there is a new one; builds put it there whole, and may take it away before."""
        with suppress(FileNotFoundError):
            if (version := self.page.stat().st_mtime_ns) != self.version:
                self.text, self.version = self.page.read_text(encoding="utf-8"), version


def main(deck: str, *command: str) -> None:
    """Serve, watch and rebuild until Ctrl-C."""
    decks.read(deck)
    show = Show(RESULTS / f"{deck}.html")
    builder = Builder(show, list(command))
    server = serve(show)
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"{deck} is at {address} (p: presenter's view, Ctrl-C: end)")
    webbrowser.open(address)
    try:
        for changed in changes():
            builder.build(changed)
    except KeyboardInterrupt:
        server.shutdown()
        builder.end()


def serve(show: Show) -> ThreadingHTTPServer:
    """Serve the deck to this machine alone, on a free port, in a background thread."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            show.look()
            if self.path == "/state":
                body, kind = json.dumps({"version": show.version, "complaint": show.complaint}), "application/json"
            else:
                body, kind = reloading(show.text), "text/html; charset=utf-8"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_) -> None:
            """Nothing: two questions a second would flood the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def reloading(text: str) -> str:
    """A page with the script that reloads it, which its policy would refuse."""
    before, end, after = policy.POLICY.sub("", text).rpartition("</body>")
    return before + SCRIPT + end + after


def changes() -> Iterable[set[Path]]:
    """The files that changed: all at the start, then those of each change, but not what the build itself writes."""
    seen: dict = {}
    while True:
        written = times_and_sizes((SLIDES, CODE))
        if changed := {file for file, _ in (written | times_and_sizes(MADE)).items() ^ seen.items()}:
            yield changed
            seen = written | times_and_sizes(MADE)
        time.sleep(LOOK_EVERY)


def times_and_sizes(places: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """The time and size of each file in these files and folders."""
    files = [file for place in places for file in (place.rglob("*") if place.is_dir() else [place])]
    return {file: time_and_size(file) for file in files if "__pycache__" not in file.parts and not file.name.startswith(".")}


def time_and_size(file: Path) -> tuple[int, int]:
    """A file's time and size, zeros if it has just been deleted."""
    try:
        status = file.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


@dataclass
class Builder:
    """Builds the deck that is shown, by a command or else by what the edit asks for."""

    show: Show
    command: list[str] = field(default_factory=list)
    warm: Warm | None = None

    def build(self, changed: set[Path]) -> None:
        """Build the deck; if that fails, show what was said on the page and the terminal."""
        only_slides = all(file.is_relative_to(SLIDES) for file in changed)
        made = self.warm.make(self.show.page.stem) if self.warm and only_slides else None
        if made is None:
            return self.build_all()
        good, said = made
        return self.tell("" if good else said)

    def build_all(self) -> None:
        """Build all that the deck stands on, too."""
        snakemake = [sys.executable, "-m", "snakemake", "--cores", "2", str(self.show.page)]
        process = subprocess.run(self.command or snakemake, capture_output=True, text=True, errors="replace", check=False)
        self.end()  # the code may be another one now
        self.warm = None if self.command else Warm()
        lines = [line for line in (process.stdout + process.stderr).splitlines() if line.strip()]
        self.tell("" if not process.returncode else "\n".join(lines[-COMPLAINT_LINES:]))

    def tell(self, complaint: str) -> None:
        """Say how a build ended."""
        self.show.complaint = complaint
        print(complaint or f"{self.show.page} is built ({time.strftime('%H:%M:%S')})", flush=True)

    def end(self) -> None:
        """Let go of the process that has read the code."""
        if self.warm:
            self.warm.end()
        self.warm = None
