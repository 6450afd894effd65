"""The endpoints of the admin API, from which its OpenAPI document is generated."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path

from twelvelabs_sandbox.clock import Clock, to_text
from twelvelabs_sandbox.control.canned_response import CannedResponse
from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.fault_sequence import FaultSequence
from twelvelabs_sandbox.control.faults import Faults
from twelvelabs_sandbox.control.fields import object_schema, schema_of
from twelvelabs_sandbox.control.latency import Latency, LatencySource
from twelvelabs_sandbox.control.rate_limits import PLANS, RateLimit, RateLimits, read_limits
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.control.script_kinds import script_schema
from twelvelabs_sandbox.control.script_registry import ScriptRegistry
from twelvelabs_sandbox.control.scripted_answer import ScriptedAnswer
from twelvelabs_sandbox.control.webhook_log import WebhookLog
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_text

JSON = "application/json"


@dataclass(frozen=True)
class Controls:
    """What the admin API controls: the attributes and methods of the same names of Sandbox."""

    requests: RequestLog
    faults: Faults
    rate_limits: RateLimits
    latency: LatencySource
    script: ScriptRegistry
    clock: Clock
    webhooks: WebhookLog
    reset: Callable[[], None]
    save: Callable[[Path], None]
    load: Callable[[Path], None]
    settle: Callable[[], None]
    redeliver: Callable[[str], None]


@dataclass(frozen=True)
class Endpoint:
    """An endpoint below /_sandbox.

    ``handle`` gets the body, which is valid by the JSON Schema ``body``, and returns the body of the response, which
    ``response`` describes; without ``response``, the response is a 204. It runs in a thread, and its ValueError becomes
    a 400. Bodies that are not JSON have another ``body_type`` or ``response_type``, and are bytes. An endpoint that is
    ``open`` needs no API key from any machine.
    """

    method: str
    path: str
    summary: str
    handle: Callable[[Controls, object], object]
    body: JsonObject | None = None
    response: JsonObject | None = None
    body_type: str = JSON
    response_type: str = JSON
    open: bool = field(default=False, kw_only=True)


def _one_or_more(item: JsonObject) -> JsonObject:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _each(body: object) -> Sequence[object]:
    return body if isinstance(body, list) else [body]


def _texts(body: object) -> dict[str, str]:
    return {name: as_text(value) for name, value in as_object(body).items()}


def _set_strict(controls: Controls, body: object) -> None:
    controls.script.strict = as_object(body)["strict"] is True


def _data(item: Mapping[str, object]) -> JsonObject:
    return {
        "type": "object",
        "required": ["data"],
        "properties": {"data": {"type": "array", "items": item}},
    }


def _render_clock(controls: Controls) -> JsonObject:
    clock = controls.clock
    speed: float | str = clock.speed if clock.speed < math.inf else "inf"
    return {"now": to_text(clock.milliseconds()), "frozen": clock.frozen, "speed": speed}


def _change_clock(controls: Controls, body: object) -> JsonObject:
    changes = Parameters(as_object(body))
    if "freeze" in changes:
        (controls.clock.freeze if changes.flag("freeze", default=True) else controls.clock.unfreeze)()
    if "speed" in changes:
        controls.clock.speed = float(str(changes.get("speed")))
    controls.clock.advance(changes.number("advance", 0.0))
    if changes.flag("settle", default=False):
        try:
            controls.settle()
        except TimeoutError as error:
            raise ApiError(504, "timeout", f"{error}.") from None
    return _render_clock(controls)


_OBJECT: JsonObject = {"type": "object"}
_TEXT: JsonObject = {"type": "string"}
_SCRIPT: JsonObject = {
    "type": "object",
    "required": ["data", "strict", "problems"],
    "properties": {
        "data": {"type": "array", "items": _OBJECT},
        "strict": {"type": "boolean"},
        "problems": {"type": "array", "items": {"type": "string"}},
    },
}
_CLOCK: JsonObject = {
    "type": "object",
    "required": ["now", "frozen", "speed"],
    "properties": {
        "now": {"type": "string", "format": "date-time"},
        "frozen": {"type": "boolean"},
        "speed": {"anyOf": [{"type": "number"}, {"const": "inf"}]},
    },
}
_CLOCK_CHANGE: JsonObject = {
    "type": "object",
    "description": "freeze: stop the clock, or let it run. speed: for work that starts from now on. advance: seconds."
    " settle: complete all work. Applied in this order.",
    "properties": {
        "freeze": {"type": "boolean"},
        "speed": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"const": "inf"}]},
        "advance": {"type": "number", "minimum": 0, "maximum": 1_000_000_000},
        "settle": {"type": "boolean"},
    },
    "additionalProperties": False,
}
_FAULT, _RATE_LIMIT, _LATENCY = schema_of(Fault), schema_of(RateLimit), schema_of(Latency)

ENDPOINTS = (
    Endpoint(
        "GET",
        "health",
        "Whether the sandbox is running.",
        lambda _, __: {"status": "ok"},
        response={"type": "object", "required": ["status"], "properties": {"status": {"const": "ok"}}},
        open=True,
    ),
    Endpoint(
        "GET",
        "requests",
        "The requests that were received, the oldest first.",
        lambda controls, _: {"data": [request.as_json() for request in controls.requests]},
        response=_data(_OBJECT),
    ),
    Endpoint(
        "GET",
        "requests.har",
        "The same as an HTTP Archive (HAR 1.2).",
        lambda controls, _: controls.requests.to_har(),
        response=_OBJECT,
    ),
    Endpoint("DELETE", "requests", "Empty the log of requests.", lambda controls, _: controls.requests.clear()),
    Endpoint(
        "GET",
        "faults",
        "The faults, with the numbers of requests that each matched and fired for.",
        lambda controls, _: {"data": [report.as_json() for report in controls.faults.report()]},
        response=_data(_OBJECT),
    ),
    Endpoint(
        "POST",
        "faults",
        "Add one fault, or a list of them.",
        lambda controls, body: controls.faults.add(*map(Fault.from_json, _each(body))),
        body=_one_or_more(_FAULT),
    ),
    Endpoint(
        "DELETE",
        "faults",
        "Remove all faults, canned responses and scenarios.",
        lambda controls, _: controls.faults.clear(),
    ),
    Endpoint(
        "POST",
        "responses",
        "Send a canned response, or each of a list, in place of the platform's.",
        lambda controls, body: controls.faults.add(*(CannedResponse.from_json(one).fault() for one in _each(body))),
        body=_one_or_more(schema_of(CannedResponse)),
    ),
    Endpoint(
        "GET",
        "scenarios",
        "The state that each scenario is in, by its name.",
        lambda controls, _: controls.faults.scenarios,
        response={"type": "object", "additionalProperties": {"type": "string"}},
    ),
    Endpoint(
        "POST",
        "scenarios",
        "Add a sequence of faults for the first, second, third ... request of a route.",
        lambda controls, body: controls.faults.add_sequence(FaultSequence.from_json(body)),
        body=schema_of(FaultSequence),
    ),
    Endpoint(
        "PUT",
        "scenarios",
        "Set the state of a scenario; by default the first.",
        lambda controls, body: controls.faults.set_state(**_texts(body)),
        body=object_schema(["scenario"], scenario=_TEXT, state=_TEXT),
    ),
    Endpoint(
        "GET",
        "rate-limits",
        "The rate limits, and their current windows.",
        lambda controls, _: controls.rate_limits.as_json(),
        response=_data(_RATE_LIMIT),
    ),
    Endpoint(
        "POST",
        "rate-limits",
        "Add one rate limit, those of a plan, or a list of them.",
        lambda controls, body: controls.rate_limits.add(*chain.from_iterable(map(read_limits, _each(body)))),
        body=_one_or_more({"anyOf": [_RATE_LIMIT, {"enum": list(PLANS)}]}),
    ),
    Endpoint("DELETE", "rate-limits", "Remove all rate limits.", lambda controls, _: controls.rate_limits.clear()),
    Endpoint(
        "GET",
        "latency",
        "The delay of responses; null if they are not delayed.",
        lambda controls, _: asdict(current) if (current := controls.latency.current) else None,
        response={"anyOf": [_LATENCY, {"type": "null"}]},
    ),
    Endpoint(
        "PUT",
        "latency",
        "Delay all responses from now on.",
        lambda controls, body: controls.latency.set(Latency.from_json(body)),
        body=_LATENCY,
    ),
    Endpoint("DELETE", "latency", "Remove the delay of responses.", lambda controls, _: controls.latency.set(None)),
    Endpoint(
        "GET",
        "script",
        "The scripted answers and their use counts, and the model calls that were not answered as scripted.",
        lambda controls, _: controls.script.as_json(),
        response=_SCRIPT,
    ),
    Endpoint(
        "POST",
        "script",
        "Add one scripted answer, or a list of them.",
        lambda controls, body: controls.script.add(*map(ScriptedAnswer.from_json, _each(body))),
        body=_one_or_more(script_schema()),
    ),
    Endpoint(
        "PATCH",
        "script",
        "Set whether model calls without a scripted answer are refused.",
        _set_strict,
        body=object_schema(["strict"], strict={"type": "boolean"}),
    ),
    Endpoint("DELETE", "script", "Remove all scripted answers.", lambda controls, _: controls.script.clear()),
    Endpoint(
        "GET",
        "webhooks",
        "The events that were sent, the oldest first, with their signatures.",
        lambda controls, _: {"data": [delivery.as_json() for delivery in controls.webhooks]},
        response=_data(_OBJECT),
    ),
    Endpoint(
        "POST",
        "webhooks",
        "Send an event again.",
        lambda controls, body: controls.redeliver(_texts(body)["event_id"]),
        body=object_schema(["event_id"], event_id=_TEXT),
    ),
    Endpoint("GET", "clock", "The clock.", lambda controls, _: _render_clock(controls), response=_CLOCK),
    Endpoint("POST", "clock", "Change the clock.", _change_clock, body=_CLOCK_CHANGE, response=_CLOCK),
    Endpoint(
        "POST",
        "reset",
        "Delete all objects and the log, and restore the initial clock, faults, rate limits, script and ids.",
        lambda controls, _: controls.reset(),
    ),
)
