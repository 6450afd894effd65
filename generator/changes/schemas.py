"""The differences of values, objects and enums: what of it is another type, limit, name or requirement."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..contract import Contract
from ..field_rules import RULES, change_of_rules
from ..lifecycles import ENDS, LIFECYCLE
from .limits import PROSE, STRUCTURE, extensions, limits, prose, stated
from .rules import CALL, RECEIVED, SENT, Difference, Direction, differ
from .types import Alternative, alternatives, fit, flat, words

_FAMILIES = {"integer": "number", "enum": "string", "const": "string", "time": "string", "date": "string"}
"""Types whose limits are of the same kind."""
_SERIALIZATION = {"style", "explode", "allowReserved", "content", "x-bare-keys"}
"""Keys of a parameter that say how its value is written."""


@dataclass(frozen=True)
class Value:
    """An argument or a field, with what is said of it besides its schema."""

    schema: Mapping[str, Any]
    required: bool = False
    location: str = ""
    """path, query, header or body, for an argument."""
    parameter: Mapping[str, Any] = field(default_factory=dict)
    """The parameter that holds the schema, if one does."""

    def python(self, wire: str) -> str:
        """Its name in Python."""
        name: str = self.schema.get("x-python-name", wire)
        return name


@dataclass(frozen=True)
class Subject:
    """What a difference is about, in words, and which ways it goes."""

    what: str
    directions: tuple[Direction, ...]
    operation: str = ""

    def differ(self, kind: str, text: str) -> Difference:
        """A difference of this; the text follows the words."""
        return differ(kind, self.directions, f"{self.what}{text}", self.operation)

    def part(self, name: str) -> "Subject":
        """A part of this; the name follows the words."""
        return replace(self, what=f"{self.what}{name}")


def fields_of(contract: Contract, schema: Mapping[str, Any], *, is_sent: bool, location: str = "") -> dict[str, Value]:
    """The fields of an object by their names on the wire. A constant that is sent is its own default."""
    whole = flat(contract, schema)
    required = whole.get("required", [])
    return {
        name: Value(value, name in required and not (is_sent and "const" in value), location)
        for name, value in whole.get("properties", {}).items()
    }


def type_difference(
    old: Sequence[Alternative], new: Sequence[Alternative], subject: Subject, *, may_grow: bool = False
) -> Iterator[Difference]:
    """The one difference of the types of a value. `may_grow`: further kinds of events are skipped by readers."""
    was, now = words(old), words(new)
    if was != now:
        kinds = []
        for direction in subject.directions:
            forth, back = fit(old, new, direction), fit(new, old, direction)
            kind = "renamed" if forth and back else "widened" if forth else "narrowed" if back else "changed"
            kinds.append(("further kind of event" if may_grow and kind == "widened" else f"type {kind}", direction))
        yield Difference(tuple(kinds), f"{subject.what} changed from {was} to {now}", subject.operation)
    elif _order(old) != _order(new):
        yield subject.differ("order of alternatives", f": the order of its types changed to {' or '.join(_order(new))}")


@dataclass(frozen=True)
class Comparison:
    """Two contracts, and how their values are compared."""

    old: Contract
    new: Contract

    def values(
        self, old: Mapping[str, Value], new: Mapping[str, Value], subject: Subject, renamed: Mapping[str, str]
    ) -> Iterator[Difference]:
        """The differences of arguments or of fields. `renamed` has new names of arguments that stay what they are."""
        again = _same_in_python(old, new)
        pairs = {**{name: name for name in old if name in new}, **again, **renamed}
        for name, other in renamed.items():
            yield subject.differ("renamed in Python", f" {name} is now called {other}")
        for name, other in again.items():
            yield subject.differ("renamed on the wire", f" {name} is now called {other} on the wire")
        if [name for name in old if name in new] != [name for name in new if name in old]:
            yield subject.differ("order of fields", "s have another order")
        for name in sorted(old.keys() - pairs.keys()):
            yield subject.differ("value removed", f" {old[name].python(name)} removed")
        for name in sorted(new.keys() - {*pairs.values()}):
            kind = "required" if new[name].required else "optional"
            needed = " and required" if new[name].required and SENT in subject.directions else ""
            yield subject.differ(f"{kind} value added", f" {new[name].python(name)} added{needed}")
        for name, other in sorted(pairs.items()):
            if name == other and old[name].python(name) != new[name].python(name):
                text = f" {name} is now called {new[name].python(name)} in Python, not {old[name].python(name)}"
                yield subject.differ("renamed in Python", text)
            yield from self._value(old[name], new[other], subject.part(f" {new[other].python(other)}"))

    def _value(self, old: Value, new: Value, subject: Subject) -> Iterator[Difference]:
        yield from self.schema(old.schema, new.schema, subject)
        if old.required != new.required:
            becomes = "required" if new.required else "optional"
            yield subject.differ(f"becomes {becomes}", f" is now {becomes}")
        if old.location != new.location:
            yield subject.differ("location changed", f" moved from the {old.location} to the {new.location}")
        yield from _deprecation(old.parameter, new.parameter, subject)
        was, now = _serialization(old.parameter), _serialization(new.parameter)
        if old.location == new.location and was != now:
            changed = [stated(key, was[key], now[key]) for key in was if was[key] != now[key]]
            yield subject.differ("serialization changed", f": {', '.join(changed)}")
        for text in extensions(old.parameter, new.parameter, _SERIALIZATION):
            yield subject.differ("extension changed", f": {text}")
        if prose(old.parameter) != prose(new.parameter):
            yield subject.differ("prose", " is described differently")

    def schema(self, old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
        """The differences of two schemas, apart from those of a component that both refer to."""
        if old == new:
            return
        was, now = alternatives(self.old, old), alternatives(self.new, new)
        yield from type_difference(was, now, subject)
        yield from self.details(was, now, subject)
        yield from _notes(old, new, subject)

    def details(self, old: Sequence[Alternative], new: Sequence[Alternative], subject: Subject) -> Iterator[Difference]:
        """The differences of the limits and the content of a value whose types have been compared."""
        several = len(_order(new)) > 1
        for one, other in _pairs(old, new):
            if one.name and one.name == other.name:
                continue  # compared once, as a component
            part = subject.part(f" ({other.word})") if several else subject
            if other.base not in ("model", "enum"):
                yield from _limits(one.schema, other.schema, part)
            if one.base == other.base == "list":
                yield from self.details(one.items, other.items, part.part(": items"))
            if one.base == other.base == "object" or (one.base == other.base == "model" and not one.name):
                is_sent = SENT in subject.directions
                was = fields_of(self.old, one.schema, is_sent=is_sent)
                now = fields_of(self.new, other.schema, is_sent=is_sent)
                yield from self.values(was, now, part.part(": field"), {})
                yield from _rules(one.schema, other.schema, part)
                yield from self._further(one.schema, other.schema, part)

    def component(self, name: str, subject: Subject) -> Iterator[Difference]:
        """The differences of a component under the same name in both contracts."""
        if json.dumps(self.old.schemas[name]) == json.dumps(self.new.schemas[name]):
            return
        old, new = flat(self.old, self.old.schemas[name]), flat(self.new, self.new.schemas[name])
        if _sort(old) != _sort(new):
            yield subject.differ("type changed", f" changed from {_sort(old)} to {_sort(new)}")
        elif "enum" in new:
            yield from _members(old, new, subject)
        else:
            is_sent = SENT in subject.directions
            was, now = fields_of(self.old, old, is_sent=is_sent), fields_of(self.new, new, is_sent=is_sent)
            for field_ in _inherited(self.old, name) & _inherited(self.new, name):
                del was[field_], now[field_]  # compared once, as those of the base
            yield from _bases(self.old.schemas[name], self.new.schemas[name], name)
            label = ": request field" if subject.directions == (SENT,) else ": field"
            yield from self.values(was, now, subject.part(label), {})
            yield from self.object(old, new, subject)
        yield from _notes(old, new, subject)

    def object(self, old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
        """The differences of an object apart from its fields."""
        yield from _limits(old, new, subject)
        yield from _rules(old, new, subject)
        yield from self._further(old, new, subject)

    def _further(self, old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
        """The differences of the fields that an object may have besides those that are listed, and of their names."""
        was, now = old.get("additionalProperties", True), new.get("additionalProperties", True)
        if (was is False) != (now is False):
            kind, verb = ("closed", "refused") if now is False else ("opened", "accepted")
            verb = verb if SENT in subject.directions else "not sent any more" if now is False else "possible"
            yield subject.differ(f"object {kind}", f": further fields are {verb}")
        else:
            was, now = (further if isinstance(further, dict) else {} for further in (was, now))
            yield from self.schema(was, now, subject.part(": values"))
        names = subject.part(": names of fields")
        yield from self.schema(old.get("propertyNames", {}), new.get("propertyNames", {}), names)


def _inherited(contract: Contract, name: str) -> set[str]:
    """The names of the fields that an object has from its bases, unchanged."""
    own = contract.schemas[name]
    found = set[str]()
    for base in own.get("allOf", []):
        for field_, schema in flat(contract, contract.resolve(base)).get("properties", {}).items():
            if own.get("properties", {}).get(field_, schema) == schema:
                found.add(field_)
    return found


def _bases(old: Mapping[str, Any], new: Mapping[str, Any], name: str) -> Iterator[Difference]:
    was, now = (
        [base["$ref"].rsplit("/", 1)[1] for base in one.get("allOf", []) if "$ref" in base] for one in (old, new)
    )
    for base in now:
        if base not in was:
            yield differ("base added", [CALL], f"model {name} extends {base} now")
    for base in was:
        if base not in now:
            yield differ("base removed", [CALL], f"model {name} no longer extends {base}")


def _limits(old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
    for kind, text in limits(old, new):
        yield subject.differ(kind, f": {text}")


def _rules(old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
    """The change of the rules about combinations of fields, which apply to requests only."""
    if change := change_of_rules(old, new):
        texts = [stated(rule, old.get(rule), new.get(rule)) for rule in RULES if old.get(rule) != new.get(rule)]
        yield replace(subject, directions=(SENT,)).differ(f"limit {change}", f": {'; '.join(texts)}")


def _notes(old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
    """The differences of what a schema says besides its type and limits."""
    yield from _deprecation(old, new, subject)
    for key in ("default", "discriminator"):
        if old.get(key) != new.get(key):
            yield subject.differ(f"{key} changed", f": {stated(key, old.get(key), new.get(key))}")
    was, now = old.get("x-vector", False), new.get("x-vector", False)
    if was != now:
        kind, text = ("vector marked", "now") if now else ("vector unmarked", "no longer")
        yield replace(subject, directions=(RECEIVED,)).differ(kind, f" is {text} the vector of an embedding")
    for text in extensions(old, new, STRUCTURE | PROSE):
        yield subject.differ("extension changed", f": {text}")
    if prose(old) != prose(new):
        yield subject.differ("prose", " is described differently")


def _sort(schema: Mapping[str, Any]) -> str:
    return "an enum" if "enum" in schema else "an object with fields" if schema.get("properties") else "a mapping"


def _order(types: Sequence[Alternative]) -> list[str]:
    return [one.word for one in types if one.base != "null"]


def _pairs(old: Sequence[Alternative], new: Sequence[Alternative]) -> Iterator[tuple[Alternative, Alternative]]:
    """The alternatives that correspond: first those in the same words, then those of the same family."""
    waiting, others = [*new], []
    for one in old:
        if same := next((other for other in waiting if other.word == one.word), None):
            waiting.remove(same)
            yield one, same
        else:
            others.append(one)
    for one in others:
        family = _FAMILIES.get(one.base, one.base)
        if near := next((other for other in waiting if _FAMILIES.get(other.base, other.base) == family), None):
            waiting.remove(near)
            yield one, near


def _members(old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
    """The differences of two enums."""
    was, now = _names(old), _names(new)
    for value in now:
        if value not in was:
            yield subject.differ("enum value added", f": enum value {value} added")
        elif was[value] != now[value]:
            text = f": enum value {value} is now called {now[value]} in Python, not {was[value]}"
            yield subject.differ("enum member renamed", text)
    for value in was:
        if value not in now:
            yield subject.differ("enum value removed", f": enum value {value} removed")
    yield from _ends(old, new, subject)


def _ends(old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
    """The statuses that end a wait differently."""
    was, now = ({value: end for end in ENDS for value in side.get(LIFECYCLE, {}).get(end, ())} for side in (old, new))
    for value in sorted(was.keys() & now.keys()):
        if was[value] != now[value]:
            text = f": to a wait, the status {value} is {now[value]} instead of {was[value]}"
            yield replace(subject, directions=(RECEIVED,)).differ("end of a wait changed", text)


def _names(schema: Mapping[str, Any]) -> dict[str, str]:
    """The values of an enum with the names of their members."""
    values = [str(value) for value in schema["enum"]]
    names = schema.get("x-enum-varnames") or [re.sub(r"\W+", "_", value).upper() for value in values]
    return dict(zip(values, names, strict=False))


def _same_in_python(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, str]:
    """Old and new names on the wire of values whose name in Python stays."""
    python = {value.python(name): name for name, value in new.items() if name not in old}
    gone = {name: value.python(name) for name, value in old.items() if name not in new}
    return {name: python[known] for name, known in gone.items() if known in python}


def _deprecation(old: Mapping[str, Any], new: Mapping[str, Any], subject: Subject) -> Iterator[Difference]:
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        now = "deprecated" if new.get("deprecated") else "no longer deprecated"
        yield subject.differ(f"value {now}", f" is {now}")


def _serialization(parameter: Mapping[str, Any]) -> dict[str, Any]:
    """How the value of a parameter is written, with what OpenAPI says where nothing is given."""
    if not parameter:
        return {}
    style = parameter.get("style", "form" if parameter["in"] in ("query", "cookie") else "simple")
    explode = style == "deepObject" or parameter.get("explode", style == "form")
    others = {key: parameter.get(key, False) for key in sorted(_SERIALIZATION - {"style", "explode"})}
    return {"style": style, "explode": explode, **others}
