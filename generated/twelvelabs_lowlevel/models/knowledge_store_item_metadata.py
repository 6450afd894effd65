from collections.abc import Mapping, Sequence
from typing import TypeAlias

KnowledgeStoreItemMetadata: TypeAlias = Mapping[str, str | float | bool | Sequence[str]]
"""Your own facts about an item: at most 50, with keys of at most 128 characters and strings of at most 8,192. A
value is a string, a number (integers within 53 bits), a boolean or a list of strings.
"""
