"""`twelvelabs analyze`: text, or JSON in a given format, about a video."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ..groups import Command
from ..output import record_of
from ..parameters import Duration
from ..session import Session, pass_session
from ..stdio import write_text, write_texts


@click.command(cls=Command)
@click.argument("video", metavar="ASSET")
@click.argument("prompt")
@click.option("--stream", is_flag=True, help="Write the text as it is generated.")
@click.option(
    "--schema", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A JSON Schema for the response."
)
@click.option("--model", help="The model (default: the platform's).")
@click.option("--temperature", type=float, help="0 to 1; higher is more varied.")
@click.option("--max-tokens", type=click.IntRange(1), metavar="N", help="The maximum length of the response in tokens.")
@click.option("--start", type=Duration(), help="Where to start in the video, such as 90 or 2m.")
@click.option("--end", type=Duration(), help="Where to stop in the video.")
@pass_session
def analyze(
    session: Session,
    video: str,
    prompt: str,
    stream: bool,
    schema: Path | None,
    model: str | None,
    temperature: float | None,
    max_tokens: int | None,
    start: float | None,
    end: float | None,
) -> None:
    """Ask a model about a video.

    ASSET is the id of a video, or its public URL. PROMPT is the instruction, such as "Summarize this video", or - to
    read it from stdin.
    """
    output = session.output
    if stream and not output.is_human_readable:
        raise click.UsageError("--stream writes text: omit --json, --jsonl, --quiet and --fields.")
    source: Any = {"type": "url", "url": video} if "://" in video else {"type": "asset_id", "asset_id": video}
    if "://" not in video and Path(video).is_file():
        raise click.UsageError(f"{video} is a file: upload it first (twelvelabs assets upload), and give the id.")
    given: dict[str, Any] = {
        "video": source,
        "prompt": sys.stdin.read() if prompt == "-" else prompt,
        "model_name": model,
        "response_format": None if schema is None else _schema(schema),
        "temperature": temperature,
        "max_tokens": max_tokens,
        "start_time": start,
        "end_time": end,
    }
    if stream:
        with session.client.analyze_stream(**given) as events:
            write_texts(event.text for event in events if event.event_type == "text_generation")
        return
    response = session.client.analyze(**given)
    if schema is not None and output.is_human_readable:
        write_text(json.dumps(response.parsed, indent=2, ensure_ascii=False))
    elif output.is_human_readable:
        write_text(response.data)
    else:
        parsed = {} if schema is None else {"parsed": response.parsed}
        output.write_one({**record_of(response), **parsed}, ("id", "data"))


def _schema(path: Path) -> Mapping[str, Any]:
    try:
        schema = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise click.UsageError(f"{path} is not JSON: {error}") from None
    if not isinstance(schema, Mapping):
        raise click.UsageError(f"{path} is not a JSON Schema: it must be an object.")
    return schema
