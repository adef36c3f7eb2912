"""What a job may read while it makes a result: what the key counts, and what Python and its packages bring.

Python tells an audit hook of each file that is opened and of each program that is started, whatever function does it. Files
that a library opens without Python, as TensorFlow's own readers do, are not seen.
"""

import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import FrameType

from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source import closure
from proof.source.paths import ROOT

FOLDERS = {*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix}  # of Python and its packages
INSTALLED = tuple(FOLDERS | {os.path.realpath(folder) for folder in FOLDERS})
SYSTEM = tuple(
    "/dev/ /etc/ /lib /nix/store/ /proc/ /sys/ /usr/ /var/db/ /Library/ /System/ /private/etc/ /private/var/db/".split()
)
SOURCE, ENGINE, CACHES = (os.fspath(ROOT / folder) for folder in ("src", "src/proof", "build"))
STANDARD = sysconfig.get_paths()["stdlib"]
CODE = (".py", ".so", ".pyd", ".dylib")
PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn"}
BEFORE = sys.stdlib_module_names | {"sitecustomize", "usercustomize"}  # modules that may be imported before a guard stands


def guard(artefact: Artefact) -> None:
    """From now on, end this process with a sentence if it reads for an artefact what the artefact's key does not count."""
    counted = set(files(artefact))
    for name in sorted(BEFORE & sys.modules.keys()):
        path = os.path.realpath(getattr(sys.modules[name], "__file__", None) or STANDARD)
        if not path.startswith((*INSTALLED, *SYSTEM)):
            raise SystemExit(f"{name} is imported from {path}, which no key counts: take it off PYTHONPATH")

    def watch(event: str, arguments: tuple) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            path = source_of(os.path.realpath(os.fsdecode(arguments[0])))
            if arguments[2] & (os.O_WRONLY | os.O_CREAT):
                counted.add(path)  # what a job wrote itself it may read
            elif not (path in counted or is_known(path) or may_read(path, sys._getframe(1))):
                raise SystemExit(
                    f"{artefact} reads {path}, which its key does not count: name it by resource(...) of proof.source.paths, "
                    "ask for it as a parameter, or import it plainly"
                )
        elif event in PROGRAMS and set(callers(sys._getframe(1))) <= {"python", "science"}:
            raise SystemExit(f"{artefact} starts {arguments[0]}, and no key counts what a program does: write it in Python")

    sys.addaudithook(watch)


def files(artefact: Artefact) -> Iterator[str]:
    """The files that count for an artefact: what it is made from, with receipts, and what its code reads or is in."""
    code = manifest.code(artefact)
    modules = {*code.modules, *([artefact.module] if artefact.module else [])}
    modules |= {name for module in modules for part in closure.scan(module).definitions.values() for name in part.imports}
    imported = closure.imported((module, closure.WHOLE) for module in modules)
    above = [path for source in manifest.upstream(artefact) for path in (source.path, source.receipt)]
    paths = *above, *map(closure.source, imported), *(ROOT / file for file in code.files)
    return map(os.path.realpath, paths)


def source_of(path: str) -> str:
    """The source file of a compiled module; other paths as they are."""
    with suppress(ValueError):
        return importlib.util.source_from_cache(path) if path.endswith(".pyc") else path
    return path


@cache
def is_known(path: str) -> bool:
    """Does a path lead to the system, to what is installed, to the engine, or to a folder?"""
    return path.startswith((*INSTALLED, *SYSTEM, ENGINE, CACHES)) or Path(path).is_dir()


def may_read(path: str, frame: FrameType) -> bool:
    """May another file be read from here? Yes by the engine, and by a package that reads its settings while it is imported."""
    who = list(callers(frame))
    settings = "import" in who and not path.endswith(CODE) and not path.startswith(os.fspath(ROOT))
    return "science" not in who or settings or not Path(path).exists()


def callers(frame: FrameType | None) -> Iterator[str]:
    """Who calls: for each frame up to the innermost of our code, whether it is python's, an import's, a package's, or ours."""
    while frame:
        yield (who := author(frame.f_code.co_filename))
        if who in ("engine", "science"):
            return
        frame = frame.f_back


@cache
def author(file: str) -> str:
    """Who wrote a source file: the engine, the science, python or a package; or if it is Python's import."""
    if file.startswith("<"):
        return "import" if "importlib" in file else "python"
    real = os.path.realpath(file)
    if real.startswith(SOURCE + os.sep):
        return "engine" if real.startswith(ENGINE + os.sep) else "science"
    return "python" if real.startswith(STANDARD) and "-packages" not in real else "package"
