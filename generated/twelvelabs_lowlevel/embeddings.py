"""Embeddings as arrays and tables. NumPy and pandas are extras, and are imported on first use."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, overload

import attrs

from .errors import EmbeddingsError
from .responses import ResponseModel

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import polars as pl
    from numpy.typing import NDArray

_COLUMNS = {
    "start": ("start_sec", "start_offset_sec"),
    "end": ("end_sec", "end_offset_sec"),
    "option": ("embedding_option",),
    "scope": ("embedding_scope",),
}
"""The columns of every table, and the fields that they are taken from."""


@attrs.define(repr=False)
class Embedding(ResponseModel):
    """A vector, and what it represents."""

    _vector: ClassVar[str]
    """The name of the field that holds the vector."""

    def numpy(self) -> "NDArray[np.float32]":
        """The vector as an array of shape (dimension,). Needs the extra [numpy].

        Raises:
            EmbeddingsError: There is no vector.
            ImportError: NumPy is not installed.
        """
        row: NDArray[np.float32] = _array([self], type(self).__name__)[0]
        return row


@attrs.define(repr=False)
class Embeddings(ResponseModel):
    """An object that holds embeddings, directly or in another object. `len()` is their number."""

    _holders: ClassVar[tuple[str, ...]]
    """The names of the fields that hold embeddings, or objects that do."""

    def numpy(self) -> "NDArray[np.float32]":
        """The vectors as an array of shape (segments, dimension). Needs the extra [numpy].

        The rows are in the order of the response, which need not be that in time: `dataframe()` shows what each
        represents.

        Raises:
            EmbeddingsError: There are no embeddings, because the work is not done, has failed, or did not include
                them; or some of them are missing; or their dimensions differ.
            ImportError: NumPy is not installed.
        """
        rows: NDArray[np.float32] = _array([embedding for _, embedding in self._rows()], _shown(self))
        return rows

    @overload
    def dataframe(self, *, library: Literal["pandas"] = "pandas") -> "pd.DataFrame": ...
    @overload
    def dataframe(self, *, library: Literal["polars"]) -> "pl.DataFrame": ...
    def dataframe(self, *, library: Literal["pandas", "polars"] = "pandas") -> "pd.DataFrame | pl.DataFrame":
        """The embeddings as a table, a row each, in the order of `numpy()`. Needs its extra and [numpy].

        The columns are `start` and `end` (in seconds), `option`, `scope`, and last `embedding`, an array of shape
        (dimension,). If the object has several kinds of embeddings, `field` is the name of the field that each is in.
        Every other field that any embedding has, such as `start_page_number`, is a column of its own name.

        Raises:
            EmbeddingsError: As `numpy()`.
            ImportError: The library is not installed.
        """
        from .tables import imported_library

        library_module = imported_library(library)
        rows = self._rows()
        embeddings = [embedding for _, embedding in rows]
        columns = {name: _values(embeddings, *fields) for name, fields in _COLUMNS.items()}
        if len(self._holders) > 1:
            columns["field"] = [field for field, _ in rows]
        columns |= _other_values(embeddings)
        vectors = _array(embeddings, _shown(self))
        if library == "polars":
            polars_table: pl.DataFrame = library_module.DataFrame({**columns, "embedding": vectors}, strict=False)
            return polars_table
        table = {name: library_module.Series(values, dtype=_dtype(name, values)) for name, values in columns.items()}
        frame: pd.DataFrame = library_module.DataFrame({**table, "embedding": list(vectors)})
        return frame

    def __len__(self) -> int:
        return sum(1 for _ in self._found())

    def __bool__(self) -> bool:
        return True  # like any object, in spite of `__len__`

    def _rows(self) -> list[tuple[str, Embedding]]:
        """All embeddings with the fields that they are in.

        Raises EmbeddingsError if there are none, or if a part has failed.
        """
        for part in (self, *(getattr(self, field) for field in self._holders)):
            if message := getattr(part, "error_message", None):
                raise EmbeddingsError(f"{_shown(part)} has no embeddings, because it failed: {message}")
        rows = list(self._found())
        if not rows:
            raise EmbeddingsError(_why_none(self))
        return rows

    def _found(self) -> Iterator[tuple[str, Embedding]]:
        for field in self._holders:
            held = getattr(self, field)
            for one in held if isinstance(held, list) else [held]:
                if isinstance(one, Embedding):
                    yield field, one
                elif isinstance(one, Embeddings):
                    yield from ((field, embedding) for _, embedding in one._found())


def _array(embeddings: Sequence[Embedding], shown: str) -> Any:
    """The vectors as one array. `shown` names their origin in errors."""
    from .tables import imported

    numpy = imported("numpy", "numpy()")
    vectors = [getattr(embedding, embedding._vector) for embedding in embeddings]
    if missing := [number for number, vector in enumerate(vectors) if not isinstance(vector, list) or not vector]:
        raise EmbeddingsError(
            f"{shown}: {len(missing)} of {len(vectors)} embeddings have no vector, first {missing[0]}"
        )
    dimensions = sorted({len(vector) for vector in vectors})
    if len(dimensions) > 1:
        different = ", ".join(map(str, dimensions))
        raise EmbeddingsError(
            f"{shown}: vectors of different dimensions ({different}) do not make an array; use them one by one"
        )
    try:
        array = numpy.array(vectors, dtype=numpy.float32)
    except (TypeError, ValueError) as error:
        raise EmbeddingsError(f"{shown}: a vector holds something that is not a number: {error}") from error
    if numpy.isnan(array).any() and any(None in vector for vector in vectors):
        raise EmbeddingsError(f"{shown}: a vector holds something that is not a number: None")
    return array


def _values(embeddings: Sequence[Embedding], *fields: str) -> list[Any]:
    """The values of the embeddings under the first of the names that each has, enums as strings."""
    found = [next((v for field in fields if (v := getattr(one, field, None)) is not None), None) for one in embeddings]
    return [str(value) if isinstance(value, str) else value for value in found]


def _other_values(embeddings: Sequence[Embedding]) -> dict[str, list[Any]]:
    """The values of all other fields that any of the embeddings has."""
    usual = {"additional_properties", *(field for fields in _COLUMNS.values() for field in fields)}
    usual |= {embedding._vector for embedding in embeddings}
    names = dict.fromkeys(field for embedding in embeddings for field in attrs.fields_dict(type(embedding)))
    others = {name: _values(embeddings, name) for name in names if name not in usual}
    return {name: values for name, values in others.items() if any(value is not None for value in values)}


def _dtype(column: str, values: Sequence[object]) -> str:
    if column in ("start", "end"):
        return "float64"
    kinds = {type(value) for value in values if value is not None}
    return "Int64" if kinds == {int} else "object"


def _shown(part: object) -> str:
    identifier = getattr(part, "id", None)
    return f"{type(part).__name__} {identifier}" if identifier else type(part).__name__


def _why_none(part: object) -> str:
    status, error = getattr(part, "status", None), getattr(getattr(part, "error", None), "message", None)
    why = f"{_shown(part)} has no embeddings"
    if error or status == "failed":
        return f"{why}, because it failed: {error or 'the platform does not say why'}"
    why += f" (its status is {status})" if status else ""
    return f"{why}. Wait until the work is done; to get those of an indexed asset or video, give embedding_option."
