"""What a build sets up for its jobs, and the lock that lets one build at a time work in a folder.

The lock goes with the process that holds it, so nothing is ever left to unlock. Jobs end with their build where they can see
its process; on another machine, or in another space of process numbers, they go on to their own end.
"""

import os
import platform
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from proof.source.notes import HELD
from proof.source.paths import RESULTS, ROOT

LOCK = RESULTS / ".building"


def pass_on() -> None:
    """Let jobs find this package and this Python, and conda the lock file of this project."""
    os.environ["PROOF_ROOT"] = str(ROOT)
    for name, first in {"PYTHONPATH": ROOT / "src", "PATH": Path(sys.executable).parent}.items():
        os.environ[name] = os.pathsep.join(filter(None, [str(first), os.environ.get(name)]))


def stamp() -> int:
    """When a build last began in this folder; it tells whether one did since a plan was made."""
    try:
        return LOCK.stat().st_mtime_ns
    except OSError:
        return 0


def alone(seen: int) -> None:
    """Take the folder for this process and its jobs, or end with a sentence that says who has it."""
    if os.environ.get(HELD):  # a job of the build that holds the lock, reading the Snakefile again
        return
    RESULTS.mkdir(exist_ok=True)
    now, lock = stamp(), LOCK.open("a+")
    if not locked(lock):
        lock.seek(0)
        raise SystemExit(f"process {lock.read().strip()} is building in {Path.cwd()}: wait for it, or stop it")
    if now != seen:
        raise SystemExit("another build has begun and ended since this one was planned: run the same command again")
    os.environ[HELD] = mark()
    KEPT.append(lock)
    sweep()
    lock.truncate(0)
    with suppress(OSError):  # on a full disk the lock holds all the same; who needs the room says so
        os.write(lock.fileno(), str(os.getpid()).encode())


def locked(file: IO) -> bool:
    """Lock a file until it is closed; not if somebody else has."""
    try:
        import fcntl
    except ImportError:  # Windows: nothing to lock with
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def mark() -> str:
    """What a build's jobs know it by: its process, and where that number means something."""
    return " ".join([str(os.getpid()), *where()])


def where() -> list[str]:
    """This machine, and its space of process numbers: a container has one of its own."""
    try:
        return [platform.node(), str(Path("/proc/self/ns/pid").readlink())]
    except OSError:  # no Linux: one space a machine
        return [platform.node()]


def goes_on() -> bool:
    """Is the build that started this process still there? Yes where no build did, and where nobody can tell."""
    process, *place = os.environ.get(HELD, "").split() or [""]
    if not process or place != where():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's, so it is there
        pass
    return True


def sweep() -> None:
    """Remove what a killed build was writing: nobody else writes here now."""
    for part in list(RESULTS.rglob(".*.part*")):
        remove(part)


def remove(path: Path) -> None:
    """Take a file away, or a folder with all that is in it; nothing where there is none."""
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


KEPT: list = []  # open until the process ends
