"""One scripted answer: its content, the calls that it answers, and how often."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from twelvelabs_sandbox.contract.error_messages import sentence_of, to_api_error
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.control.matching import matches_route, matches_text
from twelvelabs_sandbox.control.script_kinds import kinds, read_fields, script_schema
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, present

Pattern: TypeAlias = str | Callable[[str], object]
"""A text in which ``*`` matches any text, or a function that returns whether a text matches."""

# Patterns in which only * is special. All others are globs of names and ids.
_TEXTS = ("prompt", "query", "text")
_MAX_SHOWN = 60


@dataclass(frozen=True)
class ModelCall:
    """A request to a model.

    ``texts`` are forms of one prompt or query; ``index`` and ``knowledge_store`` are the name and the id of it.
    """

    kind: str
    texts: Sequence[str] = ()
    filenames: Sequence[str] = ()
    index: Sequence[str] = ()
    knowledge_store: Sequence[str] = ()

    def values(self, pattern: str) -> Sequence[str]:
        """What a pattern is compared with."""
        if pattern in _TEXTS:
            return self.texts
        return {"filename": self.filenames, "index": self.index, "knowledge_store": self.knowledge_store}[pattern]

    def __str__(self) -> str:
        facts = {"text": self.texts, "file": self.filenames, "index": self.index, "store": self.knowledge_store}
        return f"{self.kind}(" + ", ".join(f"{name} {_listed(found)}" for name, found in facts.items() if found) + ")"


class ScriptedAnswer:
    """A scripted answer; ``used`` is how often it was given.

    Raises ValueError for fields that the contract does not have, and for patterns that are not valid.
    """

    def __init__(
        self, kind: str, fields: Mapping[str, object], patterns: Mapping[str, Pattern], times: int | None
    ) -> None:
        for name, pattern in patterns.items():
            if not isinstance(pattern, str) and not callable(pattern):
                raise ValueError(f"invalid {kind}: {name} must be text or a function")
        if "index" in patterns and "knowledge_store" in patterns:
            raise ValueError(f"invalid {kind}: it is for an index or a knowledge_store, not both")
        if times is not None and (isinstance(times, bool) or not isinstance(times, int) or times < 1):
            raise ValueError(f"invalid {kind}: times must be a whole number of at least 1")
        self.kind = kind
        self.fields = read_fields(kind, fields)
        self.patterns = dict(patterns)
        self.times = times
        self.used = 0
        shown = {**fields, **{name: _pattern_text(one) for name, one in patterns.items()}, **present(times=times)}
        self._text = f"{kind}({', '.join(f'{name}={_shortened(value)}' for name, value in shown.items())})"

    @classmethod
    def from_json(cls, value: object) -> "ScriptedAnswer":
        """The answer that a JSON object describes, with its kind as ``type``. ValueError if it is not valid."""
        read: Any = value  # because the stubs of jsonschema do not accept object
        errors = Contract.bundled().validator(script_schema()).iter_errors(read)
        if (found := to_api_error(errors, "a script", "script")) is not None:
            raise ValueError(f"invalid script: {sentence_of(found)}")
        script = Parameters(as_object(value))
        kind = kinds()[script.text("type")]
        fields = {name: script.get(name) for name in kind.fields if name in script}
        patterns = {name: script.text(name) for name in kind.patterns if name in script}
        times = script.integer("times") if "times" in script else None
        return cls(script.text("type"), fields, patterns, times)

    def as_json(self) -> JsonObject:
        """The answer as a JSON object, with a function by its name."""
        patterns = {name: _pattern_text(pattern) for name, pattern in self.patterns.items()}
        return {"type": self.kind, **self.fields, **patterns, **present(times=self.times)}

    @property
    def is_used_up(self) -> bool:
        """Whether it has answered ``times`` calls."""
        return self.times is not None and self.used >= self.times

    def difference(self, call: ModelCall) -> str | None:
        """Why a call does not match the patterns; None if it does."""
        for name, pattern in self.patterns.items():
            # A pattern such as * also matches calls without such a value.
            found = call.values(name) or [""]
            if not any(_matches(name, pattern, one) for one in found):
                return f"the {name.replace('_', ' ')} is {_listed(found)}, not {_pattern_text(pattern)!r}"
        return None

    def __repr__(self) -> str:
        return self._text


def _matches(name: str, pattern: Pattern, value: str) -> bool:
    if not isinstance(pattern, str):
        return bool(pattern(value))
    return matches_text(pattern, value) if name in _TEXTS else matches_route(pattern, [value])


def _pattern_text(pattern: Pattern) -> str:
    return pattern if isinstance(pattern, str) else f"<{getattr(pattern, '__name__', repr(pattern))}>"


def _listed(values: Sequence[str]) -> str:
    return " or ".join(map(repr, values))


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 3]}..."
