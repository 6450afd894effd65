"""A pytest plugin that records which methods of the vendor's SDK are called: see test_vendor_coverage."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_SURFACE = Path(__file__).parents[1] / "surface" / "vendor_surface.json"
_called: set[str] = set()


def _recorded(method: Callable[..., Any], names: list[str]) -> Callable[..., Any]:
    @functools.wraps(method)
    def recorded(*args: Any, **kwargs: Any) -> Any:
        _called.update(names)
        return method(*args, **kwargs)

    return recorded


def pytest_configure() -> None:
    import twelvelabs

    client = twelvelabs.TwelveLabs(api_key="nobody's")
    found: dict[tuple[type, str], list[str]] = {}
    for entry in json.loads(_SURFACE.read_text(encoding="utf-8")):
        *path, name = entry["method"].split(".")
        resource = functools.reduce(getattr, path, client)
        owner = next(kind for kind in type(resource).__mro__ if name in vars(kind))
        found.setdefault((owner, name), []).append(entry["method"])
    for (owner, name), methods in found.items():
        setattr(owner, name, _recorded(vars(owner)[name], methods))


def pytest_sessionfinish(session: pytest.Session) -> None:
    Path(os.environ["VENDOR_CALLS"]).write_text(json.dumps(sorted(_called)), encoding="utf-8")
