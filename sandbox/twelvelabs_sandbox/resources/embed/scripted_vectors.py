"""Scripted vectors in place of those that the sandbox makes, with the dimension that was requested."""

from collections.abc import Sequence

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.control.script_registry import raise_failure
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.inference.vectors import DIMENSION, Vector, folded, seeded_vector, text_vector
from twelvelabs_sandbox.json_values import JsonObject, as_list


def embed_as_scripted(
    backend: Backend, call: ModelCall, data: Sequence[JsonObject], *, dimension: int = DIMENSION, key: str = "embedding"
) -> list[JsonObject]:
    """Embeddings with the vectors of the script for a call, if there is one. ApiError if they are to fail."""
    scripted = backend.script.take(call)
    raise_failure(scripted)
    return with_vectors(backend, scripted, data, dimension=dimension, key=key)


def with_vectors(
    backend: Backend,
    scripted: JsonObject | None,
    data: Sequence[JsonObject],
    *,
    dimension: int = DIMENSION,
    key: str = "embedding",
) -> list[JsonObject]:
    """Embeddings in a dimension, with scripted vectors if there are any; ``key`` is the field of the vector."""
    if scripted is None:
        vectors = [_numbers(datum[key]) for datum in data]
    else:
        vectors = _scripted(scripted["vector"], len(data))
        if len(vectors) != len(data):
            raise backend.script.refuse(scripted, f"has {len(vectors)} vectors, but there are {len(data)} embeddings")
        for vector in vectors:
            if len(vector) not in (DIMENSION, dimension):
                problem = f"has a vector of {len(vector)} numbers, but the embeddings have {dimension} dimensions"
                raise backend.script.refuse(scripted, problem)
    return [
        {**datum, key: vector if len(vector) == dimension else folded(vector, dimension)}
        for datum, vector in zip(data, vectors, strict=True)
    ]


def _scripted(wanted: object, count: int) -> list[Vector]:
    if isinstance(wanted, str):
        return [text_vector(wanted)] * count
    if isinstance(wanted, int):
        return [seeded_vector(wanted)] * count
    values = as_list(wanted)
    return [_numbers(one) for one in values] if isinstance(values[0], list) else [_numbers(values)] * count


def _numbers(value: object) -> Vector:
    return [float(number) for number in as_list(value) if isinstance(number, int | float)]
