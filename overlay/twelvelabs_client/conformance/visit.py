"""Calls the operations that read, and notes what is received."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.json_text import loads
from twelvelabs_lowlevel.requests import Call, Request

from .._flows.effects import Flow
from .._http.call import call_with_response
from .._http.config import ClientConfig
from .._response import Response
from ..errors import ApiConnectionError, ApiError, TwelveLabsError, UnauthorizedError
from .contract import Operation
from .findings import Findings
from .plan import UNKNOWN_ID, Plan, Read, below, variants

SAMPLES = 2
"""How many items of each list are retrieved."""


class Visit:
    """Calls operations, and notes each response."""

    def __init__(self, config: ClientConfig, findings: Findings, say: Callable[[str], object]) -> None:
        self.config = config
        self._findings = findings
        self._say = say
        self._has_answer = False
        self._ids: dict[str, tuple[str, ...]] = {}
        """Ids with which an operation was called."""

    def reads(self, plan: Plan, first_ids: Mapping[str, str]) -> Flow[None]:
        """Call all reads. `first_ids` has ids to begin with, by the operation that lists them."""
        for read in plan.roots:
            yield from self._read(read, (), first_ids)
        for read in [*below(plan.roots), *plan.orphans]:
            if parameters := read.operation.path_parameters:
                ids = self._ids.get(read.operation.name, (UNKNOWN_ID,) * len(parameters))
                yield from self.call(read.operation, *ids[:-1], UNKNOWN_ID)

    def call(self, operation: Operation, *ids: str, **arguments: Any) -> Flow[Any]:
        """The JSON of a successful response; None if there is none. Raises like `send`."""
        response = yield from self.send(operation, *ids, **arguments)
        return json_of(response) if response and 200 <= response.status_code < 300 else None

    def send(self, operation: Operation, *ids: str, **arguments: Any) -> Flow[Response | None]:
        """The response, which is noted; None if there is none.

        Raises UnauthorizedError and ApiConnectionError for the first response: all others would fail in the same way.
        """
        make = getattr(operation.module, "request", None) or operation.module.stream
        try:
            _, response = yield from call_with_response(_raw(make(*ids, **arguments)), self.config)
        except ApiError as error:
            if isinstance(error, UnauthorizedError) and not self._has_answer:
                raise
            response = error.response
        except TwelveLabsError as error:
            if isinstance(error, ApiConnectionError) and not self._has_answer:
                raise
            self._findings.failed[operation.name] = type(error).__name__
            self._say(f"{operation.method} {operation.route}: {type(error).__name__}")
            return None
        self._has_answer = True
        self._say(f"{operation.method} {operation.route}: {response.status_code}")
        self._findings.add(operation, response)
        return response

    def _read(self, read: Read, ids: tuple[str, ...], first_ids: Mapping[str, str]) -> Flow[None]:
        self._ids[read.operation.name] = ids
        found = yield from self.call(read.operation, *ids)
        for more in variants(self._findings.contract, read.operation) if found is not None else ():
            yield from self.call(read.operation, *ids, **more)
        if not read.inner:
            return
        items = _ids(found, read)
        if first := first_ids.get(read.operation.name):
            items = [first, *(item for item in items if item != first)]
        for item in items[:SAMPLES]:
            for inner in read.inner:
                yield from self._read(inner, (*ids, item), first_ids)


def _ids(body: object, read: Read) -> list[str]:
    items = body.get(read.items) if isinstance(body, dict) else None
    found = [item.get(read.id_field) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return [one for one in found if isinstance(one, str) and one not in ("", ".", "..")]


def _raw(request: Call) -> Request[bytes]:
    """The request with a response that is not decoded, nor a stream."""
    return Request(**{one.name: getattr(request, one.name) for one in fields(Call)}, parse=bytes)


def json_of(response: Response) -> Any:
    """The value of a JSON body; None if it is not valid."""
    try:
        return loads(response.content) if response.content else None
    except DecodeError:
        return None
