"""The platform's numbers. The contract states some as numbers (`twelvelabs_lowlevel.limits`), the rest in words."""

from twelvelabs_lowlevel.limits import MAX_PAGE_SIZE, MAX_PRESIGNED_URLS, MAX_REPORTED_PARTS, MAX_UPLOAD_SIZE

__all__ = [
    "MAX_DIRECT_SIZE",
    "MAX_IMAGE_SIZE",
    "MAX_PAGE_SIZE",
    "MAX_PRESIGNED_URLS",
    "MAX_REPORTED_PARTS",
    "MAX_UPLOAD_SIZE",
    "MAX_URL_SIZE",
    "SESSION_SECONDS",
]

MAX_DIRECT_SIZE = 200_000_000
"""The most bytes of a file sent in one piece: "At most 200 MB", openapi/assets.yaml, field `file`. Larger files can go
up in parts, so the narrower reading of MB is used."""
MAX_IMAGE_SIZE = 32 * 2**20
"""The most bytes of an image: "32 MB", openapi/multipart_uploads.yaml, field `total_size`. A larger one is refused, so
the wider reading of MB is used."""
MAX_URL_SIZE = 4 * 2**30
"""The most bytes of a file that the platform fetches: "At most 4 GB", openapi/assets.yaml, field `url`; the wider
reading of GB, for the same reason."""
SESSION_SECONDS = 24 * 3600
"""How long the platform keeps an unfinished upload session: openapi/multipart_uploads.yaml, `POST`."""
