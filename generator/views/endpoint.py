"""An operation as the functions of a module: their arguments, the request they describe, how responses are decoded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openapi_python_client.parser.bodies import Body, BodyType
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.responses import Response

from .property import PropertyView, accepted_imports, model_imports
from .text import literal, prose, raw
from .values import ListValue, ObjectValue, TimeValue, value_of

_IDEMPOTENT = ("get", "put", "delete", "patch")
_ROOT = "..."
"""The low-level package, from the module of an operation."""


class ArgumentView(PropertyView):
    """An argument that goes into the query or the body."""

    def __init__(self, source: PropertyProtocol, notes: Mapping[str, Any], *, in_query: bool = False) -> None:
        super().__init__(source, notes["x-wire"])
        description = prose(notes["x-arguments"].get(self.source_name) or source.description)
        choices = f" One of {', '.join(sorted(self.value.choices))}." if self.value.choices else ""
        self.documentation = f"{self.name}: {description}{choices}".strip()
        self.imports = accepted_imports(model_imports(source, _ROOT), [self.value.accepts])
        self._in_query = in_query
        self._has_bare_keys = self.source_name in notes["x-bare-keys"]

    @property
    def declaration(self) -> str:
        """The name with its type and default. For a list of files or in the query, a single item is accepted too."""
        accepts = self.value.accepts
        if isinstance(self.value, ListValue) and (self._in_query or self.value.is_file):
            accepts += f" | {self.value.items.accepts}"
        if self._in_query and not self.required:
            return f"{self.name}: {accepts} | None = None"
        return f"{self.name}: {accepts}{self.default_when_sent}"

    @property
    def sent(self) -> str:
        """An expression for the value in the request."""
        if self._has_bare_keys:
            return f"_r.bare({self.name})"
        if self.value.is_date:
            return f'_r.dates("{self.name}", {self.name})'
        return f'_r.timestamp("{self.name}", {self.name})' if isinstance(self.value, TimeValue) else self.name

    @property
    def is_sent_as_null(self) -> bool:
        """Whether the body always contains the field, so that None is sent as null."""
        return self.required or self.value.is_nullable


class PathArgumentView(ArgumentView):
    """An argument that goes into the path, where upstream puts its Python name."""

    def __init__(self, source: PropertyProtocol, notes: Mapping[str, Any]) -> None:
        super().__init__(source, notes)
        self.name = source.python_name

    @property
    def sent(self) -> str:
        return f"_r.path_segment('{self.name}', {self.name})"


class ResponseView:
    """A successful response, or one event of a stream."""

    def __init__(self, source: Response) -> None:
        self.notes: Mapping[str, Any] = source.data.model_extra or {}
        self.is_event = "x-event" in self.notes
        self.media_type = literal(self.notes.get("x-event", ""))
        """The media type of the stream, as a literal, if this is an event."""
        self.accept = literal(f"{self.notes.get('x-event', '')}, application/json;q=0.9, */*;q=0.1")
        """What a request for the stream accepts, as a literal. The platform's true media type was never observed."""
        self.has_body = source.source["attribute"] != "None"
        self.type_of = value_of(source.prop).type_of
        self.imports = model_imports(source.prop, _ROOT)
        self._source = source

    @property
    def form(self) -> str:
        """What the bytes of an event are, in words."""
        return "the data of one server-sent event" if "event-stream" in self.media_type else "one line"

    def reading(self, annotation: str) -> list[str]:
        """Statements that decode the bytes `content` and return the value."""
        value = value_of(self._source.prop)
        if self._source.source["attribute"] != "response.json()":
            return ["return content.decode()"]
        if isinstance(value, ObjectValue):
            return [f"return _d.read(content, {value.decoder(0)})"]
        return [f"value: {annotation} = _d.read(content, lambda v: {value.decode('v')})", "return value"]


