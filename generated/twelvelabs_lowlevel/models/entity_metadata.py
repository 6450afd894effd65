from collections.abc import Mapping
from typing import TypeAlias

EntityMetadata: TypeAlias = Mapping[str, str | float | bool]
"""User metadata of an entity. A value is a string, a number (integers within 53 bits) or a boolean; convert
anything else to a string.
"""
