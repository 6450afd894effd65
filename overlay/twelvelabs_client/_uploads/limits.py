"""The platform's numbers for uploads."""

MAX_DIRECT_SIZE = 200_000_000
"""The most bytes that a file sent in one piece may have."""
MAX_REPORTED = 50
"""The most parts in one report."""
MAX_URLS = 50
"""The most presigned URLs in one request."""
PAGE_LIMIT = 50
"""The most parts on one page of a session's status."""
SESSION_SECONDS = 24 * 3600
"""How long the platform keeps an unfinished upload session."""
