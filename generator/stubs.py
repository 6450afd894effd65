"""The type stubs of the clients and resources: every method spelled out, as its signature is at run time.

The client makes its methods from tables, which type checkers understand, and tools that read the code alone do not. For
them the stubs are plain classes. They are a partial stub package (PEP 561): all other modules have types of their own.
"""

import ast
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from importlib.util import resolve_name
from pathlib import Path
from pkgutil import iter_modules
from types import FunctionType, ModuleType
from typing import Any

from .annotations import Annotations
from .client_process import output_of
from .package import tidy

PACKAGE = "twelvelabs_client"
FOLDER = Path("generated/twelvelabs_client-stubs")
_RAW = "with_raw_response"
_SPECIAL = {"__init__", "__enter__", "__exit__", "__aenter__", "__aexit__"}


def make(root: Path, scratch: Path) -> Path:
    """Make the stub package of a project in the scratch folder, and return its path.

    Raises GenerationError if the client cannot be imported.
    """
    package = scratch / FOLDER.name
    for name, text in json.loads(output_of(__spec__.name, root, str(FOLDER))).items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    tidy(package)
    return package


def stubs() -> Iterator[tuple[str, str]]:
    """The path and the text of each file of the stub package. The client must be importable."""
    from twelvelabs_client import client, resources

    modules = [import_module(f"{resources.__name__}.{info.name}") for info in iter_modules(resources.__path__)]
    annotations = Annotations()
    yield "py.typed", "partial\n"
    yield "__init__.pyi", _public_names(import_module(PACKAGE))
    yield "client.pyi", _Stub(client, annotations).text()
    yield "resources/__init__.pyi", f"{_docstring(resources.__doc__)}\n"
    for module in modules:
        yield f"resources/{module.__name__.rpartition('.')[2]}.pyi", _Stub(module, annotations).text()


def _public_names(package: ModuleType) -> str:
    """The stub of the package itself: what it imports for type checkers, under the same names."""
    tree = ast.parse(inspect.getsource(package))
    nodes = [inner for node in tree.body for inner in (node.body if isinstance(node, ast.If) else [node])]
    lines = [_docstring(package.__doc__)]
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.level:
            names = ", ".join(map(_kept, node.names))
            lines.append(f"from {'.' * node.level}{node.module or ''} import {names}")
        elif isinstance(node, ast.ImportFrom):
            public = [alias.name for alias in node.names if alias.name in package.__all__]
            lines += [f"from {node.module} import {name} as {name}" for name in public]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            lines.append(ast.unparse(node))
    return "\n".join([*lines, ""])


def _kept(alias: ast.alias) -> str:
    return alias.name if alias.name == "*" else f"{alias.name} as {alias.asname or alias.name}"


