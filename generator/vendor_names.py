"""The module of the vendor SDK's names for types, made from the table in vendor_names.yaml.

A name stands for a schema, a JSON type, "list of" either, one value ("literal x"), or a union of these. The module
defines each name twice, for type checkers and for run time, so that a model is imported only when its name is used.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .contract import Contract, ContractError, Problem, load_files
from .lint.schemas import NAMES_OF_GENERATED_CODE

TABLE = Path(__file__).with_name("vendor_names.yaml")
LIST = "list of "
LITERAL = "literal "
NAME = re.compile(r"[A-Z][A-Za-z0-9_]*")
PRIMITIVES = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "date-time": "datetime.datetime",
    "object": "dict[str, object]",
}

_MODULE = '''"""The vendor SDK's names for types that have other names here. Each is resolved when it is first used."""

import datetime
from functools import reduce as _reduce
from operator import or_ as _or
from types import GenericAlias as _GenericAlias
from typing import TYPE_CHECKING, Any, Literal

from . import models as _models

if TYPE_CHECKING:
    from typing import TypeAlias

{static}

_TYPES: dict[str, tuple[str, ...]] = {{
{table}
}}
_PRIMITIVES: dict[str, Any] = {{
{primitives}
}}

__all__ = (
{names}
)


def _type(name: str) -> Any:
    if name.startswith("{literal}"):
        return Literal[name.removeprefix("{literal}")]
    item = name.removeprefix("{list}")
    found = _PRIMITIVES.get(item) or getattr(_models, item)
    return found if item == name else _GenericAlias(list, (found,))


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _TYPES:
            raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
        value = _reduce(_or, map(_type, _TYPES[name]))
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({{*globals(), *__all__}})
'''


def read_vendor_names(contract: Contract, file: Path = TABLE) -> dict[str, list[str]]:
    """The members of the union that each name stands for.

    Raises ContractError for names that are not free, and for members that the contract does not have.
    """
    names = load_files([file])
    table = {name: given if isinstance(given, list) else [given] for name, given in sorted(names.document.items())}
    problems = [
        Problem(names.place((name,)), message)
        for name, members in table.items()
        for message in _refused(contract, name, members)
    ]
    if problems:
        raise ContractError(problems)
    return table


def _refused(contract: Contract, name: str, members: list[Any]) -> Iterator[str]:
    if not NAME.fullmatch(name) or name in NAMES_OF_GENERATED_CODE:
        yield f"{name} is not a valid name: use PascalCase, and no name that the generated code uses"
    if name in contract.schemas:
        yield f"{name} is already the name of a schema: remove this line"
    for member in members:
        if str(member).startswith(LITERAL):
            continue
        item = str(member).removeprefix(LIST)
        if item not in PRIMITIVES and item not in contract.schemas:
            yield f"{name}: {item} is neither a schema nor one of {', '.join(PRIMITIVES)}"


def write_vendor_names(table: Mapping[str, list[str]], package: Path) -> None:
    """Write the module into the package at this path."""
    text = _MODULE.format(
        list=LIST,
        literal=LITERAL,
        static="\n".join(f"    {name}: TypeAlias = {_annotation(members)}" for name, members in table.items()),
        table="\n".join(f'    "{name}": ({", ".join(map(_quoted, members))},),' for name, members in table.items()),
        primitives="\n".join(f'    "{name}": {python},' for name, python in PRIMITIVES.items()),
        names="\n".join(f'    "{name}",' for name in table),
    )
    (package / "vendor_names.py").write_text(text, encoding="utf-8")


def _annotation(members: list[str]) -> str:
    return " | ".join(_python(member) for member in members)


def _python(member: str) -> str:
    if member.startswith(LITERAL):
        return f'Literal["{member.removeprefix(LITERAL)}"]'
    item = member.removeprefix(LIST)
    python = PRIMITIVES.get(item, f"_models.{item}")
    return python if item == member else f"list[{python}]"


def _quoted(text: str) -> str:
    return f'"{text}"'
