"""The registry of handlers: which function handles an operation of the contract."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from twelvelabs_sandbox import resources
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.errors import unsupported
from twelvelabs_sandbox.json_values import Parameters
from twelvelabs_sandbox.messages import ReceivedFile, Response


@dataclass(frozen=True)
class Request:
    """A validated request, as its handler receives it."""

    backend: Backend
    path: Mapping[str, str]
    query: Parameters
    body: Parameters
    files: Mapping[str, Sequence[ReceivedFile]] = field(default_factory=dict)

    @property
    def file(self) -> ReceivedFile | None:
        """The file of a form that has at most one."""
        return next((file for files in self.files.values() for file in files), None)


Handler: TypeAlias = Callable[[Request], Response]

_HANDLERS: dict[str, Handler] = {}

UNSUPPORTED: Mapping[str, str] = {}
"""Operations that shall have no handler, each with the reason, which the response 501 gives."""


def handles(operation: str) -> Callable[[Handler], Handler]:
    """Register the decorated function as the handler of an operation.

    It runs in a thread, so it may block on the database and on files. ApiError and UnknownResourceError become error
    responses.
    """

    def register(handler: Handler) -> Handler:
        _HANDLERS[operation] = handler
        return handler

    return register


@cache
def load() -> None:
    """Import all modules of resources, which registers their handlers."""
    for module in pkgutil.walk_packages(resources.__path__, f"{resources.__name__}."):
        importlib.import_module(module.name)


def handled() -> frozenset[str]:
    """The operations that have a handler."""
    return frozenset(_HANDLERS)


def handler_of(operation: str) -> Handler:
    """The handler of an operation. Raises ApiError 501 if the sandbox does not support it."""
    if operation not in _HANDLERS:
        raise unsupported(f"the operation {operation}", UNSUPPORTED.get(operation, "it has no handler yet"))
    return _HANDLERS[operation]
