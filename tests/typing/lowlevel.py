"""How type checkers see the endpoints of the low-level package. It is checked and never run.

Each `type: ignore` is on a mistake that must be found: a comment that nothing answers to is an error itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, assert_type

from twelvelabs_lowlevel import AuthenticatedClient
from twelvelabs_lowlevel.api.analysis import create_analysis
from twelvelabs_lowlevel.api.analysis_batches import retrieve_analysis_batch_results
from twelvelabs_lowlevel.api.search import create_search
from twelvelabs_lowlevel.models import (
    AnalyzeTaskReadyWebhookEvent,
    BatchResultItem,
    NonStreamAnalyzeResponse,
    StreamAnalyzeResponseStreamEnd,
    StreamAnalyzeResponseStreamStart,
    StreamAnalyzeResponseTextGeneration,
    StreamAnalyzeResponseUnknown,
    VideoContextAssetId,
    VideoContextUrl,
)
from twelvelabs_lowlevel.requests import Request, StreamRequest
from twelvelabs_lowlevel.responses import OtherTag


def constants(event: AnalyzeTaskReadyWebhookEvent) -> None:
    """Fields of one value."""
    assert_type(VideoContextUrl("https://a.test/b.mp4").type, Literal["url"])
    assert_type(event.type, Literal["analyze.task.ready"])
    VideoContextUrl(url="https://a.test/b.mp4", type="url")
    VideoContextUrl(url="https://a.test/b.mp4", type="video")  # type: ignore[arg-type]
    VideoContextAssetId()  # type: ignore[call-arg]


def streams(client: AuthenticatedClient) -> None:
    """An answer as a whole and as a stream."""
    assert_type(create_analysis.request(prompt="Why?"), Request[NonStreamAnalyzeResponse])
    assert_type(create_analysis.sync(client=client, prompt="Why?"), NonStreamAnalyzeResponse | None)
    assert_type(create_analysis.stream(prompt="Why?"), StreamRequest[create_analysis.Event])
    assert_type(retrieve_analysis_batch_results.stream("a"), StreamRequest[BatchResultItem])
    create_analysis.request(prompt="Why?", stream=True)  # type: ignore[call-arg]
    create_analysis.stream(prompt="Why?", stream=True)  # type: ignore[call-arg]


def events(content: bytes) -> str:
    """The kinds of events, which the constant distinguishes."""
    event = create_analysis.parse_event(content)
    if isinstance(event, StreamAnalyzeResponseTextGeneration):
        return event.text
    if isinstance(event, StreamAnalyzeResponseStreamStart):
        assert_type(event.event_type, Literal["stream_start"])
    elif isinstance(event, StreamAnalyzeResponseStreamEnd):
        assert_type(event.event_type, Literal["stream_end"])
    else:
        assert_type(event, StreamAnalyzeResponseUnknown)
        assert_type(event.event_type, OtherTag)
    return ""


def unions_and_files() -> None:
    """Members of unions as models or mappings; one file or several."""
    create_analysis.request(video=VideoContextUrl("https://a.test/b.mp4"))
    create_analysis.request(video={"type": "asset_id", "asset_id": "a"})
    create_analysis.request(video="https://a.test/b.mp4")  # type: ignore[arg-type]
    create_search.request(index_id="a", search_options=["visual"], query_media_file="a.jpg")
    create_search.request(index_id="a", search_options=["visual"], query_media_file=[Path("a.jpg"), b"b"])
    create_search.request(index_id="a", search_options=["visual"], query_media_file=("a.jpg", b"a", None))
    create_search.request(index_id="a", search_options=["visual"], query_media_file=5)  # type: ignore[arg-type]
