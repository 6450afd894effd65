"""Which URLs the platform fetches, and how URLs are displayed."""

from __future__ import annotations

import re

from twelvelabs_lowlevel.redaction import shown

_USER_INFO = re.compile(r"^[^/:@]+:[^/@]+@(?=[^/]+/)")


def is_public_url(source: object) -> bool:
    """Whether this is an http(s) URL, which the platform can fetch."""
    return isinstance(source, str) and source[:8].lower().startswith(("http://", "https://"))


def display_path(path: str) -> str:
    """A path or URL for messages: without the query, where a signature would be, and credentials."""
    if "://" not in path:  # some file systems only cut the scheme off
        return _USER_INFO.sub("", path)
    if "::" in path and "::" in (bare := path.partition("?")[0]):  # chained: zip://a.mp4::https://...
        return "::".join(map(display_path, bare.split("::")))
    scheme, _, rest = path.partition("?")[0].partition("://")
    host, slash, name = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{name}"


def reason_of(error: Exception, path: str) -> str:
    """The message of a file system's error without the secrets of the path or URL, which the error itself may contain.

    That of HTTP says no more than the URL if there is no connection; then the reason is the error before it.
    """
    texts = [str(one) for one in (error, error.__cause__ or error.__context__) if one is not None]
    reasons = [text for text in texts if text not in ("", path)]
    return shown(reasons[0].replace(path, display_path(path))) if reasons else type(error).__name__
