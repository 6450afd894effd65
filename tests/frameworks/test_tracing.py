"""OpenTelemetry and httpx: a span for each attempt, within the span of the program, without secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Literal

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, UploadOptions
from twelvelabs_sandbox import Sandbox

from ..clients import run_async
from .conftest import CLIP

pytestmark = pytest.mark.frameworks


@pytest.fixture
def provider() -> Iterator[TracerProvider]:
    made = TracerProvider()
    yield made
    made.shutdown()


@pytest.fixture
def spans(provider: TracerProvider, example: Callable[[str], ModuleType]) -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    instrumentor = example("opentelemetry_tracing").instrument(provider)
    yield exporter
    instrumentor.uninstrument()


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_each_attempt_is_a_span(sandbox: Sandbox, spans: InMemorySpanExporter, pauses: list[float], kind: str) -> None:
    sandbox.faults.add(route="/indexes", status=503, times=2)

    async def act() -> None:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            await client.indexes.list().to_list()

    if kind == "sync":
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            client.indexes.list().to_list()
    else:
        run_async(act, kind)
    finished = spans.get_finished_spans()
    assert [(span.attributes or {})["http.status_code"] for span in finished] == [503, 503, 200]
    assert len(pauses) == 2
    assert not any(sandbox.api_key in span.to_json() for span in finished)


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
@pytest.mark.parametrize("method", ["multipart", "direct"])
def test_the_requests_of_an_upload_are_within_the_span_of_the_program(
    sandbox: Sandbox,
    provider: TracerProvider,
    spans: InMemorySpanExporter,
    fast_polling: None,
    method: Literal["multipart", "direct"],
    kind: str,
) -> None:
    options = UploadOptions(method=method, resume=False)
    tracer = provider.get_tracer("program")

    async def act() -> None:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            with tracer.start_as_current_span("program"):
                await client.assets.upload(CLIP, wait=True, options=options)

    if kind == "sync":
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            with tracer.start_as_current_span("program"):
                client.assets.upload(CLIP, wait=True, options=options)
    else:
        run_async(act, kind)
    *requests, program = spans.get_finished_spans()
    assert program.name == "program"
    assert {span.parent and span.parent.span_id for span in requests} == {program.context.span_id}
    assert len([span for span in requests if span.name == "PUT"]) == (3 if method == "multipart" else 0)
    assert len(requests) == len(sandbox.requests)
    assert not any("Signature" in span.to_json() for span in requests)
