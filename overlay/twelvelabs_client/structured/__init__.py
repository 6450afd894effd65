"""Answers in your own format: a class is sent as a JSON Schema, and the answer becomes an instance of it.

    @dataclass
    class Scene:
        title: str
        start_time: float

    answer = client.analyze(video=..., prompt="Find the first scene.", response_format=Scene)
    answer.parsed.title

The class is a dataclass, TypedDict, NamedTuple, attrs class or pydantic model; lists and unions of them work too.
`schema_of` documents their fields, `dialects` what the platform supports of JSON Schema. `parse` reads answers that
arrive later, such as those of tasks and batches.
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
