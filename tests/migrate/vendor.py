"""The public names of the vendor's SDK at each of their paths."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from ..surface.test_vendor_types import modules, names_of, vendor_types


def paths() -> Iterator[tuple[str, str, bool]]:
    """The module, the name, and whether the name is a type, an error or a helper, which this client has."""
    types = vendor_types()
    for module in modules():
        for name in sorted(names_of(module)):
            value = getattr(module, name)
            if not isinstance(value, ModuleType):
                yield module.__name__, name, value in types.get(name, [])
