"""The report of a run: what was seen beside the contract, as JSON that can be sent to the maintainers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._version import __version__
from .deviations import deviations
from .findings import Findings, Received
from .shapes import Field

FORMAT = "twelvelabs_client.conformance/1"


def report(findings: Findings, not_called: Mapping[str, str], *, with_upload: bool) -> dict[str, Any]:
    """Names, types and presence of fields, and no values."""
    return {
        "format": FORMAT,
        "client": __version__,
        "with_upload": with_upload,
        "deviations": [
            {
                "kind": one.kind,
                "operation": one.operation,
                "status": one.status,
                "subject": one.subject,
                "contract": one.contract,
                "seen": [*one.seen],
                "at": [*one.at],
            }
            for one in deviations(findings)
        ],
        "responses": [_response(received) for received in findings.received],
        "without_response": findings.failed,
        "not_called": dict(not_called),
    }


def _response(received: Received) -> dict[str, Any]:
    return {
        "operation": received.operation.name,
        "status": received.status,
        "content_types": sorted(received.content_types),
        "headers": {
            name: "always" if count == received.count else "sometimes"
            for name, count in sorted(received.headers.items())
        },
        "fields": [_field(field) for field in received.shapes.fields],
    }


def _field(field: Field) -> dict[str, Any]:
    unknown = {"unknown_values": sorted(field.words)} if field.words else {}
    return {
        "field": field.path or "(body)",
        "contract": field.contract,
        "seen": sorted(field.seen),
        "presence": field.presence,
        **unknown,
    }
