"""Compares the operations of a source with those of the contract."""

import re
from collections.abc import Iterable

from ..contract import JSON, STREAMS, Contract, Pointer
from .compare_schemas import SchemaComparison, text_of
from .described import Content, Operation, Parameter, answers, body, operations, webhooks
from .differences import Comparison, Findings, NewOperation, NewParameter, NewWebhook
from .document import Document
from .shape import shape_of

OF_THE_TRANSPORT = {"accept", "authorization", "content-type"}


def compare(source: Document, contract: Contract) -> Comparison:
    """All differences between a source and the contract."""
    run = _Run(source, Document(contract.document))
    run.compare_operations()
    run.compare_webhooks()
    return run.findings.result()


class _Run:
    """One comparison."""

    def __init__(self, source: Document, contract: Document) -> None:
        self.findings = Findings()
        self._source, self._contract = source, contract
        self._schemas = SchemaComparison(source, contract, self.findings)
        schemes = contract.root.get("components", {}).get("securitySchemes", {}).values()
        self._ignored = OF_THE_TRANSPORT | {str(scheme.get("name", "")).lower() for scheme in schemes}

    def compare_operations(self) -> None:
        theirs, ours = operations(self._source), operations(self._contract)
        for key, operation in ours.items():
            self._start(operation.name)
            if key in theirs:
                self._operation(theirs[key], operation)
            else:
                self.findings.add("gone", f"{operation.name}: not in the source", operation.at)
        for (path, verb), operation in theirs.items():
            if (path, verb) not in ours:
                named = path.replace("{}", "%s") % tuple(re.findall(r"\{.*?\}", operation.path))
                title = f"{verb.upper()} {named}"
                self._start(title)
                self.findings.add("new", f"{title}: new operation", ("paths",), NewOperation(named, verb, operation))

    def compare_webhooks(self) -> None:
        """Compare webhooks, if the source has any."""
        theirs, ours = webhooks(self._source), webhooks(self._contract)
        for name in [*ours, *(theirs.keys() - ours.keys())] if theirs else ():
            self._start(name)
            if name not in ours:
                self.findings.add("new", f"{name}: new webhook", ("webhooks",), NewWebhook(name, theirs[name]))
            elif name not in theirs:
                self.findings.add("gone", f"{name}: not in the source", ours[name].at)
            else:
                self._bodies(name, theirs[name], ours[name], is_sent=False)

    def _start(self, operation: str) -> None:
        self.findings.start(operation)
        self._schemas.start()

    def _operation(self, theirs: Operation, ours: Operation) -> None:
        states = [bool(side.node.get("deprecated")) for side in (ours, theirs)]
        if "deprecated" not in self._source.silent and states[0] != states[1]:
            state = "deprecated" if states[0] else "not deprecated"
            self.findings.add("different", f"{ours.name}: {state} here, the reverse in the source", ours.at)
        self._parameters(theirs, ours)
        pairs = zip(theirs.sent_in("path").values(), ours.sent_in("path").values(), strict=False)
        for parameter, known in pairs:
            label = f"{_owner(known, ours.name)} {known.key[1]}"
            self._schemas.compare(label, parameter.schema, known.schema, is_sent=True, is_text=True)
        self._bodies(f"{ours.name} body", theirs, ours, is_sent=True)
        self._responses(theirs, ours)

    def _parameters(self, theirs: Operation, ours: Operation) -> None:
        source, known = (side.sent_in("query", "header") for side in (theirs, ours))
        after: Pointer = ()
        for (where, name), parameter in source.items():
            if where == "header" and name.lower() in self._ignored:
                continue
            if (where, name) not in known:
                self._new_parameter(ours, parameter, after)
                continue
            mine = known[where, name]
            after = mine.at
            label = f"{_owner(mine, ours.name)} ?{name}"
            if parameter.is_required != mine.is_required:
                states = "required here, optional" if mine.is_required else "optional here, required"
                self.findings.add("different", f"{label}: {states} in the source", mine.at)
            self._schemas.compare(label, parameter.schema, mine.schema, is_sent=True, is_text=True)
        for (where, name), mine in known.items():
            if (where, name) not in source:
                self.findings.add("gone", f"{ours.name} ?{name}: not in the source", mine.at)

    def _new_parameter(self, ours: Operation, parameter: Parameter, after: Pointer) -> None:
        where, name = parameter.key
        need = "required" if parameter.is_required else "optional"
        shape = text_of(shape_of(self._source, parameter.schema), self._source.silent)
        change = NewParameter(ours.at, parameter, after) if where == "query" else None
        line = f"{ours.name} ?{name}: new {where} parameter ({shape}, {need})"
        self.findings.add("new", line, ours.at, change)

    def _bodies(self, label: str, theirs: Operation, ours: Operation, *, is_sent: bool) -> None:
        source, known = body(self._source, theirs), body(self._contract, ours)
        if not source or not known:
            if known:
                self.findings.add("gone", f"{label}: not in the source", ours.at)
            elif source:
                self.findings.add("new", f"{label}: new body of {next(iter(source))}", ours.at)
            return
        kind = next(iter(known))
        other = kind if kind in source else next(iter(source))
        if other != kind:
            self.findings.add("different", f"{label}: {kind} here, {other} in the source", ours.at)
        self._schemas.compare(label, source[other], known[kind], is_sent=is_sent, is_text=kind != JSON)

    def _responses(self, theirs: Operation, ours: Operation) -> None:
        source, known = answers(self._source, theirs), answers(self._contract, ours)
        codes = [", ".join(sorted(status for status in side if status.startswith("2"))) for side in (known, source)]
        if "success status" not in self._source.silent and codes[0] != codes[1]:
            line = f"{ours.name}: success is {codes[0] or 'not stated'} here, {codes[1] or 'not stated'} in the source"
            self.findings.add("different", line, ours.at)
        sides = [[content for status, content in side.items() if status.startswith("2")] for side in (source, known)]
        self._successes(f"{ours.name} response", ours, sides, (JSON,))
        self._successes(f"{ours.name} event", ours, sides, STREAMS)
        for status in sorted(
            status for status in source.keys() | known.keys() if status.isdigit() and status[0] != "2"
        ):
            label = f"{ours.name} {status}"
            if status not in known:
                self.findings.add("new", f"{label}: new status", ours.at)
            elif status not in source:
                self.findings.add("gone", f"{label}: not in the source", ours.at)
            else:
                self._error(label, source[status], known[status])

    def _error(self, label: str, source: Content, known: Content) -> None:
        """Compare the bodies of an error, if the source describes its fields."""
        if JSON in source and JSON in known and shape_of(self._source, source[JSON]).fields:
            self._schemas.compare(label, source[JSON], known[JSON], is_sent=False)

    def _successes(self, label: str, ours: Operation, sides: list[list[Content]], kinds: Iterable[str]) -> None:
        """Compare what the 2xx responses have of these media types: at most one schema for all of them."""
        source, known = (
            [(kind, nodes) for content in side for kind, nodes in content.items() if kind in kinds] for side in sides
        )
        if source and known:
            (other, nodes), (kind, our_nodes) = source[0], known[0]
            if other != kind:
                self.findings.add("different", f"{label}: {kind} here, {other} in the source", ours.at)
            self._schemas.compare(label, nodes, our_nodes, is_sent=False)
        elif source:
            self.findings.add("new", f"{label}: new body of {source[0][0]}", ours.at)
        elif known:
            self.findings.add("gone", f"{label}: not in the source", ours.at)


def _owner(parameter: Parameter, operation: str) -> str:
    """The name of a shared parameter, otherwise that of the operation."""
    return str(parameter.at[2]) if parameter.at[:2] == ("components", "parameters") else operation
