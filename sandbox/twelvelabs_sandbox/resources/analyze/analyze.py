"""The synchronous analysis of a video or images, with the text as JSON or as a stream of events."""

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.inference.text import pieces
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Response, Stream
from twelvelabs_sandbox.resources.analyze.body import SYNC_LIMIT
from twelvelabs_sandbox.resources.analyze.request import Analysis, Outcome
from twelvelabs_sandbox.resources.registry import Request, handles

# Real seconds between two events of a stream at speed 1.
PAUSE = 0.02


@handles("create_analysis")
def create_analysis(request: Request) -> Response:
    """Analyze a video or images."""
    analysis = Analysis.read(request.backend, request.body)
    try:
        outcome = analysis.run(request.backend, SYNC_LIMIT)
    finally:
        analysis.release(request.backend)
    generation_id = request.backend.ids.uuid4("analysis")
    if request.body.flag("stream", default=True):
        events = [orjson.dumps(event) + b"\n" for event in _events(outcome, generation_id)]
        return Response(200, Stream(events, stream_pause(request.backend)), {"content-type": "application/x-ndjson"})
    whole = present(
        id=generation_id,
        data=outcome.text,
        finish_reason=outcome.finish_reason,
        usage=outcome.usage,
        error=outcome.warning,
    )
    return Response.json(200, whole)


def stream_pause(backend: Backend) -> float:
    """Real seconds between two events of a stream."""
    return PAUSE / backend.clock.speed


def _events(outcome: Outcome, generation_id: str) -> list[JsonObject]:
    metadata: JsonObject = {"generation_id": generation_id}
    end = present(
        event_type="stream_end",
        finish_reason=outcome.finish_reason,
        metadata={**metadata, "usage": outcome.usage},
        error=outcome.warning,
    )
    texts: list[JsonObject] = [{"event_type": "text_generation", "text": piece} for piece in pieces(outcome.text)]
    return [{"event_type": "stream_start", "metadata": metadata}, *texts, end]
