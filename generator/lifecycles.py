"""The module of lifecycles: which statuses of the platform's work end a wait, as the enums of the contract state it."""

import json
from pathlib import Path
from typing import Any

from .contract import Contract

LIFECYCLE = "x-lifecycle"
"""The key of an enum that says which kinds of objects have these statuses, and which statuses end a wait."""
ENDS = ("pending", "done", "failed")
"""What a status may be to a wait."""


def lifecycles(contract: Contract) -> dict[str, tuple[str, dict[str, Any]]]:
    """The enum of each kind of object, and what it says of its statuses."""
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