class _Stub:
    """Writes the stub of one module."""

    def __init__(self, module: ModuleType, annotations: Annotations) -> None:
        self._module = module
        self._annotations = annotations
        self._imported: dict[str, str] = {}
        """The module of each imported name."""
        self._hidden: set[str] = set()
        """The names that the members of the current class hide."""

    def text(self) -> str:
        """The text of the file."""
        statements = ast.parse(inspect.getsource(self._module)).body
        body = [part for node in statements for part in self._node(node)]
        for node in statements:
            for inner in node.body if isinstance(node, ast.If) else [node]:
                if isinstance(inner, ast.ImportFrom) and inner.module != "__future__":
                    self._import(inner)
        imports = [f"from {module} import {name}" for name, module in self._imported.items()]
        return "\n".join([_docstring(self._module.__doc__), "import builtins", *imports, *body, ""])

    def _import(self, node: ast.ImportFrom) -> None:
        """Import what the module does. What is not needed here is removed later."""
        origin = resolve_name("." * node.level + (node.module or ""), self._module.__package__)
        for alias in node.names:
            self._imported.setdefault(alias.name, origin)

    def _node(self, node: ast.stmt) -> Iterator[str]:
        """What takes the place of a statement of the module: nothing, if it is only of use at run time."""
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            others = (inner for inner in node.body if not isinstance(inner, ast.ImportFrom))
            yield from map(ast.unparse, others)
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            yield ast.unparse(node)
        elif isinstance(node, ast.ClassDef):
            cls = getattr(self._module, node.name)
            if _is_made(cls):
                yield "\n".join(self._class(node.name, cls))
                view = getattr(cls, _RAW)
                if _members(view):
                    yield "\n".join(self._class(view.__name__, view))
            elif not any(cls in other.__mro__ for other in vars(self._module).values() if _is_made(other)):
                yield ast.unparse(_Plain().visit(node))

    def _class(self, name: str, cls: type) -> Iterator[str]:
        """A class whose members are made at run time."""
        members = {each: inspect.getattr_static(cls, each) for each in _members(cls)}
        if _RAW in members and not _members(getattr(cls, _RAW)):
            del members[_RAW]  # no method sends one request
        self._hidden = {*members}
        bases = [base for base in cls.__mro__ if base.__name__ in ("SyncResource", "AsyncResource")]
        named = [self._named(base.__module__, base.__name__) for base in bases]
        yield f"class {name}({', '.join(named)}):" if named else f"class {name}:"
        yield textwrap.indent(_docstring(inspect.getdoc(cls)), "    ")
        for each, member in members.items():
            yield textwrap.indent("\n".join(self._member(each, member, getattr(cls, each))), "    ")

    def _member(self, name: str, static: Any, value: Any) -> Iterator[str]:
        if isinstance(static, property):
            yield "@property"
            value = static.fget
        if isinstance(value, type):  # a resource, or its view with raw responses
            yield f"{name}: {self._named(value.__module__, value.__qualname__)}"
            yield _docstring(inspect.getdoc(value))
        elif isinstance(value, FunctionType):
            signature = inspect.signature(value, eval_str=True)
            scope = getattr(value, "describes", value).__globals__
            parameters = [self._parameter(each, scope) for each in signature.parameters.values()]
            kinds = [each.kind for each in signature.parameters.values()]
            if inspect.Parameter.KEYWORD_ONLY in kinds:
                parameters.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
            is_async = "async " if inspect.iscoroutinefunction(value) else ""
            yield f"{is_async}def {name}({', '.join(parameters)}) -> {self._type(signature.return_annotation, scope)}:"
            yield textwrap.indent(_docstring(inspect.getdoc(value)) if value.__doc__ else "...", "    ")
        else:
            raise TypeError(f"{self._module.__name__}: {name} is {value!r}, which has no stub")

    def _parameter(self, parameter: inspect.Parameter, scope: dict[str, Any]) -> str:
        if parameter.annotation is parameter.empty:
            return parameter.name
        shown = f"{parameter.name}: {self._type(parameter.annotation, scope)}"
        if parameter.default is parameter.empty:
            return shown
        is_literal = parameter.default is None or type(parameter.default) in (bool, int, float, str)
        text = repr(parameter.default) if is_literal and parameter.default != float("inf") else "..."
        return f"{shown} = {text}"

    def _type(self, annotation: Any, scope: dict[str, Any]) -> str:
        return self._annotations.text(annotation, self._named, scope)

    def _named(self, module: str, name: str) -> str:
        """A name as it is written here; it is imported if need be."""
        if module == "builtins":
            return f"builtins.{name}" if name in self._hidden else name
        if module != self._module.__name__ and self._imported.setdefault(name, module) != module:
            raise TypeError(f"{self._module.__name__}: {name} is of {module} and of {self._imported[name]}")
        return name


class _Plain(ast.NodeTransformer):
    """A class that is written by hand, without what its methods do."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.body = node.body[:1] if ast.get_docstring(node) else [ast.Expr(ast.Constant(...))]
        return node


def _is_made(value: Any) -> bool:
    """Whether this is the class of a client, or of a resource."""
    return (
        isinstance(value, type)
        and hasattr(value, "_is_sync")
        and value.__name__ not in ("SyncResource", "AsyncResource")
    )


def _members(cls: type) -> list[str]:
    return [name for name in dir(cls) if not name.startswith("_") or (name in _SPECIAL and _is_own(cls, name))]


def _is_own(cls: type, name: str) -> bool:
    """Whether the class has a method of its own of this name, rather than one that says what to write instead."""
    return getattr(vars(cls).get(name), "__qualname__", "") == f"{cls.__qualname__}.{name}"


def _docstring(text: str | None) -> str:
    escaped = re.sub(r'"""', r"\"\"\"", inspect.cleandoc(text or "").replace("\\", "\\\\"))
    return f'"""{escaped}\n"""' if "\n" in escaped else f'"""{escaped}"""'


if __name__ == "__main__":
    sys.stdout.write(json.dumps(dict(stubs())))
