"""The operation that analyzes a video or images while the client waits: the text whole, or as a stream of events."""

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.inference.text import pieces
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Answer, Stream
from twelvelabs_sandbox.resources.analyze.request import Analysis, Outcome
from twelvelabs_sandbox.resources.registry import Call, handles

LONGEST = 3600.0
# Real seconds between two events at speed 1.
PAUSE = 0.02


@handles("create_analysis")
def create_analysis(call: Call) -> Answer:
    """Write about a video or images."""
    analysis = Analysis.read(call.engine, call.body)
    try:
        outcome = analysis.run(call.engine, LONGEST, LONGEST)
    finally:
        analysis.discard(call.engine)
    if call.body.flag("stream", default=True):
        events = [orjson.dumps(event) + b"\n" for event in _events(outcome)]
        return Answer(200, Stream(events, stream_pause(call.engine)), {"content-type": "application/x-ndjson"})
    whole = present(
        id=outcome.generation_id,
        data=outcome.text,
        finish_reason=outcome.finish_reason,
        usage=outcome.usage,
        error=outcome.warning,
    )
    return Answer.json(200, whole)


def stream_pause(engine: Engine) -> float:
    """Real seconds between two events of a stream."""
    return PAUSE / engine.clock.speed


def _events(outcome: Outcome) -> list[JsonObject]:
    metadata: JsonObject = {"generation_id": outcome.generation_id}
    end = present(
        event_type="stream_end",
        finish_reason=outcome.finish_reason,
        metadata={**metadata, "usage": outcome.usage},
        error=outcome.warning,
    )
    texts: list[JsonObject] = [{"event_type": "text_generation", "text": piece} for piece in pieces(outcome.text)]
    return [{"event_type": "stream_start", "metadata": metadata}, *texts, end]
