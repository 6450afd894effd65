"""Compares the schemas of a source with those of the contract, by what they allow on the wire."""

from dataclasses import replace

from ..contract import Pointer
from .differences import Findings, NewField, NewKind, NewValue
from .document import Document
from .shape import Nodes, Shape, shape_of, shape_of_leaf


class SchemaComparison:
    """Compares pairs of schemas, and adds what differs to the findings."""

    def __init__(self, source: Document, contract: Document, findings: Findings) -> None:
        self._source, self._contract, self._findings = source, contract, findings
        self._silent = source.silent
        self._seen: set[tuple[Pointer, Pointer, bool]] = set()

    def start(self) -> None:
        """Begin with another operation, in which all schemas are compared anew."""
        self._seen = set()

    def compare(self, label: str, theirs: Nodes, ours: Nodes, *, is_sent: bool, is_text: bool = False) -> None:
        """Compare two schemas. `label` is for a schema without a name; `is_text` is true in queries and forms."""
        source, known = shape_of(self._source, theirs), shape_of(self._contract, ours)
        if is_text:
            source, known = _as_text(source, self._source), _as_text(known, self._contract)
        self._shapes(label, source, known, is_sent=is_sent, is_text=is_text)

    def _shapes(self, label: str, source: Shape, known: Shape, *, is_sent: bool, is_text: bool = False) -> None:
        if (source.at, known.at, is_sent) in self._seen:
            return
        self._seen.add((source.at, known.at, is_sent))
        self._findings.compared(source, known, is_sent=is_sent)
        label = _label(known.at) or label
        both = (source, known)
        kinds, our_kinds = (_kinds(shape, self._silent) for shape in both)
        if kinds != our_kinds:
            line = f"{label}: {_words(our_kinds)} here, {_words(kinds)} in the source"
            self._findings.add_between(both, "different", line)
        else:
            self._values(label, source, known)
        if "bounds" not in self._silent:
            self._bounds(label, source, known)
        if source.items and known.items:
            self.compare(f"{label}[]", source.items, known.items, is_sent=is_sent)
        if source.additional and known.additional:
            self.compare(f"{label}{{}}", source.additional, known.additional, is_sent=is_sent)
        if source.variants and known.variants and source.tag == known.tag:
            self._variants(label, source, known, is_sent=is_sent)
        elif source.fields and known.fields:
            self._fields(label, source, known, is_sent=is_sent, is_text=is_text)
        elif kinds == our_kinds and bool(source.fields) != bool(known.fields):
            ours, theirs = ("fields" if side.fields else "free-form" for side in (known, source))
            self._findings.add_between(both, "different", f"{label}: {ours} here, {theirs} in the source")

    def _values(self, label: str, source: Shape, known: Shape) -> None:
        both = (source, known)
        if bool(source.values) != bool(known.values):
            ours, theirs = (f"one of {', '.join(s.values)}" if s.values else "any text" for s in (known, source))
            self._findings.add_between(both, "different", f"{label}: {ours} here, {theirs} in the source")
            return
        after = ""
        for value in source.values:
            if value in known.values:
                after = value
            else:
                is_enum = known.enum_at == (*known.at, "enum")
                change = NewValue(known.enum_at, value, after) if is_enum else None
                self._findings.add_between(both, "new", f"{label}: new value {value}", change=change)
        for value in known.values:
            if value not in source.values:
                self._findings.add_between(both, "gone", f"{label}: value {value} is not in the source")

    def _bounds(self, label: str, source: Shape, known: Shape) -> None:
        for bound in sorted(source.bounds.keys() | known.bounds.keys()):
            if source.bounds.get(bound) != known.bounds.get(bound):
                ours, theirs = (str(side.bounds.get(bound, "not set")) for side in (known, source))
                line = f"{label}: {bound} is {ours} here, {theirs} in the source"
                self._findings.add_between((source, known), "different", line)

    def _variants(self, label: str, source: Shape, known: Shape, *, is_sent: bool) -> None:
        both = (source, known)
        for value, leaf in source.variants.items():
            if value in known.variants:
                ours = known.variants[value]
                self._shapes(label, shape_of_leaf(leaf), shape_of_leaf(ours), is_sent=is_sent)
            else:
                change = NewKind(known.at, source.tag, value, leaf, is_sent)
                line = f"{label}: new kind with {source.tag} {value}"
                self._findings.add_between(both, "new", line, change=change)
        for value in known.variants:
            if value not in source.variants:
                line = f"{label}: the kind with {source.tag} {value} is not in the source"
                self._findings.add_between(both, "gone", line)
        if source.other and known.other:
            self._shapes(label, shape_of_leaf(source.other), shape_of_leaf(known.other), is_sent=is_sent)
        elif is_sent and bool(source.other) != bool(known.other):
            state = "a kind" if known.other else "no kind"
            line = f"{label}: {state} of any other {source.tag} here, the reverse in the source"
            self._findings.add_between(both, "different", line)

    def _fields(self, label: str, source: Shape, known: Shape, *, is_sent: bool, is_text: bool) -> None:
        both, after = (source, known), ""
        for name, nodes in source.fields.items():
            place, is_required = f"{label}.{name}", name in source.required
            if name not in known.fields:
                change = NewField(known.at, name, after, nodes, is_required, is_sent)
                need = "required" if is_required else "optional"
                line = f"{place}: new field ({text_of(shape_of(self._source, nodes), self._silent)}, {need})"
                self._findings.add_between(both, "new", line, change=change)
                continue
            after, at = name, known.fields[name][0][0]
            if is_required != (name in known.required):
                states = "optional here, required" if is_required else "required here, optional"
                line = f"{_label(at) or place}: {states} in the source"
                self._findings.add_between(both, "different", line)
            self.compare(place, nodes, known.fields[name], is_sent=is_sent, is_text=is_text)
        for name, nodes in known.fields.items():
            if name not in source.fields:
                at = nodes[0][0]
                line = f"{_label(at) or f'{label}.{name}'}: not in the source"
                self._findings.add_between(both, "gone", line, at=at)


def text_of(shape: Shape, silent: set[str]) -> str:
    """What a value is, in a few words."""
    if shape.values:
        return f"one of {', '.join(shape.values)}"
    return _words(_kinds(shape, silent))


def _label(at: Pointer) -> str:
    """The name of a node of a component, such as Asset.status or Asset.tags[]; empty for any other node."""
    if at[:2] != ("components", "schemas"):
        return ""
    label, steps = str(at[2]), iter(at[3:])
    for step in steps:
        if step == "properties":
            label += f".{next(steps)}"
        elif step in ("items", "additionalProperties"):
            label += "[]" if step == "items" else "{}"
        else:
            next(steps, None)
    return label


def _as_text(shape: Shape, document: Document) -> Shape:
    """In a query or form, a list is sent as repeated values: one value or a list is a list."""
    scalars = shape.kinds - {"list", "null"}
    if "list" in shape.kinds and scalars and shape.items and scalars <= shape_of(document, shape.items).kinds:
        return replace(shape, kinds=shape.kinds - scalars, values=())
    return shape


def _kinds(shape: Shape, silent: set[str]) -> frozenset[str]:
    kinds = shape.kinds - {"null"} if "null" in silent and len(shape.kinds) > 1 else shape.kinds
    if "any" in kinds:
        return frozenset({"any"})
    return kinds - {"integer"} if "number" in kinds else kinds


def _words(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds)).replace("any", "anything")
