from collections.abc import Mapping
from typing import TypeAlias

EmbeddingUsageInputTokens: TypeAlias = Mapping[str, int]
"""Tokens by type of content, such as text or image."""
