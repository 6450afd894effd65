"""`twelvelabs knowledge-stores`: knowledge stores, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from ..groups import Group
from ..names import KNOWLEDGE_STORE, Named, find
from ..outcomes import Tally, for_each, limited
from ..output import Record, record_of
from ..session import Session, pass_session
from ..words import Count, count_text

COLUMNS = ("id", "name", "item_count", "description", "created_at")
ITEM_COLUMNS = ("id", "asset_type", "status", "asset_id", "created_at")


@click.group(cls=Group)
def knowledge_stores() -> None:
    """Knowledge stores, and what is in them."""


@knowledge_stores.command("list")
@click.option("--limit", type=Count(), help="At most this many (default: all).")
@pass_session
def list_(session: Session, limit: int | None) -> None:
    """List knowledge stores, newest first."""
    found = session.client.knowledge_stores.list(page_limit=min(limit or 50, 50))
    session.output.write_all(map(record_of, limited(found, limit)), COLUMNS, empty="There are no knowledge stores.")


@knowledge_stores.command()
@click.argument("store", type=Named(KNOWLEDGE_STORE))
@pass_session
def get(session: Session, store: str) -> None:
    """Show a knowledge store."""
    session.output.write_one(record_of(find(KNOWLEDGE_STORE, store, session)), COLUMNS)


@knowledge_stores.command()
@click.argument("name")
@click.option("--description", help="What is in it.")
@pass_session
def create(session: Session, name: str, description: str | None) -> None:
    """Create a knowledge store."""
    created = session.client.knowledge_stores.create(name=name, description=description)
    session.output.write_one(record_of(created), COLUMNS)


@knowledge_stores.command()
@click.argument("stores", metavar="STORE...", nargs=-1, required=True, type=Named(KNOWLEDGE_STORE))
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_session
def rm(session: Session, stores: Sequence[str], yes: bool) -> None:
    """Delete knowledge stores and all their items for good."""
    ids = [find(KNOWLEDGE_STORE, each, session).id for each in dict.fromkeys(stores)]
    session.confirm(f"Deleting {count_text(len(ids), 'knowledge store')} for good", yes=yes)
    deleted = for_each(session, ids, session.client.knowledge_stores.delete, "deleted")
    session.output.write_all(deleted, ("id", "status"), empty="Nothing was deleted.")


@knowledge_stores.command()
@click.argument("store", type=Named(KNOWLEDGE_STORE))
@click.option("--limit", type=Count(), help="At most this many (default: all).")
@pass_session
def items(session: Session, store: str, limit: int | None) -> None:
    """List the items of a knowledge store, newest first."""
    target = find(KNOWLEDGE_STORE, store, session).id
    found = session.client.knowledge_store_items.list(target, page_limit=min(limit or 50, 50))
    session.output.write_all(map(record_of, limited(found, limit)), ITEM_COLUMNS, empty="There are no items.")


@knowledge_stores.command()
@click.argument("store", type=Named(KNOWLEDGE_STORE))
@click.argument("assets", metavar="ASSET_ID...", nargs=-1, required=True)
@pass_session
def add(session: Session, store: str, assets: Sequence[str]) -> None:
    """Add assets that are ready to a knowledge store."""
    target = find(KNOWLEDGE_STORE, store, session).id

    def added() -> Iterator[Record]:
        from ...errors import ApiError

        tally = Tally(session, len(assets))
        for each in assets:
            try:
                item = session.client.knowledge_store_items.create(target, asset_id=each)
            except ApiError as error:
                tally.failed(each, error)
            else:
                tally.succeeded()
                yield record_of(item)
        tally.finish()

    session.output.write_all(added(), ITEM_COLUMNS, empty="Nothing was added.")
