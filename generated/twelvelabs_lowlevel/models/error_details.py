from collections.abc import Mapping
from typing import Any, TypeAlias

ErrorDetails: TypeAlias = Mapping[str, Any]
"""Details of an error. The content depends on the code."""
