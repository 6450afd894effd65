"""Complete calls without a socket, from the method to the models, against bare httpx and the vendor's SDK.

    python -m benchmarks.calls

The responses come from an `httpx.MockTransport`, so only building the request, httpx itself and decoding are
measured. "Bare" is an `httpx.Client` that decodes the response into dicts with `json()`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import httpx
from twelvelabs_lowlevel.server import API_KEY_HEADER

from .answers import ITEMS, SEGMENTS, embeddings, indexed_asset_page
from .turns import medians, serve

BASE = "http://platform.invalid/v1.3"
LISTING, EMBEDDING = "list", "embed"
PER_CALL = {LISTING: ITEMS, EMBEDDING: SEGMENTS}
TITLES = {
    LISTING: "a page of 50 indexed assets, items",
    EMBEDDING: "embeddings of 100 segments of 1,024 floats, segments",
}


def http_client() -> httpx.Client:
    """An HTTP client whose responses come from memory."""
    answers = {"GET": indexed_asset_page(), "POST": embeddings()}
    headers = {"content-type": "application/json"}

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=answers[request.method], headers=headers)

    return httpx.Client(transport=httpx.MockTransport(answer), headers={API_KEY_HEADER: "key"})


def bare(call: str) -> Callable[[], int]:
    """httpx alone."""
    http = http_client()
    if call == LISTING:
        url = f"{BASE}/indexes/i/indexed-assets"
        return lambda: len(http.get(url, params={"page": 1, "page_limit": ITEMS}).json()["data"])
    body = {"input_type": "text", "model_name": "marengo3.0", "text": {"input_text": "a harbor"}}
    return lambda: len(http.post(f"{BASE}/embed-v2", json=body).json()["data"])


def ours(call: str) -> Callable[[], int]:
    """This package."""
    from twelvelabs_client import TwelveLabs

    client = TwelveLabs("key", base_url=BASE, http_client=http_client())
    if call == LISTING:
        return lambda: len(client.indexes.indexed_assets.list("i", page=1, page_limit=ITEMS).items)
    text = {"input_text": "a harbor"}
    return lambda: len(client.embed.v_2.create(input_type="text", model_name="marengo3.0", text=text).data)


def vendor(call: str) -> Callable[[], int]:
    """The vendor's SDK."""
    from twelvelabs import TextInputRequest, TwelveLabs

    client = TwelveLabs(api_key="key", base_url=BASE, httpx_client=http_client())
    if call == LISTING:
        return lambda: len(client.indexes.indexed_assets.list("i", page=1, page_limit=ITEMS).items or ())
    text = TextInputRequest(input_text="a harbor")
    return lambda: len(client.embed.v_2.create(input_type="text", model_name="marengo3.0", text=text).data)


CLIENTS = {one.__name__: one for one in (vendor, ours, bare)}


def contend(name: str, call: str) -> None:
    """Run as a contender until the end of standard input."""
    job = CLIENTS[name](call)
    assert job() == PER_CALL[call]
    serve(lambda times: [job() for _ in range(times)])


def main(rounds: int = 11) -> None:
    """Print the items per second of each contender, and the ratio to the vendor's SDK."""
    times = {LISTING: {"vendor": 5, "ours": 60, "bare": 60}, EMBEDDING: {"vendor": 1, "ours": 15, "bare": 5}}
    for call, title in TITLES.items():
        contenders = {name: ("benchmarks.calls", "--contender", name, call) for name in CLIENTS}
        found = medians(contenders, times=times[call], rounds=rounds)
        print(f"\ncomplete calls without a socket: {title}")
        for name, one in found.items():
            print(
                f"  {name:<8} {PER_CALL[call] / one.wall:9,.0f}/s  {found['vendor'].wall / one.wall:6.1f} x vendor"
                f"   CPU {one.cpu * 1e3:8.3f} ms  {found['vendor'].cpu / one.cpu:6.1f} x vendor"
            )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--contender", name, call]:
            contend(name, call)
        case _:
            main()
