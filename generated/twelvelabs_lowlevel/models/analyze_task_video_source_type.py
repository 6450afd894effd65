from enum import StrEnum
from typing import Self


class AnalyzeTaskVideoSourceType(StrEnum):
    """The values known to this version. Unknown ones are decoded too, as members of their own."""

    ASSET_ID = "asset_id"
    BASE64_STRING = "base64_string"
    URL = "url"
    VIDEO_ID = "video_id"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
