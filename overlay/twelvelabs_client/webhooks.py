"""Webhooks: verify that an event comes from the platform, and read it.

    event = webhooks.unwrap(body, request.headers, secret)
    if event.type == "analyze.task.ready":
        task = client.analyze_async.tasks.retrieve(event.data.id)

The platform resends an event, with the same `id`, until your server responds with 2xx, so an event may arrive more than
once. Respond quickly, and do long work elsewhere.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol, Self, TypeAlias

import attrs
from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.models.analyze_task_canceled_webhook_event import AnalyzeTaskCanceledWebhookEvent
from twelvelabs_lowlevel.models.analyze_task_failed_webhook_event import AnalyzeTaskFailedWebhookEvent
from twelvelabs_lowlevel.models.analyze_task_ready_webhook_event import AnalyzeTaskReadyWebhookEvent
from twelvelabs_lowlevel.models.index_task_failed_webhook_event import IndexTaskFailedWebhookEvent
from twelvelabs_lowlevel.models.index_task_ready_webhook_event import IndexTaskReadyWebhookEvent
from twelvelabs_lowlevel.numeric import number
from twelvelabs_lowlevel.responses import UNDECODABLE, OtherTag, ResponseModel, read, to_member, to_tag
from twelvelabs_lowlevel.times import to_datetime

from .errors import ConfigurationError, InvalidArgumentError, WebhookPayloadError, WebhookVerificationError

SIGNATURE_HEADER = "TL-Signature"
TOLERANCE = 300.0
"""Seconds."""
_MAX_DIGITS = 15
"""The maximum number of digits of a time in seconds."""


class Headers(Protocol):
    """The headers of a request, as web frameworks provide them."""

    def items(self) -> Iterable[tuple[str, str]]: ...


@attrs.define
class OtherWebhookData(ResponseModel):
    """The subject of an event of a type that this version does not know."""

    id: str | None = None
    """The id of the object, if it has one."""
    status: str | None = None
    """The status of the object, if the event has one."""
    additional_properties: dict[str, Any] = attrs.field(init=False, factory=dict)
    """Everything else, by its name on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the object from JSON."""
        rest = dict(src_dict)
        data = cls(id=_text(rest.pop("id", None)), status=_text(rest.pop("status", None)))
        data.additional_properties = rest
        return data


@attrs.define
class OtherWebhookEvent(ResponseModel):
    """An event of a type that this version does not know, or of an unexpected shape."""

    type: OtherTag
    """The type, such as analyze.task.ready; any text, see `OtherTag`."""
    data: OtherWebhookData
    """The subject of the event."""
    id: str | None = None
    """The id of the event, the same each time the event is sent."""
    created_at: datetime | None = None
    """When it happened."""
    additional_properties: dict[str, Any] = attrs.field(init=False, factory=dict)
    """Everything else, by its name on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the event from JSON."""
        if not isinstance(src_dict, Mapping):
            raise DecodeError(f"an event must be an object, not {type(src_dict).__name__}")
        rest = dict(src_dict)
        kind, data = rest.pop("type", None), rest.pop("data", None)
        if not isinstance(kind, str) or not kind:
            raise DecodeError("the event has no type")
        event = cls(
            type=to_tag(kind),
            data=OtherWebhookData.from_dict(data if isinstance(data, dict) else {}),
            id=_text(rest.pop("id", None)),
            created_at=_time(rest.pop("created_at", None)),
        )
        event.additional_properties = rest if isinstance(data, dict | None) else {**rest, "data": data}
        return event


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _time(value: object) -> datetime | None:
    try:
        return to_datetime(value) if isinstance(value, str) else None
    except UNDECODABLE:
        return None


WebhookEvent: TypeAlias = (
    AnalyzeTaskReadyWebhookEvent
    | AnalyzeTaskFailedWebhookEvent
    | AnalyzeTaskCanceledWebhookEvent
    | IndexTaskReadyWebhookEvent
    | IndexTaskFailedWebhookEvent
    | OtherWebhookEvent
)
"""An event of the platform. `type` says what happened, `data.id` is the id of the task."""

_KINDS: Mapping[str, Callable[[Any], Any]] = {
    "analyze.task.ready": AnalyzeTaskReadyWebhookEvent.from_dict,
    "analyze.task.failed": AnalyzeTaskFailedWebhookEvent.from_dict,
    "analyze.task.canceled": AnalyzeTaskCanceledWebhookEvent.from_dict,
    "index.task.ready": IndexTaskReadyWebhookEvent.from_dict,
    "index.task.failed": IndexTaskFailedWebhookEvent.from_dict,
}


def unwrap(
    payload: bytes | str,
    headers: Headers,
    secret: str | bytes,
    tolerance: float | None = TOLERANCE,
    *,
    clock: Callable[[], float] = time.time,
) -> WebhookEvent:
    """Verify a webhook and return its event: `verify` and `parse` in one call.

    Args:
        payload: The body of the request, exactly as received.
        headers: The headers of the request.
        secret: The secret of the webhook.
        tolerance: The maximum age of the signature in seconds, also the maximum it may be ahead; None for no limit.
        clock: Returns the current time in Unix seconds.

    Raises:
        WebhookVerificationError: The signature is missing, malformed, wrong, or outside the tolerance.
        WebhookPayloadError: The body is not a valid event.
        ConfigurationError: The secret is empty.
    """
    given = [value for name, value in headers.items() if name.lower() == SIGNATURE_HEADER.lower()]
    if len(given) > 1:
        raise WebhookVerificationError(f"the request has {len(given)} {SIGNATURE_HEADER} headers, but must have one")
    verify(payload, given[0] if given else None, secret, tolerance, clock=clock)
    return parse(payload)


def verify(
    payload: bytes | str,
    signature_header: str | None,
    secret: str | bytes,
    tolerance: float | None = TOLERANCE,
    *,
    clock: Callable[[], float] = time.time,
) -> None:
    """Verify that a webhook comes from the platform and is recent. Raises if not.

    Signatures are compared in constant time. If there are several, as during the rotation of a secret, one must match.

    Args:
        payload: The body of the request, exactly as received: not JSON that was parsed and serialized again.
        signature_header: The TL-Signature header, or None if the request does not have it.
        secret: The secret of the webhook.
        tolerance: The maximum age of the signature in seconds, also the maximum it may be ahead; None for no limit.
        clock: Returns the current time in Unix seconds.

    Raises:
        WebhookVerificationError: The signature is missing, malformed, wrong, or outside the tolerance.
        ConfigurationError: The secret is empty.
    """
    if tolerance is not None:
        tolerance = number("tolerance", tolerance, wanted="at least 0 seconds", error=InvalidArgumentError)
    content, key = _bytes(payload), _key(secret)
    signed_at, signatures = _read_header(signature_header)
    right = _signature(signed_at, content, key)
    matches = [hmac.compare_digest(right.encode(), one.encode("utf-8", "replace")) for one in signatures]
    if not any(matches):
        raise WebhookVerificationError(
            "the signature does not match: check the secret, and pass the body exactly as received"
        )
    age = clock() - int(signed_at)
    if tolerance is not None and not abs(age) <= tolerance:
        when = f"{age:.0f} seconds old" if age > 0 else f"{-age:.0f} seconds ahead of the local clock"
        raise WebhookVerificationError(f"the signature is {when}, more than {tolerance:g}: check the clock")


def parse(payload: bytes | str) -> WebhookEvent:
    """Read an event. An event of a type that this version does not know becomes an `OtherWebhookEvent`.

    This does not verify where the event comes from: call `verify` first, or use `unwrap`.

    Args:
        payload: The body of the request.

    Raises:
        WebhookPayloadError: The body is not a valid event.
    """

    def decode(value: Any) -> WebhookEvent:
        has_data = isinstance(value, dict) and isinstance(value.get("data"), dict)
        event: WebhookEvent = to_member(value, "type", _KINDS if has_data else {}, OtherWebhookEvent.from_dict)
        return event

    try:
        return read(_bytes(payload), decode)
    except DecodeError as error:
        raise WebhookPayloadError(f"the webhook cannot be read: {error}") from error


def sign(payload: bytes | str, secret: str | bytes, *, timestamp: float | None = None) -> str:
    """The TL-Signature header that the platform would send with a body, for tests of a webhook receiver.

    Args:
        payload: The body.
        secret: The secret of the webhook.
        timestamp: The time of signing, in Unix seconds; by default now.

    Raises:
        ConfigurationError: The secret is empty.
    """
    signed_at = str(math.floor(time.time() if timestamp is None else timestamp))
    return f"t={signed_at},v1={_signature(signed_at, _bytes(payload), _key(secret))}"


def _signature(signed_at: str, content: bytes, key: bytes) -> str:
    return hmac.new(key, signed_at.encode() + b"." + content, hashlib.sha256).hexdigest()


def _bytes(payload: object) -> bytes:
    if isinstance(payload, str):
        return payload.encode("utf-8", "surrogatepass")
    if not isinstance(payload, bytes | bytearray | memoryview):
        kind = type(payload).__name__
        raise InvalidArgumentError(f"payload must be the body of the request as bytes or str, not {kind}")
    return bytes(payload)


def _key(secret: object) -> bytes:
    if not isinstance(secret, str | bytes) or not secret:
        raise ConfigurationError("the secret is empty: give the secret of the webhook, as the platform shows it")
    return secret.encode("utf-8", "surrogatepass") if isinstance(secret, str) else secret


def _read_header(header: object) -> tuple[str, list[str]]:
    """The time as text, and the signatures of version v1."""
    if header is None or header == "":
        raise WebhookVerificationError(f"the request has no {SIGNATURE_HEADER} header")
    pairs = [part.strip().partition("=") for part in str(header).split(",")]
    times = [value for name, _, value in pairs if name == "t"]
    signatures = [value.lower() for name, _, value in pairs if name == "v1" and value]
    if len(times) != 1 or not signatures or not _is_time(times[0]):
        raise WebhookVerificationError(
            f"the {SIGNATURE_HEADER} header is malformed: it must look like t=SECONDS,v1=SIGNATURE"
        )
    return times[0], signatures


def _is_time(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS
