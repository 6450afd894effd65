from enum import StrEnum
from typing import Literal, Self, TypeAlias


class AnalysisModelName(StrEnum):
    """The values known to this version. Unknown ones are decoded too, as members of their own."""

    PEGASUS1_5 = "pegasus1.5"
    PEGASUS1_6 = "pegasus1.6"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member


AnalysisModelNameLike: TypeAlias = (
    Literal[
        "pegasus1.5",
        "pegasus1.6",
    ]
    | str
)
"""What is accepted for it: one of the known values, any other string, or a member."""
