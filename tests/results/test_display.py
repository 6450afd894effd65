"""What people see when they print an object."""

from __future__ import annotations

from io import StringIO

import twelvelabs_lowlevel.models as models
from rich.console import Console

from tests.contract.document import OPERATIONS

VECTORS = {
    "data": [
        {
            "embedding": [0.0123456789 * n for n in range(512)],
            "embedding_option": "visual",
            "start_sec": s,
            "end_sec": s,
        }
        for s in (0.0, 6.0, 12.0, 18.0)
    ],
    "metadata": {"input_type": "video"},
}


def test_an_answer_of_four_vectors_fits() -> None:
    shown = repr(models.EmbeddingSuccessResponse.from_dict(VECTORS))
    assert len(shown) < 500
    assert "... 509 more" in shown
    assert "... 1 more" in shown


def test_an_asset_fits_in_a_few_lines_and_leaves_out_what_is_none() -> None:
    ((_, example),) = OPERATIONS["retrieve_asset"].answer.content.values()
    shown = repr(models.AssetDetail.from_dict(example))
    assert len(shown) < 900
    assert "None" not in shown
    assert "status='ready', created_at=2026-" in shown


def test_long_texts_lists_and_dicts_are_cut() -> None:
    asset = models.Asset.from_dict(
        {
            "_id": "a" * 10_000,
            "user_metadata": {f"k{n}": list(range(1000)) for n in range(1000)},
            "new": {"deep": [[[[[[[[1]]]]]]]]},
        }
    )
    shown = repr(asset)
    assert len(shown) < 700
    assert "(10,000 characters)" in shown
    assert "... 995 more" in shown
    assert "additional_properties={'new': " in shown


def test_short_lists_and_parts_of_requests_are_shown_whole() -> None:
    index = models.IndexModel(model_name="marengo3.0", model_options=["visual", "audio"])
    assert repr(index) == "IndexModel(model_name='marengo3.0', model_options=['visual', 'audio'])"
    item = models.ResponseInputItem(type="message", role="user", content="Hello")
    assert repr(item) == "ResponseInputItem(type='message', role='user', content='Hello')"


def test_rich_lays_out_the_same_fields() -> None:
    console = Console(file=StringIO(), width=100)
    console.print(models.EmbeddingSuccessResponse.from_dict(VECTORS))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "... 509 more" in shown
    assert "... 1 more" in shown
    assert "None" not in shown
