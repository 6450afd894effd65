"""The request log as an HTTP Archive (HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/), which browsers open.

Fields that the format does not have begin with an underscore, as it demands.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import parse_qsl

from twelvelabs_sandbox.control.logged_request import Content, LoggedRequest
from twelvelabs_sandbox.json_values import JsonObject, present

_STATUSES = frozenset(status.value for status in HTTPStatus)


def to_har(requests: Iterable[LoggedRequest]) -> JsonObject:
    """The archive of requests, as a JSON object."""
    creator = {"name": "twelvelabs_sandbox", "version": version("twelvelabs-client")}
    return {"log": {"version": "1.2", "creator": creator, "pages": [], "entries": [_entry(each) for each in requests]}}


def _entry(request: LoggedRequest) -> JsonObject:
    milliseconds = request.milliseconds or 0.0
    return {
        "startedDateTime": request.started_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "time": milliseconds,
        "request": _request(request),
        "response": _response(request),
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
        **present(
            _number=request.number,
            _route=request.route,
            _requestId=request.request_id,
            _fault=request.fault.as_json() if request.fault is not None else None,
        ),
    }


def _request(request: LoggedRequest) -> JsonObject:
    query = f"?{request.query}" if request.query else ""
    return {
        "method": request.method,
        "url": f"http://{request.headers.get('host', 'localhost')}{request.path}{query}",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(request.headers),
        "queryString": [_pair(name, value) for name, value in parse_qsl(request.query, keep_blank_values=True)],
        "headersSize": -1,
        "bodySize": request.content.size,
        **present(postData=_posted(request)),
    }


def _posted(request: LoggedRequest) -> JsonObject | None:
    if not request.content.size:
        return None
    data: JsonObject = {"mimeType": request.headers.get("content-type", "")}
    if request.form:
        sizes = {(file.name, file.filename): file.size for file in request.files}
        # A file is a field in the form, with its file name as the value.
        data["params"] = [
            {"name": name, "fileName": value, "_size": sizes[name, value]}
            if (name, value) in sizes
            else _pair(name, value)
            for name, value in request.form
        ]
    else:
        data |= _text(request.content)
    return data


def _response(request: LoggedRequest) -> JsonObject:
    status = request.status or 0
    content: JsonObject = {
        "size": request.response.size,
        "mimeType": request.response_headers.get("content-type", "x-unknown"),
    }
    if request.response.kept:
        content |= _text(request.response)
    lost = "The connection was reset." if request.milliseconds is not None else "The request is in flight."
    return {
        "status": status,
        "statusText": HTTPStatus(status).phrase if status in _STATUSES else "",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(request.response_headers),
        "content": content,
        "redirectURL": request.response_headers.get("location", ""),
        "headersSize": -1,
        "bodySize": request.response.size if status else -1,
        **({} if status else {"_error": lost}),
    }


def _text(content: Content) -> JsonObject:
    """The text of a body; empty for one that is not kept."""
    text: JsonObject = {"text": content.text or ""}
    return text if content.is_whole else text | {"comment": f"The first {len(content.kept)} of {content.size} bytes."}


def _pairs(values: Mapping[str, str]) -> list[JsonObject]:
    return [_pair(name, value) for name, value in values.items()]


def _pair(name: str, value: str) -> JsonObject:
    return {"name": name, "value": value}
