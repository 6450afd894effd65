"""The module of the platform's limits that handwritten code needs, with the numbers that the contract states."""

from pathlib import Path
from typing import Any

from .contract import Contract, Pointer
from .errors import GenerationError

_SCHEMAS: Pointer = ("components", "schemas")

LIMITS: dict[str, tuple[Pointer, str]] = {
    "MAX_PAGE_SIZE": (
        ("components", "parameters", "PageLimit", "schema", "maximum"),
        "The most items on a page.",
    ),
    "MAX_PRESIGNED_URLS": (
        (*_SCHEMAS, "PresignedUrlsRequest", "properties", "count", "maximum"),
        "The most presigned URLs in one request.",
    ),
    "MAX_REPORTED_PARTS": (
        (*_SCHEMAS, "ReportChunksRequest", "properties", "completed_chunks", "maxItems"),
        "The most parts in one report.",
    ),
    "MAX_UPLOAD_SIZE": (
        (*_SCHEMAS, "CreateMultipartUploadRequest", "properties", "total_size", "maximum"),
        "The most bytes of a file.",
    ),
}
"""Name in the module: where the contract has the number, and the docstring."""


def write_limits(contract: Contract, package: Path) -> None:
    """Write limits.py. Raises GenerationError if the contract lacks one of the numbers."""
    lines = ['"""The platform\'s limits, as far as the contract states them as numbers."""', ""]
    for name, (pointer, meaning) in LIMITS.items():
        lines += [f"{name} = {_number(contract, pointer)}", f'"""{meaning}"""']
    (package / "limits.py").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _number(contract: Contract, pointer: Pointer) -> int:
    node: Any = contract.document
    for key in pointer:
        node = node.get(key) if isinstance(node, dict) else None
    if not isinstance(node, int):
        place = "/".join(map(str, pointer))
        raise GenerationError(f"the contract has no number at {place}: correct LIMITS in generator/limits.py")
    return node
