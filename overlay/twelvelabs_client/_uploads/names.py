"""File names as the platform accepts them: valid Unicode, without folders."""

from __future__ import annotations

import io
import os
from os import PathLike
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from .urls import display_path

DEFAULT_NAME = "upload"
"""The filename for bytes and streams without one."""


def attribute_of(file: object, name: str, default: Any = None) -> Any:
    """An attribute of an object of the user, whose properties may raise anything; then, or without it, the default."""
    try:
        return getattr(file, name, default)
    except Exception:  # such as the ValueError of all attributes of a detached stream
        return default


def own_name(file: object) -> str:
    """The name of an open file, without folders."""
    # Of web frameworks, Python, fsspec. Python's own `filename` of gzip is deprecated.
    for attribute in ("name", "path") if isinstance(file, io.IOBase) else ("filename", "name", "path"):
        own = attribute_of(file, attribute)
        if isinstance(own, str | bytes | PathLike) and own:
            text = os.fsdecode(own)
            if text[0] == "<" and text[-1] == ">":  # such as <stdin>
                continue
            return (name_in_url(display_path(text)) if "://" in text else sendable(Path(text).name)) or DEFAULT_NAME
    return DEFAULT_NAME


def sendable(name: str) -> str:
    """A name as text that can be sent. A name that is not UTF-8 is read as Latin-1, as written by older systems."""
    try:
        name.encode()
    except UnicodeEncodeError:
        try:
            return name.encode(errors="surrogateescape").decode("latin-1")
        except UnicodeEncodeError:  # lone surrogates that did not come from a file system
            return name.encode(errors="replace").decode()
    return name


def name_in_url(url: str) -> str:
    """The file name in a URL or path. In an http(s) URL it is percent-encoded."""
    name = url.rstrip("/").rpartition("/")[2]
    is_encoded = url[:8].lower().startswith(("http://", "https://"))
    return sendable(unquote(name).rpartition("/")[2] if is_encoded else name)
