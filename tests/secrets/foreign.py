"""The exception classes of the libraries below the client and of the system, and an exception of each."""

from __future__ import annotations

import asyncio
import builtins
import socket
import ssl
from typing import Any

import anyio
import fsspec.exceptions
import h11
import httpcore
import httpx
import trio
from twelvelabs_lowlevel.server import API_KEY_HEADER

SECRET = "https://me:pa55@store.test/b.mp4?X-Amz-Signature=51GNATURE"
_MODULES = (builtins, httpx, httpcore, h11, anyio, trio, ssl, socket, asyncio, fsspec.exceptions)
_UNCHANGED = (MemoryError, StopIteration, StopAsyncIteration, AssertionError, Warning)
"""Those that are of Python itself, or of tests."""


def classes() -> list[type[Exception]]:
    """All of them, by name."""
    found = {one for module in _MODULES for one in vars(module).values() if isinstance(one, type)}
    errors = [one for one in found if issubclass(one, Exception) and not issubclass(one, _UNCHANGED)]
    return sorted(errors, key=lambda one: f"{one.__module__}.{one.__qualname__}")


def exception_of(kind: type[Exception], request: httpx.Request) -> Exception:
    """An exception of a class, whose text holds secrets."""
    response = httpx.Response(503, request=request)
    key = request.headers.get(API_KEY_HEADER, "")
    text = f"{key} {SECRET}"
    candidates: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
        ((text,), {"request": request, "response": response}),
        ((text,), {"request": request}),
        ((text,), {}),
        ((5, text, text), {}),
        ((text, [ValueError(text)]), {}),
        ((b"a", 5), {}),
        (("utf-8", b"a", 0, 1, text), {}),
        ((text, text), {}),
        ((), {}),
    ]
    for args, options in candidates:
        try:
            error = kind(*args, **options)
        except Exception:
            continue
        error.add_note(text)
        return error
    error = kind.__new__(kind)
    error.args = (text,)
    return error
