from enum import StrEnum
from typing import Literal, Self, TypeAlias


class SegmentTimeFormat(StrEnum):
    """The values known to this version. Unknown ones are decoded too, as members of their own."""

    HH_MM_SS = "hh:mm:ss"
    HH_MM_SS_FFF = "hh:mm:ss.fff"
    SECONDS = "seconds"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member


SegmentTimeFormatLike: TypeAlias = (
    Literal[
        "hh:mm:ss",
        "hh:mm:ss.fff",
        "seconds",
    ]
    | str
)
"""What is accepted for it: one of the known values, any other string, or a member."""
