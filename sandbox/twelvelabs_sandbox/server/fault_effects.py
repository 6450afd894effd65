"""What a fault does to a request: a response in place of the work, or a damaged response after it."""

import copy
import re
from collections.abc import Mapping

import orjson

from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.json_values import as_text
from twelvelabs_sandbox.messages import Response, Stream
from twelvelabs_sandbox.server.exchange import Exchange
from twelvelabs_sandbox.server.object_store import EXPIRED, PUT_ROUTE, xml_error

# An event with JSON: a line of JSON, or a server-sent event with its data field.
_EVENT = re.compile(rb"(?P<head>event: [^\n]*\n)?(?P<field>data: )?(?P<data>\{[^\n]*\})(?P<end>\n+)")
_CODES = {429: "too_many_requests", 401: "api_key_invalid", 403: "api_not_allowed", 404: "resource_not_exist"}


def replacement(fault: Fault, route: str) -> Response | None:
    """The response in place of the work, or None if the fault lets the work be done."""
    if fault.html:
        status = fault.status or 502
        page = f"<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>Error {status}</h1></body></html>"
        return Response(status, page.encode(), {"content-type": "text/html", **_retry_after(fault)})
    if fault.expired and route == PUT_ROUTE:
        return xml_error(403, *EXPIRED)
    if fault.status is None:
        return None
    return _error(fault, fault.status, route).with_headers({**_retry_after(fault), **_headers(fault)})


def spoil(fault: Fault, response: Response) -> Response:
    """The response as the fault changes it."""
    if fault.etag is not None and "etag" in response.headers:
        headers = {name: value for name, value in response.headers.items() if name != "etag"}
        if fault.etag == "wrong":
            headers["etag"] = f'"{"0" * 32}"'
        response = Response(response.status, response.body, headers)
    if fault.set_fields and isinstance(response.body, bytes) and response.body:
        response = Response(response.status, _set_fields(response.body, fault.set_fields), response.headers)
    if fault.invalid_json and isinstance(response.body, bytes) and response.body:
        # Of the same length: the client sees invalid JSON, not a truncated body.
        response = Response(response.status, response.body[:-1] + b"<", response.headers)
    if isinstance(response.body, Stream):
        return Response(response.status, _spoil_stream(fault, response.body), response.headers)
    return response


def _spoil_stream(fault: Fault, stream: Stream) -> Stream:
    events = list(stream.events)
    if fault.set_fields:
        number = max((n for n, event in enumerate(events) if _EVENT.fullmatch(event)), default=None)
        if number is not None:
            events[number] = _set_event_fields(events[number], fault.set_fields)
    if fault.invalid_json and events:
        middle = len(events) // 2
        events[middle] = re.sub(rb"\}(\n+)$", rb"<\1", events[middle])
    return Stream(events, stream.pause)


def _set_event_fields(event: bytes, values: Mapping[str, object]) -> bytes:
    found = _EVENT.fullmatch(event)
    if found is None:
        return event
    data = _set_fields(found["data"], values)
    head = found["head"] or b""
    if head and "type" in values:
        head = f"event: {as_text(values['type'])}\n".encode()
    return head + (found["field"] or b"") + data + found["end"]


async def deliver(fault: Fault, exchange: Exchange, response: Response) -> None:
    """Send a response as the fault wants it sent."""
    if fault.truncate:
        await exchange.truncate(response)
    elif fault.drip is not None:
        await exchange.drip(response, fault.drip)
    else:
        await exchange.send(response)


def _error(fault: Fault, status: int, route: str) -> Response:
    if isinstance(fault.body, str):
        return Response(status, fault.body.encode(), {"content-type": "text/plain; charset=utf-8"})
    if fault.body is not None:
        return Response.json(status, fault.body)
    if status == 204:
        return Response(status)
    if route == PUT_ROUTE:
        usual = "InternalError" if status >= 500 else "InvalidRequest"
        return xml_error(status, fault.code or usual, "A fault was injected.")
    code = fault.code or _CODES.get(status, "internal_server_error" if status >= 500 else "parameter_invalid")
    return Response.json(status, {"code": code, "message": "A fault was injected."})


def _headers(fault: Fault) -> dict[str, str]:
    return {name.lower(): value for name, value in (fault.headers or {}).items()}


def _retry_after(fault: Fault) -> dict[str, str]:
    wait = fault.retry_after
    if wait is None:
        return {}
    return {"retry-after": wait if isinstance(wait, str) else f"{wait:g}"}


def _set_fields(body: bytes, values: Mapping[str, object]) -> bytes:
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError:
        return body
    for name, value in values.items():
        *way, last = name.split(".")
        place = document
        for step in way:
            place = _step(place, step)
        if isinstance(place, dict):
            place[last] = copy.deepcopy(value)
        elif isinstance(place, list) and last.isdigit() and int(last) < len(place):
            place[int(last)] = copy.deepcopy(value)
    return orjson.dumps(document)


def _step(place: object, step: str) -> object:
    """The value of a key or list index; missing objects are created. None if there is no such place."""
    if isinstance(place, dict):
        return place.setdefault(step, {})
    if isinstance(place, list) and step.isdigit() and int(step) < len(place):
        return place[int(step)]
    return None
