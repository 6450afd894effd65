"""Events are typed, and those of a newer platform keep all their fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import twelvelabs_lowlevel
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client import webhooks
from twelvelabs_client.errors import WebhookPayloadError, WebhookVerificationError
from twelvelabs_client.types import (
    AnalyzeTaskCanceledWebhookEvent,
    AnalyzeTaskFailedWebhookEvent,
    AnalyzeTaskReadyWebhookEvent,
    IndexTaskFailedWebhookEvent,
    IndexTaskReadyWebhookEvent,
)
from twelvelabs_client.webhooks import OtherWebhookEvent

from ..loops import loop

CONTRACT = json.loads((Path(twelvelabs_lowlevel.__file__).parent / "openapi.json").read_text(encoding="utf-8"))
EXAMPLES: dict[str, dict[str, Any]] = {
    kind: item["post"]["requestBody"]["content"]["application/json"]["example"]
    for kind, item in CONTRACT["webhooks"].items()
}
CLASSES = {
    "analyze.task.ready": AnalyzeTaskReadyWebhookEvent,
    "analyze.task.failed": AnalyzeTaskFailedWebhookEvent,
    "analyze.task.canceled": AnalyzeTaskCanceledWebhookEvent,
    "index.task.ready": IndexTaskReadyWebhookEvent,
    "index.task.failed": IndexTaskFailedWebhookEvent,
}
SECRET = "s"


def _parse(event: object) -> webhooks.WebhookEvent:
    return webhooks.parse(json.dumps(event))


def test_every_event_of_the_contract_has_a_class() -> None:
    assert EXAMPLES.keys() == CLASSES.keys()


@pytest.mark.parametrize("kind", CLASSES)
def test_each_event_of_the_contract_is_read_as_its_class(kind: str) -> None:
    event = _parse(EXAMPLES[kind])
    assert type(event) is CLASSES[kind]
    assert event.type == kind
    assert event.id == EXAMPLES[kind]["id"]
    assert event.data.id == EXAMPLES[kind]["data"]["id"]
    assert event.data.status == EXAMPLES[kind]["data"]["status"]


def test_the_error_of_a_failed_task_and_its_source_are_typed() -> None:
    event = _parse(EXAMPLES["analyze.task.failed"])
    assert isinstance(event, AnalyzeTaskFailedWebhookEvent)
    assert event.data.error is not None
    assert event.data.error.message == "The file cannot be read."
    assert event.data.custom_id is None


def test_an_unknown_kind_keeps_all_its_fields() -> None:
    sent = {
        "id": "whe_1",
        "created_at": "2026-10-31T14:01:13Z",
        "type": "analyze.batch.completed",
        "data": {"id": "b1", "status": "completed", "counts": {"ready": 3}},
        "attempt": 2,
    }
    event = _parse(sent)
    assert isinstance(event, OtherWebhookEvent)
    assert (event.type, event.id, event.data.id, event.data.status) == (
        "analyze.batch.completed",
        "whe_1",
        "b1",
        "completed",
    )
    assert event.created_at is not None
    assert event.created_at.isoformat() == "2026-10-31T14:01:13+00:00"
    assert event.data.additional_properties == {"counts": {"ready": 3}}
    assert event.additional_properties == {"attempt": 2}


@pytest.mark.parametrize("kind", CLASSES)
def test_a_known_type_with_damaged_fields_keeps_its_class(kind: str) -> None:
    event = _parse({"type": kind, "id": 5, "created_at": "soon", "data": {"id": "1", "more": [1]}})
    assert isinstance(event, CLASSES[kind])
    assert (event.type, event.id, event.created_at, event.data.id) == (kind, "5", None, "1")
    assert event.data.additional_properties == {"more": [1]}
    assert event.additional_properties == {"created_at": "soon"}


@pytest.mark.parametrize("kind", CLASSES)
def test_a_known_type_without_data_is_other(kind: str) -> None:
    event = _parse({"type": kind, "id": "e1", "data": "gone"})
    assert isinstance(event, OtherWebhookEvent)
    assert (event.type, event.id, event.data.id) == (kind, "e1", None)


@pytest.mark.parametrize("data", [None, "text", [1], 5])
def test_data_that_is_not_an_object_is_kept(data: object) -> None:
    event = _parse({"type": "new.kind", "data": data})
    assert isinstance(event, OtherWebhookEvent)
    assert event.data.id is None
    assert event.additional_properties.get("data") == data


@loop("body", [b"", b"{", b"\xff", b"[]", b"null", b"5", b"{}", b'{"type": 5}', b'{"type": ""}'])
def test_a_body_that_is_not_an_event_is_rejected(body: bytes) -> None:
    with pytest.raises(WebhookPayloadError, match="the webhook cannot be read"):
        webhooks.parse(body)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    kind=st.sampled_from([*CLASSES, "x.y"]),
    fields=st.dictionaries(st.sampled_from(["id", "created_at", "data", "more"]), json_values),
)
def test_any_object_with_a_type_is_read(kind: str, fields: dict[str, Any]) -> None:
    assert _parse({**fields, "type": kind}).type == kind


@pytest.mark.parametrize("name", ["TL-Signature", "tl-signature", "TL-SIGNATURE"])
def test_unwrap_finds_the_header_in_any_case(name: str) -> None:
    body = json.dumps(EXAMPLES["analyze.task.ready"])
    event = webhooks.unwrap(body, {"Host": "h", name: webhooks.sign(body, SECRET)}, SECRET)
    assert isinstance(event, AnalyzeTaskReadyWebhookEvent)


def test_unwrap_verifies_before_reading() -> None:
    with pytest.raises(WebhookVerificationError, match="no TL-Signature header"):
        webhooks.unwrap("not json", {}, SECRET)
    header = webhooks.sign("{}", SECRET)
    with pytest.raises(WebhookVerificationError, match="2 TL-Signature headers"):
        webhooks.unwrap("{}", {"TL-Signature": header, "tl-signature": header}, SECRET)
    with pytest.raises(WebhookVerificationError, match="old"):
        webhooks.unwrap("{}", {"TL-Signature": webhooks.sign("{}", SECRET, timestamp=0)}, SECRET)
    with pytest.raises(WebhookPayloadError):
        webhooks.unwrap("{}", {"TL-Signature": header}, SECRET)
