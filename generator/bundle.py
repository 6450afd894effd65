"""The one document that the generator reads: the contract, with notes for the templates.

`x-response` marks schemas that are only ever received. `x-descriptions` (on a schema) and `x-arguments` (on the answer
of an operation) keep the descriptions that the generator would lose; `x-idempotent` moves to the answer because
templates see no extensions of operations.
"""

import copy
from typing import Any

from .contract import Contract
from .lint_schema import reach


def bundle(contract: Contract) -> dict[str, Any]:
    """The document with its notes. The contract itself stays as it is."""
    noted = Contract(copy.deepcopy(contract.document), contract.places)
    schemas = noted.document["components"]["schemas"]
    operations = [(pointer, operation) for pointer, operation in noted.operations()]
    parameters = [p for pointer, _ in operations for _, p in noted.parameters(pointer)]
    sent = reach(noted, [[o.get("requestBody") for _, o in operations], parameters])
    received = reach(noted, [o["responses"] for _, o in operations])
    for name, schema in schemas.items():
        if name in received - sent and "enum" not in schema:
            schema["x-response"] = True
        fields = schema.get("properties", {}).items()
        schema["x-descriptions"] = {field: p["description"] for field, p in fields if "description" in p}
    for pointer, operation in operations:
        prose = {p["name"]: p["description"] for _, p in noted.parameters(pointer)}
        for media in operation.get("requestBody", {}).get("content", {}).values():
            prose |= noted.resolve(media["schema"])["x-descriptions"]
        for status, answer in operation["responses"].items():
            if status.startswith("2"):
                answer["x-arguments"] = prose
                answer["x-idempotent"] = operation.get("x-idempotent", False)
    return noted.document
