"""What the modules about models know of a model."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self, TypeAlias

import attrs

OtherTag: TypeAlias = Literal["<other>"]
"""What type checkers see of the tag of an object that is of a kind unknown to this version. At run time it is any text.

A constant, because a plain `str` could equal every tag: then `if event.type == "..."` would not leave this kind out. To
compare it with a tag that is unknown here, make it text: `str(event.type) == "..."`.
"""


@attrs.define(repr=False)
class Model:
    """An object of the API."""

    _wire: ClassVar[Mapping[str, str]] = {}
    """The wire names of fields that have another name in Python."""
    _dates: ClassVar[frozenset[str]] = frozenset()
    """The fields that hold dates."""
    _is_sent: ClassVar[bool] = False
    """Whether it is a part of requests, not of responses."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON. Raises one of UNDECODABLE if it is not an object."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON, with the names on the wire, without fields that are None."""
        raise NotImplementedError
