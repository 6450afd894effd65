"""The page Control: faults, scripted answers, the clock, limits and webhooks, as the admin API has them.

Its forms call the endpoints of the admin API, which check what they are given.
"""

from collections.abc import Mapping

import orjson

from twelvelabs_sandbox.console.actions import Action, FileAction
from twelvelabs_sandbox.console.rendering import Page, PageLoader
from twelvelabs_sandbox.control.fault import STARTED
from twelvelabs_sandbox.control.rate_limits import CATEGORIES
from twelvelabs_sandbox.errors import ApiError, SandboxError, UnknownResourceError, missing
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Form
from twelvelabs_sandbox.server.admin import endpoints_at, perform
from twelvelabs_sandbox.server.admin_endpoints import Controls

_PAGE = "/console/control"
# What may be added as JSON, and what may be cleared: paths of the admin API, and the sections of the page.
_ADDED = {
    "faults": "Fault",
    "responses": "Canned response",
    "scenarios": "Scenario",
    "script": "Scripted answer",
    "rate-limits": "Rate limit",
}
_SECTIONS = {
    "faults": "faults",
    "responses": "faults",
    "scenarios": "faults",
    "script": "script",
    "rate-limits": "limits",
    "latency": "limits",
    "requests": "state",
}
# All other fields of the forms are numbers, true, false, or a word in place of a number.
_TEXTS = ("method", "route", "reset", "scenario", "state", "category", "event_id")


class ControlPage:
    """Shows and changes what a tester controls."""

    def __init__(self, controls: Controls) -> None:
        self._controls = controls
        self.routes: Mapping[str, PageLoader] = {_PAGE: self.page}
        self.forms: Mapping[str, Action] = {
            f"{_PAGE}/fault": lambda _, fields: self._send("POST", "faults", fields, "faults"),
            f"{_PAGE}/rate-limit": lambda _, fields: self._send("POST", "rate-limits", fields, "limits"),
            f"{_PAGE}/latency": lambda _, fields: self._send("PUT", "latency", fields, "limits"),
            f"{_PAGE}/scenario": lambda _, fields: self._send("PUT", "scenarios", fields, "faults"),
            f"{_PAGE}/clock": lambda _, fields: self._send("POST", "clock", fields, "clock"),
            f"{_PAGE}/strict": lambda _, fields: self._send("PATCH", "script", fields, "script"),
            f"{_PAGE}/webhook": lambda _, fields: self._send("POST", "webhooks", fields, "webhooks"),
            f"{_PAGE}/reset": lambda _, fields: self._send("POST", "reset", {}, ""),
            f"{_PAGE}/json": self._add_json,
            f"{_PAGE}/clear": self._clear,
            f"{_PAGE}/remove": self._remove,
        }

        self.file_forms: Mapping[str, FileAction] = {f"{_PAGE}/load": self._load}

    def page(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """Everything that a tester controls."""
        controls = self._controls
        reports = controls.faults.report()
        states: dict[str, list[str]] = {}
        for report in reports:
            if (scenario := report.fault.scenario) is not None:
                known = states.setdefault(scenario, [STARTED])
                known += [one for one in (report.fault.state, report.fault.next_state) if one and one not in known]
        values: JsonObject = {
            "reports": [report.as_json() for report in reports],
            "scenarios": [
                (name, state, states.get(name, [state])) for name, state in controls.faults.scenarios.items()
            ],
            "script": controls.script.as_json(),
            "clock": controls.clock,
            "limits": controls.rate_limits.as_json(),
            "categories": list(CATEGORIES),
            "latency": controls.latency.current,
            "deliveries": list(reversed(controls.webhooks)),
            "added": _ADDED,
            "fields": {},
        }
        return Page("control.html", "Control", values)

    def _send(self, method: str, path: str, fields: Mapping[str, str], section: str) -> str:
        """Call an endpoint with the fields that are filled in, and go on with a section of the page."""
        body = {name: _value(name, text) for name, text in fields.items() if text and name != "token"}
        return self._call(method, path, orjson.dumps(body), section)

    def _add_json(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        """Add what a tester has written as JSON."""
        kind = fields.get("kind", "")
        if kind not in _ADDED:
            raise UnknownResourceError("kind", kind)
        return self._call("POST", kind, fields.get("json", "").encode(), _SECTIONS[kind])

    def _clear(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        """Remove all of one kind."""
        kind = fields.get("kind", "")
        return self._call("DELETE", kind, b"", _SECTIONS.get(kind, ""))

    def _remove(self, path: Mapping[str, str], fields: Mapping[str, str]) -> str:
        """Remove one fault."""
        for report in self._controls.faults.report():
            if orjson.dumps(report.fault.as_json()).decode() == fields.get("fault"):
                self._controls.faults.remove(report.fault)
                return f"{_PAGE}#faults"
        raise ApiError(404, "resource_not_exist", "The fault has been removed already.")

    def _load(self, form: Form) -> str:
        """Replace the state by a snapshot."""
        file = next((file for _, file in form.files if file.size), None)
        if file is None:
            raise missing("snapshot", "is required: choose a file that the sandbox has saved")
        try:
            self._controls.load(file.path)
        except SandboxError as error:
            raise ApiError(400, "parameter_invalid", f"{error}.".replace(str(file.path), file.filename)) from None
        return _PAGE

    def _call(self, method: str, path: str, content: bytes, section: str) -> str:
        if (endpoint := endpoints_at(path).get(method)) is None:
            raise UnknownResourceError("kind", path)
        perform(endpoint, self._controls, content)
        return f"{_PAGE}#{section}" if section else _PAGE


def _value(name: str, text: str) -> object:
    """The text of a field as the JSON value that it stands for; the endpoint rejects it if it is not valid."""
    if name in _TEXTS:
        return text
    try:
        value: object = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return value
