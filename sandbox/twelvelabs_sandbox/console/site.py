"""The site of the console: routes a request to a page, a file, an action, or a stream of changes."""

import logging
import re
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.size_limits import TASK_LIMIT
from twelvelabs_sandbox.console import files
from twelvelabs_sandbox.console.access import HOME, FormToken, check_request
from twelvelabs_sandbox.console.actions import Actions, FileAction
from twelvelabs_sandbox.console.analysis import FORM as ANALYSIS_FORM
from twelvelabs_sandbox.console.analysis import AnalysisBox
from twelvelabs_sandbox.console.catalog import Catalog
from twelvelabs_sandbox.console.connection import Connection
from twelvelabs_sandbox.console.control_page import ControlPage
from twelvelabs_sandbox.console.operations import Operations
from twelvelabs_sandbox.console.pages import Pages
from twelvelabs_sandbox.console.rendering import PAGE_POLICY, Page, Renderer
from twelvelabs_sandbox.console.request_pages import RequestPages
from twelvelabs_sandbox.console.result_pages import ResultPages
from twelvelabs_sandbox.console.routes import Routes
from twelvelabs_sandbox.console.search_page import SearchPage
from twelvelabs_sandbox.console.store_pages import StorePages
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.contract.validation import FORM
from twelvelabs_sandbox.errors import ApiError, StoppedError, UnknownResourceError
from twelvelabs_sandbox.messages import FileSlice, Response
from twelvelabs_sandbox.server.admin_endpoints import Controls
from twelvelabs_sandbox.server.exchange import ClientDisconnectError, Exchange, standard_headers
from twelvelabs_sandbox.server.form_parser import read_form
from twelvelabs_sandbox.server.thread_pool import ThreadPool

_LOGGER = logging.getLogger("twelvelabs_sandbox")
_MAX_FORM_SIZE, _MAX_FIELDS = 1_000_000, 20
_EVENTS, _NDJSON = "text/event-stream", "application/x-ndjson"
# Seconds between two renderings of a live page, and the largest share of the time that rendering may take.
_POLL_INTERVAL, _MAX_SHARE = 0.25, 0.2
_HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    # With no-referrer, browsers would send forms with Origin: null.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_FILE = re.compile(r"/console/assets/(?P<asset_id>[^/]+)/file")
_STATIC, _MEDIA = "/console/static/", "/console/media/"

Load = Callable[[], Page]


