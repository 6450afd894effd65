"""A value on the wire as Python code: the type it is received as, the types that are accepted, how it is decoded.

There is one class for each kind of value; `value_of` maps upstream's kinds to them. In the code, `_d` is the runtime
module `responses` and `_r` is `requests`.
"""

from collections.abc import Iterable, Sequence

from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from .text import literal

_PLAIN = {"str": "to_text", "int": "to_integer", "float": "to_number", "bool": "to_boolean"}
"""The types of plain values, and what converts a value of another type."""
LIKE = "Like"
"""Ends the name of the alias for all that is accepted for a model or an enum, in the module of the class."""


class Value:
    """A value that JSON has a type for, such as a string or a number. One of another type is converted if possible."""

    is_nullable = False
    is_file = False
    is_date = False
    """Whether it is a date, or a list or mapping of dates."""
    is_decoded = False
    """Whether it is received as an object of Python that JSON does not have."""
    choices: Sequence[str] = ()
    """The known values, if it is an enum or a list of them."""

    def __init__(self, type_of: str) -> None:
        self.type_of = type_of
        """The type of a received value."""
        self.type_without_null = type_of

    @property
    def is_plain(self) -> bool:
        """Whether the type alone says that a value needs no decoding."""
        return self.type_of in _PLAIN

    @property
    def accepts(self) -> str:
        """The type of a value to send."""
        return self.type_of

    def decode(self, value: str, *, depth: int = 0) -> str:
        """An expression that decodes the name `value`, which is not None at run time.

        `depth` is the level of nesting, for the names of variables.
        """
        convert = _PLAIN.get(self.type_of)
        return f"({value} if type({value}) is {self.type_of} else _d.{convert}({value}))" if convert else value

    def decoder(self, depth: int) -> str:
        """An expression for a function that decodes a value."""
        return f"lambda u{depth}: {self.decode(f'u{depth}', depth=depth + 1)}"


class NullValue(Value):
    """null itself, as a member of a union."""


class FileValue(Value):
    """A file to upload."""

    is_file = True

    @property
    def accepts(self) -> str:
        return "_r.Upload"


class ConstValue(Value):
    """A constant."""

    def __init__(self, constant: object) -> None:
        self.constant = literal(constant) if isinstance(constant, str) else str(constant)
        super().__init__(f"Literal[{self.constant}]")

    def decode(self, value: str, *, depth: int = 0) -> str:
        return f"_d.to_const({value}, {self.constant})"


class TagValue(Value):
    """The text that says what the open member of a union is, for which checkers see a constant of its own."""

    def __init__(self) -> None:
        super().__init__("_d.OtherTag")

    def decode(self, value: str, *, depth: int = 0) -> str:
        return f"_d.to_tag({value})"


class TimeValue(Value):
    """A point in time."""

    is_decoded = True

    @property
    def accepts(self) -> str:
        return "datetime.datetime | datetime.date | str"

    def decode(self, value: str, *, depth: int = 0) -> str:
        return f"_d.to_time({value})"


class DateValue(Value):
    """A date."""

    is_decoded = is_date = True

    @property
    def accepts(self) -> str:
        return "datetime.date | str"

    def decode(self, value: str, *, depth: int = 0) -> str:
        return f"_d.to_date({value})"


class EnumValue(Value):
    """A member of an enum. Its value, and any other string, is accepted as well."""

    is_decoded = True

    def __init__(self, class_name: str, choices: Sequence[str]) -> None:
        super().__init__(class_name)
        self.choices = choices

    @property
    def accepts(self) -> str:
        return f"{self.type_of}{LIKE}"

    def decode(self, value: str, *, depth: int = 0) -> str:
        return f"_d.to_enum({self.type_of}, {value})"


class ObjectValue(Value):
    """An object with fields: a model. A mapping is accepted as well."""

    is_decoded = True

    def __init__(self, class_name: str, kind: Sequence[str]) -> None:
        super().__init__(class_name)
        self.kind = kind
        """The field whose constant identifies this model in a union, and the constant; empty if there is none."""

    @property
    def accepts(self) -> str:
        return f"{self.type_of}{LIKE}"

    def decode(self, value: str, *, depth: int = 0) -> str:
        return f"{self.type_of}.from_dict({value})"

    def decoder(self, depth: int) -> str:
        return f"{self.type_of}.from_dict"


class MappingValue(Value):
    """An object without fields of its own. Its class is an alias of a mapping, of values that may have a type."""

    def __init__(self, class_name: str, values: Value | None = None) -> None:
        self.values = values if values is not None and values.is_decoded else None
        super().__init__(f"dict[str, {self.values.type_of if self.values else 'Any'}]")
        self.is_decoded = self.values is not None
        self.is_date = self.values is not None and self.values.is_date
        self._class_name = class_name

    @property
    def accepts(self) -> str:
        return self._class_name

    def decode(self, value: str, *, depth: int = 0) -> str:
        if self.values:
            return f"_d.to_values({value}, {self.values.decoder(depth)})"
        return f"({value} if type({value}) is dict else _d.to_mapping({value}))"


