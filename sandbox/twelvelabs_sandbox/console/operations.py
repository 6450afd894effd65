"""Operations of the platform, called without HTTP: validated as requests are, but not logged and without faults.

The log and the faults are about clients, and the console must not disturb them.
"""

from collections.abc import Mapping

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.contract.validation import JSON, check_form, check_json, check_path, check_query
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object
from twelvelabs_sandbox.messages import Form, ReceivedFile, Response
from twelvelabs_sandbox.resources.registry import Request, handler_of


class Operations:
    """Calls operations by name. Raises ApiError or UnknownResourceError where the platform responds with an error."""

    def __init__(self, backend: Backend, contract: Contract) -> None:
        self._backend = backend
        self._contract = contract

    def read(self, name: str, path: Mapping[str, str] | None = None, query: str = "") -> JsonObject:
        """Call an operation without a body; ``query`` is a query string."""
        return self._call(name, path or {}, query, Parameters(), {})

    def send(self, name: str, body: JsonObject, path: Mapping[str, str] | None = None) -> JsonObject:
        """Call an operation with a JSON body."""
        parameters = check_json(self._contract, self._contract.operations[name], JSON, orjson.dumps(body))
        return self._call(name, path or {}, "", parameters, {})

    def delete(self, name: str, path: Mapping[str, str], query: str = "") -> None:
        """Call an operation that deletes an object."""
        self._respond(name, path, query, Parameters(), {})

    def stream(self, name: str, body: JsonObject) -> Response:
        """The response of an operation with a JSON body that may be a stream of events."""
        parameters = check_json(self._contract, self._contract.operations[name], JSON, orjson.dumps(body))
        return self._respond(name, {}, "", parameters, {})

    def submit(self, name: str, form: Form) -> JsonObject:
        """Call an operation with a form."""
        files: dict[str, list[ReceivedFile]] = {}
        for field, file in form.files:
            files.setdefault(field, []).append(file)
        return self._call(name, {}, "", check_form(self._contract, self._contract.operations[name], form), files)

    def _call(
        self, name: str, path: Mapping[str, str], query: str, body: Parameters, files: Mapping[str, list[ReceivedFile]]
    ) -> JsonObject:
        response = self._respond(name, path, query, body, files)
        if not isinstance(response.body, bytes):
            raise TypeError(f"{name} does not respond with JSON")
        return as_object(orjson.loads(response.body))

    def _respond(
        self, name: str, path: Mapping[str, str], query: str, body: Parameters, files: Mapping[str, list[ReceivedFile]]
    ) -> Response:
        operation, handler = self._contract.operations[name], handler_of(name)
        check_path(self._contract, operation, path)
        parameters = check_query(self._contract, operation, query)
        return handler(Request(self._backend, path, parameters, body, files))
