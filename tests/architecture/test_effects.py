"""Only drivers read the clock, draw random numbers, sleep, start threads or tasks, and send: flows yield effects for
these, so that a test that steps through a flow is deterministic."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import twelvelabs_client

MODULES = {"random", "secrets", "asyncio", "anyio", "trio", "concurrent", "multiprocessing", "subprocess", "httpx"}
"""Modules that are not imported."""
NAMES = {
    *("time.time", "time.monotonic", "time.perf_counter", "time.sleep"),
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("threading.Thread", "threading.Timer", "threading.Event", "threading.Condition"),
}
"""Attributes of other modules that are not used."""
ALLOWED = {
    ("_flows.primitives", "threading.Event"): "a signal is what a driver waits for",
    ("_http.adapter", "httpx"): "makes requests",
    ("_http.failures", "httpx"): "maps exceptions",
    ("_http.environment", "httpx"): "says what is wrong with proxies and certificates when a client is made",
    ("_http.config", "httpx"): "makes timeouts, and checks URLs",
    ("cli.diagnostics", "time.monotonic"): "measures how long the platform takes to answer",
    ("cli.diagnostics", "time.time"): "compares the clock of this machine with the platform's",
    ("cli.commands.mcp", "threading.Thread"): "reads stdin for the server, so that a signal can end it",
    ("cli.commands.uploads", "time.time"): "whether the session of an upload has expired",
    ("cli.named_objects", "time.time"): "whether names for completion are fresh",
    ("cli.progress", "time.monotonic"): "when the next line of progress is due",
    ("cli.waits", "time.monotonic"): "a deadline for several waits, one after the other",
    ("client", "httpx"): "makes the clients that the drivers send with",
    ("_uploads.progress", "time.monotonic"): "the default of a clock; read while a body is sent, outside of flows",
    ("ingest.sqlite.clock", "time.time"): "due times are compared between runs",
    ("ingest.sqlite.clock", "time.monotonic"): "due times do not jump within a run",
    ("webhooks", "time.time"): "the default of a clock; there are no flows",
}


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that imports bind, each with what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _used(tree: ast.Module) -> Iterator[str]:
    """The dotted names of all that is imported from elsewhere, and of its attributes that are used."""
    bound = dict(_imported(tree))
    yield from bound.values()
    for node in ast.walk(tree):
        path: list[str] = []
        while isinstance(node, ast.Attribute):
            path.insert(0, node.attr)
            node = node.value
        if path and isinstance(node, ast.Name) and node.id in bound:
            yield ".".join([bound[node.id], *path])


def _forbidden(name: str) -> str | None:
    top = name.partition(".")[0]
    return top if top in MODULES else name if name in NAMES else None


def test_only_drivers_have_effects() -> None:
    root = Path(twelvelabs_client.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        if not module.startswith("_drivers."):
            names = map(_forbidden, _used(ast.parse(path.read_text(encoding="utf-8"))))
            found |= {(module, name) for name in names if name is not None}
    assert found == ALLOWED.keys()


def test_what_is_forbidden_is_found_under_any_name() -> None:
    imports = "import time as t, httpx\nfrom datetime import datetime as d\nfrom random import random\n"
    found = map(_forbidden, _used(ast.parse(f"{imports}t.time(); d.now()")))
    assert set(found) - {None} == {"time.time", "httpx", "datetime.datetime.now", "random"}
