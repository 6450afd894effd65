"""The differences between a source and the contract, and the changes to the contract that need no judgement."""

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from ..contract import Pointer
from .described import Operation, Parameter
from .shape import Leaf, Nodes, Shape

Kind: TypeAlias = Literal["new", "gone", "different"]


@dataclass(frozen=True)
class NewValue:
    """A value that an enum lacks; `enum_at` is the list in the contract, `after` the known value before it."""

    enum_at: Pointer
    value: str
    after: str


@dataclass(frozen=True)
class NewField:
    """A field that an object lacks; `owner_at` is the object in the contract, `after` the known field before it."""

    owner_at: Pointer
    name: str
    after: str
    nodes: Nodes
    required: bool
    is_sent: bool


@dataclass(frozen=True)
class NewParameter:
    """A parameter that an operation lacks; `after` is the place of the known one before it."""

    operation_at: Pointer
    parameter: Parameter
    after: Pointer


@dataclass(frozen=True)
class NewKind:
    """A kind of object that a union lacks; the field `tag` tells it from the others."""

    union_at: Pointer
    tag: str
    value: str
    leaf: Leaf
    is_sent: bool


@dataclass(frozen=True)
class NewOperation:
    """An operation that the contract lacks."""

    path: str
    verb: str
    operation: Operation


@dataclass(frozen=True)
class NewWebhook:
    """A webhook that the contract lacks."""

    name: str
    webhook: Operation


Change: TypeAlias = NewValue | NewField | NewParameter | NewKind | NewOperation | NewWebhook


@dataclass(frozen=True)
class Difference:
    """One difference. `line` says what it is, and `at` is the place in the contract that it is about."""

    kind: Kind
    line: str
    at: Pointer
    change: Change | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Comparison:
    """All differences, each with the operations that show it, in the order of the contract."""

    found: dict[Difference, list[str]]
    names: dict[tuple[Pointer, bool], Pointer]
    """The schemas of the source, and whether they are sent: the component of the contract for each."""


class Findings:
    """Collects differences while operations are compared one after the other."""

    def __init__(self) -> None:
        self._operation = ""
        self._found: dict[Difference, dict[tuple[str, Pointer], None]] = {}
        self._same: dict[Difference, Difference] = {}
        self._within: dict[Difference, Pointer] = {}
        self._compared: dict[Pointer, set[tuple[str, Pointer]]] = {}
        self._names: dict[tuple[Pointer, bool], Pointer] = {}

    def start(self, operation: str) -> None:
        """All that is added from now on concerns this operation."""
        self._operation = operation

    def add(self, kind: Kind, line: str, at: Pointer, change: Change | None = None) -> None:
        """Add a difference of the operation itself."""
        self._add(Difference(kind, line, at, change), at, ())

    def compared(self, source: Shape, known: Shape, *, is_sent: bool) -> None:
        """Note that these schemas are the same thing."""
        self._compared.setdefault(known.at, set()).add((self._operation, source.at))
        if known.at[:2] == ("components", "schemas") and len(known.at) == 3:
            self._names.setdefault((source.at, is_sent), known.at)

    def add_between(
        self,
        shapes: tuple[Shape, Shape],
        kind: Kind,
        line: str,
        *,
        at: Pointer = (),
        change: Change | None = None,
    ) -> None:
        """Add a difference between two schemas; `at` is a node within that of the contract."""
        source, known = shapes
        self._add(Difference(kind, line, at or known.at, change), known.at, source.at)

    def result(self) -> Comparison:
        """What was found.

        If a node of the contract is shared, and only some of the places that share it show a difference, then the line
        says which, and there is no change: whether to change or to split the node takes judgement.
        """
        found: dict[Difference, list[str]] = {}
        for difference, occurrences in self._found.items():
            operations = list(dict.fromkeys(name for name, _ in occurrences))
            shared = self._compared.get(self._within[difference], set())
            if shared <= occurrences.keys():
                found[difference] = operations
            else:
                line = f"{difference.line}, in {', '.join(operations)} only"
                found[replace(difference, change=None, line=line)] = operations
        return Comparison(found, self._names)

    def _add(self, difference: Difference, within: Pointer, theirs: Pointer) -> None:
        same = self._same.setdefault(difference, difference)
        self._within[same] = within
        self._found.setdefault(same, {})[self._operation, theirs] = None
