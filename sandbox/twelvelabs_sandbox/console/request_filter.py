"""Which requests of the log are shown: by status, route and text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twelvelabs_sandbox.control.logged_request import LoggedRequest
from twelvelabs_sandbox.json_values import JsonObject

STATUSES = {
    "2xx": "2xx Success",
    "3xx": "3xx Redirect",
    "4xx": "4xx Client error",
    "5xx": "5xx Server error",
    "none": "No response",
    "fault": "By a fault",
}


@dataclass(frozen=True)
class RequestFilter:
    """What requests must have: a status (a key of STATUSES), a route, and a text anywhere; empty for any."""

    status: str = ""
    route: str = ""
    text: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "RequestFilter":
        """The filter that a query string has."""
        return cls(*(query.get(name, "").strip() for name in ("status", "route", "text")))

    def as_query(self) -> dict[str, str]:
        """The filter as fields of a query string."""
        return {name: value for name, value in vars(self).items() if value}

    def apply(self, requests: Sequence[LoggedRequest]) -> list[LoggedRequest]:
        """The requests that are shown, newest first."""
        return [request for request in reversed(requests) if self._matches(request)]

    def _matches(self, request: LoggedRequest) -> bool:
        return (
            self.status in ("", _status(request), "fault" if request.fault is not None else "")
            and self.route in ("", route_of(request))
            and (not self.text or self.text.casefold() in _text(request).casefold())
        )


def route_of(request: LoggedRequest) -> str:
    """The method and the template of the operation; the path if there is no such operation."""
    return f"{request.method} {request.route or request.path}"


def reason_of(request: LoggedRequest) -> str | None:
    """The message of the error that a request was responded to with; None if there is none."""
    answer = request.answer
    message = answer.get("message") if isinstance(answer, dict) and (request.status or 0) >= 400 else None
    return message if isinstance(message, str) else None


def as_row(request: LoggedRequest) -> JsonObject:
    """A request as the table of requests shows it."""
    return {"request": request, "reason": reason_of(request)}


def _status(request: LoggedRequest) -> str:
    return "none" if request.status is None else f"{request.status // 100}xx"


def _text(request: LoggedRequest) -> str:
    sent = [f"{name}={value}" for name, value in request.form] or [request.content.text or ""]
    return "\n".join([str(request), *sent, request.response.text or ""])
