from collections.abc import Mapping, Sequence
from typing import TypeAlias

KnowledgeStoreItemMetadata: TypeAlias = Mapping[str, str | float | bool | Sequence[str]]
"""User metadata of an item: at most 50 entries, with keys of at most 128 characters and strings of at most
8,192. A value is a string, a number (integers within 53 bits), a boolean or a list of strings.
"""
