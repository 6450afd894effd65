"""Which URLs the platform fetches itself, and how a URL is displayed."""

from __future__ import annotations

import re

_QUERY = re.compile(r"(?<=://)([^\s'\"?]+)\?[^\s'\")]*")


def is_public_url(source: object) -> bool:
    """Whether this is an http(s) URL, which the platform can fetch."""
    return isinstance(source, str) and source[:8].lower().startswith(("http://", "https://"))


def display_path(path: str) -> str:
    """A path or URL for messages: without the query, where a signature would be, and credentials."""
    if "://" not in path:
        return path
    scheme, _, rest = path.partition("?")[0].partition("://")
    host, slash, name = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{name}"


def without_queries(text: str) -> str:
    """A message with all URLs in it cut at their query."""
    return _QUERY.sub(r"\1", text)
