"""Which URLs the platform fetches, and how URLs are displayed."""

from __future__ import annotations


def is_public_url(source: object) -> bool:
    """Whether this is an http(s) URL, which the platform can fetch."""
    return isinstance(source, str) and source[:8].lower().startswith(("http://", "https://"))


def display_path(path: str) -> str:
    """A path or URL for messages: without the query, where a signature would be, and credentials."""
    if "://" not in path:
        return path
    if "::" in path and "::" in (bare := path.partition("?")[0]):  # chained: zip://a.mp4::https://...
        return "::".join(map(display_path, bare.split("::")))
    scheme, _, rest = path.partition("?")[0].partition("://")
    host, slash, name = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{name}"
