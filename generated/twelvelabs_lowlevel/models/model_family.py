from enum import StrEnum
from typing import Literal, Self, TypeAlias


class ModelFamily(StrEnum):
    """The values known to this version. Unknown ones are decoded too, as members of their own."""

    MARENGO = "marengo"
    PEGASUS = "pegasus"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member


ModelFamilyLike: TypeAlias = (
    Literal[
        "marengo",
        "pegasus",
    ]
    | str
)
"""What is accepted for it: one of the known values, any other string, or a member."""
