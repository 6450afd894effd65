"""Operations of the platform, called from within: with the checks that requests undergo, but not in the log, and
without faults. Both are about clients, which the console must not disturb."""

from collections.abc import Mapping

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.contract.validation import JSON, check_form, check_json, check_path, check_query
from twelvelabs_sandbox.errors import RefusedError
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object
from twelvelabs_sandbox.messages import Form, ReceivedFile
from twelvelabs_sandbox.resources.registry import Call, handler_of


class Operations:
    """The operations of the contract, by their names. What they refuse raises RefusedError or UnknownResourceError."""

    def __init__(self, engine: Engine, contract: Contract) -> None:
        self._engine = engine
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
            raise RefusedError(501, "not_modelled_by_sandbox", f"The sandbox does not model the operation {name}.")
        answer = handler(Call(self._engine, path, asked, body, files))
        if not isinstance(answer.body, bytes):
            raise TypeError(f"{name} answers with no JSON")
        return as_object(orjson.loads(answer.body))
