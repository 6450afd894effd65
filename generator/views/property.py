"""A value with a name: what the fields of models and the arguments of functions have in common."""

import keyword
import re
from collections.abc import Iterable, Mapping

from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.strings import PythonIdentifier

from .text import literal, raw
from .values import LIKE, ConstValue, value_of

_TYPES_IN_ANNOTATIONS = {"bool", "bytes", "dict", "float", "int", "list", "str", "datetime", "self"}
"""Names that the annotations of neighboring fields or arguments need. Other builtins may be shadowed."""


class PropertyView:
    """A value with its name in Python and on the wire."""

    def __init__(self, source: PropertyProtocol, wire: Mapping[str, str]) -> None:
        """`wire` has the names on the wire of renamed properties."""
        self.source_name = raw(source.name)
        """The name in the bundled document, which is the key of annotations."""
        self.name = python_name(self.source_name)
        self.wire_name = wire.get(self.source_name, self.source_name)
        self.key = literal(self.wire_name)
        self.required = source.required
        self.value = value_of(source)

    @property
    def default_when_sent(self) -> str:
        """What follows the type of a property to send. The default is UNSET where null is a value of its own."""
        if self.required:
            return f" = {self.value.constant}" if isinstance(self.value, ConstValue) else ""
        return " | Unset = UNSET" if self.value.is_nullable else " | None = None"


def python_name(name: str) -> str:
    """The name in Python. Upstream appends "_" to all builtins; only keywords and names of types need it."""
    upstream_name = str(PythonIdentifier(name, ""))
    is_free = not keyword.iskeyword(name) and name not in _TYPES_IN_ANNOTATIONS
    return name if upstream_name == f"{name}_" and is_free else upstream_name


def model_imports(source: PropertyProtocol, root: str) -> set[str]:
    """Statements that import the models that a value refers to. `root` is the low-level package, as dots."""
    own = source.get_imports(prefix=root) | source.get_lazy_imports(prefix=root)
    return only_models(own).union(*(model_imports(inner, root) for inner in _within(source)))


def _within(source: PropertyProtocol) -> list[PropertyProtocol]:
    """The values within a mapping, a list or a union, whose models upstream does not import."""
    match source:
        case ModelProperty(additional_properties=inner) if inner and not source.data.properties:
            return [inner]
        case ListProperty():
            return [source.inner_property]
        case UnionProperty():
            return source.inner_properties
    return []


def accepted_imports(statements: Iterable[str], accepted: Iterable[str]) -> list[str]:
    """The statements, changed to import what is accepted for a model or an enum where types of `accepted` name that."""
    likes = set(re.findall(rf"\b\w+{LIKE}\b", " ".join(accepted)))
    found = [(statement, statement.split()[-1] + LIKE in likes) for statement in statements]
    return sorted({f"{statement}{LIKE}" if is_like else statement for statement, is_like in found})


def only_models(statements: Iterable[str]) -> set[str]:
    """Those of upstream's import statements that import models. The templates have all others."""
    return {statement for statement in statements if ".models." in statement}
