"""Webhooks: proving that an event comes from the platform, and reading it.

    event = webhooks.unwrap(body, request.headers, secret)
    if event.type == "analyze.task.ready":
        task = client.analyze_async.tasks.retrieve(event.data.id)

The platform sends an event again until it is answered with 2xx, each time with the same `id`, so an event may come
twice. Answer quickly, and do long work elsewhere.
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
from twelvelabs_lowlevel.responses import UNDECODABLE, ResponseModel, read, to_member
from twelvelabs_lowlevel.times import to_datetime

from .errors import ConfigurationError, InvalidArgumentError, WebhookPayloadError, WebhookVerificationError

SIGNATURE_HEADER = "TL-Signature"
TOLERANCE = 300.0
"""Seconds."""
_LONGEST_TIME = 15
"""Digits of a time in seconds that could be meant."""


class Headers(Protocol):
    """The headers of a request, as web frameworks have them."""

    def items(self) -> Iterable[tuple[str, str]]: ...


@attrs.define
class OtherWebhookData(ResponseModel):
    """What an event of a kind that this version does not know is about."""

    id: str | None = None
    """The id of the object, if it has one."""
    status: str | None = None
    """How far the object is, if that is told."""
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
    """An event of a kind that this version does not know, or not in this form."""

    type: str
    """The kind, such as analyze.task.ready."""
    data: OtherWebhookData
    """What it is about."""
    id: str | None = None
    """The id of the event. It stays the same when the event is sent again."""
    created_at: datetime | None = None
    """When it happened."""
    additional_properties: dict[str, Any] = attrs.field(init=False, factory=dict)
    """Everything else, by its name on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the event from JSON."""
        if not isinstance(src_dict, Mapping):
            raise DecodeError("an event is an object, and this is none")
        rest = dict(src_dict)
        kind, data = rest.pop("type", None), rest.pop("data", None)
        if not isinstance(kind, str) or not kind:
            raise DecodeError("an event has a type, and this has none")
        event = cls(
            type=kind,
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
"""What the platform tells of. `type` says what happened, `data.id` is the id of the task it happened to."""

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
    """The event in a request, once it is proven that the platform has sent it: `verify` and `parse` in one.

    Args:
        payload: The body of the request, exactly as it came.
        headers: The headers of the request.
        secret: The secret of the webhook.
        tolerance: How many seconds old the signature may be, or how far ahead; None for any.
        clock: What tells the time, in Unix seconds.

    Raises:
        WebhookVerificationError: The signature is missing, malformed, wrong, or from another time.
        WebhookPayloadError: The body is no event.
        ConfigurationError: The secret is empty.
    """
    given = [value for name, value in headers.items() if name.lower() == SIGNATURE_HEADER.lower()]
    if len(given) > 1:
        raise WebhookVerificationError(f"the request has the header {SIGNATURE_HEADER} {len(given)} times")
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
    """Make sure that a webhook comes from the platform and is of now. Returns if so.

    How long it takes tells nothing about the right signature. Of several signatures, as there are while a secret is
    being replaced, one must be right.

    Args:
        payload: The body of the request, exactly as it came: not JSON that was read and written again.
        signature_header: The header TL-Signature, or None if the request has none.
        secret: The secret of the webhook.
        tolerance: How many seconds old the signature may be, or how far ahead; None for any.
        clock: What tells the time, in Unix seconds.

    Raises:
        WebhookVerificationError: The signature is missing, malformed, wrong, or from another time.
        ConfigurationError: The secret is empty.
    """
    if tolerance is not None and not (isinstance(tolerance, int | float) and tolerance >= 0):
        raise InvalidArgumentError(f"tolerance must be a number of seconds, 0 or more, not {tolerance!r}")
    content, key = _bytes(payload), _key(secret)
    signed_at, signatures = _read_header(signature_header)
    right = _signature(signed_at, content, key)
    matches = [hmac.compare_digest(right.encode(), one.encode("utf-8", "replace")) for one in signatures]
    if not any(matches):
        raise WebhookVerificationError(
            "the signature is wrong: check the secret, and that the body is passed exactly as it came"
        )
    age = clock() - int(signed_at)
    if tolerance is not None and not abs(age) <= tolerance:
        when = f"{age:.0f} seconds old" if age > 0 else f"{-age:.0f} seconds ahead of the clock here"
        raise WebhookVerificationError(f"the signature is {when}, and {tolerance:g} are allowed: check the clock")


def parse(payload: bytes | str) -> WebhookEvent:
    """Read an event. An event of a kind that this version does not know is an `OtherWebhookEvent`.

    This proves nothing about where the event comes from: `verify` first, or use `unwrap`.

    Args:
        payload: The body of the request.

    Raises:
        WebhookPayloadError: The body is no event.
    """

    def decode(value: Any) -> WebhookEvent:
        event: WebhookEvent = to_member(value, "type", _KINDS, OtherWebhookEvent.from_dict)
        return event

    try:
        return read(_bytes(payload), decode)
    except DecodeError as error:
        raise WebhookPayloadError(f"the webhook cannot be read: {error}") from error


def sign(payload: bytes | str, secret: str | bytes, *, timestamp: float | None = None) -> str:
    """The header TL-Signature that the platform would send with a body, to test a receiver of webhooks.

    Args:
        payload: The body.
        secret: The secret of the webhook.
        timestamp: When it is signed, in Unix seconds; now if left out.

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
        raise InvalidArgumentError(f"payload must be the body of the request as it came, bytes or text, not {kind}")
    return bytes(payload)


def _key(secret: object) -> bytes:
    if not isinstance(secret, str | bytes) or not secret:
        raise ConfigurationError("there is no secret: set it to the secret of the webhook, as the platform shows it")
    return secret.encode("utf-8", "surrogatepass") if isinstance(secret, str) else secret


def _read_header(header: object) -> tuple[str, list[str]]:
    """The time as it is written, and the signatures of the version known here."""
    if header is None or header == "":
        raise WebhookVerificationError(f"the request has no header {SIGNATURE_HEADER}")
    pairs = [part.strip().partition("=") for part in str(header).split(",")]
    times = [value for name, _, value in pairs if name == "t"]
    signatures = [value.lower() for name, _, value in pairs if name == "v1" and value]
    if len(times) != 1 or not signatures or not _is_time(times[0]):
        raise WebhookVerificationError(
            f"the header {SIGNATURE_HEADER} is malformed: t=SECONDS,v1=SIGNATURE is expected"
        )
    return times[0], signatures


def _is_time(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_TIME
