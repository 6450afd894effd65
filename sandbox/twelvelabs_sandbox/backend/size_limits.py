"""Limits of file sizes, by the way a file arrives and by its kind."""

from collections.abc import Mapping

from twelvelabs_sandbox.errors import ApiError

_MB = 1_000_000
_GB = 1_000_000_000

# The platform does not say whether its MB are 10^6 or 2^20 bytes; the smaller reading is safe for users.
DIRECT_LIMITS = {"video": 200 * _MB, "audio": 200 * _MB, "image": 32 * _MB, "document": 200 * _MB}
URL_LIMITS = {"video": 4 * _GB, "audio": 4 * _GB, "image": 32 * _MB, "document": 512 * _MB}
MULTIPART_IMAGE_LIMIT = 32 * _MB
IMPORT_LIMITS = {"video": 10 * _GB, "audio": 4 * _GB, "image": 32 * _MB}
ITEM_LIMITS = {"video": 10 * _GB, "image": 32 * _MB}
TASK_LIMIT = 2 * _GB
# The largest file in a form, by operation; larger files are rejected before they are written to disk.
LARGEST_FILES = {"create_video_indexing_task": TASK_LIMIT, "create_video_embedding_task": TASK_LIMIT}
LARGEST_FILE = max(DIRECT_LIMITS.values())


def check_size(size: int, kind: str | None, limits: Mapping[str, int]) -> None:
    """Raise ApiError if a file is too large for its kind. For an unknown kind, the largest limit applies."""
    limit = limits.get(kind or "", max(limits.values()))
    if size > limit:
        raise too_large(kind, limit)


def too_large(kind: str | None, limit: int) -> ApiError:
    """The error for a file that is larger than the limit."""
    name = kind if kind in ("video", "audio") else "media"
    message = f"The file is too large: this operation accepts at most {limit} bytes for this kind of file."
    return ApiError(400, f"{name}_filesize_too_large", message)
