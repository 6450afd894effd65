"""The one document that the generator reads: the contract, with notes for the templates.

`x-response` marks schemas that are only ever received. `x-descriptions` (on a schema) and `x-arguments` (on the answer
of an operation) keep the descriptions that the generator would lose; `x-idempotent` moves to the answer because
templates see no extensions of operations.
"""

import copy
from typing import Any

from .contract import Contract


def bundle(contract: Contract) -> dict[str, Any]:
    """The document with its notes. The contract itself stays as it is."""
    noted = Contract(copy.deepcopy(contract.document), contract.places)
    only_received = noted.received() - noted.sent()
    for name, schema in noted.schemas.items():
        if name in only_received and "enum" not in schema:
            schema["x-response"] = True
        fields = schema.get("properties", {}).items()
        schema["x-descriptions"] = {field: p["description"] for field, p in fields if "description" in p}
    for pointer, operation in noted.operations():
        prose = {p["name"]: p["description"] for _, p in noted.parameters(pointer)}
        for media in operation.get("requestBody", {}).get("content", {}).values():
            prose |= noted.resolve(media["schema"])["x-descriptions"]
        for status, answer in operation["responses"].items():
            if status.startswith("2"):
                notes = {"x-arguments": prose, "x-idempotent": operation.get("x-idempotent", False)}
                operation["responses"][status] = {**noted.resolve(answer), **notes}
    return noted.document
