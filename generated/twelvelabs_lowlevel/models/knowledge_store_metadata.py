from collections.abc import Mapping, Sequence
from typing import TypeAlias

KnowledgeStoreMetadata: TypeAlias = Mapping[str, str | float | bool | Sequence[str]]
"""User metadata of a knowledge store or an item collection: at most 10 entries, with keys of at most 128
characters and strings of at most 2,048. A value is a string, a number (integers within 53 bits), a boolean or
a list of strings.
"""
