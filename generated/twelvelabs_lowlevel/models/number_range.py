from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class NumberRange(_d.RequestModel):
    """A range of numbers, both ends inclusive. Either end may be omitted."""

    gte: float | None = None
    """Minimum, inclusive."""
    lte: float | None = None
    """Maximum, inclusive."""
