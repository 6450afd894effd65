"""Finds arguments that the methods of the vendor's older SDKs had, and that no longer exist."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from functools import cache

import libcst as cst
from libcst.metadata import PositionProvider
from twelvelabs_lowlevel.server import BASE_URL

from ..client import TwelveLabs
from .report import Problem
from .uses import dotted, line_of

_CLIENTS = {"TwelveLabs", "AsyncTwelveLabs"}


class ArgumentFinder(cst.CSTVisitor):
    """Finds calls of the client's methods with keywords that they do not have."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._clients = {"client"}
        """The names of variables that hold a client."""

    def visit_Assign(self, node: cst.Assign) -> None:
        if _makes_client(node.value):
            self._clients |= {dotted(each.target)[-1] for each in node.targets if dotted(each.target)}

    def visit_WithItem(self, node: cst.WithItem) -> None:
        target = node.asname.name if node.asname else None
        if _makes_client(node.item) and isinstance(target, cst.Name):
            self._clients.add(target.value)

    def visit_Call(self, node: cst.Call) -> None:
        parts = dotted(node.func)
        keywords = _keywords()
        method = next((".".join(parts[n:]) for n in range(1, len(parts)) if parts[n - 1] in self._clients), "")
        if parts and parts[-1] in _CLIENTS:
            method = "TwelveLabs"
        if method not in keywords:
            return
        for argument in node.args:
            if argument.keyword is not None and argument.keyword.value not in keywords[method]:
                line = line_of(self, argument)
                self.problems.append(Problem(line, _removed(method, argument.keyword.value, keywords[method])))


def _makes_client(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Call) and not _CLIENTS.isdisjoint(dotted(node.func)[-1:])


def _removed(method: str, keyword: str, keywords: frozenset[str]) -> str:
    if keyword == "video_id" and "video" in keywords:
        advice = "the platform now takes assets: video=VideoContext_AssetId(asset_id=...)"
    elif near := get_close_matches(keyword, sorted(keywords), 1):
        advice = f"there is {near[0]}"
    else:
        advice = "it was removed, see docs/api.md"
    return f"{method} has no parameter {keyword}: {advice}"


@cache
def _keywords() -> dict[str, frozenset[str]]:
    """The parameters of each method, by its path below the client, and of the client itself."""
    found = {"TwelveLabs": frozenset(inspect.signature(TwelveLabs).parameters)}
    client = TwelveLabs("unused", base_url=BASE_URL)
    pending: list[tuple[str, object]] = [("", client)]
    while pending:
        prefix, owner = pending.pop()
        for name in dir(owner):
            if name.startswith(("_", "with_")):
                continue
            value, path = getattr(owner, name), f"{prefix}{name}"
            if inspect.isroutine(value):
                found[path] = frozenset(inspect.signature(value).parameters)
            elif hasattr(value, "__dict__") and type(value).__module__.startswith("twelvelabs_client.resources"):
                pending.append((f"{path}.", value))
    client.close()
    return found
