"""A schema under components/schemas: a class, an enum, or an alias of a mapping for an object without fields."""

from collections.abc import Callable, Collection, Mapping
from keyword import iskeyword
from typing import Any

from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.strings import PythonIdentifier

from .property import PropertyView, accepted_imports, model_imports, only_models
from .text import literal, prose
from .values import ConstValue, TagValue, value_of


class FieldView(PropertyView):
    """A field of a model."""

    def __init__(self, source: PropertyProtocol, notes: Mapping[str, Any], *, is_received: bool) -> None:
        super().__init__(source, notes["x-wire"])
        self.description = prose(notes["x-descriptions"].get(self.source_name))
        if self.source_name == notes.get("x-tag"):
            self.value = TagValue()
        self.is_keyword_only = False
        self._is_received = is_received

    @property
    def has_default(self) -> bool:
        """Whether the class can be constructed without this field."""
        return not self.required or (
            self.value.is_nullable if self._is_received else isinstance(self.value, ConstValue)
        )

    @property
    def declaration(self) -> str:
        """The name with its type and default."""
        if self._is_received:
            stated = f"{self.value.type_without_null}{' | None = None' if self.has_default else ''}"
        else:
            stated = f"{self.value.accepts}{self.default_when_sent}"
        keyword = " = _field(kw_only=True)" if self.is_keyword_only else ""
        return f"{self.name}: {stated}{keyword}"

    @property
    def entry(self) -> str:
        """The type of the field in a dict that takes the place of the model."""
        return self.value.accepts if self.required else f"NotRequired[{self.value.accepts}]"

    @property
    def decoded(self) -> str:
        """An expression that removes the field from the mapping `d` and decodes it."""
        taken = f"d.pop({self.key}, None)" if self.has_default else f"d.pop({self.key})"
        decoded = self.value.decode("v")
        if decoded == "v":
            return taken
        return f"{decoded} if (v := {taken}) is not None else {'None' if self.has_default else '_d.NULL'}"


class ModelView:
    """A model."""

    def __init__(self, source: ModelProperty) -> None:
        notes = source.data.model_extra or {}
        self.class_name = source.class_info.name
        self.description = prose(source.description)
        self.is_received: bool = notes.get("x-response", False)
        """Whether the model is only ever received; it is sent otherwise."""
        properties = [*(source.required_properties or ()), *(source.optional_properties or ())]
        fields = [FieldView(p, notes, is_received=self.is_received) for p in properties]
        inherited = set(notes.get("x-inherited", ()))
        # attrs requires fields without a default first.
        self.fields = sorted(fields, key=lambda field: field.has_default)
        """All fields, those of the base too."""
        self.own = [field for field in self.fields if field.source_name not in inherited]
        """The fields of this class alone."""
        follow_a_default = any(field.has_default for field in self.fields if field not in self.own)
        for field in self.own:
            # After the defaults of the base, attrs allows fields without one as keywords only.
            field.is_keyword_only = follow_a_default and not field.has_default
        self.renamed = self._all_if_own(lambda field: field.wire_name != field.name)
        self.dates = self._all_if_own(lambda field: field.value.is_date)
        """The fields that hold dates, which are sent without a time."""
        self.nullable = self._all_if_own(lambda field: field.value.is_nullable)
        self.vectors = self._all_if_own(lambda field: self.is_received and field.source_name == notes.get("x-vector"))
        """The field that holds the vector, if this is an embedding."""
        self.holders = self._all_if_own(
            lambda field: self.is_received and field.source_name in notes.get("x-holders", ())
        )
        """The fields that hold embeddings, or objects that do."""
        items = value_of(source.additional_properties) if source.additional_properties else None
        self.items = "Any" if items is None else items.type_of if self.is_received else items.accepts
        """The type of the values of a mapping without fields."""
        accepted = [] if self.is_received else [field.value.accepts for field in self.fields]
        eager, lazy = only_models(source.relative_imports or ()), only_models(source.lazy_imports or ())
        in_mappings = set[str]().union(*(model_imports(p, "..") for p in properties)) - eager
        self.imports = accepted_imports(eager, accepted)
        self.lazy_imports = accepted_imports(lazy | in_mappings, accepted)
        if source.additional_properties and not properties:
            self.imports = accepted_imports(model_imports(source.additional_properties, ".."), [self.items])
        self.extends: str = notes.get("x-base", "")
        """The model that this one extends; empty if there is none."""
        self.base_module = PythonIdentifier(self.extends, "") if self.extends else ""

    @property
    def has_names(self) -> bool:
        """Whether the names on the wire are names in Python."""
        return all(field.wire_name.isidentifier() and not iskeyword(field.wire_name) for field in self.fields)

    def _all_if_own(self, has: Callable[[FieldView], bool]) -> list[FieldView]:
        """All fields with a property; none if no field of this class alone has it, since the base says the same."""
        return [field for field in self.fields if has(field)] if any(map(has, self.own)) else []

    @property
    def bases(self) -> str:
        """The model that this one extends, and the class of the runtime modules for what it adds."""
        if not self.is_received:
            return self.extends or "_d.RequestModel"
        adds = "_e.Embedding" if self.vectors else "_e.Embeddings" if self.holders else ""
        if any(field not in self.own for field in (*self.vectors, *self.holders)):
            adds = ""  # the base has the class already
        return ", ".join(filter(None, [self.extends, adds])) or "_d.ResponseModel"


class EnumView:
    """An enum. `sent` has the names of those that occur in requests."""

    def __init__(self, source: EnumProperty, sent: Collection[str]) -> None:
        self.class_name = source.class_info.name
        self.is_sent = self.class_name in sent
        self.members = sorted((name, literal(str(value))) for name, value in source.values.items())
