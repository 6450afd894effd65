"""A program for each public name of the vendor's SDK, at each of its modules, is migrated or named as left."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import twelvelabs_client
from twelvelabs_client import types
from twelvelabs_client.migrate.program import migrate_program

from .vendor import paths

PARTS = 6
QUICK = {("from", 0), ("alias", 3)}
"""Styles with a part of the modules; the others are slow."""
STYLES = {
    "from": ("", "from {module} import {name} as n{n}", "n{n}"),
    "plain": ("import {module}", "n{n} = {module}.{name}", "n{n}"),
    "alias": ("import {module} as m{n}", "n{n} = m{n}.{name}", "n{n}"),
}
SEVERAL = {
    "twelvelabs.embed.v_2": {
        "TasksCreateResponse": types.EmbeddingTasksCreateResponse,
        "TasksListResponse": types.MediaEmbeddingTaskPage,
    },
    "twelvelabs.embed": {
        "TasksCreateResponse": types.VideoEmbeddingTasksCreateResponse,
        "TasksListResponse": types.MediaEmbeddingTaskPage,
        "TasksRetrieveResponse": types.VideoEmbeddingTasksRetrieveResponse,
    },
    "twelvelabs.analyze_async": {"TasksListResponse": types.AnalyzeTaskPage},
}


def counterpart(module: str, name: str) -> Any:
    for prefix, names in SEVERAL.items():
        if f"{module}.".startswith(f"{prefix}.") and name in names:
            return names[name]
    return getattr(twelvelabs_client, name)


@cache
def by_module() -> dict[str, list[tuple[str, str, bool]]]:
    """The names of each module."""
    return {module: list(found) for module, found in groupby(paths(), key=lambda each: each[0])}


def test_there_are_enough_names_to_try() -> None:
    assert sum(map(len, by_module().values())) > 1800


@pytest.mark.parametrize(
    ("style", "part"),
    [
        pytest.param(style, part, marks=[] if (style, part) in QUICK else pytest.mark.slow)
        for style in STYLES
        for part in range(PARTS)
    ],
)
def test_every_name_at_every_module(style: str, part: int) -> None:
    first, line, result = STYLES[style]
    sdk = SimpleNamespace(twelvelabs=import_module("twelvelabs"))
    for module, found in [*by_module().items()][part::PARTS]:
        if style != "from" and not isinstance(attrgetter(module)(sdk), ModuleType):
            continue  # a function of the vendor's hides it
        program, lines = [], {}
        for n, (_, name, is_ours) in enumerate(found):
            program += [text.format(module=module, name=name, n=n) for text in (first, line) if text]
            lines[n] = (name, is_ours, len(program))
        migrated = migrate_program("\n".join(program) + "\n")
        problems = {problem.line for problem in migrated.problems}
        assert migrate_program(migrated.text).text == migrated.text
        scope: dict[str, Any] = {}
        exec(compile(migrated.text, module, "exec"), scope)  # the vendor's SDK has what was left
        for n, (name, is_ours, at) in lines.items():
            own = scope[result.format(n=n)]
            if at not in problems or is_ours:
                assert own == counterpart(module, name), (module, name)
            assert not (is_ours and at in problems)
            assert not isinstance(own, ModuleType)
