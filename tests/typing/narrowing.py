"""Comparing the tag of a result tells type checkers which member of a union it is; unknown kinds do not interfere.

It is checked and never run, like `misuse.py`.
"""

# pyright: strict

from __future__ import annotations

from typing import assert_never, assert_type

from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.types import (
    EmbeddingMediaMetadataVideo,
    KnowledgeStoreImageHit,
    KnowledgeStoreVideoHit,
    ResponseOutputTextDeltaEvent,
    StreamAnalyzeResponseStreamEnd,
    StreamAnalyzeResponseStreamStart,
    StreamAnalyzeResponseTextGeneration,
    StreamAnalyzeResponseUnknown,
)
from twelvelabs_client.webhooks import OtherWebhookEvent, WebhookEvent


def analysis(client: TwelveLabs) -> str:
    """The events of an analysis."""
    text = ""
    for event in client.analyze_stream(prompt="Why?"):
        if event.event_type == "text_generation":
            assert_type(event, StreamAnalyzeResponseTextGeneration)
            text += event.text
        elif event.event_type == "stream_end":
            assert_type(event, StreamAnalyzeResponseStreamEnd)
        elif event.event_type != "stream_start":
            assert_type(event, StreamAnalyzeResponseUnknown)
            if str(event.event_type) == "stream_paused":
                text += f"({event.additional_properties})"
    return text


async def analysis_by_patterns(client: AsyncTwelveLabs) -> str:
    """All kinds of events, with one that is not known."""
    text = ""
    async for event in client.analyze_stream(prompt="Why?"):
        match event:
            case StreamAnalyzeResponseTextGeneration(text=piece):
                text += piece
            case StreamAnalyzeResponseStreamStart() | StreamAnalyzeResponseStreamEnd():
                text += event.event_type
            case StreamAnalyzeResponseUnknown():
                text += event.event_type.upper()
            case _:
                assert_never(event)
    return text


def answers(client: TwelveLabs) -> str:
    """The events and the items of an answer."""
    text = ""
    for event in client.responses.create_stream(knowledge_store_id="k1", input=[]):
        if event.type == "response.output_text.delta":
            assert_type(event, ResponseOutputTextDeltaEvent)
            text += event.delta
        elif event.type in ("response.created", "response.completed"):
            text += event.type
    for output in client.responses.create(knowledge_store_id="k1", input=[]).output or []:
        if output.type == "message":
            text += "".join(part.text or "" for part in output.content or [])
        elif output.type == "function_call":
            text += output.name or ""
    return text


def hits(client: TwelveLabs) -> None:
    """The hits of a search in a knowledge store, and the metadata of items."""
    for hit in client.knowledge_stores.search("k1", query={"text": "a red car"}):
        if hit.asset_type == "video":
            assert_type(hit, KnowledgeStoreVideoHit)
        elif hit.asset_type == "image":
            assert_type(hit, KnowledgeStoreImageHit)
    metadata = client.embed.v_2.tasks.retrieve("t1").metadata
    if metadata and metadata.input_type == "video":
        assert_type(metadata, EmbeddingMediaMetadataVideo)
    item = client.knowledge_store_items.retrieve("k1", "i1")
    if item.system_metadata and item.system_metadata.asset_type == "video":
        assert_type(item.system_metadata.duration, float | None)


def webhook(event: WebhookEvent) -> str:
    """Events of webhooks."""
    if event.type == "analyze.task.failed":
        return event.data.error.message if event.data.error else ""
    if event.type == "index.task.ready":
        return event.data.id
    if isinstance(event, OtherWebhookEvent):
        return event.type
    return ""
