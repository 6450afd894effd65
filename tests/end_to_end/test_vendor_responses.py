"""The vendor's SDK on knowledge stores: search, answers with citations, sessions, and the stream."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from twelvelabs import KnowledgeStoreSearchQuery, ResponseInputItem


def test_search_and_answers(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    with clip.open("rb") as file:
        asset = vendor.assets.create(method="direct", file=file, filename="meadow.mp4")
    finish_work()
    store = vendor.knowledge_stores.create(name="archive")
    item = vendor.knowledge_store_items.create(store.id, asset_id=asset.id)
    finish_work()

    found = vendor.knowledge_stores.search(
        store.id, query=KnowledgeStoreSearchQuery(text="green meadow"), include_metadata=True
    )
    (hit,) = found.data
    assert (hit.asset_type, hit.item_id, hit.matches[0].modalities) == ("video", item.id, ["visual"])
    assert hit.metadata.system.width == 1280
    assert found.effective_search_options.video.modalities == ["visual"]

    question = [ResponseInputItem(type="message", role="user", content="Where is it green?")]
    answer = vendor.responses.create(knowledge_store_id=store.id, input=question, instructions="Be brief.")
    assert (answer.status, answer.knowledge_store_id) == ("completed", store.id)
    (part,) = answer.output[0].content
    (citation,) = part.annotations
    assert (citation.type, citation.item_id, citation.title) == ("video_citation", item.id, "meadow.mp4")
    assert part.text[citation.start_index : citation.end_index + 1] == "[1]"

    again = [ResponseInputItem(type="message", role="user", content="And when?")]
    events = list(
        vendor.responses.create_stream(knowledge_store_id=store.id, input=again, session_id=answer.session_id)
    )
    text = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    assert text == part.text
    assert (events[0].type, events[-1].type) == ("response.created", "response.completed")
    assert events[-1].response.session_id == answer.session_id
    assert [event.sequence_number for event in events] == list(range(len(events)))
