"""`twelvelabs search`: moments in an index, optionally cut out as clips."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click

from ..clips import MediaFolder, check_installed, cut
from ..formatting import timestamp_text
from ..groups import Command
from ..named_objects import INDEX, Named, find
from ..output import Record, record_of
from ..parameters import file_type, page_size
from ..progress import view
from ..progress_view import ProgressLine, files_text
from ..session import Session, pass_session
from ..stdio import print_message
from ..tally import Tally

COLUMNS = ("rank", "start", "end", "filename", "id", "transcription")
_GROUP_COLUMNS = ("id", "filename", "clip_count", "start", "end")
_WHERE = ("visual", "audio", "transcription")


@click.command(cls=Command)
@click.argument("query", required=False)
@click.option("--index", required=True, type=Named(INDEX), help="The index to search.")
@click.option(
    "--image",
    "images",
    type=file_type,
    multiple=True,
    metavar="FILE",
    help="An image to look for, or its URL. May be repeated.",
)
@click.option(
    "--in", "where", type=click.Choice(_WHERE), multiple=True, help="Where to look (default: what is indexed)."
)
@click.option("--group-by", type=click.Choice(["clip", "video"]), help="What a result is (default: clip).")
@click.option("--all-of", is_flag=True, help="Only moments that match everywhere (--in), not anywhere.")
@click.option(
    "--filter", "filter_", metavar="JSON", help='Only media that match, such as \'{"duration": {"gte": 60}}\'.'
)
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", default=10, show_default=True, help="At most this many results."
)
@click.option(
    "--clips", type=click.Path(file_okay=False, path_type=Path), help="A folder to write each result to, as MP4."
)
@click.option(
    "--media",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the files. Clips of files that are not there are cut out of the HLS stream of the index.",
)
@click.option("--open", "open_", is_flag=True, help="Open the best result: its clip, or the video.")
@pass_session
def search(
    session: Session,
    query: str | None,
    index: str,
    images: Sequence[str],
    where: Sequence[str],
    group_by: str | None,
    all_of: bool,
    filter_: str | None,
    limit: int,
    clips: Path | None,
    media: Path | None,
    open_: bool,
) -> None:
    """Find moments in an index, and cut them out.

    A result shows, says or sounds like QUERY.

    \b
    twelvelabs search "a goal is scored" --index matches
    twelvelabs search --image logo.png --index ads --group-by video
    twelvelabs search "a rabbit" --index films --clips cuts --media ~/films
    """
    if not query and not images:
        raise click.UsageError("Give a QUERY, an --image, or both.")
    if filter_ is not None:
        _check_filter(filter_)
    if clips is not None:
        if group_by == "video":
            raise click.UsageError("--clips and --group-by video exclude each other.")
        check_installed()
    found = find(INDEX, index, session)
    pager = session.client.search.query(
        index_id=found.id,
        query_text=query,
        query_media_file=[each for each in images if "://" not in each],
        query_media_url=[each for each in images if "://" in each],
        search_options=list(where) or _options_of(found),
        group_by=group_by,
        operator="and" if all_of else None,
        filter=filter_,
        page_limit=page_size(limit),
    )
    videos = _Videos(session, found.id)
    records: Iterator[Record] = (_record(item, videos) for item in islice(pager, limit))
    columns = _GROUP_COLUMNS if group_by == "video" else COLUMNS
    if clips is not None:
        folder = MediaFolder(media) if media is not None else None
        records, columns = _cut_all(session, list(records), videos, folder, clips), (*COLUMNS[:4], "clip")
    best: list[Record] = []
    if open_:
        records = iter(best := list(records))
    session.output.write_all(records, columns, empty="Nothing found.")
    if best:
        _open(best[0], videos)


def _check_filter(text: str) -> None:
    try:
        json.loads(text)
    except ValueError as error:
        raise click.UsageError(f"--filter is not JSON: {error}") from None


def _options_of(index: Any) -> list[str]:
    """The search options of an index: all modalities that it has indexed."""
    options = {option for model in index.models or () for option in model.model_options or ()}
    return [name for name in ("visual", "audio") if name in options] or ["visual"]


class _Videos:
    """The indexed assets of the results, each of which is retrieved once."""

    def __init__(self, session: Session, index_id: str) -> None:
        self._session = session
        self._index_id = index_id
        self._found: dict[str, Any] = {}

    def get(self, video_id: str) -> Any:
        if video_id not in self._found:
            items = self._session.client.indexes.indexed_assets
            self._found[video_id] = items.retrieve(self._index_id, video_id)
        return self._found[video_id]

    def filename(self, video_id: str) -> str | None:
        metadata = self.get(video_id).system_metadata
        name: str | None = metadata.filename if metadata is not None else None
        return name

    def stream(self, video_id: str) -> str | None:
        """The URL of the HLS stream of the index, or of the asset."""
        video = self.get(video_id)
        if video.hls is not None and video.hls.video_url:
            url: str = video.hls.video_url
            return url
        asset = self._session.client.assets.retrieve(video.asset_id) if video.asset_id else None
        return asset.hls.manifest_url if asset is not None and asset.hls is not None else None


def _record(item: Any, videos: _Videos) -> Record:
    """A result with the name of its file. One of a video has the times of its best clip."""
    record = dict(record_of(item))
    video_id = item.video_id or item.id
    best = min(item.clips, key=lambda clip: clip.rank or 0) if item.clips else item
    own: dict[str, Any] = {"id": video_id, "filename": videos.filename(video_id) if video_id else None}
    if item.clips:
        own["clip_count"] = len(item.clips)
    return {**record, **own, "start": best.start, "end": best.end}


def _cut_all(
    session: Session, records: Sequence[Record], videos: _Videos, media: MediaFolder | None, folder: Path
) -> Iterator[Record]:
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally(session, None)
    with view() as shown:
        for number, record in enumerate(records, 1):
            text = files_text(number - 1, len(records), 0, "clip")
            shown.show(ProgressLine("cutting clips", text, (number - 1) / len(records)))
            target = folder / _clip_name(number, record)
            try:
                cut(_media_of(record, videos, media), record["start"], record["end"], target)
            except click.ClickException as error:
                tally.failed(target.name, error)
                continue
            tally.succeeded()
            yield {**record, "clip": str(target)}
    tally.finish()


def _media_of(record: Record, videos: _Videos, media: MediaFolder | None) -> Path | str:
    """Where the video of a result is: in the folder, or on the web."""
    from ..failures import MissingError

    video_id, filename = record["id"], record["filename"]
    if media is not None and filename:
        metadata = videos.get(video_id).system_metadata
        path = media.find(filename, int(metadata.size) if metadata.size else None)
        if path is not None:
            return path
    url = videos.stream(video_id)
    if url is None:
        raise MissingError(f"{filename or video_id} is not in --media, and the index has no HLS stream of it")
    return url


def _clip_name(number: int, record: Record) -> str:
    stem = re.sub(r"[^\w.-]+", "_", Path(record["filename"] or record["id"]).stem)[:80]
    times = "-".join(timestamp_text(record[name]).replace(":", ".") for name in ("start", "end"))
    return f"{number:02}_{stem}_{times}.mp4"


def _open(record: Record, videos: _Videos) -> None:
    where = record.get("clip") or videos.stream(record["id"])
    if where is None:
        print_message("There is nothing to open: the index has no stream of the best result. Try --clips with --media.")
    elif click.launch(str(where)) != 0:
        print_message(f"Cannot open {where}")
