"""Are keys sound? Change definitions one at a time: no result may come out with other bytes under the key that it had.

`python tests/mutants.py 200` makes so many mutants, by a seed, of the modules that some quick results import, and says for
each result that stayed with its key whether it stayed with its bytes. What changes its key may change its bytes or not; some
of those are made, to show that mutants do bite. A mutant that fails makes no bytes, and a job that fails is noticed.
"""

import ast
import copy
import inspect
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = 1
PATIENCE = 120  # seconds for one result: a mutant may never end
ONE_IN = 4  # of the results with another key is made
BESIDE = ("slides", "node_modules", "requirements.lock", "package-lock.json", "results", "pyproject.toml")
OTHER = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Pow: ast.Mult}
OTHER |= {ast.Lt: ast.GtE, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
OTHER |= {ast.And: ast.Or, ast.Or: ast.And, ast.In: ast.NotIn, ast.Is: ast.IsNot, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr}

DRAWN = ("held_out", "latent_map", "pushes", "anomaly_histogram", "digits_noise", "ladder", "curves", "gallery")
JUDGED = ("codes", "digits", "generating", "inside", "losses", "noisy", "reconstruction")
SCORED = ("dense", "projections", "anomaly")
TRAINED = (
    "pca",
    "nearest",
    "denoise_nlm",
    "dense",
    "vae",
    "digits_conv",
    "conv_ssim",
)  # on a handful of pictures, for an epoch
QUICK = [("figures", name) for name in DRAWN] + [("claims", name) for name in JUDGED]
QUICK += [("scores", name) for name in SCORED] + [("runs", name) for name in TRAINED] + [("sprites", "epochs")]

Result = tuple[str, str]  # kind and name


# What a child does, in a process where nothing of ours has been imported


def key_of(kind: str, name: str) -> tuple[str, list[str]]:
    """The key of a result's own code, files and packages, and the modules that its job imports."""
    from proof.build import manifest, receipts
    from proof.build.manifest import Artefact
    from proof.source import closure

    artefact = Artefact(kind, name)
    told = {part: value for part, value in receipts.ingredients(artefact).items() if part != "made_from"}
    found = closure.reached(manifest.roots(artefact))
    return json.dumps(told, sort_keys=True), sorted(closure.imported(found))


def bytes_of(kind: str, name: str) -> bytes:
    """A result, made by the code that its key speaks of."""
    from proof.build import manifest

    path = Path(tempfile.mkdtemp()) / "made"
    if kind == "runs":
        return trained(name, path)
    manifest.imported(manifest.maker(kind))(manifest.Artefact(kind, name), path)
    return path.read_bytes()


def trained(name: str, path: Path) -> bytes:
    """A run of one seed on a handful of pictures."""
    from importlib import import_module

    sys.path.insert(0, str(ROOT / "tests"))
    import samples
    from autoencoders import runs
    from proof.source import closure

    asked = closure.parameters(f"autoencoders.variants.{name}", "train")
    if seeded := "seed" in asked:
        from autoencoders.learning import training

        training.MAX_EPOCHS = 1
    small = {"mnist": lambda: samples.digits(64, 64), "emoji128": lambda: samples.emoji(128, 7, 7)}
    small["emoji"] = lambda: samples.emoji(32, 64, 64)
    given = {
        one: small[one]() if one in small else runs.load(Path(f"results/runs/{one}.npz")) for one in asked if one != "seed"
    }
    run = import_module(f"autoencoders.variants.{name}").train(**given, **({"seed": 1} if seeded else {}))
    runs.save(path, runs.together([run]))
    return path.read_bytes()


def executed(kind: str, name: str) -> list[str]:
    """The definitions of ours that run while a result is made, and that no key speaks of."""
    own, found = f"{ROOT}/src/", set()

    def note(frame, event: str, _) -> None:
        function = frame.f_code.co_flags & inspect.CO_OPTIMIZED  # and not the body of a class or a module, which an import runs
        if event == "call" and function and frame.f_code.co_filename.startswith(own):
            module = frame.f_code.co_filename.removeprefix(own).removesuffix(".py").replace("/", ".")
            found.add(f"{module}.{frame.f_code.co_qualname.partition('.')[0]}")

    from proof.build import manifest
    from proof.build.manifest import Artefact
    from proof.source import closure

    known = manifest.code(Artefact(kind, name)).definitions
    sys.setprofile(note)
    bytes_of(kind, name)
    sys.setprofile(None)
    apart = (*closure.PROVEN, "proof.build", "proof.source", "proof.deck.decks")  # what finds the module and its parameters
    return sorted(one for one in found - known.keys() if not one.startswith(apart) and not one.endswith(">"))  # of constants


# What the parent does, which imports nothing of ours


def apart(root: Path, work: Callable[[str, str], object], result: Result) -> object:
    """What work on a result comes to with the sources of a folder, in a process of its own; why not, if it fails."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.setsid()
        os.chdir(root)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1), os.dup2(quiet, 2)
        sys.path.insert(0, str(root / "src"))
        try:
            told = work(*result)
            told = told.hex() if isinstance(told, bytes) else told
        except BaseException as error:  # noqa: BLE001  (a mutant may raise anything, SystemExit too)
            told = f"fails: {type(error).__name__}"
        with os.fdopen(writer, "w") as pipe:
            json.dump(told, pipe)
            pipe.flush()
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read() if select.select([pipe], [], [], PATIENCE)[0] else '"fails: too slow"'
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return json.loads(text or '"fails: died"')


@dataclass
class Project:
    """A copy of the sources, in which one module at a time is changed."""

    root: Path
    baseline: dict[Result, tuple[str, list[str], str]] = field(default_factory=dict)  # key, modules, bytes

    @classmethod
    def copied(cls, to: Path) -> "Project":
        shutil.copytree(ROOT / "src", to / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for name in BESIDE:
            (to / name).symlink_to(ROOT / name)
        return cls(to)

    def measure(self, results: list[Result]) -> None:
        """Note what each result is before anything changes; one that differs from time to time would prove nothing."""
        for result in results:
            key, modules = apart(self.root, key_of, result)
            made, again = (apart(self.root, bytes_of, result) for _ in range(2))
            assert made == again and not made.startswith("fails"), f"{result}: {made[:80]}"
            self.baseline[result] = key, modules, made

    def file(self, module: str) -> Path:
        path = self.root / "src" / module.replace(".", "/")
        return path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"


def mutants(text: str) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """All changes of one thing in one definition of a source: the definition, what changes, and the source as it is then."""
    tree = ast.parse(text)
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for top in tree.body:
        if isinstance(top, ast.Import | ast.ImportFrom | ast.If | ast.Expr):
            continue
        name = getattr(top, "name", "") or ast.unparse(top).partition("=")[0].strip()[:40]
        said = {id(node.value) for node in ast.walk(top) if isinstance(node, ast.Expr)}  # docstrings, and calls
        for node in ast.walk(top):
            if isinstance(node, ast.Constant) and id(node) in said:
                continue
            for what, change in changes(node, names):

                def changed(change: Callable = change) -> str:
                    undo = change()
                    told = ast.unparse(ast.fix_missing_locations(tree))
                    undo()
                    return told

                yield name, what, changed


def changes(node: ast.AST, names: list[str]) -> Iterator[tuple[str, Callable]]:
    """The ways to change one node; each does it, and returns how to undo it."""
    for kinds, what, field_name, change in WAYS:
        if isinstance(node, kinds) and (value := change(node)) is not None:
            yield what, lambda name=field_name, value=value: exchanged(node, name, value)
    if isinstance(node, ast.Name) and node.id in names[1:] and isinstance(node.ctx, ast.Load):
        yield "another definition", lambda: exchanged(node, "id", names[names.index(node.id) - 1])


def exchanged(node: ast.AST, name: str, value: object) -> Callable:
    """Give a node another value, and return what gives the old one back."""
    before = getattr(node, name)
    setattr(node, name, value)
    return lambda: setattr(node, name, before)


def constant(node: ast.Constant) -> object:
    """A constant that differs, of the same type."""
    value = node.value
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value * 1.5 if isinstance(value, float) else value + 1
    return value + "x" if isinstance(value, str) else None


def operator(node: ast.BinOp | ast.BoolOp) -> ast.AST | None:
    return OTHER[type(node.op)]() if type(node.op) in OTHER else None


def comparison(node: ast.Compare) -> list | None:
    return [OTHER[type(node.ops[0])]()] if len(node.ops) == 1 and type(node.ops[0]) in OTHER else None


def exchanged_arguments(node: ast.Call) -> list | None:
    return [node.args[1], node.args[0], *node.args[2:]] if len(node.args) > 1 else None


def last_default(node: ast.arguments) -> list | None:
    return [*node.defaults[:-1], ast.Constant(None)] if node.defaults else None


def fewer_lines(node: ast.FunctionDef | ast.ClassDef) -> list | None:
    body = node.body[1:] if isinstance(node, ast.FunctionDef) else node.body[:-1]  # a class loses its last method
    return body or None


def negated(node: ast.If | ast.IfExp) -> ast.AST:
    return ast.UnaryOp(ast.Not(), copy.deepcopy(node.test))


WAYS = (  # of changing a node: which nodes, what is said of it, the field, and its other value, if there is one
    (ast.Constant, "constant", "value", constant),
    ((ast.BinOp, ast.BoolOp), "operator", "op", operator),
    (ast.Compare, "operator", "ops", comparison),
    (ast.UnaryOp, "operator", "op", lambda node: ast.UAdd() if isinstance(node.op, ast.USub) else ast.USub()),
    (ast.Call, "arguments exchanged", "args", exchanged_arguments),
    (ast.Call, "argument dropped", "keywords", lambda node: node.keywords[:-1] if node.keywords else None),
    (ast.arguments, "default", "defaults", last_default),
    (ast.Return, "nothing returned", "value", lambda node: ast.Constant(0)),
    ((ast.If, ast.IfExp), "condition", "test", negated),
    ((ast.FunctionDef, ast.ClassDef), "decorator", "decorator_list", lambda node: [] if node.decorator_list else None),
    ((ast.FunctionDef, ast.ClassDef), "lines dropped", "body", fewer_lines),
)


def tried(project: Project, count: int, seed: int) -> Iterator[tuple[str, str, Counter, list[str]]]:
    """Mutants, each with how its results fared, and the exceptions: other bytes under the same key."""
    modules = sorted({module for _, imported, _ in project.baseline.values() for module in imported})
    known = [(module, *mutant) for module in modules for mutant in mutants(project.file(module).read_text())]
    by_definition: dict[tuple[str, str], list] = {}
    dice = random.Random(seed)
    for one in known:
        by_definition.setdefault(one[:2], []).append(one)
    chosen = [dice.choice(several) for several in by_definition.values()]  # every definition once, and then any
    dice.shuffle(chosen)
    chosen += dice.sample(known, max(0, min(count, len(known)) - len(chosen)))
    for module, name, what, changed in chosen[:count]:
        file = project.file(module)
        before = file.read_text()
        file.write_text(changed())
        fates, exceptions = Counter(), []
        for result, (key, imported, made) in project.baseline.items():
            if module not in imported:
                continue
            told = apart(project.root, key_of, result)
            same_key = not isinstance(told, str) and told[0] == key
            fates["same key" if same_key else "another key"] += 1
            if same_key or dice.randrange(ONE_IN) == 0:
                again = apart(project.root, bytes_of, result)
                fate = "same bytes" if again == made else "no bytes" if again.startswith("fails") else "other bytes"
                fates[f"{'same' if same_key else 'another'} key, {fate}"] += 1
                if same_key and fate == "other bytes":
                    exceptions.append(f"{module}.{name}, {what}: {'/'.join(result)} has other bytes under the same key")
        file.write_text(before)
        yield f"{module}.{name}", what, fates, exceptions


def main(count: int, seed: int = SEED, *named: str) -> int:
    """Say how so many mutants fared, against all results or those named by kind or `kind/name`; 1 if there is an exception."""
    results = [result for result in QUICK if not named or {result[0], "/".join(result)} & {*named}]
    preload(("keras", "tensorflow") if any(kind == "runs" for kind, _ in results) else ())
    with tempfile.TemporaryDirectory() as folder:
        project = Project.copied(Path(folder))
        project.measure(results)
        total, by_kind, exceptions, made = Counter(), {}, [], 0
        for name, what, fates, wrong in tried(project, count, seed):
            made += 1
            total += fates
            by_kind.setdefault(what, Counter()).update({"mutants": 1, **fates})
            exceptions += wrong
            print(f"{made}: {name}, {what}: {dict(fates)}", *wrong, sep="\n  ", flush=True)
    columns = ["mutants"]
    for kind in ("same key", "another key"):
        columns += [kind, *(f"{kind}, {fate}" for fate in ("same bytes", "other bytes", "no bytes"))]
    print("\n| what changes | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    for what, fates in [*sorted(by_kind.items()), ("all", total + Counter(mutants=made))]:
        print(f"| {what} | " + " | ".join(str(fates[column]) for column in columns) + " |")
    print(f"{len(exceptions)} exceptions")
    return 1 if exceptions else 0


def preload(more: tuple[str, ...] = ()) -> None:
    """Import what takes long and is not ours, once for all children."""
    os.environ |= {
        "TF_ENABLE_ONEDNN_OPTS": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    names = ("numpy", "scipy.stats", "scipy.ndimage", "sklearn.decomposition", "sklearn.linear_model", "skimage.metrics")
    for name in (*names, "skimage.restoration", "skimage.color", "matplotlib.figure", "matplotlib.backends.backend_svg", *more):
        __import__(name)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), *map(int, sys.argv[2:3]), *sys.argv[3:]))