class Site:
    """Responds to requests for the console."""

    def __init__(
        self,
        backend: Backend,
        contract: Contract,
        controls: Controls,
        connection: Connection,
        threads: ThreadPool,
    ) -> None:
        operations = Operations(backend, contract)
        catalog = Catalog(backend, operations)
        self._backend = backend
        self._controls = controls
        self._threads = threads
        self._requests = RequestPages(controls.requests)
        actions, search = Actions(operations, catalog), SearchPage(operations, catalog)
        pages = Pages(backend, operations, catalog, connection)
        control, stores = ControlPage(controls), StorePages(operations, catalog)
        analysis, results = AnalysisBox(operations, pages.asset), ResultPages(operations, catalog)
        self._pages = Routes(
            {
                **pages.routes,
                **search.routes,
                **self._requests.routes,
                **control.routes,
                **stores.routes,
                **results.routes,
            }
        )
        self._forms = Routes({**actions.routes, **control.forms, **stores.forms, ANALYSIS_FORM: analysis.answer})
        self._file_forms = Routes({**actions.file_forms, **search.file_forms, **control.file_forms})
        self._streams = Routes({ANALYSIS_FORM: analysis.stream})
        self._token = FormToken(backend.signing_key)
        self._renderer = Renderer(self._token.value)

    async def serve(self, exchange: Exchange) -> None:
        """Respond to a request; errors become pages. Raises only ClientDisconnectError."""
        try:
            response = await self._respond(exchange)
        except (ApiError, UnknownResourceError) as problem:
            response = await self._threads.run(self._problem, problem)
        except ClientDisconnectError:
            raise
        except Exception:
            _LOGGER.exception("%s %s failed", exchange.method, exchange.path)
            internal = ApiError(500, "", "An error occurred in the sandbox; see its log.")
            response = await self._threads.run(self._problem, internal)
        await exchange.drain()
        if response is not None:
            await exchange.send(response)

    async def _respond(self, exchange: Exchange) -> Response | None:
        """The response, or None if a stream has been sent instead."""
        check_request(exchange)
        if exchange.method == "POST":
            return await self._act(exchange)
        if exchange.method not in ("GET", "HEAD"):
            raise ApiError(405, "method_not_allowed", f"The console does not support the method {exchange.method}.")
        if exchange.path in ("/", HOME.rstrip("/")):
            return _redirect(HOME)
        if (file := await self._threads.run(self._file, exchange)) is not None:
            return file
        load = self._load(exchange.path, exchange.query)
        page = await self._threads.run(load)
        if page.live and exchange.method == "GET" and exchange.headers.get("accept") == _EVENTS:
            headers = {**_HEADERS, **standard_headers(), "content-type": _EVENTS}
            await exchange.drain()  # from here on, a message from the client means that it has left
            await exchange.follow(headers, self._changes(exchange, load))
            return None
        return await self._threads.run(self._render, page)

    def _load(self, path: str, query: str = "") -> Load:
        """The function that loads the page at a path."""
        if (found := self._pages.find(path)) is None:
            raise ApiError(404, "resource_not_exist", f"There is no page at {path}.")
        page, parts = found
        parameters = _fields(query)
        return lambda: page(parts, parameters)

    def _file(self, exchange: Exchange) -> Response | None:
        """The file at a path, or None if the path is not that of a file."""
        path, wanted = exchange.path, exchange.headers.get("range")
        # Uploads and renditions never change; static files change with the release.
        caching = "private, max-age=3600"
        if path.startswith(_STATIC):
            response, caching = files.static_file(path.removeprefix(_STATIC)), "no-cache"
        elif path.startswith(_MEDIA):
            response = files.published_file(self._backend, path.removeprefix(_MEDIA), wanted)
        elif path == "/console/requests.har":
            response, caching = self._requests.export(_fields(exchange.query)), "no-store"
        elif found := _FILE.fullmatch(path):
            response = files.uploaded_file(self._backend, found["asset_id"], wanted)
        else:
            return None
        headers = {**_HEADERS, "content-security-policy": files.FILE_POLICY, "cache-control": caching}
        return response.with_headers(headers | standard_headers())

    async def _changes(self, exchange: Exchange, load: Load) -> AsyncIterator[bytes]:
        """The content of a page as an event, now and whenever it has changed."""
        shown = None
        while True:
            begun = time.monotonic()
            try:
                main = await self._threads.run(lambda: self._renderer.main(load()))
            except (ApiError, UnknownResourceError, StoppedError):
                return  # the object was deleted, or the state replaced; the browser's next request gets the outcome
            except Exception:
                _LOGGER.exception("updating %s failed", exchange.path)
                return
            if main != shown:
                shown = main
                yield b"data: " + orjson.dumps(main) + b"\n\n"
            await exchange.pause(max(_POLL_INTERVAL, (time.monotonic() - begun) / _MAX_SHARE))

    async def _act(self, exchange: Exchange) -> Response | None:
        """Process a form. If the action fails, the page of the form is shown again with the error."""
        if (uploading := self._file_forms.find(exchange.path)) is not None:
            return await self._receive(exchange, uploading[0])
        fields = _fields((await exchange.read(_MAX_FORM_SIZE)).decode("latin-1"))
        self._token.check(fields.get("token", ""))
        if exchange.path == "/console/control/save":
            await self._save(exchange)
            return None
        if exchange.headers.get("accept") == _NDJSON and (streaming := self._streams.find(exchange.path)) is not None:
            stream, parts = streaming
            response = await self._threads.run(stream, parts, fields)
            return response.with_headers({**_HEADERS, **standard_headers()})
        if (found := self._forms.find(exchange.path)) is None:
            raise ApiError(404, "resource_not_exist", f"There is no form at {exchange.path}.")
        action, parts = found
        return await self._done(exchange.path, lambda: action(parts, fields), fields)

    async def _receive(self, exchange: Exchange, action: FileAction) -> Response:
        """The response to a form with files, which are discarded afterwards."""
        if exchange.content_type != FORM:
            raise ApiError(400, "parameter_invalid", f"The Content-Type must be {FORM}.")
        blobs, content_type = self._backend.blobs, exchange.headers["content-type"]
        form = await read_form(content_type, exchange.chunks(), blobs, self._threads, TASK_LIMIT)
        try:
            self._token.check(dict(form.fields).get("token", ""))
            return await self._done(exchange.path, lambda: action(form))
        finally:
            await self._threads.run(form.discard)

    async def _save(self, exchange: Exchange) -> None:
        """Send a snapshot to download."""
        with tempfile.TemporaryDirectory(prefix="twelvelabs-snapshot-") as folder:
            path = Path(folder) / "snapshot.zip"
            await self._threads.run(self._controls.save, path)
            headers = {"content-type": "application/zip", "content-disposition": f'attachment; filename="{path.name}"'}
            body = FileSlice(path, 0, path.stat().st_size)
            await exchange.send(Response(200, body, {**_HEADERS, **standard_headers(), **headers}))

    async def _done(
        self, form: str, action: Callable[[], str | Page], fields: Mapping[str, str] | None = None
    ) -> Response:
        """A redirect or a page after an action; with an error, the page at the path of its form, or above it."""
        try:
            answer = await self._threads.run(action)
            return _redirect(answer) if isinstance(answer, str) else await self._threads.run(self._render, answer)
        except (ApiError, UnknownResourceError) as problem:
            page = next(path for path in (form, form.rpartition("/")[0], HOME) if self._pages.find(path) is not None)
            shown = await self._threads.run(self._load(page))
            values = {**shown.values, "message": problem.message, "fields": fields or {}}
            page_with_error = replace(shown, values=values, status=_status(problem), live=False)
            return await self._threads.run(self._render, page_with_error)

    def _problem(self, problem: ApiError | UnknownResourceError) -> Response:
        status = _status(problem)
        heading = {403: "Access denied", 404: "Not found"}.get(status, "Something went wrong")
        values = {"heading": heading, "message": problem.message}
        return self._render(Page("problem.html", "", values, heading, status, live=False))

    def _render(self, page: Page) -> Response:
        headers = {**_HEADERS, **standard_headers(), "content-type": "text/html; charset=utf-8"}
        return Response(page.status, self._renderer.page(page).encode(), headers)


def _redirect(address: str) -> Response:
    return Response(303, headers={**_HEADERS, **standard_headers(), "location": address})


def _status(problem: ApiError | UnknownResourceError) -> int:
    return problem.status if isinstance(problem, ApiError) else 404


def _fields(text: str) -> dict[str, str]:
    """The fields of a query string or a urlencoded form."""
    try:
        return dict(parse_qsl(text, max_num_fields=_MAX_FIELDS))
    except ValueError:
        raise ApiError(400, "parameter_invalid", f"The form has more than {_MAX_FIELDS} fields.") from None
