"""Assets without media that are ready at once, for tests: their content is simulated from their names."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.storage.database import to_json

Kind = Literal["video", "audio", "image", "document"]

_TYPES = {
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "mkv": "video/x-matroska",
    "webm": "video/x-matroska",
    "avi": "video/x-msvideo",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
}
_USUAL_TYPES: Mapping[str, str] = {
    "video": "video/mp4",
    "audio": "audio/mpeg",
    "image": "image/jpeg",
    "document": "application/pdf",
}
_BYTES_PER_SECOND = {"video": 250_000, "audio": 16_000}
_STILL_SIZE = 200_000


class AssetFields(TypedDict, total=False):
    """What an added asset may have, besides its name; see AddedAsset."""

    kind: Kind | None
    duration: float
    width: int
    height: int
    fps: float
    audio: bool
    size: int | None
    user_metadata: Mapping[str, object] | None


@dataclass(frozen=True)
class AddedAsset:
    """An asset without media.

    - ``kind``: "video", "audio", "image" or "document"; default: that of the suffix of the file name.
    - ``duration``: seconds of a video or audio file.
    - ``width``, ``height``: pixels of a video or image; ``fps``: frames per second of a video.
    - ``audio``: whether a video has sound.
    - ``size``: bytes of the file; default: what such a file might have.

    Raises ValueError if a value is not valid.
    """

    filename: str
    kind: Kind | None = None
    duration: float = 10.0
    width: int = 1280
    height: int = 720
    fps: float = 25.0
    audio: bool = True
    size: int | None = None
    user_metadata: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        problems = {
            "filename must be text that is not empty": not isinstance(self.filename, str) or not self.filename,
            f"kind must be one of {', '.join(_USUAL_TYPES)}": self.kind not in (None, *_USUAL_TYPES),
            "duration and fps must be above 0": not (0 < self.duration < math.inf and 0 < self.fps < math.inf),
            "width and height must be whole numbers of at least 1": not _are_counts(self.width, self.height),
            "size must be a whole number of at least 1": self.size is not None and not _are_counts(self.size),
            "user_metadata must be an object": not isinstance(self.user_metadata, Mapping | None),
        }
        for problem, present in problems.items():
            if present:
                raise ValueError(f"invalid asset {self.filename!r}: {problem}")
        if self.kind is None and _suffix(self.filename) not in _TYPES:
            raise ValueError(f"invalid asset {self.filename!r}: its kind does not follow from its suffix; pass kind=")

    def row(self, asset_id: str, now: int) -> JsonObject:
        """The columns of the asset, ready at a time in milliseconds."""
        mime = _TYPES.get(_suffix(self.filename), "")
        kind = self.kind or _kind_of(mime)
        mime = mime if _kind_of(mime) == kind else _USUAL_TYPES[kind]
        is_timed = kind in _BYTES_PER_SECOND
        size = self.size or (round(_BYTES_PER_SECOND[kind] * self.duration) if is_timed else _STILL_SIZE)
        technical = {"file_size_bytes": size, "file_mime_type": mime, **self._technical(kind, mime)}
        return {
            "id": asset_id,
            "method": "direct",
            "filename": self.filename,
            "kind": kind,
            "file_type": mime,
            "size": size,
            "duration": float(self.duration) if is_timed else None,
            "technical_metadata": to_json(technical),
            "user_metadata": to_json(dict(self.user_metadata or {})),
            "created_at": now,
            "settles_at": now,
            "probed": 1,
        }

    def _technical(self, kind: str, mime: str) -> JsonObject:
        """The technical metadata, as those of a file that was read."""
        if kind == "image":
            return {"image_width": self.width, "image_height": self.height, "image_format": mime.partition("/")[2]}
        if kind == "document":
            return {}
        has_audio = kind == "audio" or self.audio
        found: JsonObject = {
            "has_audio": has_audio,
            "total_video_streams": int(kind == "video"),
            "total_audio_streams": int(has_audio),
        }
        if kind == "video":
            found |= {
                "video_codec": "h264",
                "video_width": self.width,
                "video_height": self.height,
                "video_fps": float(self.fps),
                "video_duration_seconds": float(self.duration),
                "storage_aspect_ratio": round(self.width / self.height, 4),
            }
        if has_audio:
            found |= {"audio_codec": "aac", "audio_sample_rate": 48000, "audio_channels": 2}
        return found


def add_assets(backend: Backend, assets: Iterable[AddedAsset]) -> list[str]:
    """Insert assets, all or none, and return their ids in the same order."""
    now = backend.clock.milliseconds()
    rows = [asset.row(backend.new_id(), now) for asset in assets]
    backend.db.insert_all("assets", rows)
    return [str(row["id"]) for row in rows]


def _suffix(filename: str) -> str:
    return filename.rpartition(".")[2].lower()


def _kind_of(mime: str) -> str:
    family = mime.partition("/")[0]
    return "document" if family in ("application", "text") else family


def _are_counts(*values: object) -> bool:
    return all(isinstance(value, int) and not isinstance(value, bool) and value >= 1 for value in values)
