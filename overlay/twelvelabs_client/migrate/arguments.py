"""Finds arguments that the methods of the vendor's older SDKs had, and that no longer exist."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache

import libcst as cst
from libcst.metadata import PositionProvider
from twelvelabs_lowlevel.server import BASE_URL

from ..client import TwelveLabs
from .report import Problem
from .uses import dotted, line_of

_CLIENTS = {"TwelveLabs", "AsyncTwelveLabs"}
_AROUND = {"Optional", "Union", "None", "typing", "t", "twelvelabs", "tl", "Annotated"}
"""Words of annotations around these."""


class ArgumentFinder(cst.CSTVisitor):
    """Finds calls of methods that the client does not have, and of methods with keywords that they do not have."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._calls: list[tuple[cst.Call, list[str]]] = []
        self._classes = set(_CLIENTS)
        """The names of the clients' classes."""
        self._clients: set[str] = set()
        """The names of variables that hold a client."""
        self._others: set[str] = set()
        """The names of variables that also hold something else."""

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:
        for alias in () if isinstance(node.names, cst.ImportStar) else node.names:
            if alias.evaluated_name in _CLIENTS:
                self._classes.add(alias.evaluated_alias or alias.evaluated_name)

    def visit_Assign(self, node: cst.Assign) -> None:
        self._assigned([each.target for each in node.targets], self._makes_client(node.value))

    def visit_NamedExpr(self, node: cst.NamedExpr) -> None:
        self._assigned([node.target], self._makes_client(node.value))

    def visit_AnnAssign(self, node: cst.AnnAssign) -> None:
        made = self._is_client(node.annotation) or (node.value is not None and self._makes_client(node.value))
        self._assigned([node.target], made)

    def visit_Param(self, node: cst.Param) -> None:
        self._assigned([node.name], node.annotation is not None and self._is_client(node.annotation))

    def visit_WithItem(self, node: cst.WithItem) -> None:
        if node.asname is not None:
            self._assigned([node.asname.name], self._makes_client(node.item))

    def _assigned(self, targets: Sequence[cst.BaseExpression], is_client: bool) -> None:
        names = {parts[-1] for parts in map(dotted, targets) if parts}
        if is_client:
            self._clients |= names
        else:
            self._others |= names

    def _makes_client(self, node: cst.BaseExpression) -> bool:
        return isinstance(node, cst.Call) and not self._classes.isdisjoint(dotted(node.func)[-1:])

    def _is_client(self, annotation: cst.Annotation) -> bool:
        """Whether an annotation is that of a client, or of a client or None."""
        words = set(re.findall(r"\w+", cst.Module([]).code_for_node(annotation.annotation)))
        return not self._classes.isdisjoint(words) and words <= {*self._classes, *_AROUND}

    def visit_Call(self, node: cst.Call) -> None:
        if parts := dotted(node.func):
            self._calls.append((node, parts))

    def leave_Module(self, original_node: cst.Module) -> None:
        self.problems = [*self._found()]

    def _found(self) -> Iterator[Problem]:
        """A variable named `client` may hold one without an assignment in this file."""
        keywords = _keywords()
        clients = self._clients | {"client"}
        for call, parts in self._calls:
            holder = next((name for name in parts[:-1] if name in clients), None)
            path = [each for each in parts[parts.index(holder) + 1 :] if each != "with_raw_response"] if holder else []
            method = "TwelveLabs" if parts[-1] in self._classes else ".".join(path)
            if method not in keywords:
                is_certain = holder in self._clients - self._others
                if is_certain and path and not path[0].startswith("with_"):
                    yield Problem(line_of(self, call), _no_method(method))
                continue
            for argument in call.args:
                if argument.keyword is not None and argument.keyword.value not in keywords[method]:
                    line = line_of(self, argument)
                    yield Problem(line, _removed(method, argument.keyword.value, keywords[method]))


def _no_method(method: str) -> str:
    near = get_close_matches(method, sorted(_keywords()), 1, 0.7)
    advice = f"there is {near[0]}" if near else "docs/api.md lists all methods"
    return f"the client has no method {method}: {advice}"


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
