"""Operations of the platform, called from within: with the checks that requests undergo, but not in the log, and
without faults. Both are about clients, which the console must not disturb."""

from collections.abc import Mapping

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.contract.validation import JSON, check_form, check_json, check_path, check_query
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object
from twelvelabs_sandbox.messages import Form, ReceivedFile
from twelvelabs_sandbox.resources.registry import Request, handler_of


class Operations:
    """The operations of the contract, by their names. What they refuse raises ApiError or UnknownResourceError."""

    def __init__(self, backend: Backend, contract: Contract) -> None:
        self._backend = backend
        self._contract = contract

    def read(self, name: str, path: Mapping[str, str] | None = None, query: str = "") -> JsonObject:
        """What an operation without a body answers; ``query`` is a query string."""
        return self._call(name, path or {}, query, Parameters(), {})

    def send(self, name: str, body: JsonObject, path: Mapping[str, str] | None = None) -> JsonObject:
        """What an operation that takes JSON answers."""
        given = check_json(self._contract, self._contract.operations[name], JSON, orjson.dumps(body))
        return self._call(name, path or {}, "", given, {})

    def submit(self, name: str, form: Form) -> JsonObject:
        """What an operation that takes a form answers."""
        files: dict[str, list[ReceivedFile]] = {}
        for field, file in form.files:
            files.setdefault(field, []).append(file)
        return self._call(name, {}, "", check_form(self._contract, self._contract.operations[name], form), files)

    def _call(
        self, name: str, path: Mapping[str, str], query: str, body: Parameters, files: Mapping[str, list[ReceivedFile]]
    ) -> JsonObject:
        operation, handler = self._contract.operations[name], handler_of(name)
        check_path(self._contract, operation, path)
        asked = check_query(self._contract, operation, query)
        if handler is None:
            raise ApiError(501, "not_modelled_by_sandbox", f"The sandbox does not support the operation {name}.")
        response = handler(Request(self._backend, path, asked, body, files))
        if not isinstance(response.body, bytes):
            raise TypeError(f"{name} answers with no JSON")
        return as_object(orjson.loads(response.body))
