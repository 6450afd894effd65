"""`twelvelabs knowledge-stores`: knowledge stores and their items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import click

from ..formatting import count_text
from ..groups import Group
from ..named_objects import KNOWLEDGE_STORE, Named, find
from ..output import Record, record_of
from ..parameters import limit_option, page_size, yes_option
from ..session import Session, pass_session
from ..tally import delete_each, for_each

COLUMNS = ("id", "name", "item_count", "description", "created_at")
ITEM_COLUMNS = ("id", "asset_type", "status", "asset_id", "created_at")


@click.group(cls=Group)
def knowledge_stores() -> None:
    """Knowledge stores and their items."""


@knowledge_stores.command("list")
@limit_option
@pass_session
def list_(session: Session, limit: int | None) -> None:
    """List knowledge stores, newest first."""
    found = session.client.knowledge_stores.list(page_limit=page_size(limit))
    session.output.write_all(map(record_of, islice(found, limit)), COLUMNS, empty="There are no knowledge stores.")


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
@yes_option
@pass_session
def rm(session: Session, stores: Sequence[str], yes: bool) -> None:
    """Delete knowledge stores and all their items permanently."""
    ids = [find(KNOWLEDGE_STORE, each, session).id for each in dict.fromkeys(stores)]
    session.confirm(f"Deleting {count_text(len(ids), 'knowledge store')} permanently", yes=yes)
    delete_each(session, ids, session.client.knowledge_stores.delete)


@knowledge_stores.command()
@click.argument("store", type=Named(KNOWLEDGE_STORE))
@limit_option
@pass_session
def items(session: Session, store: str, limit: int | None) -> None:
    """List the items of a knowledge store, newest first."""
    target = find(KNOWLEDGE_STORE, store, session).id
    found = session.client.knowledge_store_items.list(target, page_limit=page_size(limit))
    session.output.write_all(map(record_of, islice(found, limit)), ITEM_COLUMNS, empty="There are no items.")


@knowledge_stores.command()
@click.argument("store", type=Named(KNOWLEDGE_STORE))
@click.argument("assets", metavar="ASSET_ID...", nargs=-1, required=True)
@pass_session
def add(session: Session, store: str, assets: Sequence[str]) -> None:
    """Add assets that are ready to a knowledge store."""
    target = find(KNOWLEDGE_STORE, store, session).id

    def add_one(asset_id: str) -> Record:
        return record_of(session.client.knowledge_store_items.create(target, asset_id=asset_id))

    session.output.write_all(for_each(session, assets, add_one), ITEM_COLUMNS, empty="Nothing was added.")
