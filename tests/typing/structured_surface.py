"""How type checkers see answers of a given shape. It is checked and never run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_type

import attrs
from pydantic import BaseModel
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, structured, webhooks
from twelvelabs_client.structured import JsonValue, ParsedAnalysis, ParsedResponse
from twelvelabs_client.types import (
    AnalyzeTaskReadyWebhookEvent,
    AnalyzeTaskResponse,
    CreateAnalyzeTaskResponse,
    FinishReason,
    NonStreamAnalyzeResponse,
    SyncResponseFormat,
)


@dataclass
class Scene:
    """A part of a video."""

    title: str


@attrs.define
class Chapter:
    """A part of a film."""

    title: str


class Shot(BaseModel):
    """A part of a scene."""

    title: str


async def analyze(client: TwelveLabs, other: AsyncTwelveLabs, schema: dict[str, Any]) -> None:
    """client.analyze."""
    answer = client.analyze(prompt="p", response_format=Scene)
    assert_type(answer, ParsedAnalysis[Scene])
    assert_type(answer.parsed.title, str)
    assert_type(answer.finish_reason, FinishReason | None)
    plain: NonStreamAnalyzeResponse = answer
    assert_type(plain.data, str)
    assert_type(client.analyze(response_format=Chapter).parsed, Chapter)
    assert_type(client.analyze(response_format=Shot).parsed, Shot)
    assert_type(client.analyze(response_format=list[Scene]).parsed, list[Scene])
    assert_type(client.analyze(prompt="p"), ParsedAnalysis[JsonValue])
    assert_type(client.analyze(response_format=schema).parsed, JsonValue)
    assert_type(client.analyze(response_format=SyncResponseFormat(json_schema=schema)).parsed, JsonValue)
    assert_type(await other.analyze(response_format=Scene), ParsedAnalysis[Scene])


async def respond(client: TwelveLabs, other: AsyncTwelveLabs, schema: dict[str, Any]) -> None:
    """client.responses."""
    assert_type(client.responses.create(knowledge_store_id="ks_1", input=[], text=Scene), ParsedResponse[Scene])
    assert_type(client.responses.create(knowledge_store_id="ks_1", input=[], text=schema).parsed, JsonValue)
    assert_type(await other.responses.create(knowledge_store_id="ks_1", input=[], text=Scene), ParsedResponse[Scene])


async def tasks(client: TwelveLabs, other: AsyncTwelveLabs, task: AnalyzeTaskResponse) -> None:
    """client.analyze_async, and reading its results."""
    assert_type(client.analyze_async.tasks.create(response_format=Scene), CreateAnalyzeTaskResponse)
    assert_type(await other.analyze_async.tasks.create(response_format=Scene), CreateAnalyzeTaskResponse)
    assert_type(structured.parse(task, Scene), Scene)
    assert_type(structured.parse(task), JsonValue)
    assert_type(structured.parse("{}", list[Chapter]), list[Chapter])


def receive(body: bytes, headers: dict[str, str]) -> None:
    """Webhooks."""
    event = webhooks.unwrap(body, headers, "secret")
    assert_type(event, webhooks.WebhookEvent)
    assert_type(event.data.id, str | None)
    if isinstance(event, AnalyzeTaskReadyWebhookEvent):
        assert_type(event.data.id, str)
