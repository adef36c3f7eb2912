"""The command line of `python -m proof`: a subcommand for each entry of a list."""

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

FAULTS = {  # of the machine, with what to do
    errno.EACCES: "give yourself the right to it, or work in a copy of the project",
    errno.EPERM: "give yourself the right to it, or work in a copy of the project",
    errno.EROFS: "work in a copy of the project, on a disk that can be written to",
    errno.ENOSPC: "free some space on that disk, and run the same command again",
    errno.EDQUOT: "free some space on that disk, and run the same command again",
    errno.EMFILE: "allow more open files (`ulimit -n 1024`), and run the same command again",
    errno.ENFILE: "close some programs, and run the same command again",
}


@dataclass(frozen=True)
class Command:
    """A function that people, or the rules of the build, call as a subcommand."""

    name: str
    function: str  # its full name; imported only when it is called, so that no command waits for the imports of another
    help: str
    arguments: tuple[str, ...] = ()  # `WHAT` one, `WHAT?` one or none, `WHAT*` any number
    job: bool = False  # a build calls it, and it ends when the build ends


def run(program: str, about: str, commands: tuple[Command, ...]) -> int | None:
    """Call the function that the command line names, with its arguments as strings, and return its exit status."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for entry in commands:
        subparser = subparsers.add_parser(entry.name, help=entry.help, description=entry.help)
        for argument in entry.arguments:
            nargs = argument[-1] if argument[-1] in "?*" else None
            subparser.add_argument(argument.rstrip("?*"), nargs=nargs)
    options = vars(parser.parse_args())
    chosen = next(entry for entry in commands if entry.name == options["command"])
    if chosen.job:
        importlib.import_module("proof.build.command").watch_parent()  # of which the set-up has no need
    values = [options[argument.rstrip("?*")] for argument in chosen.arguments]
    module, _, function = chosen.function.rpartition(".")
    words = [word for value in values if value is not None for word in (value if isinstance(value, list) else [value])]
    return call(lambda: getattr(importlib.import_module(module), function)(*words))


def call(function: Callable[[], int | None]) -> int | None:
    """The exit status of a function; a sentence where it is stopped or may not read or write, none where nobody listens."""
    try:
        status = function()
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        raise SystemExit("stopped") from None
    except BrokenPipeError:  # such as `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno not in FAULTS:
            raise
        raise SystemExit(f"{error.filename or 'a file'}: {error.strerror}; {FAULTS[error.errno]}") from None
