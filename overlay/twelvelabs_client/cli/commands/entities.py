"""`twelvelabs entities`: people and things to recognize, in collections."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..groups import Group
from ..names import COLLECTION, Named, find
from ..outcomes import for_each, limited
from ..output import record_of
from ..session import Session, pass_session
from ..words import Count, count_text

COLUMNS = ("id", "name", "status", "description", "created_at")
COLLECTION_COLUMNS = ("id", "name", "description", "created_at")


@click.group(cls=Group)
def entities() -> None:
    """People and things to recognize, in collections.

    In a search, <@ENTITY_ID> stands for an entity.
    """


@entities.command("list")
@click.argument("collection", type=Named(COLLECTION))
@click.option("--limit", type=Count(), help="At most this many (default: all).")
@pass_session
def list_(session: Session, collection: str, limit: int | None) -> None:
    """List the entities of a collection, newest first."""
    target = find(COLLECTION, collection, session).id
    found = session.client.entity_collections.entities.list(target, page_limit=min(limit or 50, 50))
    session.output.write_all(map(record_of, limited(found, limit)), COLUMNS, empty="There are no entities.")


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
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_session
def rm(session: Session, collection: str, ids: Sequence[str], yes: bool) -> None:
    """Delete entities for good."""
    target = find(COLLECTION, collection, session).id
    session.confirm(f"Deleting {count_text(len(ids), 'entity', 'entities')} for good", yes=yes)
    delete = session.client.entity_collections.entities.delete
    deleted = for_each(session, ids, lambda each: delete(target, each), "deleted")
    session.output.write_all(deleted, ("id", "status"), empty="Nothing was deleted.")


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
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_session
def rm_collections(session: Session, names: Sequence[str], yes: bool) -> None:
    """Delete entity collections and all their entities for good."""
    ids = [find(COLLECTION, each, session).id for each in dict.fromkeys(names)]
    session.confirm(f"Deleting {count_text(len(ids), 'entity collection')} for good", yes=yes)
    deleted = for_each(session, ids, session.client.entity_collections.delete, "deleted")
    session.output.write_all(deleted, ("id", "status"), empty="Nothing was deleted.")
