"""Lists of objects as tables of pandas and polars."""

from __future__ import annotations

from typing import Any

import anyio
import httpx
import pytest
import twelvelabs_lowlevel.models as models
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_lowlevel.errors import ArgumentError

from tests.results.test_notebook import RESULTS

LIBRARIES = ["pandas", "polars"]


@pytest.mark.parametrize("library", LIBRARIES)
def test_search_hits_are_rows_also_those_of_videos(library: Any) -> None:
    frame = models.SearchResults.from_dict(RESULTS).dataframe(library=library)
    assert list(frame["rank"]) == [1, 2, 3]
    assert list(frame["start"]) == [10.0, 40.0, 0.0]
    assert frame["id"][2] == "v3"
    assert "field" not in frame.columns


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_transcript_has_its_groupings(library: Any) -> None:
    word, turn = {"start": 0, "end": 0.5, "value": "Hi"}, {"start": 0, "end": 2.5, "value": "Hi all", "speaker": "s0"}
    answer = {"status": "ready", "words": [word], "utterances": [turn]}
    frame = models.AssetTranscriptionResponse.from_dict(answer).dataframe(library=library)
    assert list(frame["field"]) == ["words", "utterances"]
    assert list(frame["value"]) == ["Hi", "Hi all"]
    assert frame["speaker"][1] == "s0"


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_object_without_lists_is_a_row(library: Any) -> None:
    asset = models.Asset.from_dict({"_id": "a1", "status": "ready", "user_metadata": {"take": 3}})
    frame = asset.dataframe(library=library)
    assert len(frame) == 1
    assert (frame["id"][0], frame["status"][0]) == ("a1", "ready")
    assert type(frame["status"][0]) is str
    assert frame["user_metadata"][0] == {"take": 3}


@pytest.mark.parametrize("library", LIBRARIES)
def test_embeddings_keep_their_columns(library: Any) -> None:
    vectors = {"data": [{"embedding": [1.0, 2.0], "start_sec": 0.0, "end_sec": 6.0}, {"embedding": [3.0, 4.0]}]}
    frame = models.EmbeddingSuccessResponse.from_dict(vectors).dataframe(library=library)
    assert list(frame.columns)[:2] == ["start", "end"]
    assert [list(vector) for vector in frame["embedding"]] == [[1.0, 2.0], [3.0, 4.0]]


def test_another_library_is_refused() -> None:
    with pytest.raises(ArgumentError, match="pandas or polars"):
        models.SearchResults.from_dict(RESULTS).dataframe(library="dask")  # type: ignore[call-overload]


def respond(request: httpx.Request) -> httpx.Response:
    number = int(request.url.params.get("page", 1))
    item = {"_id": f"a{number}", "status": "ready", "system_metadata": {"duration": 1.5 * number}}
    page = {"limit_per_page": 1, "page": number, "total_page": 2, "total_results": 2}
    return httpx.Response(200, json={"data": [item], "page_info": page})


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_pager_is_a_table_of_all_its_items(library: Any) -> None:
    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as http,
        TwelveLabs(api_key="k", http_client=http) as client,
    ):
        frame = client.indexes.indexed_assets.list("i1", page_limit=1).dataframe(library=library)
    assert list(frame["id"]) == ["a1", "a2"]
    assert list(frame["system_metadata.duration"]) == [1.5, 3.0]

    async def read() -> Any:
        http = httpx.AsyncClient(transport=httpx.MockTransport(respond))
        async with http, AsyncTwelveLabs(api_key="k", http_client=http) as client:
            return await client.indexes.indexed_assets.list("i1", page_limit=1).dataframe(library=library)

    assert list(anyio.run(read)["id"]) == ["a1", "a2"]
