"""Spans of OpenTelemetry for the requests of all clients, one for each attempt, without the signatures of URLs."""

import httpx
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor, RequestInfo
from opentelemetry.trace import Span, TracerProvider


def instrument(tracer_provider: TracerProvider | None = None) -> HTTPXClientInstrumentor:
    """Instrument httpx. To stop, call `uninstrument()` of the result."""
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(
        tracer_provider=tracer_provider, request_hook=_without_query, async_request_hook=_async_without_query
    )
    return instrumentor


def _without_query(span: Span, request: RequestInfo) -> None:
    """The parts of an upload are sent to URLs whose query lets anyone else send them."""
    url = str(httpx.URL(str(request.url)).copy_with(query=None)) if request else ""
    for name in ("http.url", "url.full"):
        if name in getattr(span, "attributes", ()):
            span.set_attribute(name, url)


async def _async_without_query(span: Span, request: RequestInfo) -> None:
    _without_query(span, request)
