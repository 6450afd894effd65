"""Objects and pagers as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import anyio
import httpx
import pytest
import twelvelabs_lowlevel.models as models
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_lowlevel.notebook import items_as_html

from tests.contract.document import OPERATIONS

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
RESULTS = {
    "data": [
        {"rank": 1, "start": 10.0, "end": 20.0, "video_id": "v1"},
        {"rank": 2, "start": 40.0, "end": 80.0, "video_id": "v2"},
        {"id": "v3", "clips": [{"rank": 3, "start": 0.0, "end": 5.0}]},
    ],
    "page_info": {"total_results": 3},
}


class _Seen(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_an_asset_has_its_thumbnail_and_fields() -> None:
    ((_, example),) = OPERATIONS["retrieve_asset"].answer.content.values()
    shown = models.AssetDetail.from_dict(example)._repr_html_()
    (image,) = _Seen(shown).all("img")
    assert image["src"] == example["thumbnail"]["representative_url"]
    assert example["filename"] in shown
    assert "None" not in shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "http://["])
def test_only_web_addresses_are_loaded(url: str) -> None:
    shown = models.AssetDetail.from_dict({"_id": "a", "thumbnail": {"representative_url": url}})._repr_html_()
    assert not _Seen(shown).all("img")


def test_whatever_is_received_is_text() -> None:
    asset = models.AssetDetail.from_dict(
        {
            "_id": ATTACK,
            "filename": ATTACK,
            "status": ATTACK,
            "user_metadata": {ATTACK: ATTACK},
            "thumbnail": {"representative_url": f"https://x.example/{ATTACK}"},
            ATTACK: ATTACK,
        }
    )
    hits = models.SearchResults.from_dict({"data": [{"video_id": ATTACK, "start": 1.0, "end": 2.0}], "page_info": {}})
    for shown in (asset._repr_html_(), hits._repr_html_(), items_as_html(ATTACK, [asset])):
        seen = _Seen(shown)
        assert {tag for tag, _ in seen.tags} <= {*["div", "img", "table", "tr", "th", "td", "svg", "rect", "title"]}
        assert not any(name.startswith("on") for _, attributes in seen.tags for name in attributes)


def test_search_hits_are_on_a_timeline() -> None:
    shown = models.SearchResults.from_dict(RESULTS)._repr_html_()
    seen = _Seen(shown)
    assert len(seen.all("svg")) == 3
    bars = [bar for bar in seen.all("rect") if bar["height"] == "12"]
    assert [(bar["x"], bar["width"]) for bar in bars] == [("80.0", "80.0"), ("320.0", "320.0"), ("0.0", "40.0")]
    assert "10.0 to 20.0 s, rank 1" in shown


def test_damaged_values_do_no_harm() -> None:
    data = [None, {"start": -1, "end": 5, "video_id": "v"}, {"start": 9, "end": 1, "video_id": "v"}, {"rank": "x"}]
    shown = models.SearchResults.from_dict({"data": data, "page_info": None})._repr_html_()
    assert "<svg" not in shown


def test_an_index_has_its_counts() -> None:
    ((_, example),) = OPERATIONS["retrieve_index"].answer.content.values()
    shown = models.IndexSchema.from_dict(example)._repr_html_()
    for name in ("index_name", "video_count", "total_duration"):
        assert f">{name}<" in shown
    assert "marengo" in shown


def test_long_lists_are_cut() -> None:
    assets = [models.Asset.from_dict({"_id": f"a{n}"}) for n in range(1000)]
    shown = items_as_html("assets", assets)
    assert "... 980 more" in shown
    assert len(shown) < 20_000
    assert 'title="a7"' in shown  # a cell is one line, and its tooltip has it all


@pytest.fixture
def sent() -> list[httpx.Request]:
    return []


@pytest.fixture
def transport(sent: list[httpx.Request]) -> httpx.MockTransport:
    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        page = {"limit_per_page": 1, "page": 1, "total_page": 2, "total_results": 2}
        return httpx.Response(200, json={"data": [{"_id": "a1", "filename": "<b>"}], "page_info": page})

    return httpx.MockTransport(respond)


def test_a_pager_shows_what_is_fetched_and_sends_nothing(
    transport: httpx.MockTransport, sent: list[httpx.Request]
) -> None:
    with httpx.Client(transport=transport) as http, TwelveLabs(api_key="k", http_client=http) as client:
        pager = client.assets.list()
        before = len(sent)
        assert "a1" in pager._repr_html_()
        assert "&lt;b&gt;" in pager._repr_html_()
        assert "a1" in str(dict(pager.__rich_repr__()))
        assert len(sent) == before


def test_an_asynchronous_pager_that_is_not_fetched_sends_nothing(
    transport: httpx.MockTransport, sent: list[httpx.Request]
) -> None:
    async def look() -> None:
        http = httpx.AsyncClient(transport=transport)
        async with http, AsyncTwelveLabs(api_key="k", http_client=http) as client:
            pager = client.assets.list()
            assert "not fetched yet" in pager._repr_html_()
            assert list(pager.__rich_repr__()) == []
            assert not sent
            await pager
            assert "a1" in pager._repr_html_()
            assert len(sent) == 1

    anyio.run(look)
