"""A canned response, sent in place of the platform's. The server handles it as a fault."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

import orjson

from twelvelabs_sandbox.control.fault import Fault, Matching
from twelvelabs_sandbox.control.fields import check, check_fields, read_fields


class ResponseFields(Matching, total=False):
    """The fields of a CannedResponse as keyword arguments, so that type checkers know them."""

    status: int
    json: object
    text: str | None
    headers: Mapping[str, str] | None
    nth: int
    times: int | Literal["always"]
    stall: float


@dataclass(frozen=True)
class CannedResponse:
    """A response to send in place of the platform's: ``status`` with ``json``, ``text`` or no body, and ``headers``.

    It is sent unchanged, even if the platform would never respond like this. The other fields are
    those of Fault; it is sent ``times`` times (default: always).

    Raises ValueError for fields that are not valid.
    """

    method: str
    route: str
    status: Annotated[int, ("minimum", 200), ("maximum", 599)] = 200
    json: object = None
    text: str | None = None
    headers: Mapping[str, Annotated[str, ("pattern", "^[ -~]*$")]] | None = None
    match_body: object = None
    match_query: Mapping[str, object] | None = None
    match_filename: str | None = None
    nth: Annotated[int, ("minimum", 1)] = 1
    times: Annotated[int, ("minimum", 1)] | Literal["always"] = "always"
    stall: Annotated[float, ("minimum", 0)] = 0.0

    def __post_init__(self) -> None:
        check_fields("response", self)
        check("response", {"it has both json and text": self.json is not None and self.text is not None})

    @classmethod
    def from_json(cls, value: object) -> "CannedResponse":
        """The response described by a JSON object with the names of the fields; ValueError if it is not valid."""
        return read_fields(cls, "response", value)

    def fault(self) -> Fault:
        """The fault that sends the response."""
        names = ("method", "route", "match_body", "match_query", "match_filename", "nth", "times", "status", "stall")
        kept = {name: getattr(self, name) for name in names}
        if self.json is None:
            return Fault(**kept, headers=self.headers, body=self.text or "")
        headers = {"content-type": "application/json", **(self.headers or {})}
        return Fault(**kept, headers=headers, body=orjson.dumps(self.json).decode())
