"""What all commands share: they put complete results with receipts in place, and end when their parent has ended."""

import errno
import json
import os
import platform
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from proof.build import building, processor, receipts
from proof.build.manifest import Artefact
from proof.source.paths import temporary

SECONDS_BETWEEN_CHECKS = 1.0  # of the parent


def produce(artefact: Artefact, make: Callable[[Path], object], **notes) -> None:
    """Call `make` with a temporary path beside the artefact, then move the file into place and write its receipt.

    The receipt gets these notes, those in the dictionary that `make` may return, and what the making cost.
    The key is cached from when it was first asked for, ideally before the code was imported: an edit after that makes the
    result stale.
    """
    key, contents, began = receipts.key(artefact), receipts.ingredients_and_definitions(artefact), time.monotonic()
    artefact.path.parent.mkdir(parents=True, exist_ok=True)
    part = temporary(artefact.path)
    try:
        returned = make(part)
        seconds, output = round(time.monotonic() - began, 1), receipts.sha256(part)  # before anybody else can change it
        stop_if_orphaned()
        artefact.receipt.unlink(missing_ok=True)  # first, so that no receipt ever vouches for another file
        if part.is_dir():  # a folder cannot replace one that is not empty
            building.remove(artefact.path)
        part.replace(artefact.path)
        notes |= {"seconds": seconds, "cpu_seconds": round(time.process_time(), 1), **memory_and_machine()}
        notes |= returned if isinstance(returned, dict) else {}
        receipts.write(artefact, key, output, contents, notes)
    except OSError as error:
        raise SystemExit(sentence(error, artefact.path)) from error
    finally:
        building.remove(part)


def go_without(artefact: Artefact, missing: str, advice: str) -> None:
    """Make nothing, since this machine lacks what it takes: an old file is removed, and the receipt says what is missing."""
    building.remove(artefact.path)
    print(f"no {artefact}, for want of {missing}: {advice}")
    artefact.receipt.write_text(json.dumps({"missing": missing}) + "\n")


def sentence(error: OSError, path: Path) -> str:
    """A sentence on what went wrong when a file was written; for a full disk also on which, and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        fullest = min((path.parent, Path(tempfile.gettempdir())), key=lambda folder: shutil.disk_usage(folder).free)
        free_megabytes = shutil.disk_usage(fullest).free // 2**20
        disk, fix = "the disk", "free some space"
        if fullest != path.parent:
            disk, fix = f"the disk of {fullest}", "free some space there, or set TMPDIR to another folder"
        full = f"{disk} is full ({free_megabytes} MB left) and {path} could not be written"
        return f"{full}: {fix}, and run the same command again"
    return f"{path} could not be made: {error.strerror or error} ({error.filename})"


def memory_and_machine() -> dict:
    """Notes for a receipt: this process's peak memory, its system, Python, processor and graphics cards."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS, kilobytes elsewhere
    megabytes = peak // 2**20 if sys.platform == "darwin" else peak // 2**10
    return {
        "peak_megabytes": megabytes,
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        **processor.about(),
    }


@contextmanager
def nothing_begun(name: str) -> Iterator[None]:
    """While libraries are loaded for a result, end at once on Ctrl-C: an exception would be theirs, in hundreds of lines."""

    def leave(*_: object) -> None:
        print(f"{name} was stopped before it began", file=sys.stderr, flush=True)
        os._exit(1)

    before = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def watch_parent() -> None:
    """End this process soon after the one that started it: an orphan must not overwrite a later build's results.

    SIGTERM, by which Snakemake stops its jobs, raises KeyboardInterrupt like Ctrl-C does, so that commands can handle both.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=check_parent_forever, daemon=True).start()


def check_parent_forever() -> None:
    """The loop of the watching thread."""
    while True:
        stop_if_orphaned()
        time.sleep(SECONDS_BETWEEN_CHECKS)


def stop_if_orphaned() -> None:
    """Exit at once, without clean-up, if the parent or the build has ended; the parent may end before PARENT is read."""
    if os.getppid() != PARENT or not building.goes_on():
        os._exit(1)


PARENT = os.getppid()
