"""What kind of media a file is, by its name."""

from __future__ import annotations

import mimetypes


def media_kind(filename: str) -> str:
    """video, audio or image; video if the name does not tell, which the platform then finds out."""
    kind = (mimetypes.guess_type(filename)[0] or "").partition("/")[0]
    return kind if kind in ("audio", "image") else "video"
