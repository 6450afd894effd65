"""Proposes changes to the contract from a report of `python -m twelvelabs_client.conformance`.

Users with a key make the report (docs/conformance.md). For each deviation the output has the operation and field, what
the contract says, what was seen, and the YAML that would say it, with file and line. Nothing is written: whether the
contract, the platform or the client is to change takes judgement.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from twelvelabs_client.conformance.report import FORMAT

from .contract import Contract, Pointer, load
from .errors import GenerationError

_MAX_TEXT = 200
_TODO = "TODO"


@dataclass(frozen=True)
class Deviation:
    """One entry of the list `deviations` of a report. All text is short and printable."""

    kind: str
    operation: str
    status: str
    subject: str
    contract: str
    seen: tuple[str, ...]
    at: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 1 with the reason on standard error."""
    parser = argparse.ArgumentParser(
        prog="python -m generator.deviations", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", metavar="REPORT", type=Path, help="the report, such as conformance.json")
    options = parser.parse_args(arguments)
    try:
        found = read_report(options.report)
        contract = load(Path(__file__).parents[1] / "openapi")
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 1
    nodes: dict[object, list[Deviation]] = {}
    for deviation in found:
        nodes.setdefault((deviation.kind, deviation.at, deviation.seen), []).append(deviation)
    for same in nodes.values():
        print(proposal(contract, same))
    print(f"{len(found)} deviation{'' if len(found) == 1 else 's'}. Nothing was written.")
    return 0


def read_report(file: Path) -> list[Deviation]:
    """The deviations of a report; GenerationError if it is not one."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise GenerationError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise GenerationError(f"{file} is not JSON") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise GenerationError(f"{file} is not a report of python -m twelvelabs_client.conformance ({FORMAT})")
    try:
        return [_deviation(entry) for entry in content["deviations"]]
    except (TypeError, KeyError, AttributeError) as error:
        raise GenerationError(f"{file}: `deviations` is not a list of the entries of a report") from error


def _deviation(entry: dict[str, Any]) -> Deviation:
    return Deviation(
        **{name: _text(entry[name]) for name in ("kind", "operation", "subject", "contract")},
        status="" if entry["status"] is None else _text(entry["status"]),
        seen=tuple(map(_text, entry["seen"])),
        at=tuple(map(str, entry["at"])),
    )


def _text(given: object) -> str:
    """A text of the report, which strangers may have written, in a form that a terminal only shows."""
    return "".join(one if one.isprintable() else "?" for one in str(given))[:_MAX_TEXT]


def proposal(contract: Contract, same: Sequence[Deviation]) -> str:
    """A deviation for people. Several are the same one, at a node of the contract that operations share."""
    deviation = same[0]
    lines = [" ".join(filter(None, (one.operation, one.status, one.subject))) for one in same]
    lines[-1] += f": {deviation.kind}"
    lines += [f"  contract: {deviation.contract}", f"  seen:     {', '.join(deviation.seen)}"]
    try:
        place, yaml = _KINDS[deviation.kind](contract, deviation)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        place, yaml = "openapi", "the contract has changed since this report was made: compare by hand"
    return "\n".join([*lines, f"  {place}", f"    {yaml}", ""])


Proposed: TypeAlias = tuple[str, str]
"""The place in openapi/, and the YAML or advice."""


def _unknown_field(contract: Contract, deviation: Deviation) -> Proposed:
    at, _ = _node(contract, deviation.at)
    name = deviation.subject.rpartition(".")[2]
    if not name.replace("_", "").isalnum():
        return contract.place(at), "the report withholds the name of this field: ask the platform's maintainers"
    types = sorted(set(deviation.seen[:-1]) - {"null"})
    kind = types[0] if len(types) == 1 else f"[{', '.join(types)}]" if types else _TODO
    kind = f"[{kind.strip('[]')}, 'null']" if types and "null" in deviation.seen else kind
    return contract.place((*at, "properties")), f"{name}: {{type: {kind}, description: {_TODO}}}  # under {_name(at)}"


def _missing_field(contract: Contract, deviation: Deviation) -> Proposed:
    at, owner = _node(contract, deviation.at[:-2])
    left = [name for name in owner["required"] if name != deviation.at[-1]]
    return contract.place((*at, "required")), f"required: [{', '.join(left)}]"


def _type(contract: Contract, deviation: Deviation) -> Proposed:
    at, schema = _node(contract, deviation.at)
    if "$ref" in schema:
        kinds = "".join(f", {{type: {_quoted(kind)}}}" for kind in deviation.seen)
        return contract.place(at), f"oneOf: [{{$ref: '{schema['$ref']}'}}{kinds}]"
    given = schema.get("type", [])
    known = given if isinstance(given, list) else [given]
    kinds = ", ".join(_quoted(kind) for kind in dict.fromkeys([*known, *deviation.seen]))
    note = "  # and without its format" if "string" in known and "string" in deviation.seen else ""
    return contract.place(at), f"type: {f'[{kinds}]' if ',' in kinds else kinds}{note}"


def _value(contract: Contract, deviation: Deviation) -> Proposed:
    at, schema = _node(contract, deviation.at)
    while "$ref" in schema:
        at, schema = _node(contract, schema["$ref"].removeprefix("#/").split("/"))
    if "enum" not in schema:
        advice = f"a kind of object that the union lacks, with {at[-1]}: {{const: {deviation.seen[0]}}}"
        return contract.place(at), f"{advice}: describe it beside the others"
    words = ", ".join(_quoted(word) for word in [*schema["enum"], *deviation.seen])
    return contract.place((*at, "enum")), f"enum: [{words}]"


def _status(contract: Contract, deviation: Deviation) -> Proposed:
    at, _ = _node(contract, deviation.at)
    used: Counter[str] = Counter(
        answers[deviation.status]["$ref"]
        for answers in (operation["responses"] for _, operation in contract.operations())
        if "$ref" in answers.get(deviation.status, {})
    )
    reference = used.most_common(1)
    answer = f"{{$ref: '{reference[0][0]}'}}" if reference else f"{{description: {_TODO}}}"
    return contract.place(at), f"'{deviation.status}': {answer}"


def _content_type(contract: Contract, deviation: Deviation) -> Proposed:
    at, _ = _node(contract, deviation.at)
    return contract.place(at), f"{deviation.seen[0]}: {{schema: {_TODO}}}"


def _body(contract: Contract, deviation: Deviation) -> Proposed:
    at, _ = _node(contract, deviation.at)
    return contract.place(at), f"content: {_TODO}  # a body that is {', '.join(deviation.seen)}"


def _header(contract: Contract, deviation: Deviation) -> Proposed:
    return "not in openapi/", "headers are not part of the contract: overlay/twelvelabs_client/_http reads them"


_KINDS: dict[str, Callable[[Contract, Deviation], Proposed]] = {
    "unknown field": _unknown_field,
    "missing field": _missing_field,
    "type": _type,
    "value": _value,
    "status": _status,
    "content type": _content_type,
    "body": _body,
    "header": _header,
}


def _node(contract: Contract, at: Sequence[str]) -> tuple[Pointer, Any]:
    """A node of the contract and its pointer; KeyError or the like if it does not exist."""
    node: Any = contract.document
    pointer: list[str | int] = []
    for key in at:
        if isinstance(node, list):
            pointer.append(int(key))
            node = node[int(key)]
        else:
            pointer.append(key)
            node = node[key]
    return tuple(pointer), node


def _name(at: Pointer) -> str:
    return next((str(key) for key in reversed(at) if key not in ("properties", "items")), "")


def _quoted(word: str) -> str:
    return "'null'" if word in (None, "null") else str(word)


if __name__ == "__main__":
    sys.exit(main())
