"""A list of commands behind one name: `python -m proof --help`."""

import argparse
import importlib
from dataclasses import dataclass

from proof.build import command


@dataclass(frozen=True)
class Command:
    """A function that people, or the rules of the build, call by a word."""

    name: str
    function: str  # its full name; imported when it is called, so that none waits for what another needs
    help: str
    arguments: tuple[str, ...] = ()  # `WHAT` one, `WHAT?` one or none, `WHAT*` any number
    job: bool = False  # a build calls it, and it ends with the build


def run(program: str, about: str, commands: tuple[Command, ...]) -> int | None:
    """Call what the command line asks for."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    words = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for one in commands:
        word = words.add_parser(one.name, help=one.help, description=one.help)
        for argument in one.arguments:
            many = argument[-1] if argument[-1] in "?*" else None
            word.add_argument(argument.rstrip("?*"), nargs=many)
    told = vars(parser.parse_args())
    asked = next(one for one in commands if one.name == told["command"])
    if asked.job:
        command.watch_parent()
    given = [told[argument.rstrip("?*")] for argument in asked.arguments]
    module, _, function = asked.function.rpartition(".")
    words = [word for value in given if value is not None for word in (value if isinstance(value, list) else [value])]
    return getattr(importlib.import_module(module), function)(*words)
