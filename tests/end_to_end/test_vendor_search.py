"""The vendor's SDK on search: results by text and by image, page by page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
from twelvelabs.indexes import IndexesCreateRequestModelsItem


def _frame(clip: Path) -> bytes:
    """A frame from the middle of the clip, as JPEG."""
    with av.open(str(clip)) as file:
        frame = next(frame for number, frame in enumerate(file.decode(video=0)) if number == 60)
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, "yuvj420p"
    encoder.framerate = 25
    return b"".join(bytes(packet) for packet in [*encoder.encode(frame.reformat(format="yuvj420p")), *encoder.encode()])


def test_search(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    models = [IndexesCreateRequestModelsItem(model_name="marengo3.0", model_options=["visual", "audio"])]
    index = vendor.indexes.create(index_name="searched", models=models)
    places = []
    for name in ("meadow.mp4", "forest.mp4", "burrow.mp4"):
        with clip.open("rb") as file:
            asset = vendor.assets.create(method="direct", file=file, filename=name)
        finish_work()
        metadata = {"place": name[:-4]}
        created = vendor.indexes.indexed_assets.create(index.id, asset_id=asset.id, user_metadata=metadata)
        places.append(created.id)
    finish_work()

    green = vendor.search.query(index_id=index.id, search_options=["visual"], query_text="green grass", page_limit=2)
    found = list(green)
    assert [clip.video_id for clip in found] == places
    assert [clip.rank for clip in found] == [1, 2, 3]
    assert (found[0].start, round(found[0].end, 1)) == (0.0, 5.3)
    assert list(vendor.search.query(index_id=index.id, search_options=["visual"], query_text="volcano")) == []

    grouped = vendor.search.query(
        index_id=index.id,
        search_options=["visual", "audio"],
        query_text="burrow",
        group_by="video",
        operator="or",
        filter='{"duration": {"lte": 6}}',
        include_user_metadata=True,
    )
    (video,) = list(grouped)
    assert (video.id, video.user_metadata, len(video.clips)) == (places[2], {"place": "burrow"}, 1)

    picture = ("frame.jpg", _frame(clip), "image/jpeg")
    by_image = vendor.search.query(
        index_id=index.id, search_options=["visual"], query_media_type="image", query_media_file=picture
    )
    assert {clip.video_id for clip in by_image} == set(places)

    first = vendor.search.create(index_id=index.id, search_options=["visual"], query_text="green", page_limit=2)
    assert (first.page_info.total_results, first.search_pool.total_count) == (3, 3)
    second = vendor.search.retrieve(first.page_info.next_page_token)
    assert [clip.rank for clip in second.data] == [3]
