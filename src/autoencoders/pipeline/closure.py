"""What a module is made of, read from source text: our modules it imports at any depth, packages, data files.

Nothing is imported here, and only the standard library is used, so that any Python can prove what a result came from.
"""

import ast
import hashlib
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autoencoders.paths import ROOT
from autoencoders.pipeline import notes

PACKAGE = "autoencoders"
DISTRIBUTIONS = {
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "PIL": "pillow",
    "fontTools": "fonttools",
    "pptx": "python-pptx",
}
PROVEN = f"{PACKAGE}.raw"  # no code of a result: the bytes it returns are proven by pinned digests, which are counted instead
DYNAMIC = {"__import__", "import_module", "exec", "eval"}  # what a scan of source text cannot follow
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Scan:
    """One source file, as far as results depend on it."""

    digest: str  # of its syntax tree, without comments and docstrings
    modules: tuple[str, ...]  # ours that it imports
    packages: tuple[str, ...]  # others' that it imports
    files: tuple[str, ...]  # read through paths.resource
    pins: tuple[str, ...]  # data sets whose raw files it reads
    functions: dict[str, list[str]]  # its functions, with the names of their parameters


READ: dict[str, Scan] = {}  # what this process has scanned, by the digest of the text


@cache
def scan(path: Path) -> Scan:
    """What one file leans on, from the notes of this very text or from the text."""
    text = path.read_bytes()
    name = hashlib.sha256(text).hexdigest()
    noted = notes.known().get(name)
    READ[name] = Scan(**noted) if noted else parsed(path, text)
    return READ[name]


def parsed(path: Path, text: bytes) -> Scan:
    """Parse one file and list what it leans on."""
    tree = ast.parse(text, str(path))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)]
    imported = [name for node in nodes for name in imports(node, path)]
    tops = {name.split(".")[0] for name in imported} - {PACKAGE} - sys.stdlib_module_names
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    for call in calls:
        if called(call) in DYNAMIC:
            raise SystemExit(
                f"{shown(path)}:{call.lineno} uses {called(call)}, which hides what it depends on: import it plainly"
            )
    return Scan(
        digest=hashlib.sha256(plain(tree).encode()).hexdigest(),
        modules=tuple(sorted({name for name in imported if name.split(".")[0] == PACKAGE})),
        packages=tuple(sorted({DISTRIBUTIONS.get(top, top.replace("_", "-")) for top in tops})),
        files=tuple(literal(call, path) for call in calls if called(call) == "resource"),
        pins=tuple(literal(call, path) for call in calls if called(call) == "content"),
        functions={node.name: [one.arg for one in node.args.args] for node in tree.body if isinstance(node, ast.FunctionDef)},
    )


def imports(node: ast.AST, path: Path) -> list[str]:
    """The modules that one node imports; `from package import module` counts as the module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    if node.level:
        raise SystemExit(f"{shown(path)}:{node.lineno} imports relatively: write `from {PACKAGE}... import`, which grep finds")
    inner = [f"{node.module}.{alias.name}" for alias in node.names]
    return [node.module, *(name for name in inner if name.startswith(PACKAGE) and source(name))]


def called(call: ast.Call) -> str:
    """The bare name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literal(call: ast.Call, path: Path) -> str:
    """The first argument of a call, which must be written out."""
    if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        return call.args[0].value
    raise SystemExit(f"{shown(path)}:{call.lineno} calls {called(call)} with a computed name: write the name out")


def plain(node: object) -> str:
    """A syntax tree as text that is the same in every Python: empty fields, positions and docstrings left out."""
    if isinstance(node, list):
        return "[" + ",".join(map(plain, node)) + "]"
    if not isinstance(node, ast.AST):
        return repr(node)
    told = []
    for name in node._fields:
        value = getattr(node, name, None)
        if value is not None and value != [] and name not in ("ctx", "kind"):
            told.append(f"{name}={plain(value[1:] if name == 'body' and documented(node) else value)}")
    return f"{type(node).__name__}({','.join(told)})"


def documented(node: ast.AST) -> bool:
    """Does a module, class or function begin with a docstring?"""
    return isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None


def source(module: str) -> Path | None:
    """The file of one of our modules, or None where there is none."""
    path = ROOT / "src" / Path(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)


def closure(*modules: str) -> dict[str, Scan]:
    """Each file of ours that these modules are made of, by its name in the project."""
    found: dict[str, Scan] = {}
    waiting = list(modules)
    while waiting:
        if (module := waiting.pop()) == PROVEN:
            continue
        file, scanned = piece(module)
        if file not in found:
            found[file] = scanned
            waiting += scanned.modules
            waiting += [module.rpartition(".")[0]] if "." in module else []
    return found


@cache
def piece(module: str) -> tuple[str, Scan]:
    """One of our modules: its file's name in the project, and the scan of it."""
    path = source(module)
    if path is None:
        raise SystemExit(
            f"{module} is imported, but src/{module.replace('.', '/')}.py does not exist: write it, or mend the import"
        )
    return shown(path), scan(path)


def shown(path: Path) -> str:
    """A path as people write it: from the project's top."""
    return path.relative_to(ROOT).as_posix()


@cache
def pinned() -> dict[str, str]:
    """The version of each package that the lock file pins."""
    lock = (ROOT / "requirements.lock").read_text()
    return dict(re.findall(r"^([a-zA-Z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))


def version(package: str, user: str) -> str:
    """The pinned version of a package that `user` imports."""
    if package not in pinned():
        raise SystemExit(
            f"{user} imports {package}, which requirements.lock does not pin: add it to pyproject.toml, `make lock`"
        )
    return pinned()[package]


def parameters(module: str, function: str) -> list[str]:
    """The parameter names of a module's public function: its manifest."""
    path = source(module)
    if path is None:
        raise SystemExit(f"src/{module.replace('.', '/')}.py does not exist: write it, with a function {function}(...)")
    if function not in scan(path).functions:
        raise SystemExit(f"{shown(path)} has no function {function}(...): that is how the build finds what it needs")
    return scan(path).functions[function]


def constant(module: str, name: str, default: object = None) -> object:
    """The value of a module's constant, if it is written as a literal."""
    for node in ast.parse(source(module).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(getattr(target, "id", None) == name for target in node.targets):
            return ast.literal_eval(node.value)
    return default


def functions(module: str, prefix: str) -> list[str]:
    """The names of a module's functions that begin with a prefix and go on with digits."""
    return [name for name in scan(source(module)).functions if re.fullmatch(prefix + r"\d+", name)]
