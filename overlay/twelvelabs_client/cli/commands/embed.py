"""`twelvelabs embed`: embeddings in a file or on stdout."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..failures import CommandError
from ..formatting import count_text
from ..groups import Command
from ..output import Record
from ..parameters import file_type, timeout_option
from ..progress import UploadProgress, view
from ..progress_view import ProgressLine
from ..session import Session, pass_session
from ..stdio import print_message
from ..waits import wait_timeout

if TYPE_CHECKING:
    from ..._uploads.progress import UploadEvent
    from ...types import EmbeddingSuccessResponse, EmbeddingTaskResponse

COLUMNS = ("start_sec", "end_sec", "embedding_option", "embedding_scope", "dimensions")
_SUFFIXES = (".npy", ".parquet", ".jsonl")
_KINDS = ("text", "image", "audio", "video", "document")


@click.command(cls=Command)
@click.argument("source", metavar="[SOURCE]", required=False, type=file_type)
@click.option("--text", help="A text to embed, instead of SOURCE.")
@click.option("--task", metavar="ID", help="The id of an embedding task that was started before, instead of SOURCE.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file .npy, .parquet or .jsonl.")
@click.option("--type", "kind", type=click.Choice(_KINDS), help="The kind of SOURCE (default: by its name or asset).")
@click.option("--model", default="marengo3.0", show_default=True, help="The model.")
@timeout_option
@pass_session
def embed(
    session: Session,
    source: str | None,
    text: str | None,
    task: str | None,
    out: Path | None,
    kind: str | None,
    model: str,
    timeout: float | None,
) -> None:
    """Create embeddings of text, images, audio or video.

    SOURCE is the id of an asset, a public URL, or a file. Audio, video and documents are uploaded as assets first.

    A .npy file has an array of shape (segments, dimension); .parquet and .jsonl have the segment and option of each
    vector as well.
    """
    if [source, text, task].count(None) != 2:
        raise click.UsageError("Give one of SOURCE, --text and --task.")
    if out is not None and out.suffix not in _SUFFIXES:
        raise click.UsageError(f"--out takes a file that ends in {', '.join(_SUFFIXES)}.")
    if out is not None and not out.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {out.absolute().parent}.")
    client = session.client
    if text is not None:
        found: Any = client.embed.v_2.create(input_type="text", model_name=model, text={"input_text": text})
    elif source is not None and (image := _image(source, kind)) is not None:
        given: dict[str, Any] = {"image": {"media_source": image}}
        found = client.embed.v_2.create(input_type="image", model_name=model, **given)
    else:
        if task is None:
            media, kind = _media(session, str(source), kind, timeout)
            given = {kind: {"media_source": media}}
            task = client.embed.v_2.tasks.create(input_type=kind, model_name=model, **given).id
        found = _waited(session, task, out, timeout)
    if out is None:
        session.output.write_all(_records(found, session.output.format), COLUMNS, empty="There are no embeddings.")
        return
    _write(found, out)
    print_message(f"Wrote {count_text(len(found), 'embedding')} to {out}.")


def _kind_of(source: str) -> str | None:
    from ..._uploads.media_types import by_name, kind_of
    from ..._uploads.urls import display_path

    return kind_of(by_name(display_path(source)))


def _image(source: str, kind: str | None) -> dict[str, str] | None:
    """An image that can be sent with the request: a URL or a file."""
    is_url, is_file = "://" in source, Path(source).is_file()
    if (kind or ((is_url or is_file) and _kind_of(source))) != "image":
        return None
    if is_url:
        return {"url": source}
    if is_file:
        return {"base_64_string": base64.b64encode(Path(source).read_bytes()).decode()}
    return {"asset_id": source}


def _media(session: Session, source: str, kind: str | None, timeout: float | None) -> tuple[dict[str, str], str]:
    """The media source of a task, and its input type."""
    if "://" in source:
        kind = kind or _kind_of(source)
        if kind is None:
            raise click.UsageError(f"The type of {source} cannot be inferred from its name: give --type.")
        return {"url": source}, kind
    if Path(source).is_file():
        with view() as shown:
            progress = UploadProgress(shown, 1, Path(source).stat().st_size)

            def on_progress(event: UploadEvent) -> None:
                if event.asset is not None:  # uploaded: a resumed command starts with the asset
                    asset_id = event.asset.id
                    session.remaining = lambda: [[asset_id if each == source else each for each in session.arguments]]
                progress.on_event(event)

            session.remaining = lambda: [session.arguments]
            asset = session.client.assets.upload(
                source, wait=True, on_progress=on_progress, **wait_timeout(timeout, "wait_timeout")
            )
        print_message(f"Uploaded {source} as asset {asset.id}.")
    elif _kind_of(source) is not None:
        raise click.UsageError(f"There is no file {source}.")
    else:
        asset = session.client.assets.retrieve(source)
    found = kind or str(asset.file_type or "").partition("/")[0]
    return {"asset_id": asset.id}, found if found in _KINDS else "document"


def _waited(session: Session, task: str, out: Path | None, timeout: float | None) -> EmbeddingTaskResponse:
    target = [] if out is None else ["--out", str(out)]
    session.remaining = lambda: [["embed", "--task", task, *target]]
    with view() as shown:
        shown.show(ProgressLine("embedding", "processing", None))
        found = session.client.embed.v_2.tasks.wait_until_ready(task, **wait_timeout(timeout))
    session.remaining = None
    return found


def _records(found: EmbeddingSuccessResponse | EmbeddingTaskResponse, form: str) -> Iterator[Record]:
    """An embedding per record. A table and tab-separated values leave the vectors out."""
    for one in found.data or ():
        record = dict(one.model_dump(mode="json", exclude_none=True))
        vector: Sequence[float] = record.pop("embedding", [])
        own = {"embedding": vector} if form.startswith("json") else {}
        yield {**record, "dimensions": len(vector), **own}


def _write(found: EmbeddingSuccessResponse | EmbeddingTaskResponse, out: Path) -> None:
    import json

    temporary = out.with_name(f".{out.name}.part")
    try:
        if out.suffix == ".npy":
            array = found.numpy()
            import numpy  # installed: numpy() above raises ImportError otherwise

            with temporary.open("wb") as file:
                numpy.save(file, array)
        elif out.suffix == ".parquet":
            found.dataframe(library="polars").write_parquet(temporary)
        else:
            with temporary.open("w", encoding="utf-8") as lines:
                lines.writelines(f"{json.dumps(record)}\n" for record in _records(found, "jsonl"))
        temporary.replace(out)
    except ImportError as error:
        raise CommandError(str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
