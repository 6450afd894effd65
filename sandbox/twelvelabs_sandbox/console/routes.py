"""The paths of the console, with parameters as in /console/assets/{asset_id}, and what they lead to."""

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Routes(Generic[T]):
    """What each path leads to."""

    def __init__(self, targets: Mapping[str, T]) -> None:
        self._targets = [
            (re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)), target) for path, target in targets.items()
        ]

    def find(self, path: str) -> tuple[T, Mapping[str, str]] | None:
        """What a path leads to, and the parameters in it; None if it leads to nothing."""
        for pattern, target in self._targets:
            if found := pattern.fullmatch(path):
                return target, found.groupdict()
        return None