class ListValue(Value):
    """A list. Any sequence is accepted."""

    def __init__(self, items: Value) -> None:
        super().__init__(f"list[{items.type_of}]")
        self.items = items
        self.is_file = items.is_file
        self.is_decoded = items.is_decoded
        self.is_date = items.is_date
        self.choices = items.choices

    @property
    def accepts(self) -> str:
        return f"Sequence[{self.items.accepts}]"

    def decode(self, value: str, *, depth: int = 0) -> str:
        if self.items.type_of == "float":
            return f"_d.to_numbers({value})"  # a vector may have thousands of them
        item = f"i{depth}"
        return f"[{self.items.decode(item, depth=depth + 1)} for {item} in _d.to_list({value})]"


class UnionValue(Value):
    """One of several kinds of values, or null."""

    def __init__(self, members: Sequence[Value]) -> None:
        self.members = [member for member in members if not isinstance(member, NullValue)]
        self.is_nullable = len(self.members) < len(members)
        self.is_decoded = any(member.is_decoded for member in self.members)
        self.is_date = any(member.is_date for member in self.members)
        types = [member.type_of for member in self.members]
        super().__init__(self._or_none(types))
        self.type_without_null = " | ".join(types)

    def _or_none(self, types: Iterable[str]) -> str:
        return " | ".join([*types, *(["None"] if self.is_nullable else [])])

    @property
    def accepts(self) -> str:
        return self._or_none(dict.fromkeys(member.accepts for member in self.members))

    def decode(self, value: str, *, depth: int = 0) -> str:
        if len(self.members) == 1:
            return self.members[0].decode(value, depth=depth)
        if field := self._kind_field():
            return self._decode_by_kind(value, field)
        members = sorted(self._objects_as_one(), key=lambda member: member.is_plain)  # plain ones convert what they can
        one_of = f"_d.to_one_of({', '.join([value, *(member.decoder(depth) for member in members)])})"
        plain = {member.type_of for member in members if member.is_plain}
        if any(isinstance(member, ConstValue | EnumValue | TimeValue | DateValue) for member in members):
            plain -= {"str"}  # which any of these may be
        elif "float" in plain:
            plain |= {"int"}  # a number without a fraction
        return f"({value} if type({value}) in ({', '.join(sorted(plain))},) else {one_of})" if plain else one_of

    def _objects_as_one(self) -> Sequence[Value]:
        """The members, with objects that a field tells apart as one of them."""
        objects = [member for member in self.members if isinstance(member, ObjectValue | MappingValue)]
        if len(objects) < 2 or len(objects) == len(self.members):
            return self.members
        return [UnionValue(objects), *(member for member in self.members if member not in objects)]

    def _kind_field(self) -> str | None:
        """The field whose constant identifies the member: all are objects, and only the last may have no constant."""
        *first, last = self.members
        if not all(isinstance(member, ObjectValue) and member.kind for member in first):
            return None
        fields = {member.kind[0] for member in self.members if isinstance(member, ObjectValue) and member.kind}
        is_open = isinstance(last, ObjectValue | MappingValue)
        return fields.pop() if is_open and len(fields) == 1 else None

    def _decode_by_kind(self, value: str, field: str) -> str:
        known, other = [], []
        for member in self.members:
            decoder = member.decoder(0)
            if isinstance(member, ObjectValue) and member.kind:
                known.append(f"{literal(member.kind[1])}: {decoder}")
            else:
                other.append(decoder)
        members = "".join(f"{member}, " for member in known)
        return f"_d.to_member({', '.join([value, literal(field), f'{{{members}}}', *other])})"


def value_of(source: PropertyProtocol) -> Value:
    """The value of a parameter, a field, a body or a response, from upstream's description of it."""
    match source:
        case ConstProperty():
            return ConstValue(source.value.raw_value)
        case ModelProperty() if not source.data.properties and not source.data.allOf:
            values = source.additional_properties
            return MappingValue(source.class_info.name, value_of(values) if values else None)
        case ModelProperty():
            return ObjectValue(source.class_info.name, (source.data.model_extra or {}).get("x-kind", ()))
        case EnumProperty():
            return EnumValue(source.class_info.name, [str(value) for value in source.values.values()])
        case ListProperty():
            return ListValue(value_of(source.inner_property))
        case UnionProperty():
            return UnionValue([value_of(member) for member in source.inner_properties])
    kinds = {FileProperty: FileValue, DateTimeProperty: TimeValue, DateProperty: DateValue, NoneProperty: NullValue}
    return kinds.get(type(source), Value)(source.get_type_string(no_optional=True).as_unembedded_code())
