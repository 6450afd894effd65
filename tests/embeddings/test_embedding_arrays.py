"""Every response with embeddings becomes arrays and tables, and one without them raises a clear error."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_lowlevel.embeddings import Embedding, Embeddings
from twelvelabs_lowlevel.errors import EmbeddingsError
from twelvelabs_lowlevel.models import (
    EmbeddingData,
    EmbeddingResponse,
    EmbeddingSuccessResponse,
    EmbeddingTaskResponse,
    IndexedAssetDetailed,
    VideoEmbedding,
    VideoEmbeddingTasksRetrieveResponse,
    VideoSegment,
)

from tests.loops import loop

CONTRACT: dict[str, Any] = json.loads((files("twelvelabs_lowlevel") / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS: dict[str, Any] = CONTRACT["components"]["schemas"]
TASK = {"_id": "t1", "created_at": "2026-10-31T16:00:00Z"}


# --- which responses


def _leads_to_a_vector(schema: Any, above: frozenset[str] = frozenset()) -> bool:
    """Whether a schema contains a list of numbers anywhere."""
    if isinstance(schema, list):
        return any(_leads_to_a_vector(one, above) for one in schema)
    if not isinstance(schema, dict):
        return False
    if schema.get("items") == {"type": "number"}:
        return True
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name not in above and _leads_to_a_vector(SCHEMAS[name], above | {name})
    return any(_leads_to_a_vector(value, above) for value in schema.values())


def _answers() -> list[tuple[str, bytes]]:
    """The module of each operation that can return embeddings, and an example of such a response."""
    found = []
    for item in CONTRACT["paths"].values():
        for operation in item.values():
            for status, answer in operation.get("responses", {}).items() if isinstance(operation, dict) else ():
                media = answer.get("content", {}).get("application/json", {})
                if status.startswith("2") and _leads_to_a_vector(media.get("schema")):
                    module = f"twelvelabs_lowlevel.api.{operation['tags'][0]}.{operation['operationId']}"
                    found.append((module, json.dumps(media["example"]).encode()))
    return found


ANSWERS = _answers()
STARTED = "twelvelabs_lowlevel.api.embeddings.create_embedding_task"
"""Its response has a field for embeddings, but never any."""


def test_the_operations_that_return_embeddings() -> None:
    assert {module.rpartition(".")[2] for module, _ in ANSWERS} == {
        "create_embedding_v1",
        "create_embedding_task",
        "create_embeddings",
        "retrieve_embedding_task",
        "retrieve_indexed_asset",
        "retrieve_video",
        "retrieve_video_embedding_task",
    }


@pytest.mark.parametrize(("module", "example"), [one for one in ANSWERS if one[0] != STARTED])
def test_each_gives_an_array_and_a_table(module: str, example: bytes) -> None:
    answer = import_module(module).parse(example)

    array, table = answer.numpy(), answer.dataframe()

    assert array.dtype == np.float32
    assert array.shape == (len(answer), 3)
    assert len(table) == len(answer) > 0
    assert list(table.columns[:4]) == ["start", "end", "option", "scope"]
    np.testing.assert_array_equal(np.stack(list(table["embedding"])), array)


def test_a_pending_task_has_no_embeddings() -> None:
    example = dict(ANSWERS)[STARTED]
    with pytest.raises(
        EmbeddingsError, match=r"EmbeddingTasksCreateResponse \w+ has no embeddings \(its status is pro"
    ):
        import_module(STARTED).parse(example).numpy()


# --- contents


def test_a_table_identifies_each_row() -> None:
    answer = EmbeddingSuccessResponse.from_dict(
        {
            "data": [
                {"embedding": [1, 0.5], "embedding_option": "visual", "embedding_scope": "clip", "start_sec": 0},
                {"embedding": [0, 2], "embedding_option": "smell", "embedding_scope": "asset", "end_sec": 9.5},
                {"embedding": [3, 4], "embedding_option": None, "embedding_scope": None},
            ]
        }
    )

    table = answer.dataframe()

    assert list(table.columns) == ["start", "end", "option", "scope", "embedding"]
    assert table["start"].dtype == table["end"].dtype == np.float64
    assert table["start"].isna().tolist() == [False, True, True]
    assert table["end"].tolist()[1] == 9.5
    assert table["option"].tolist() == ["visual", "smell", None]
    assert [type(value) for value in table["scope"]] == [str, str, type(None)]
    assert table["embedding"][1].tolist() == [0, 2]
    assert table["embedding"][1].dtype == np.float32


def test_pages_and_uncertainties_have_columns_where_there_are_any() -> None:
    data = [
        {"embedding": [1.0], "start_page_number": 3, "end_page_number": 4, "quadrant": "top_left"},
        {"embedding": [2.0], "chunk_index": 7, "embedding_uncertainty": [0.1]},
    ]

    table = EmbeddingTaskResponse.from_dict({**TASK, "status": "ready", "data": data}).dataframe()

    others = ["embedding_uncertainty", "start_page_number", "end_page_number", "quadrant", "chunk_index"]
    assert list(table.columns) == ["start", "end", "option", "scope", *others, "embedding"]
    assert table["start_page_number"].dtype == pd.Int64Dtype()
    assert table["start_page_number"][0] == 3
    assert table["start_page_number"].isna().tolist() == [False, True]
    assert table["quadrant"].tolist() == ["top_left", None]
    assert table["embedding_uncertainty"].tolist() == [None, [0.1]]


def test_embeddings_of_different_kinds_are_distinguished() -> None:
    parts = {"text_embedding": [[1, 2]], "image_embedding": [[3, 4]], "audio_embedding": [[5, 6], [7, 8]]}
    answer = EmbeddingResponse.from_dict(
        {"model_name": "m", **{name: {"segments": [{"float": v} for v in vs]} for name, vs in parts.items()}}
    )

    assert answer.numpy().tolist() == [[1, 2], [3, 4], [5, 6], [7, 8]]
    assert answer.dataframe()["field"].tolist() == [
        "text_embedding",
        "image_embedding",
        "audio_embedding",
        "audio_embedding",
    ]
    assert answer.audio_embedding is not None
    assert answer.audio_embedding.numpy().tolist() == [[5, 6], [7, 8]]
    assert "field" not in answer.audio_embedding.dataframe()


def test_one_embedding_is_an_array_of_its_own() -> None:
    vector = VideoSegment.from_dict({"float": [0.25, 1]}).numpy()
    assert vector.shape == (2,)
    assert vector.dtype == np.float32
    with pytest.raises(EmbeddingsError, match="VideoSegment: 1 of 1 embeddings have no vector"):
        VideoSegment.from_dict({}).numpy()


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.floats(width=32), min_size=n, max_size=n), min_size=1)))
def test_rows_are_the_vectors_in_their_order(vectors: list[list[float]]) -> None:
    answer = EmbeddingSuccessResponse(data=[EmbeddingData(embedding=vector) for vector in vectors])

    array = answer.numpy()

    assert array.shape == (len(vectors), len(vectors[0])) == (len(answer), len(vectors[0]))
    np.testing.assert_array_equal(array, np.float32(vectors))
    np.testing.assert_array_equal(np.stack(list(answer.dataframe()["embedding"])), array)


def test_a_response_without_embeddings_is_truthy() -> None:
    assert len(VideoEmbedding(segments=[])) == 0
    assert VideoEmbedding(segments=[])


# --- what cannot become an array

VECTORLESS: dict[str, tuple[Embeddings, str]] = {
    "not done": (
        EmbeddingTaskResponse.from_dict({**TASK, "status": "processing", "data": None}),
        r"^EmbeddingTaskResponse t1 has no embeddings \(its status is processing\)\. Wait until the work",
    ),
    "failed": (
        EmbeddingTaskResponse.from_dict({**TASK, "status": "failed", "data": None, "error": {"message": "No sound."}}),
        r"^EmbeddingTaskResponse t1 has no embeddings, because it failed: No sound\.$",
    ),
    "failed without a reason": (
        VideoEmbeddingTasksRetrieveResponse.from_dict({**TASK, "status": "failed"}),
        r"^VideoEmbeddingTasksRetrieveResponse t1 has no embeddings, because it failed: the platform does not say why$",
    ),
    "not asked for": (
        IndexedAssetDetailed.from_dict({**TASK, "status": "ready"}),
        r"^IndexedAssetDetailed t1 has no embeddings \(its status is ready\)\. .*embedding_option",
    ),
    "none": (EmbeddingSuccessResponse(data=[]), "^EmbeddingSuccessResponse has no embeddings"),
    "one of several failed": (
        EmbeddingResponse.from_dict(
            {
                "model_name": "m",
                "text_embedding": {"segments": [{"float": [1]}]},
                "image_embedding": {"error_message": "too small"},
            }
        ),
        "^ImageEmbeddingResult has no embeddings, because it failed: too small$",
    ),
    "a vector is missing": (
        VideoEmbedding(segments=[VideoSegment(float_=[1.0]), VideoSegment()]),
        "^VideoEmbedding: 1 of 2 embeddings have no vector, first 1$",
    ),
    "a vector is something else": (
        EmbeddingSuccessResponse.from_dict({"data": [{"embedding": 7}]}),
        "^EmbeddingSuccessResponse: 1 of 1 embeddings have no vector, first 0$",
    ),
    "different dimensions": (
        EmbeddingSuccessResponse.from_dict({"data": [{"embedding": [1, 2]}, {"embedding": [1, 2, 3]}]}),
        r": vectors of different dimensions \(2, 3\) do not make an array; use them one by one$",
    ),
    "no numbers": (
        EmbeddingSuccessResponse.from_dict({"data": [{"embedding": [1, {}]}]}),
        "^EmbeddingSuccessResponse: a vector holds something that is not a number: ",
    ),
}


@loop("name", VECTORLESS)
def test_embeddings_that_form_no_array_are_rejected(name: str) -> None:
    answer, message = VECTORLESS[name]
    for make in (answer.numpy, answer.dataframe):
        with pytest.raises(EmbeddingsError, match=message):
            make()


@pytest.mark.parametrize(("module", "call"), [("numpy", "numpy"), ("pandas", "dataframe")])
def test_a_missing_extra_is_named(module: str, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    answer = EmbeddingSuccessResponse(data=[EmbeddingData(embedding=[1.0])])
    with pytest.raises(
        ImportError, match=rf'{call}\(\) needs {module}: pip install "twelvelabs-client\[{module}\]"'
    ) as e:
        getattr(answer, call)()
    assert e.value.name == module


def test_models_load_neither_numpy_nor_pandas() -> None:
    program = (
        "from twelvelabs_lowlevel.models import EmbeddingSuccessResponse; import sys\n"
        "EmbeddingSuccessResponse.from_dict({'data': [{'embedding': [1]}]})\n"
        "print(sorted({'numpy', 'pandas'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_models_with_arrays_still_round_trip() -> None:
    answer = EmbeddingSuccessResponse.from_dict({"data": [{"embedding": [1, 2], "later": True}]})
    assert isinstance(answer.data[0], Embedding)
    assert answer.to_dict() == {"data": [{"embedding": [1, 2], "later": True}]}
    assert not hasattr(answer, "__dict__")
    assert answer == EmbeddingSuccessResponse.from_dict(answer.to_dict())
