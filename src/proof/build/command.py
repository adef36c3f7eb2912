"""What all commands share: results that appear whole or not at all, with their receipts; no work for a dead parent."""

import errno
import json
import os
import platform
import resource
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from proof.build import building, receipts
from proof.build.manifest import Artefact
from proof.source.paths import temporary

LOOK_EVERY = 1.0  # seconds


def produce(artefact: Artefact, make: Callable[[Path], object], **notes) -> None:
    """Make an artefact into a temporary file beside it, then put it and its receipt, with these notes, in place.

    Where `make` returns a dictionary, these are notes too, of what only the making could tell.
    The key is that of the code when it was first asked for, at best before the code was read: an edit since then makes the
    result stale.
    """
    made_key, parts, began = receipts.key(artefact), receipts.contents(artefact), time.monotonic()
    artefact.path.parent.mkdir(parents=True, exist_ok=True)
    part = temporary(artefact.path)
    try:
        told = make(part)
        seconds, output = round(time.monotonic() - began, 1), receipts.sha256(part)  # of what was made here, and by nobody else
        stop_if_orphaned()
        artefact.receipt.unlink(missing_ok=True)  # first, so that at no moment a receipt vouches for another file
        if part.is_dir():  # which replaces no other folder with something in it
            building.remove(artefact.path)
        part.replace(artefact.path)
        notes |= {"seconds": seconds, "cpu_seconds": round(time.process_time(), 1), **machine()}
        notes |= told if isinstance(told, dict) else {}
        receipts.write(artefact, made_key, output, parts, notes)
    except OSError as error:
        raise SystemExit(sentence(error, artefact.path)) from error
    finally:
        building.remove(part)


def go_without(artefact: Artefact, want: str, advice: str) -> None:
    """Make nothing where this machine lacks what it takes: an old one goes, a sentence and the receipt say why."""
    building.remove(artefact.path)
    print(f"no {artefact}, for want of {want}: {advice}")
    artefact.receipt.write_text(json.dumps({"missing": want}) + "\n")


def sentence(error: OSError, path: Path) -> str:
    """What went wrong with a file, and what to do about it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        free = shutil.disk_usage(path.parent).free // 2**20
        fix = "free some space, and run the same command again"
        return f"the disk is full ({free} MB left) and {path} could not be written: {fix}"
    return f"{path} could not be made: {error.strerror or error} ({error.filename})"


def machine() -> dict:
    """Where a result was made, for who compares."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak // 2**20 if sys.platform == "darwin" else peak // 2**10
    return {
        "peak_megabytes": megabytes,
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
    }


def watch_parent() -> None:
    """End this process soon after the one that started it: an orphan must not overwrite a later build's results.

    A polite end (Ctrl-C, or Snakemake stopping its jobs) is an interrupt in both cases, which commands may answer.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=wait_for_end, daemon=True).start()


def wait_for_end() -> None:
    """Leave at once, without clean-up, when this process has become an orphan."""
    while True:
        stop_if_orphaned()
        time.sleep(LOOK_EVERY)


def stop_if_orphaned() -> None:
    """Leave if the parent is gone, or the build: one that was killed while this process started was never its parent here."""
    if os.getppid() != PARENT or not building.goes_on():
        os._exit(1)


PARENT = os.getppid()
