"""The page docs/api.md: every method of the client in one line, as it is at run time.

It imports the client, so that methods written by hand are on it, and signatures are those that users see.
"""

import html
import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from types import UnionType
from typing import Any

from .client_process import output_of
from .contract import Contract, load

PAGE = Path("docs/api.md")
HEAD = """\
# Methods

Made by `make generate` from the contract and from the client's signatures; do not edit.

Each line is a method of `TwelveLabs`. `AsyncTwelveLabs` has the same methods with the same arguments, to be awaited or
iterated over with `async for`. Arguments with a default may be omitted. Methods that send requests also take
`request_options`: timeout, retries and additions for that call. The name of a method links to its code, or to that of
its operation; a type links to its definition. `with_raw_response` of the client and of each resource has the methods
that send one request, and returns an `HttpResponse` (`AsyncHttpResponse`) with the result in `data`.
"""
HIDDEN = {"self", "request_options"}


def run(root: Path) -> str:
    """The text of the page, made in a process of its own. Raises GenerationError if the client cannot be imported."""
    return output_of(__spec__.name, root, str(PAGE))


def page(root: Path) -> str:
    """The text of the page for the project at this path, whose client can be imported."""
    from twelvelabs_client import TwelveLabs  # not above: it is imported where generated/ has been written

    contract = load(root / "openapi")
    with TwelveLabs("none") as client:
        sections = list(_sections(client, "client"))
    writer = _Writer(root, contract)
    return "\n".join([HEAD, *(line for section in sections for line in writer.section(*section))])


def _sections(owner: Any, name: str) -> Iterator[tuple[str, Any, list[Callable[..., Any]]]]:
    """The client and its resources: the name of each, the object, and its methods."""
    members = {each: getattr(owner, each) for each in sorted(dir(owner)) if not each.startswith("_")}
    methods: list[Callable[..., Any]] = [member for member in members.values() if inspect.isroutine(member)]
    if methods:
        yield name, owner, methods
    for each, member in members.items():
        if each != "with_raw_response" and not inspect.isroutine(member):
            yield from _sections(member, f"{name}.{each}")


class _Writer:
    """Writes the lines of one project's page."""

    def __init__(self, root: Path, contract: Contract) -> None:
        self._root = root
        self._operations: dict[str, tuple[str, dict[str, Any]]] = {}
        for at, operation in contract.operations():
            for key in ("x-method", "x-stream-method"):
                if key in operation:
                    self._operations[operation[key]] = f"{str(at[2]).upper()} {at[1]}", operation

    def section(self, name: str, owner: Any, methods: list[Callable[..., Any]]) -> Iterator[str]:
        """A heading, a sentence and the methods."""
        yield f"## {name}\n"
        if name != "client":
            yield f"{_first_sentence(owner)}\n"
        for method in methods:
            yield self._line(f"{name}.{method.__name__}", method)
        yield ""

    def _line(self, name: str, method: Callable[..., Any]) -> str:
        call, operation = self._operations.get(name.removeprefix("client."), ("", None))
        types = _Types(self._root, method)
        signature = inspect.signature(method, eval_str=True)
        parameters = [each for each in signature.parameters.values() if each.name not in HIDDEN]
        arguments, kinds = [types.argument(each) for each in parameters], [each.kind for each in parameters]
        if inspect.Parameter.KEYWORD_ONLY in kinds:
            arguments.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
        where, title = types.link(sys.modules[method.__module__]), ""
        if operation is not None:
            where = f"../generated/twelvelabs_lowlevel/api/{operation['tags'][0]}/{operation['operationId']}.py"
            title = f' title="{html.escape(call.lower())}"'
        owner, _, last = name.rpartition(".")
        result = types.text(signature.return_annotation)
        text = f'{owner}.<a href="{where}">{last}</a>({", ".join(arguments)}) -> {result}'
        return f"- <code{title}>{text}</code>: {_first_sentence(method)}"


class _Types:
    """Writes the types of one method, with a link from each class of the project."""

    def __init__(self, root: Path, method: Callable[..., Any]) -> None:
        self._root = root
        self._aliases = {
            _plain(value): name
            for module in ("twelvelabs_lowlevel.requests", method.__module__)
            for name, value in vars(sys.modules[module]).items()
            if isinstance(value, UnionType) or typing.get_origin(value) is typing.Union
        }

    def argument(self, parameter: inspect.Parameter) -> str:
        """An argument with its type and default."""
        annotation = parameter.annotation
        if parameter.default is None:
            annotation = _without_none(annotation)
        shown = f"{parameter.name}: {self.text(annotation)}"
        if parameter.default is parameter.empty:
            return shown
        is_short = isinstance(parameter.default, bool | int | float | str)
        return f"{shown} = {html.escape(repr(parameter.default)) if is_short else '...'}"

    def text(self, annotation: Any) -> str:
        """A type as HTML."""
        text = _plain(annotation)
        for long, name in sorted(self._aliases.items(), key=lambda alias: -len(alias[0])):
            text = text.replace(long, name)
        return re.sub(r"'[^']*'|((?:\w+\.)*)(\w+)", self._linked, html.escape(text, quote=False))

    def _linked(self, word: re.Match[str]) -> str:
        if word[2] is None:  # the value of an enum
            return word[0]
        module, name = word[1].rstrip("."), word[2]
        if not module.startswith("twelvelabs_"):
            return name
        return f'<a href="{self.link(sys.modules[module])}">{name}</a>'

    def link(self, module: Any) -> str:
        """The address of a module, from the page."""
        return f"../{Path(module.__file__).relative_to(self._root).as_posix()}"


def _without_none(annotation: Any) -> Any:
    """The type of an argument that may be omitted, without the None that stands for it."""
    members = typing.get_args(annotation)
    if type(None) not in members:
        return annotation
    return typing.Union[tuple(member for member in members if member is not type(None))]  # noqa: UP007


def _plain(annotation: Any) -> str:
    """A type as text, with the modules of its classes."""
    origin, members = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Union or isinstance(annotation, UnionType):
        return " | ".join(_plain(member) for member in members)
    if origin is typing.Literal:
        return " | ".join(map(repr, members))
    if origin is not None:
        return f"{_plain(origin)}[{', '.join(_plain(member) for member in members)}]"
    if isinstance(annotation, list):  # the arguments of a callable
        return f"[{', '.join(_plain(member) for member in annotation)}]"
    if annotation in (None, type(None)):
        return "None"
    if isinstance(annotation, str | typing.TypeVar):
        return str(annotation).removeprefix("~")
    return inspect.formatannotation(annotation)


def _first_sentence(described: object) -> str:
    text = " ".join((inspect.getdoc(described) or "").partition("\n\n")[0].split())
    return html.escape(re.split(r"(?<=\.) ", text)[0], quote=False)


if __name__ == "__main__":
    sys.stdout.write(page(Path(sys.argv[1])))
