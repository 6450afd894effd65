"""Answers of a given shape: a class of your own as a JSON Schema on the way out, and its objects on the way back.

    @dataclass
    class Scene:
        title: str
        start_time: float

    answer = client.analyze(video=..., prompt="Find the first scene.", response_format=Scene)
    answer.parsed.title

A shape is a dataclass, an attrs class or a pydantic model, or a list or union of such. What the classes may hold is
said in `shapes`, what the platform supports of JSON Schema in `dialects`. For answers that come later, such as those of
tasks and batches, there is `parse`.
"""

from .dialects import ANALYSIS, RESPONSES, Dialect, check_supported
from .formats import response_format, text_format
from .parsed import ParsedAnalysis, ParsedResponse
from .parsing import parse
from .schemas import JsonValue, schema_of

__all__ = [
    "ANALYSIS",
    "RESPONSES",
    "Dialect",
    "JsonValue",
    "ParsedAnalysis",
    "ParsedResponse",
    "check_supported",
    "parse",
    "response_format",
    "schema_of",
    "text_format",
]
