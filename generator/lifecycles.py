"""Writes the module of lifecycles: which statuses end a wait, from the enums of the contract."""

import json
from pathlib import Path
from typing import Any

from .contract import Contract

LIFECYCLE = "x-lifecycle"
"""The key of an enum that says which kinds of objects have these statuses, and which statuses end a wait."""
ENDS = ("pending", "done", "failed")
"""The effects of a status on a wait."""


def lifecycles(contract: Contract) -> dict[str, tuple[str, dict[str, Any]]]:
    """By the kind of object: the name of the enum of its statuses, and the lifecycle that it states."""
    found = {}
    for name, schema in contract.schemas.items():
        stated = schema.get(LIFECYCLE, {})
        found.update(dict.fromkeys(stated.get("kinds", ()), (name, stated)))
    return found


def write_lifecycles(contract: Contract, package: Path) -> None:
    """Write lifecycles.py."""
    lines = [
        '"""Which statuses of the platform\'s work end a wait, as the contract states it."""',
        "",
        "LIFECYCLES: dict[str, tuple[str, frozenset[str], frozenset[str], frozenset[str]]] = {",
    ]
    for kind, (enum, stated) in sorted(lifecycles(contract).items()):
        lines += [f"    {json.dumps(kind)}: (", f"        {json.dumps(enum)},"]
        for end in ENDS:
            values = ", ".join(json.dumps(value) for value in sorted(stated[end]))
            lines.append(f"        frozenset({{{values}}})," if values else "        frozenset(),")
        lines.append("    ),")
    lines += ["}", '"""By the kind of object: the enum, and its statuses that are pending, done and failed."""']
    (package / "lifecycles.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
