"""Tools that read code without running it, and know no descriptors, find what the stubs spell out.

`jedi` completes in vim, Spyder and notebooks; `griffe` reads for mkdocstrings.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin

import griffe
import jedi
import pytest
import twelvelabs_client
from jedi.api.environment import InterpreterEnvironment
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

ROOT = Path(__file__).parents[2]
IMPORTS = "from twelvelabs_client import AsyncTwelveLabs, TwelveLabs\n"
KINDS = [TwelveLabs, AsyncTwelveLabs]
MANY = 25
"""Lines of a program: in one of hundreds, jedi gives up."""
PARTS = 8
part_of_each_client = pytest.mark.parametrize(
    ("kind", "part"),
    [
        pytest.param(kind, part, marks=[] if part == 2 * number else pytest.mark.slow)
        for number, kind in enumerate(KINDS)
        for part in range(PARTS)
    ],
)
"""An eighth of the methods of each client; the others are slow."""


@pytest.fixture(scope="module", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Jedi cannot read what another process is writing into its cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jedi.settings, "cache_directory", str(tmp_path_factory.mktemp("jedi")))
        yield


class Method(NamedTuple):
    """A method of a client or of one of its resources."""

    path: str
    """Such as client.assets.list."""
    call: Any

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        return dict(inspect.signature(self.call).parameters)

    @property
    def result(self) -> Any:
        return inspect.signature(self.call, eval_str=True).return_annotation


def methods(owner: Any, path: str = "client") -> Iterator[Method]:
    for name in dir(owner):
        if not name.startswith("_"):
            member = getattr(owner, name)
            if inspect.ismethod(member):
                yield Method(f"{path}.{name}", member)
            elif "resources" in type(member).__module__:
                yield from methods(member, f"{path}.{name}")


@cache
def methods_of(kind: type) -> list[Method]:
    return list(methods(kind("none")))


def at_cursors(kind: type, lines: Sequence[str], ask: Callable[[jedi.Script, int, int], Any]) -> Iterator[Any]:
    """What jedi says at the cursor, a `|`, of each line of a program that uses a client."""
    for first in range(0, len(lines), MANY):
        some = lines[first : first + MANY]
        body = "".join(f"    {line.replace('|', '')}\n" for line in some)
        code = f"{IMPORTS}async def act(client: {kind.__name__}):\n{body}"
        script = jedi.Script(code, environment=InterpreterEnvironment())
        yield from (ask(script, number, 4 + line.index("|")) for number, line in enumerate(some, start=3))


def completed(kind: type, lines: Sequence[str]) -> Iterator[set[str]]:
    """The names that complete each line at its cursor."""
    return at_cursors(kind, lines, lambda script, *cursor: {found.name for found in script.complete(*cursor)})


def signatures(kind: type, lines: Sequence[str]) -> Iterator[Any]:
    """The signature of the call around the cursor of each line."""
    return at_cursors(kind, lines, lambda script, *cursor: script.get_signatures(*cursor)[0])


def names_of(shown: Any) -> set[str]:
    """The public names of an object of a type."""
    return {name for name in dir(shown) if not name.startswith("_")}


@part_of_each_client
def test_methods_and_resources_are_completed(kind: type, part: int) -> None:
    owners = sorted({method.path.rpartition(".")[0] for method in methods_of(kind)})[part::PARTS]
    for owner, names in zip(owners, completed(kind, [f"{owner}.|x" for owner in owners]), strict=True):
        inside = {method.path.removeprefix(f"{owner}.") for method in methods_of(kind)}
        assert {path.partition(".")[0] for path in inside if not path.startswith("client")} <= names, owner


@pytest.mark.parametrize("kind", KINDS)
def test_calls_show_the_arguments_and_the_documentation_of_each_method(kind: type) -> None:
    shown = signatures(kind, [f"{method.path}(|)" for method in methods_of(kind)])
    for method, signature in zip(methods_of(kind), shown, strict=True):
        names = [parameter.name for parameter in signature.params if parameter.name != "*"]
        assert names == [*method.parameters], method.path
        assert signature.docstring(raw=True) == inspect.getdoc(method.call), method.path


@part_of_each_client
def test_keywords_are_completed(kind: type, part: int) -> None:
    keywords = [
        (method.path, name)
        for method in methods_of(kind)[part::PARTS]
        for name in [name for name, each in method.parameters.items() if each.kind is each.KEYWORD_ONLY][:2]
    ]
    shown = completed(kind, [f"{path}({name[:-1]}|)" for path, name in keywords])
    assert all(f"{name}=" in names for (_, name), names in zip(keywords, shown, strict=True))


@part_of_each_client
def test_results_and_their_items_are_completed(kind: type, part: int) -> None:
    lines = list[str]()
    expected = list[set[str]]()
    for method in methods_of(kind)[part::PARTS]:
        result = get_origin(method.result) or method.result
        if inspect.isclass(result) and result not in (list, UnionType):
            awaited = "await " if inspect.iscoroutinefunction(method.call) else ""
            lines.append(f"({awaited}{method.path}()).|x")
            expected.append(names_of(result))
        for item in [each for each in get_args(method.result)[:1] if "Pager" in str(result)]:
            loop = "async for" if kind is AsyncTwelveLabs else "for"
            lines.append(f"{loop} item in {method.path}(): item.|x")
            expected.append(names_of(item))
    assert len(lines) > 25
    for line, names, shown in zip(lines, expected, completed(kind, lines), strict=True):
        assert names <= shown, line


def test_griffe_documents_every_method() -> None:
    package = griffe.load(
        "twelvelabs_client",
        search_paths=[ROOT / "overlay", ROOT / "generated"],
        find_stubs_package=True,
        try_relative_path=False,
    )
    for kind in KINDS:
        for method in methods_of(kind):
            owner = type(method.call.__self__)
            name = method.path.rpartition(".")[2]
            cls = kind if method.path.count(".") == 1 else owner
            found = package[f"{cls.__module__.removeprefix(twelvelabs_client.__name__ + '.')}.{cls.__name__}.{name}"]
            assert found.is_function, method.path
            assert found.docstring is not None
            assert found.docstring.value == inspect.getdoc(method.call)
            assert [parameter.name for parameter in found.parameters if parameter.name != "self"] == [
                *method.parameters
            ]
            assert ("async" in found.labels) is inspect.iscoroutinefunction(method.call)
