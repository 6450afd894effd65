"""The admin API: its OpenAPI document, and requests generated from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from openapi_spec_validator import validate
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi import checks
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.server.admin import document

CHECKS: list[CheckFunction] = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


def load() -> Any:
    schema = schemathesis.openapi.from_dict(document())
    schema.config.generation.update(modes=list(GenerationMode), with_security_parameters=False)
    schema.config.phases.update(phases=["fuzzing"])
    return schema


@pytest.fixture(scope="module")
def own() -> Iterator[Sandbox]:
    """A sandbox that requests may reset."""
    with Sandbox() as running:
        yield running


@load().parametrize()
@settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    max_examples=12,
)
def test_responses_conform_to_the_document(case: Case, own: Sandbox) -> None:
    case.call_and_validate(base_url=own.base_url.removesuffix("/v1.3"), checks=CHECKS)
    own.faults.clear()
    own.rate_limits.clear()
    own.script.reset()


def test_the_document_and_health_over_http(sandbox: Any, plain: httpx.Client) -> None:
    origin = sandbox.base_url.removesuffix("/v1.3")
    served = plain.get(f"{origin}/_sandbox/openapi.json").json()
    assert served == document()
    validate(served)
    # From another machine, as far as the host name tells, the key is needed for all but the health.
    elsewhere = {"host": "sandbox.test:80"}
    assert plain.get(f"{origin}/_sandbox/health", headers=elsewhere).json() == {"status": "ok"}
    assert plain.get(f"{origin}/_sandbox/openapi.json", headers=elsewhere).status_code == 403
    refused = plain.put(f"{origin}/_sandbox/faults")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, POST, DELETE")
    assert plain.get(f"{origin}/_sandbox/nothing").status_code == 404


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"route": "/indexes", "status": 99}, "The status parameter must be at least 200."),
        ({"route": "/indexes", "reset": "during"}, "The reset parameter must be before, after or null."),
        ({"color": "red"}, "The color parameter is unknown in the body of this operation."),
        ({"route": "/indexes"}, "invalid fault: it has no effect."),
    ],
)
def test_what_is_wrong_is_said(sandbox: Any, plain: httpx.Client, body: Any, message: str) -> None:
    answer = plain.post(f"{sandbox.base_url.removesuffix('/v1.3')}/_sandbox/faults", json=body)
    assert (answer.status_code, answer.json()["message"]) == (400, message)
