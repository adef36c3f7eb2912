"""The command line of `python -m proof`: a subcommand for each entry of a list."""

import argparse
import importlib
from dataclasses import dataclass

from proof.build import command


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
        command.watch_parent()
    values = [options[argument.rstrip("?*")] for argument in chosen.arguments]
    module, _, function = chosen.function.rpartition(".")
    words = [word for value in values if value is not None for word in (value if isinstance(value, list) else [value])]
    return getattr(importlib.import_module(module), function)(*words)
