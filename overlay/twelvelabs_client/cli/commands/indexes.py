"""`twelvelabs indexes`: indexes, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from ..groups import Group
from ..names import INDEX, Named, find
from ..outcomes import Tally, for_each, limited
from ..output import Record, record_of
from ..session import Session, pass_session
from ..words import Count, count_text

COLUMNS = ("id", "index_name", "model_names", "video_count", "total_duration", "created_at")
ITEM_COLUMNS = ("id", "system_metadata.filename", "status", "system_metadata.duration", "asset_id", "created_at")


@click.group(cls=Group)
def indexes() -> None:
    """Indexes, and what is in them."""


def _record(index: object) -> Record:
    record = dict(record_of(index))
    models = record.get("models") or []
    return {**record, "model_names": [each.get("model_name", "") for each in models]}


@indexes.command("list")
@click.option("--limit", type=Count(), help="At most this many (default: all).")
@pass_session
def list_(session: Session, limit: int | None) -> None:
    """List indexes, newest first."""
    found = session.client.indexes.list(page_limit=min(limit or 50, 50))
    session.output.write_all(map(_record, limited(found, limit)), COLUMNS, empty="There are no indexes.")


@indexes.command()
@click.argument("index", type=Named(INDEX))
@pass_session
def get(session: Session, index: str) -> None:
    """Show an index."""
    session.output.write_one(record_of(find(INDEX, index, session)), COLUMNS)


@indexes.command()
@click.argument("name")
@click.option("--model", default="marengo3.0", show_default=True, help="The model of the index.")
@click.option(
    "--option",
    "options",
    type=click.Choice(["visual", "audio"]),
    multiple=True,
    help="What is indexed (default: both).",
)
@pass_session
def create(session: Session, name: str, model: str, options: Sequence[str]) -> None:
    """Create an index."""
    wanted: list[dict[str, Any]] = [{"model_name": model, "model_options": list(options or ("visual", "audio"))}]
    created = session.client.indexes.create(index_name=name, models=wanted)
    session.output.write_one(_record(session.client.indexes.retrieve(created.id)), COLUMNS)


@indexes.command()
@click.argument("names", metavar="INDEX...", nargs=-1, required=True, type=Named(INDEX))
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_session
def rm(session: Session, names: Sequence[str], yes: bool) -> None:
    """Delete indexes and everything indexed in them for good."""
    found = {each: find(INDEX, each, session) for each in dict.fromkeys(names)}
    contents = sum(index.video_count or 0 for index in found.values())
    what = f"Deleting {count_text(len(found), 'index', 'indexes')} with {count_text(contents, 'video')} for good"
    session.confirm(what, yes=yes)
    ids = [index.id for index in found.values()]
    deleted = for_each(session, ids, session.client.indexes.delete, "deleted")
    session.output.write_all(deleted, ("id", "status"), empty="Nothing was deleted.")


@indexes.command()
@click.argument("index", type=Named(INDEX))
@click.option("--limit", type=Count(), help="At most this many (default: all).")
@pass_session
def items(session: Session, index: str, limit: int | None) -> None:
    """List what is in an index, newest first."""
    found = session.client.indexes.indexed_assets.list(find(INDEX, index, session).id, page_limit=min(limit or 50, 50))
    session.output.write_all(map(record_of, limited(found, limit)), ITEM_COLUMNS, empty="The index is empty.")


@indexes.command()
@click.argument("index", type=Named(INDEX))
@click.argument("assets", metavar="ASSET_ID...", nargs=-1, required=True)
@pass_session
def add(session: Session, index: str, assets: Sequence[str]) -> None:
    """Index assets that are ready."""
    target = find(INDEX, index, session).id

    def added() -> Iterator[Record]:
        from ...errors import ApiError

        tally = Tally(session, len(assets))
        for each in assets:
            try:
                created = session.client.indexes.indexed_assets.create(target, asset_id=each)
            except ApiError as error:
                tally.failed(each, error)
            else:
                tally.succeeded()
                yield {"id": created.id, "asset_id": each}
        tally.finish()

    session.output.write_all(added(), ("id", "asset_id"), empty="Nothing was added.")
