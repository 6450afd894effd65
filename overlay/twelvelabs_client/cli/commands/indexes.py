"""`twelvelabs indexes`: indexes and their contents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import click

from ..formatting import count_text
from ..groups import Group
from ..named_objects import INDEX, Named, find
from ..output import Record, record_of
from ..parameters import limit_option, page_size, yes_option
from ..session import Session, pass_session
from ..tally import delete_each, for_each

COLUMNS = ("id", "index_name", "model_names", "video_count", "total_duration", "created_at")
ITEM_COLUMNS = ("id", "system_metadata.filename", "status", "system_metadata.duration", "asset_id", "created_at")


@click.group(cls=Group)
def indexes() -> None:
    """Indexes and their contents."""


def _record(index: object) -> Record:
    record = dict(record_of(index))
    models = record.get("models") or []
    return {**record, "model_names": [each.get("model_name", "") for each in models]}


@indexes.command("list")
@limit_option
@pass_session
def list_(session: Session, limit: int | None) -> None:
    """List indexes, newest first."""
    found = session.client.indexes.list(page_limit=page_size(limit))
    session.output.write_all(map(_record, islice(found, limit)), COLUMNS, empty="There are no indexes.")


@indexes.command()
@click.argument("index", type=Named(INDEX))
@pass_session
def get(session: Session, index: str) -> None:
    """Show an index."""
    session.output.write_one(_record(find(INDEX, index, session)), COLUMNS)


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
@yes_option
@pass_session
def rm(session: Session, names: Sequence[str], yes: bool) -> None:
    """Delete indexes and all their indexed assets permanently."""
    found = {each: find(INDEX, each, session) for each in dict.fromkeys(names)}
    contents = sum(index.video_count or 0 for index in found.values())
    what = f"Deleting {count_text(len(found), 'index', 'indexes')} with {count_text(contents, 'video')} permanently"
    session.confirm(what, yes=yes)
    ids = [index.id for index in found.values()]
    delete_each(session, ids, session.client.indexes.delete)


@indexes.command()
@click.argument("index", type=Named(INDEX))
@limit_option
@pass_session
def items(session: Session, index: str, limit: int | None) -> None:
    """List the indexed assets of an index, newest first."""
    found = session.client.indexes.indexed_assets.list(find(INDEX, index, session).id, page_limit=page_size(limit))
    session.output.write_all(map(record_of, islice(found, limit)), ITEM_COLUMNS, empty="The index is empty.")


@indexes.command()
@click.argument("index", type=Named(INDEX))
@click.argument("assets", metavar="ASSET_ID...", nargs=-1, required=True)
@pass_session
def add(session: Session, index: str, assets: Sequence[str]) -> None:
    """Add assets that are ready to an index."""
    target = find(INDEX, index, session).id

    def add_one(asset_id: str) -> Record:
        return {"id": session.client.indexes.indexed_assets.create(target, asset_id=asset_id).id, "asset_id": asset_id}

    session.output.write_all(for_each(session, assets, add_one), ("id", "asset_id"), empty="Nothing was added.")
