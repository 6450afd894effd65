"""`twelvelabs entities`: people and things to recognize, in collections."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import click

from ..formatting import count_text
from ..groups import Group
from ..named_objects import COLLECTION, Named, find
from ..output import record_of
from ..parameters import limit_option, page_size, yes_option
from ..session import Session, pass_session
from ..tally import delete_each

COLUMNS = ("id", "name", "status", "description", "created_at")
COLLECTION_COLUMNS = ("id", "name", "description", "created_at")


@click.group(cls=Group)
def entities() -> None:
    """People and things to recognize, in collections.

    In a search, <@ENTITY_ID> stands for an entity.
    """


@entities.command("list")
@click.argument("collection", type=Named(COLLECTION))
@limit_option
@pass_session
def list_(session: Session, collection: str, limit: int | None) -> None:
    """List the entities of a collection, newest first."""
    target = find(COLLECTION, collection, session).id
    found = session.client.entity_collections.entities.list(target, page_limit=page_size(limit))
    session.output.write_all(map(record_of, islice(found, limit)), COLUMNS, empty="There are no entities.")


@entities.command()
@click.argument("collection", type=Named(COLLECTION))
@click.argument("entity", metavar="ENTITY_ID")
@pass_session
def get(session: Session, collection: str, entity: str) -> None:
    """Show an entity."""
    target = find(COLLECTION, collection, session).id
    session.output.write_one(record_of(session.client.entity_collections.entities.retrieve(target, entity)), COLUMNS)


@entities.command()
@click.argument("collection", type=Named(COLLECTION))
@click.argument("name")
@click.argument("assets", metavar="ASSET_ID...", nargs=-1, required=True)
@click.option("--description", help="Who or what it is.")
@pass_session
def create(session: Session, collection: str, name: str, assets: Sequence[str], description: str | None) -> None:
    """Create an entity from assets that show it."""
    target = find(COLLECTION, collection, session).id
    created = session.client.entity_collections.entities.create(
        target, name=name, asset_ids=list(assets), description=description
    )
    session.output.write_one(record_of(created), COLUMNS)


@entities.command()
@click.argument("collection", type=Named(COLLECTION))
@click.argument("ids", metavar="ENTITY_ID...", nargs=-1, required=True)
@yes_option
@pass_session
def rm(session: Session, collection: str, ids: Sequence[str], yes: bool) -> None:
    """Delete entities permanently."""
    target = find(COLLECTION, collection, session).id
    session.confirm(f"Deleting {count_text(len(ids), 'entity', 'entities')} permanently", yes=yes)
    delete = session.client.entity_collections.entities.delete
    delete_each(session, ids, lambda each: delete(target, each))


@entities.group()
def collections() -> None:
    """Collections of entities."""


@collections.command("list")
@pass_session
def list_collections(session: Session) -> None:
    """List entity collections, newest first."""
    found = session.client.entity_collections.list(page_limit=50)
    session.output.write_all(map(record_of, found), COLLECTION_COLUMNS, empty="There are no entity collections.")


@collections.command("create")
@click.argument("name")
@click.option("--description", help="What is in it.")
@pass_session
def create_collection(session: Session, name: str, description: str | None) -> None:
    """Create an entity collection."""
    created = session.client.entity_collections.create(name=name, description=description)
    session.output.write_one(record_of(created), COLLECTION_COLUMNS)


@collections.command("rm")
@click.argument("names", metavar="COLLECTION...", nargs=-1, required=True, type=Named(COLLECTION))
@yes_option
@pass_session
def rm_collections(session: Session, names: Sequence[str], yes: bool) -> None:
    """Delete entity collections and all their entities permanently."""
    ids = [find(COLLECTION, each, session).id for each in dict.fromkeys(names)]
    session.confirm(f"Deleting {count_text(len(ids), 'entity collection')} permanently", yes=yes)
    delete_each(session, ids, session.client.entity_collections.delete)
