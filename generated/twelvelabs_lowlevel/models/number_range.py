from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class NumberRange(_d.RequestModel):
    """A range of numbers. Both ends are included; one of them may be left out."""

    gte: float | None = None
    """At least this."""
    lte: float | None = None
    """At most this."""
