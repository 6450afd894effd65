"""Where the names of the vendor's SDK are in this client.

The SDK has a module for each type. Here all types, errors and helpers are names of the package. Only those names need a
table that stand for several types there, depending on the module.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

import twelvelabs_client
from twelvelabs_client import errors, types

VENDOR = "twelvelabs"
OWN = "twelvelabs_client"
SHARED_MODULES = {f"{VENDOR}.types": types, f"{VENDOR}.errors": errors}
"""The vendor's modules that exist here as well."""
_SEVERAL = (
    (
        f"{VENDOR}.embed.v_2",
        {"TasksCreateResponse": "EmbeddingTasksCreateResponse", "TasksListResponse": "MediaEmbeddingTaskPage"},
    ),
    (
        f"{VENDOR}.embed",
        {
            "TasksCreateResponse": "VideoEmbeddingTasksCreateResponse",
            "TasksListResponse": "MediaEmbeddingTaskPage",
            "TasksRetrieveResponse": "VideoEmbeddingTasksRetrieveResponse",
        },
    ),
    (f"{VENDOR}.analyze_async", {"TasksListResponse": "AnalyzeTaskPage"}),
)
"""By the first of these modules that holds it: what a name stands for that is another type elsewhere."""


@dataclass(frozen=True)
class Place:
    """A dotted path into the vendor's SDK: a module, a name in it (empty for the module itself), and attributes."""

    module: str
    name: str
    rest: tuple[str, ...]


def place(path: str) -> Place:
    """The parts of a path. Names of types begin with a capital letter there, and modules with a small one."""
    parts = path.split(".")
    for index, part in enumerate(parts):
        if part[0].isupper() or part.startswith("__"):
            return Place(".".join(parts[:index]), part, tuple(parts[index + 1 :]))
    return Place(path, "", ())


def own_name(module: str, name: str) -> str | None:
    """The name in this package of a name of a vendor's module; None if there is none."""
    for prefix, names in _SEVERAL:
        if f"{module}.".startswith(f"{prefix}.") and name in names:
            return names[name]
    return name if name in _known() or (name.startswith("__") and hasattr(twelvelabs_client, name)) else None


def own_module(module: str, name: str) -> str:
    """The module to import the own name from: where it was, if that module exists here."""
    shared = SHARED_MODULES.get(module)
    return shared.__name__ if shared is not None and name in dir(shared) else OWN


def own_path(path: str) -> str | None:
    """The path here of a dotted path into the vendor's SDK; None if there is none."""
    where = place(path)
    if not where.name:
        shared = SHARED_MODULES.get(path)
        return OWN if path == VENDOR else shared.__name__ if shared is not None else None
    name = own_name(where.module, where.name)
    return None if name is None else ".".join([own_module(where.module, name), name, *where.rest])


def why_not(path: str) -> str:
    """Why a path cannot be carried over, and what to do."""
    where = place(path)
    *_, last = where.module.split(".")
    is_module = not where.name and last.title().replace("_", "") in _known()
    if f"{where.module}.".startswith(f"{VENDOR}.core.") and not is_module and path != f"{VENDOR}.core":
        return f"{path} is internal to the vendor's SDK and has no counterpart"
    if not where.name:
        return f"{path} does not exist here: what it has is in {OWN}"
    if where.name.endswith(("Client", "ClientWrapper")):
        return f"{path} is a class behind the client: use the client's attributes, such as client.assets"
    near = get_close_matches(where.name, sorted(_known()), 2, 0.7)
    return f"{path} has no counterpart" + (f"; there is {' or '.join(near)}" if near else "")


@cache
def _known() -> frozenset[str]:
    return frozenset(dir(twelvelabs_client))
