"""Create stores of all kinds, their items, collections of these, and search in them."""

import uuid

from stores import connect, ready_store
from twelvelabs import (
    AssetTypeFilter,
    EnrichmentConfig_Description,
    EnrichmentConfig_JsonSchema,
    EnrichmentConfigJsonSchemaJsonSchema,
    IngestionConfig,
    ItemIdFilter,
    KnowledgeStoreSearchQuery,
    SearchKnowledgeStoreFilter,
    SearchKnowledgeStoreOptions,
    VideoSearchOptions,
)


def show(answer):
    print(len(answer.data), "set" if answer.next_page_token else "none")
    for hit in answer.data:
        if hit.asset_type == "video":
            print(f"{hit.rank} {hit.item_id} {len(hit.matches)}")
            for match in hit.matches[:3]:
                print(f"{match.start_sec:.1f}-{match.end_sec:.1f} {match.modalities}")
        if hit.metadata is not None:
            print(hit.metadata)


def kinds(client):
    plain = client.knowledge_stores.create(name=f"a-{uuid.uuid4()}", description="Plain", metadata={"team": "a"})
    described = client.knowledge_stores.create(
        name=f"b-{uuid.uuid4()}",
        ingestion_config=IngestionConfig(
            enrichment_config=EnrichmentConfig_Description(description="The subject and the mood of each shot.")
        ),
    )
    schema = client.knowledge_stores.create(
        name=f"c-{uuid.uuid4()}",
        ingestion_config=IngestionConfig(
            enrichment_config=EnrichmentConfig_JsonSchema(
                json_schema=EnrichmentConfigJsonSchemaJsonSchema(
                    type="object",
                    properties={"subject": {"type": "string", "description": "Who or what is seen."}},
                )
            )
        ),
    )
    print(plain.id, plain.metadata, described.id, schema.id)
    for store in (plain, described, schema):
        client.knowledge_stores.delete(knowledge_store_id=store.id)


def changes(client):
    store = client.knowledge_stores.create(name=f"d-{uuid.uuid4()}")
    read = client.knowledge_stores.retrieve(knowledge_store_id=store.id)
    print(read.id, read.item_count)
    new = client.knowledge_stores.update(
        knowledge_store_id=store.id, name=f"e-{uuid.uuid4()}", description="New", metadata={"stage": "new"}
    )
    print(new.name, new.description, new.metadata)
    for number, each in enumerate(client.knowledge_stores.list(page_limit=5)):
        print(each.id, each.name, each.item_count)
        if number >= 4:
            break


def items_of(client, store_id, items):
    for item in client.knowledge_store_items.list(
        knowledge_store_id=store_id, page_limit=50, sort_by="created_at", sort_option="desc"
    ):
        print(item.id, item.asset_type, item.status)
    assert list(client.knowledge_store_items.list(knowledge_store_id=store_id, status=["ready"]))
    one = client.knowledge_store_items.retrieve(knowledge_store_id=store_id, item_id=next(iter(items.values())))
    print(one.id, one.asset_type, one.system_metadata is not None)
    group = client.knowledge_store_item_collections.create(
        knowledge_store_id=store_id, name=f"f-{uuid.uuid4()}", description="Some", metadata={"group": "best"}
    )
    ids = list(items.values())
    calls = client.knowledge_store_item_collections
    calls.add_items(knowledge_store_id=store_id, collection_id=group.id, item_ids=ids)
    assert len(list(calls.list_items(knowledge_store_id=store_id, collection_id=group.id))) == len(ids)
    new = calls.update(knowledge_store_id=store_id, collection_id=group.id, description="Others")
    assert new.description == "Others"
    calls.remove_items(knowledge_store_id=store_id, collection_id=group.id, item_ids=[ids[0]])
    for each in calls.list(knowledge_store_id=store_id):
        print(each.id, each.name)
    calls.delete(knowledge_store_id=store_id, collection_id=group.id)


def search(client, store_id, items):
    visual = SearchKnowledgeStoreOptions(video=VideoSearchOptions(modalities=["visual"]))
    query = KnowledgeStoreSearchQuery(text="something that moves")
    show(client.knowledge_stores.search(knowledge_store_id=store_id, query=query, search_options=visual))
    show(
        client.knowledge_stores.search(
            knowledge_store_id=store_id, query=query, search_options=visual, group_by="item"
        )
    )
    show(
        client.knowledge_stores.search(
            knowledge_store_id=store_id,
            query=KnowledgeStoreSearchQuery(text="talk"),
            filter=SearchKnowledgeStoreFilter(asset_type=AssetTypeFilter(eq="video")),
            search_options=SearchKnowledgeStoreOptions(video=VideoSearchOptions(modalities=["visual", "audio"])),
            include_metadata=True,
        )
    )
    show(
        client.knowledge_stores.search(
            knowledge_store_id=store_id,
            query=KnowledgeStoreSearchQuery(text="anything"),
            filter=SearchKnowledgeStoreFilter(item_id=ItemIdFilter(in_=[items["video"]])),
            search_options=visual,
        )
    )
    page = client.knowledge_stores.search(
        knowledge_store_id=store_id, query=query, search_options=visual, page_size=1
    )
    show(page)
    if page.next_page_token:
        show(
            client.knowledge_stores.search(
                knowledge_store_id=store_id,
                query=query,
                search_options=visual,
                page_size=1,
                page_token=page.next_page_token,
            )
        )


with connect() as client:
    kinds(client)
    changes(client)
    setup = ready_store(client)
    items_of(client, setup.store.id, setup.items)
    search(client, setup.store.id, setup.items)
    client.knowledge_stores.delete(knowledge_store_id=setup.store.id)
