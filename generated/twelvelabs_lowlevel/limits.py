"""The platform's limits, as far as the contract states them as numbers."""

MAX_PAGE_SIZE = 50
"""The most items on a page."""
MAX_PRESIGNED_URLS = 50
"""The most presigned URLs in one request."""
MAX_REPORTED_PARTS = 50
"""The most parts in one report."""
MAX_UPLOAD_SIZE = 10737418240
"""The most bytes of a file."""
