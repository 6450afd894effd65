"""The pages about the requests that clients have sent, and their export."""

from collections.abc import Mapping

import orjson

from twelvelabs_sandbox.console.curl import to_curl
from twelvelabs_sandbox.console.paging import make_pager
from twelvelabs_sandbox.console.rendering import Page, PageLoader
from twelvelabs_sandbox.console.request_filter import STATUSES, RequestFilter, as_row, reason_of, route_of
from twelvelabs_sandbox.control.har import to_har
from twelvelabs_sandbox.control.logged_request import LoggedRequest
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Response

_PER_PAGE = 50


class RequestPages:
    """The pages about the requests of a log."""

    def __init__(self, log: RequestLog) -> None:
        self._log = log
        self.routes: Mapping[str, PageLoader] = {
            "/console/requests": self.requests,
            "/console/requests/{number}": self.request,
        }

    def requests(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """The requests that a filter selects, newest first."""
        chosen, every = RequestFilter.from_query(query), list(self._log)
        found = chosen.apply(every)
        pager = make_pager(query, len(found), _PER_PAGE)
        shown = found[(pager.page - 1) * _PER_PAGE : pager.page * _PER_PAGE]
        values: JsonObject = {
            "rows": [as_row(request) for request in shown],
            "pager": pager,
            "filter": chosen,
            "statuses": STATUSES,
            "routes": sorted({route_of(request) for request in every}),
            "total": len(every),
        }
        return Page("requests.html", "Requests", values)

    def request(self, path: Mapping[str, str], query: Mapping[str, str]) -> Page:
        """One request with its response."""
        found = self._find(path["number"])
        numbers = [request.number for request in self._log]
        values: JsonObject = {
            "request": found,
            "reason": reason_of(found),
            "curl": to_curl(found),
            "previous": found.number - 1 if found.number - 1 in numbers else None,
            "next": found.number + 1 if found.number + 1 in numbers else None,
        }
        return Page("request.html", "Requests", values, f"{found.method} {found.path}")

    def export(self, query: Mapping[str, str]) -> Response:
        """The requests that a filter selects as an HTTP Archive, oldest first, to download."""
        archive = to_har(reversed(RequestFilter.from_query(query).apply(list(self._log))))
        headers = {"content-type": "application/json", "content-disposition": 'attachment; filename="requests.har"'}
        return Response(200, orjson.dumps(archive, option=orjson.OPT_INDENT_2), headers)

    def _find(self, number: str) -> LoggedRequest:
        for request in self._log:
            if str(request.number) == number:
                return request
        raise UnknownResourceError("request", number)
