"""Join modules of JavaScript to one script for a page of one file, each in a scope of its own, after what it imports.

Imports and exports have to be as simple as ours: `import { a, b } from './c.mjs'` on one line, `export` before a definition.
"""

import re
from pathlib import Path

IMPORT = re.compile(r"^import \{ (?P<names>[^}]*) \} from '(?P<file>[^']+)'$", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function\*?|class) (?P<name>\w+))", re.MULTILINE)


def script(**entries: Path) -> str:
    """These modules and all that they import, in one script, in which each entry's name stands for what it exports."""
    listed: dict[Path, str] = {}
    for entry in entries.values():
        visit(entry.resolve(), listed)
    numbers = {path: number for number, path in enumerate(listed)}
    scopes = [scoped(path, text, numbers) for path, text in listed.items()]
    names = [f"const {name} = exports[{numbers[entry.resolve()]}]" for name, entry in entries.items()]
    return "\n".join(["const exports = []", *scopes, *names]) + "\n"


def visit(path: Path, listed: dict[Path, str]) -> None:
    """Add a module to a list, after all that it imports."""
    if path in listed:
        return
    text = path.read_text(encoding="utf-8")
    for match in IMPORT.finditer(text):
        visit((path.parent / match["file"]).resolve(), listed)
    listed[path] = text


def scoped(path: Path, text: str, numbers: dict[Path, int]) -> str:
    """A module as a function that is called at once; what it exports goes to its place in `exports`."""

    def taken(match: re.Match) -> str:
        return f"const {{ {match['names']} }} = exports[{numbers[(path.parent / match['file']).resolve()]}]"

    names = ", ".join(match["name"] for match in EXPORT.finditer(text))
    inside = EXPORT.sub("", IMPORT.sub(taken, text))
    return f"exports[{numbers[path]}] = (() => {{\n{inside}return {{ {names} }}\n}})()"
