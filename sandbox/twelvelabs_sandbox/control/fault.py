"""A fault: the requests that it matches, and its effect on them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Literal, TypedDict

import orjson

from twelvelabs_sandbox.control.fields import check, check_fields, read_fields
from twelvelabs_sandbox.control.matching import RequestPattern
from twelvelabs_sandbox.json_values import JsonObject, as_object

STARTED = "started"
"""The first state of every scenario."""
_NOTHING = object()


class Matching(TypedDict, total=False):
    """What a request must have, beside method and route, for a fault or canned response: see Fault."""

    match_body: object
    match_query: Mapping[str, object] | None
    match_filename: str | None


class FaultFields(Matching, total=False):
    """The fields of a Fault as keyword arguments of ``Faults.add``, so that type checkers know them."""

    method: str | None
    route: str | None
    nth: int
    times: int | Literal["always"] | None
    probability: float | None
    seed: int
    scenario: str | None
    state: str
    next_state: str | None
    status: int | None
    retry_after: float | str | None
    code: str | None
    headers: Mapping[str, str] | None
    body: object
    reset: Literal["before", "after"] | None
    stall: float
    drip: float | None
    truncate: bool
    invalid_json: bool
    html: bool
    etag: Literal["wrong", "missing"] | None
    expired: bool
    set_fields: Mapping[str, object] | None


@dataclass(frozen=True)
class Fault:
    """A fault to inject into some requests.

    A request matches by ``method`` and ``route``: a glob on the path below /v1.3, the template of an operation,
    "object-store" for parts sent to presigned URLs, or "media". Further it must have

    - ``match_body``: these fields in its JSON body, at any depth, or in its form. ``*`` in a text matches any text,
      None for null or absent, a list for exactly its items.
    - ``match_query``: these parameters in its query string.
    - ``match_filename``: a file whose name is this, or matches it as a glob: one that it sends, the one that an upload
      session is for, or that of an asset that it names.

    The fault fires from the ``nth`` match (1 is the first) for ``times`` requests, or "always" (default: once). With a
    ``probability`` it fires at random, reproducibly by ``seed``, at most ``times`` times (default: no limit).

    In a ``scenario`` it only matches while that is in ``state`` (at first "started"), there by default always, and
    moves it to ``next_state`` when it fires. Faults of several routes may share a scenario.

    Instead of handling the request:

    - ``status``: respond with this status, with ``headers``, a Retry-After header of ``retry_after`` (seconds, or the
      text of the header) and with ``body`` (JSON, or text sent as is; default: the platform's usual error, or that of
      the object store, with ``code`` as its code).
    - ``html``: respond with an HTML error page as a proxy does, with ``status`` (default: 502).
    - ``reset="before"``: reset the connection (toxiproxy: reset_peer).
    - ``expired``: reject a part as if its presigned URL had expired.

    After handling the request:

    - ``reset="after"``: reset the connection without a response.
    - ``stall``: wait this many seconds of real time before the response or the error (toxiproxy: latency).
    - ``drip``: send the body at this many bytes a second (toxiproxy: bandwidth).
    - ``truncate``: send half of the body, then close the connection.
    - ``invalid_json``: send a body that is not valid JSON; in a stream, break the event in the middle.
    - ``etag``: return the ETag of a stored part "wrong", or leave it out with "missing".
    - ``set_fields``: overwrite fields of a JSON response, addressed as "page_info.total_page" or "data.0.status". In a
      stream, they are set in the last event that is JSON.

    Raises ValueError for fields that are not valid or contradict each other.
    """

    method: str | None = None
    route: str | None = None
    match_body: object = None
    match_query: Mapping[str, object] | None = None
    match_filename: str | None = None
    nth: Annotated[int, ("minimum", 1)] = 1
    times: Annotated[int, ("minimum", 1)] | Literal["always"] | None = None
    probability: Annotated[float, ("minimum", 0), ("maximum", 1)] | None = None
    seed: int = 0
    scenario: str | None = None
    state: str = STARTED
    next_state: str | None = None
    status: Annotated[int, ("minimum", 200), ("maximum", 599)] | None = None
    retry_after: float | Annotated[str, ("pattern", "^[ -~]*$")] | None = None
    code: str | None = None
    headers: Mapping[str, Annotated[str, ("pattern", "^[ -~]*$")]] | None = None
    body: object = None
    reset: Literal["before", "after"] | None = None
    stall: Annotated[float, ("minimum", 0)] = 0.0
    drip: Annotated[float, ("exclusiveMinimum", 0)] | None = None
    truncate: bool = False
    invalid_json: bool = False
    html: bool = False
    etag: Literal["wrong", "missing"] | None = None
    expired: bool = False
    set_fields: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        check_fields("fault", self)
        problems = {
            "retry_after needs a status": self.retry_after is not None and self.status is None,
            "code needs a status": self.code is not None and self.status is None,
            "body needs a status": self.body is not None and self.status is None,
            "headers need a status": self.headers is not None and self.status is None,
            "state and next_state need a scenario": self.scenario is None
            and (self.state, self.next_state) != (STARTED, None),
            "it has no effect": not self.has_effect and self.next_state is None,
        }
        check("fault", problems)

    @classmethod
    def from_json(cls, value: object) -> "Fault":
        """The fault described by a JSON object with the names of the fields; ValueError if it is not valid."""
        return read_fields(cls, "fault", value)

    def as_json(self) -> JsonObject:
        """The fields that differ from their defaults, and ``nth``, as a JSON object."""
        defaults = {one.name: one.default for one in fields(self) if one.name != "nth"}
        chosen = {name: value for name, value in asdict(self).items() if value != defaults.get(name, _NOTHING)}
        # Values without JSON, such as unittest.mock.ANY, become text.
        return as_object(orjson.loads(orjson.dumps(chosen, default=repr)))

    @property
    def pattern(self) -> RequestPattern:
        """The requests that the fault is for."""
        return RequestPattern(self.method, self.route, self.match_body, self.match_query, self.match_filename)

    @property
    def has_effect(self) -> bool:
        """Whether it does anything to a request, and not only to its scenario."""
        effects = (self.status, self.reset, self.stall, self.drip, self.truncate, self.invalid_json, self.html)
        return any((*effects, self.etag, self.expired, self.set_fields))