class EndpointView:
    """An operation."""

    def __init__(self, source: Endpoint) -> None:
        responses = [ResponseView(r) for r in source.responses.patterns if r.status_code.pattern.startswith("2")]
        notes = responses[-1].notes  # `bundle` annotates all of them alike
        self.event = next((response for response in responses if response.is_event), None)
        """An event of the stream, if the response can be one."""
        self.response = next((response for response in responses if response.has_body and not response.is_event), None)
        """The response that is not a stream, if it can have a body."""
        self.may_be_empty = any(not response.has_body for response in responses)
        self.method = source.method.upper()
        self.is_idempotent: bool = source.method in _IDEMPOTENT or notes["x-idempotent"]
        self.route = literal(source.path)
        """The path with the names of its parameters."""
        first, *others = filter(None, [notes["x-deprecated"], raw(source.summary) or source.name, source.description])
        self.summary = prose(first)
        self.paragraphs = [prose(text) for text in others]
        self.in_path = [PathArgumentView(p, notes) for p in source.path_parameters]
        self.in_query = _required_first(ArgumentView(p, notes, in_query=True) for p in source.query_parameters)
        fields = (ArgumentView(p, notes) for p in _fields(source.bodies))
        # Where the field `stream` is a choice, there are two functions instead.
        self.in_body = _required_first(f for f in fields if f.source_name != "stream" or not self.is_stream_optional)
        self.has_json = any(body.body_type == BodyType.JSON for body in source.bodies)
        limits: dict[str, int] = notes.get("x-max-bytes", {})
        self.max_bytes = {f.source_name: limits[f.source_name] for f in self._limited(limits) if f.value.is_file}
        """The most bytes of a file, by field."""
        self.rules = [*self._rules(notes), *self._size_checks(limits)]
        """Statements that check what no type can say."""
        self._within: Mapping[str, Any] = notes.get("x-within", {})
        self.has_rules = bool(self.rules or self._within)
        self.has_form = any(body.body_type == BodyType.FILES for body in source.bodies)

    def _limited(self, limits: Mapping[str, int]) -> list[ArgumentView]:
        return [argument for argument in self.in_body if argument.source_name in limits]

    def _size_checks(self, limits: Mapping[str, int]) -> Iterator[str]:
        for argument in self._limited(limits):
            if not argument.value.is_file:
                limit = limits[argument.source_name]
                yield f'_rules.check_size("{argument.name}", {argument.name}, {limit})'

    def _rules(self, notes: Mapping[str, Any]) -> Iterator[str]:
        wire = notes["x-wire"]
        names = {wire.get(a.source_name, a.source_name): a.name for a in self.in_body}
        rules = {rule: _in_python(value, names) for rule, value in notes.get("x-rules", {}).items()}
        used = [name for name in names.values() if f"'{name}'" in str(rules)]
        if rules:
            given = "{" + ", ".join(f'"{name}": {name}' for name in used) + "}"
            yield f"_rules.check({given}, request_options, {rules})"

    @property
    def has_request(self) -> bool:
        """Whether there is a function `request`: the response can be something other than a stream."""
        return self.response is not None or self.may_be_empty

    @property
    def is_stream_optional(self) -> bool:
        """Whether the request chooses between a stream and another response."""
        return self.event is not None and self.has_request

    @property
    def result(self) -> str:
        """The type of a response that is not a stream."""
        if self.response is None:
            return "None"
        return f"{self.response.type_of} | None" if self.may_be_empty else self.response.type_of

    @property
    def result_or_none(self) -> str:
        """The same type, or None for a failure."""
        return self.result if self.response is None or self.may_be_empty else f"{self.result} | None"

    @property
    def keywords(self) -> list[ArgumentView]:
        """The keyword arguments."""
        return [*self.in_body, *self.in_query]

    @property
    def passed_on(self) -> str:
        """All arguments, as they are passed on to `request`."""
        names = [*(argument.name for argument in self.keywords), "request_options"]
        return ", ".join([*(argument.name for argument in self.in_path), *(f"{name}={name}" for name in names)])

    @property
    def imports(self) -> list[str]:
        """Statements for the models that the module refers to."""
        arguments = [argument.imports for argument in (*self.in_path, *self.keywords)]
        responses = [response.imports for response in (self.response, self.event) if response]
        return sorted(set[str]().union(*arguments, *responses))

    @property
    def path(self) -> str:
        """An expression for the path."""
        path = self.route
        for argument in self.in_path:
            path = path.replace(f"{{{argument.name}}}", f"{{{argument.sent}}}")
        return f"f{path}" if self.in_path else path

    @property
    def query(self) -> str:
        """An expression for the parameters of the query."""
        return _mapping(self.in_query)

    @property
    def texts(self) -> str:
        """An expression for the parts of the form that are not files."""
        return _mapping(argument for argument in self.in_body if not argument.value.is_file)

    @property
    def files(self) -> str:
        """An expression for the files of the form."""
        return _mapping(argument for argument in self.in_body if argument.value.is_file)

    def json(self, *, stream: bool) -> str:
        """An expression for the JSON body, with `stream` where it is a choice, checked if objects in it have rules."""
        asked = [f'"stream": {stream}'] if self.is_stream_optional else []
        always = _mapping((argument for argument in self.in_body if argument.is_sent_as_null), asked)
        optional = [argument for argument in self.in_body if not argument.is_sent_as_null]
        body = f"_r.body(always={always}, {f'given={_mapping(optional)}' if optional else ''})"
        return f"_rules.checked({body}, request_options, {self._within})" if self._within else body


def _fields(bodies: Iterable[Body]) -> list[PropertyProtocol]:
    """The fields of a body, which is always an object."""
    models = [body.prop for body in bodies if isinstance(body.prop, ModelProperty)]
    return [p for model in models for p in (*(model.required_properties or ()), *(model.optional_properties or ()))]


def _required_first(arguments: Iterable[ArgumentView]) -> list[ArgumentView]:
    return sorted(arguments, key=lambda argument: not argument.required)


def _in_python(rule: Any, names: Mapping[str, str]) -> Any:
    """A rule with the names of fields in Python."""
    if isinstance(rule, list):
        return [tuple(names[field] for field in group) for group in rule]
    return {
        names[field]: {one: names[other] for one, other in needed.items()}
        if isinstance(needed, dict)
        else names[needed]
        for field, needed in rule.items()
    }


def _mapping(arguments: Iterable[ArgumentView], more: Sequence[str] = ()) -> str:
    """A dict of the values to send, by their names on the wire."""
    items = [f"{argument.key}: {argument.sent}" for argument in arguments]
    return "{" + ", ".join([*items, *more]) + "}"
