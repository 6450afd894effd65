"""Models with a field that the contract calls a vector, directly or nested, can make arrays."""

from typing import Any

from generator.bundle import bundle
from generator.contract import Contract


def notes(document: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What the templates get for each schema with vectors."""
    schemas = bundle(Contract(document))["components"]["schemas"]
    marked = {name: (schema.get("x-vector"), schema.get("x-holders")) for name, schema in schemas.items()}
    return {name: marks for name, marks in marked.items() if any(marks)}


def test_vectors_and_what_leads_to_them_are_annotated(document: dict[str, Any]) -> None:
    found = notes(document)
    assert found["EmbeddingData"] == ("embedding", None)
    assert found["EmbeddingSuccessResponse"] == (None, ["data"])
    assert found["EmbeddingResponse"] == (None, ["text_embedding", "image_embedding", "audio_embedding"])
    assert found["IndexedAssetDetailed"] == (None, ["embedding"])
    assert found["IndexedAssetEmbedding"] == (None, ["video_embedding"])
    assert not found.keys() & {"IndexedAsset", "IndexedAssetPage", "MediaEmbeddingTask", "CreateEmbeddingsRequest"}


def test_without_the_mark_nothing_is_annotated(document: dict[str, Any]) -> None:
    del document["components"]["schemas"]["EmbeddingData"]["properties"]["embedding"]["x-vector"]
    found = notes(document)
    assert not found.keys() & {"EmbeddingData", "EmbeddingSuccessResponse", "EmbeddingTaskResponse"}
    assert "VideoEmbedding" in found
