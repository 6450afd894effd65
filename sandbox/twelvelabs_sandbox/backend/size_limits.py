"""How large a file may be, by the way it comes and by its kind."""

from collections.abc import Mapping

from twelvelabs_sandbox.errors import ApiError

_MB = 1_000_000
_GB = 1_000_000_000

# The platform states its limits in MB and GB without saying which; a file of 200 MiB is refused by either reading.
DIRECT_LIMITS = {"video": 200 * _MB, "audio": 200 * _MB, "image": 32 * _MB, "document": 200 * _MB}
URL_LIMITS = {"video": 4 * _GB, "audio": 4 * _GB, "image": 32 * _MB, "document": 512 * _MB}
MULTIPART_IMAGE_LIMIT = 32 * _MB
IMPORT_LIMITS = {"video": 10 * _GB, "audio": 4 * _GB, "image": 32 * _MB}
ITEM_LIMITS = {"video": 10 * _GB, "image": 32 * _MB}
TASK_LIMIT = 2 * _GB
# The largest file that a form may bring, by operation; what is beyond is not even written to disk.
LARGEST_FILES = {"create_video_indexing_task": TASK_LIMIT, "create_video_embedding_task": TASK_LIMIT}
LARGEST_FILE = max(DIRECT_LIMITS.values())


def check_size(size: int, kind: str | None, limits: Mapping[str, int]) -> None:
    """Refuse a file that is too large for its kind; one of unknown kind may be as large as any."""
    limit = limits.get(kind or "", max(limits.values()))
    if size > limit:
        raise too_large(kind, limit)


def too_large(kind: str | None, limit: int) -> ApiError:
    """The refusal of a file that is larger than the limit."""
    name = kind if kind in ("video", "audio") else "media"
    message = f"The file is larger than {limit} bytes, the most that the platform takes for this kind in this way."
    return ApiError(400, f"{name}_filesize_too_large", message)
