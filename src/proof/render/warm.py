"""A process that has read all code, and makes pages of decks whose slides were edited, each in a fork of itself.

What takes a deck its time is code that is read again, and Snakemake's plan of all results. Where only slides changed, neither
says anything new, unless a slide asks for a result that is still to be made: that is Snakemake's. The process ends when its
standard input does.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress

from proof.build import building, command, manifest, plan
from proof.build.manifest import Artefact
from proof.deck import coded
from proof.render import deck as making
from proof.source import notes

MORE = 3  # exit code: the deck stands on results that are to be made first


class Warm:
    """The waiting process."""

    def __init__(self) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self.process = subprocess.Popen([sys.executable, "-m", __name__], **pipes)

    def make(self, deck: str) -> tuple[bool, str] | None:
        """Make a deck's page: did it succeed, and what was said; None if more has to be made, or no code can be read."""
        with suppress(BrokenPipeError):
            self.process.stdin.write(f"{deck}\n")
            self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline() or "null")
        return told and tuple(told)

    def end(self) -> None:
        """Let it go."""
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait()


def serve() -> None:
    """Make the decks whose names come in, a line each, and tell how each ended."""
    read_code()
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+") as said:
            if (child := os.fork()) == 0:
                os._exit(one(line.strip(), said.fileno()))
            _, status = os.waitpid(child, 0)
            said.seek(0)
            code = os.waitstatus_to_exitcode(status)
            print(json.dumps(None if code == MORE else [code == 0, said.read().strip()]), flush=True)


def read_code() -> None:
    """Read all code that figures stand on, and nothing that an edit of slides changes."""
    notes.trust()
    coded.texts()
    figures = [file.stem for place, file in coded.files().items() if place.startswith("figures/") and file.stem[0] != "_"]
    drawn = manifest.with_ancestors(tuple(Artefact("figures", name) for name in figures))
    scored = [Artefact("scores", artefact.name) for artefact in drawn if artefact.kind == "runs"]
    for artefact in (*drawn, *scored, *manifest.families()):
        manifest.code(artefact)


def one(deck: str, said: int) -> int:
    """Be the command that makes one page, to its end: its exit code."""
    os.dup2(said, 1)
    os.dup2(said, 2)
    command.PARENT = os.getppid()  # which has been another one's until now
    try:
        building.take_lock(building.stamp())
        if any(map(plan.is_made, manifest.deck_results(deck))):
            return MORE
        making.main("html", deck)
    except SystemExit as end:
        print(end.code, file=sys.stderr)
        return 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    serve()
