from collections.abc import Mapping
from typing import TypeAlias

EntityMetadata: TypeAlias = Mapping[str, str | float | bool]
"""Your own facts about an entity. A value is a string, a number (integers within 53 bits) or a boolean; write
anything else as a string.
"""
