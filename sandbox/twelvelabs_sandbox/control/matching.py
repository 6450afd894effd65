"""Matching of requests for faults, canned responses and assertions, and how a request differs."""

import json
import re
import reprlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class RequestParts:
    """The parts by which a request is matched.

    ``names`` are those of its route: the template of the path, and the path below /v1.3. ``body`` is the JSON that was
    sent, None if there was none; for a form, ``form`` has its fields. ``filenames`` are the names of the files that it
    sends or is about.
    """

    method: str
    names: Sequence[str]
    query: str = ""
    body: object = None
    form: Sequence[tuple[str, str]] = ()
    filenames: Sequence[str] = ()


@dataclass(frozen=True)
class RequestPattern:
    """A description of requests; what it leaves out matches anything.

    - ``method``, and ``route``: a path below /v1.3, the template of an operation, or a glob of either.
    - ``body``: a part of a JSON body, as `differences` compares it; for a form, some of its fields by name.
    - ``query``: some of the parameters of the query string by name.
    - ``filename``: a name or glob of a file.
    """

    method: str | None = None
    route: str | None = None
    body: object = None
    query: Mapping[str, object] | None = None
    filename: str | None = None

    @property
    def needs_body(self) -> bool:
        """Whether the body must have been read."""
        return self.body is not None or self.filename is not None

    def matches(self, request: RequestParts) -> bool:
        """Whether a request is one of these."""
        return next(self.differences(request), None) is None

    def matches_route(self, request: RequestParts) -> bool:
        """Whether a request has the method and the route; all else is ignored."""
        return self.method in (None, request.method) and (
            self.route is None or matches_route(self.route, request.names)
        )

    def differences(self, request: RequestParts) -> Iterator[str]:
        """How a request differs, a sentence for each difference."""
        if self.method not in (None, request.method):
            yield f"the method is {request.method}, not {self.method}"
        if self.route is not None and not matches_route(self.route, request.names):
            yield f"the route is {request.names[0] or request.names[-1]}, not {self.route}"
        if self.query is not None:
            yield from field_differences(self.query, parse_qsl(request.query, keep_blank_values=True), "query")
        if self.body is not None:
            if request.form and isinstance(self.body, Mapping):
                yield from field_differences(self.body, request.form, "form")
            else:
                yield from differences(self.body, request.body)
        if self.filename is not None and not any(matches_route(self.filename, [one]) for one in request.filenames):
            yield f"the file is {' and '.join(map(repr, request.filenames)) or 'missing'}, not {self.filename!r}"


def matches_route(pattern: str, names: Sequence[str]) -> bool:
    """Whether one of the names of a route equals the pattern or matches it as a glob."""
    return any(pattern == name or fnmatchcase(name, pattern) for name in names)


def matches_text(pattern: str, text: str) -> bool:
    """Whether a text equals a pattern in which ``*`` matches any text. No other character is special."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None


def differences(expected: object, value: object, at: str = "") -> Iterator[str]:
    """How a JSON value differs from the expected part of it, a sentence for each difference.

    Of an object only the expected fields are compared, at any depth; an expected None is null or absent. A list must
    have exactly the expected items, in order. In an expected text ``*`` matches any text. A regular
    expression is searched for, a class must have the value as an instance, and a function must accept it. Anything else
    is compared with ``==``, so that unittest.mock.ANY and pytest.approx work; a boolean is not a number.
    """
    if isinstance(expected, Mapping) and isinstance(value, Mapping):
        for name, item in expected.items():
            place = f"{at}.{name}" if at else str(name)
            if name in value or item is None:
                yield from differences(item, value.get(name), place)
            else:
                yield f"{place} is missing, not {shown(item)}"
    elif isinstance(expected, list | tuple) and isinstance(value, list) and len(expected) == len(value):
        for number, (item, found) in enumerate(zip(expected, value, strict=True)):
            yield from differences(item, found, f"{at}[{number}]")
    elif not _is_equal(expected, value):
        yield f"{at or 'the body'} is {shown(value)}, not {shown(expected)}"


def shown(value: object) -> str:
    """A value for a message: its repr, shortened, and predicates described."""
    if isinstance(value, type):
        return f"of the type {value.__name__}"
    if isinstance(value, re.Pattern):
        return f"text that matches {value.pattern!r}"
    if callable(value) and hasattr(value, "__name__"):
        return f"a value that {value.__name__} accepts"
    return _SHORT.repr(value)


_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 120
_SHORT.maxlist = _SHORT.maxdict = 6


def _is_equal(expected: object, value: object) -> bool:
    if isinstance(expected, type):
        # In JSON, true is not 1.
        return isinstance(value, expected) and not (isinstance(value, bool) and issubclass(int, expected))
    if isinstance(expected, re.Pattern):
        return isinstance(value, str) and expected.search(value) is not None
    if callable(expected):
        return _is_accepted(expected, value)
    if isinstance(expected, str):
        return isinstance(value, str) and matches_text(expected, value)
    # In JSON, true is not 1.
    numbers = isinstance(expected, int | float) and isinstance(value, int | float)
    return expected == value and not (numbers and isinstance(expected, bool) is not isinstance(value, bool))


def _is_accepted(predicate: Callable[[object], object], value: object) -> bool:
    """Whether a predicate accepts a value. One that raises because the value is of another shape does not."""
    try:
        return bool(predicate(value))
    except (LookupError, TypeError, AttributeError, ValueError):
        return False


def field_differences(expected: Mapping[str, object], fields: Iterable[tuple[str, str]], kind: str) -> Iterator[str]:
    """The differences of fields, all of whose values are text and may be repeated."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in fields:
        texts[name].append(text)
    for name, value in expected.items():
        found = texts.get(name, [])
        if isinstance(value, list | tuple):
            is_same = len(value) == len(found) and all(map(_is_same_text, value, found))
        else:
            is_same = not found if value is None else any(_is_same_text(value, text) for text in found)
        if not is_same:
            given = "missing" if not found else shown(found[0] if len(found) == 1 else found)
            yield f"{kind} {name} is {given}, not {shown(value)}"


def _is_same_text(expected: object, text: str) -> bool:
    """Whether a field has a value. One that is expected as an object is JSON in text."""
    if isinstance(expected, str):
        return matches_text(expected, text)
    if (callable(expected) or isinstance(expected, re.Pattern)) and _is_equal(expected, text):
        return True
    try:
        value = json.loads(text)
    except ValueError:
        return expected == text
    return next(differences(expected, value), None) is None
