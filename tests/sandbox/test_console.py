"""The console as an HTTP client sees it: what its pages show, and what it rejects."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.console.rendering import moment, plural, seconds, size
from twelvelabs_sandbox.console.uploads import part_cells
from twelvelabs_sandbox.control.latency import Latency

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\u202e{{ 7*7 }}"
PAGES = ["", "assets", "indexes", "uploads", "tasks", "requests", "search", "knowledge-stores", "control"]
_VOID = {"meta", "link", "img", "input", "source"}


class Document(HTMLParser):
    """A page as a browser reads it. An AssertionError if its elements are not properly nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._pieces: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    @property
    def text(self) -> str:
        return " ".join("".join(self._pieces).split())

    def all(self, tag: str, /, **attributes: str) -> list[dict[str, str | None]]:
        return [
            found
            for element, found in self.elements
            if element == tag and all(found.get(key) == value for key, value in attributes.items())
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        self._pieces.append(" " if tag == "dd" else "")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self._pieces.append(data)


class Browser:
    """A client that reads pages and sends their forms, as a browser without JavaScript."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def open(self, path: str = "", status: int = 200, **query: str) -> Document:
        answer = self.client.get(path, params=query or None)
        assert answer.status_code == status, answer.text
        return Document(answer.text)

    def fetch(self, address: object, **options: Any) -> httpx.Response:
        """What an address in a page leads to."""
        return self.client.get(str(address).removeprefix("/console/"), **options)

    def token(self) -> str:
        return str(self.open("indexes").all("input", name="token")[0]["value"])

    def send(self, path: str, status: int = 303, file: tuple[str, bytes] | None = None, **fields: str) -> Any:
        fields = {"token": self.token(), **fields}
        answer = self.client.post(path, data=fields, files={"file": file} if file else None)
        assert answer.status_code == status, answer.text
        return answer.headers["location"].removeprefix("/console/") if status == 303 else Document(answer.text)


@pytest.fixture
def browse(plain):
    """A browser for a sandbox."""

    def make(sandbox):
        plain.base_url = sandbox.console_url
        return Browser(plain)

    return make


@pytest.fixture
def browser(fresh, browse):
    return browse(fresh)


@pytest.fixture(scope="module")
def empty() -> Iterator[Sandbox]:
    """A sandbox with nothing in it, for tests that put nothing into it."""
    with Sandbox() as running:
        running.clock.freeze()
        yield running


@pytest.fixture
def visitor(empty, browse):
    """A browser for the sandbox that stays empty."""
    return browse(empty)


def paths_of(client):
    """The paths of the pages about the only index, its only item, and the asset of that."""
    (index,) = client.get("/indexes").json()["data"]
    (item,) = client.get(f"/indexes/{index['_id']}/indexed-assets").json()["data"]
    return [f"indexes/{index['_id']}", f"indexes/{index['_id']}/items/{item['_id']}", f"assets/{item['asset_id']}"]


def test_pages_of_an_empty_sandbox(visitor):
    for path in PAGES:
        page = visitor.open(path)
        assert len(page.all("main")) == len(page.all("h1")) == 1
        assert not re.search(r"None|Undefined|\{\{", page.text)
    assert "No indexes yet" in visitor.open().text
    assert "No indexes yet" in visitor.open("indexes").text
    assert "Create an index and add a video" in visitor.open("search").text
    assert "No requests yet" in visitor.open("requests").text
    assert "0 assets" in visitor.open("assets").text


@pytest.mark.parametrize(
    "path", ["nothing", "assets/x", "indexes/x", "indexes/x/items/y", "assets/x/file", "media/x/y"]
)
def test_missing_pages_and_files(visitor, path):
    page = visitor.open(path, status=404)
    assert page.all("a", href="/console/")
    assert "There is no" in page.text


def test_the_root_redirects_to_the_console(empty, plain):
    root = empty.base_url.removesuffix("/v1.3")
    for path in ("/", "/console"):
        answer = plain.get(root + path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/console/")
    assert plain.get(f"{root}/v1.3/console/").json()["code"] == "resource_not_exist"
    assert plain.request("DELETE", empty.console_url).status_code == 405
    assert plain.head(empty.console_url).status_code == 200


def test_a_sandbox_whose_console_is_not_used_does_not_import_it():
    start = "import sys; from twelvelabs_sandbox import Sandbox; Sandbox().start().stop()"
    subprocess.run([sys.executable, "-c", f"{start}; assert 'jinja2' not in sys.modules"], check=True)


def test_the_security_headers_of_each_response(fresh, browser, connect, upload_to, clip):
    asset = upload_to(fresh, connect(fresh), clip)
    thumbnail = browser.open("assets").all("img", **{"class": "picture"})[0]["src"]
    for path in (*PAGES, "nothing", "static/console.js", f"assets/{asset['_id']}/file", thumbnail):
        answer = browser.fetch(path)
        assert answer.is_success == (path != "nothing")
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["x-sandbox"] == "simulated"
        assert "access-control-allow-origin" not in answer.headers
        if "html" in answer.headers["content-type"]:
            assert answer.headers["cache-control"] == "no-store"
            assert (fresh.api_key in answer.text) == (path == "")  # the overview says how to connect
            page = Document(answer.text)
            assert [script["src"] for script in page.all("script")] == ["/console/static/console.js"]
            assert not page.all("style")
            assert not [
                name for _, found in page.elements for name in found if name.startswith("on") or name == "style"
            ]


def test_names_that_users_choose_are_escaped(fresh, browser, connect, upload_to, clip):
    client = connect(fresh)
    index_id = browser.send("indexes", name=HOSTILE).split("/")[1]
    metadata = json.dumps({HOSTILE: HOSTILE})
    asset = upload_to(fresh, client, clip, "clip.mp4", user_metadata=metadata, filename=HOSTILE)
    client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset["_id"], "user_metadata": {"x": HOSTILE}})
    client.post("/assets/multipart-uploads", json={"filename": HOSTILE, "type": "video", "total_size": 1000})
    client.get("/assets", params={"filename": HOSTILE})
    store = client.post("/knowledge-stores", json={"name": HOSTILE}).json()["_id"]
    client.post(f"/knowledge-stores/{store}/items", json={"asset_id": asset["_id"]})
    client.post("/analyze", json={"video": {"type": "asset_id", "asset_id": asset["_id"]}, "prompt": HOSTILE})
    fresh.faults.add(route=HOSTILE, status=500, body=HOSTILE)
    fresh.script.analyze(HOSTILE, filename=HOSTILE, times=1)
    fresh.wait_until_idle()
    fresh.clock.advance(5)
    search = f"search?{httpx.QueryParams(index_id=index_id, text='alert ' + HOSTILE)}"
    shown = " ".join(HOSTILE.split())
    for path in (*PAGES, *paths_of(client), search, f"knowledge-stores/{store}", "requests/1", "requests/6"):
        page = browser.open(path)
        assert len(page.all("script")) == 1
        assert not [name for _, found in page.elements for name in found if name.startswith("on")]
        titled = {"requests", "requests/1", "requests/6", "search", "control"}
        assert path in titled or shown in page.text, path
        assert not [image for image in page.all("img") if not str(image["src"]).startswith("/console/")]
    assert f"body {shown}"[:100] in browser.open("control").text
    found = browser.open(search)
    assert str(found.all("input", name="text")[0]["value"]).split() == f"alert {HOSTILE}".split()
    assert found.all("video")[0]["aria-label"].startswith(HOSTILE)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
        {"host": "evil.example"},
    ],
)
def test_forms_of_other_sites_are_rejected(visitor, headers, clip):
    token = visitor.token()
    indexed = visitor.client.post("indexes", data={"token": token, "name": "x"}, headers=headers)
    files = {"file": ("a.mp4", clip.read_bytes())}
    uploaded = visitor.client.post("upload", data={"token": token}, files=files, headers=headers)
    refused = [
        visitor.client.post(f"control/{name}", data={"token": token}, headers=headers) for name in ("reset", "save")
    ]
    assert {answer.status_code for answer in (indexed, uploaded, *refused)} == {403}
    assert "0 indexes" in visitor.open("indexes").text
    assert "0 assets" in visitor.open("assets").text


def test_forms_without_a_valid_token_are_rejected(visitor):
    pages = [visitor.open(path) for path in PAGES]
    paths = {str(form["action"]) for page in pages for form in page.all("form", method="post")} | {"assets/x/index"}
    assert len(paths) > 10
    answers = {}
    for token in ({}, {"token": ""}, {"token": "0" * 64}, {"token": "ü"}):
        for path in paths:
            files = {"file": ("a.txt", b"text")} if path.rpartition("/")[2] in ("upload", "search", "load") else None
            answer = visitor.client.post(path.removeprefix("/console/"), data={**token, "name": "x"}, files=files)
            answers[path, *token.values()] = answer.status_code
    assert set(answers.values()) == {403}, answers
    assert "0 indexes" in visitor.open("indexes").text
    assert "0 assets" in visitor.open("assets").text


def test_forms_of_the_console_are_accepted(fresh, browser):
    own = fresh.console_url.removesuffix("/console/")
    headers = {"origin": own, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"}
    data = {"token": browser.token(), "name": "x"}
    assert browser.client.post("indexes", data=data, headers=headers).status_code == 303


def test_other_host_names_are_rejected(visitor):
    port = visitor.client.base_url.port
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1.evil.example",
        "[::1",
        "",
        "localhost@evil.example:1",
    ):
        refused = visitor.client.get("", headers={"host": host})
        assert refused.status_code in (400, 403), host
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", "localhost"):
        assert visitor.client.get("", headers={"host": host}).status_code == 200, host


def test_other_sites_may_link_to_the_console_but_not_embed_it(visitor):
    def ask(**headers: str) -> int:
        named = {f"sec-fetch-{name}": value for name, value in headers.items()}
        return visitor.client.get("assets", headers=named).status_code

    assert ask(site="cross-site", mode="no-cors", dest="image") == 403
    assert ask(site="same-site", mode="cors", dest="empty") == 403
    assert ask(site="cross-site", mode="navigate", dest="iframe") == 403
    assert ask(site="cross-site", mode="navigate", dest="document") == 200
    assert ask(site="none", mode="navigate", dest="document") == 200


def test_the_token_stays_valid_after_a_restart(tmp_path, browse):
    with Sandbox(data=tmp_path) as sandbox:
        token = browse(sandbox).token()
    with Sandbox(data=tmp_path) as sandbox:
        assert browse(sandbox).token() == token
    with Sandbox() as other:
        assert browse(other).token() != token


def test_upload_index_and_search_with_forms(fresh, browser, clip):
    where = browser.send("upload", file=("big_bunny.mp4", clip.read_bytes()))
    assert "processing" in browser.open(where).text
    assert "Add to index" not in browser.open(where).text
    fresh.wait_until_idle()
    fresh.clock.advance(1)
    index_id = browser.send("indexes", name="Films").split("/")[1]
    asset = browser.open(where)
    assert asset.all("video")
    assert "video_width 1280" in asset.text
    item = browser.send(f"{where}/index", index_id=index_id)
    assert item.startswith(f"indexes/{index_id}/items/")
    assert "pending" in browser.open(item).text
    assert "Films pending" in browser.open(where).text
    direct = browser.send("upload", file=("second.mp4", clip.read_bytes()), index_id=index_id)
    fresh.wait_until_idle()
    fresh.clock.advance(5)
    assert "2 indexed assets" in browser.open(f"indexes/{index_id}").text
    assert browser.open(direct).all("source", type="application/vnd.apple.mpegurl")

    found = browser.open("search", index_id=index_id, text="bunny")
    assert "1 match in 1 of 2 videos in Films" in found.text
    (link, match, *_) = [link["href"] for link in found.all("a") if "/items/" in str(link["href"])]
    assert (link, match) == (f"/console/{item}", f"/console/{item}?start=0.0&end=5.312")
    stream, original = (str(source["src"]) for source in found.all("source"))
    assert (stream.rpartition("#")[2], original.rpartition("#")[2]) == ("t=0.0,5.312", "t=0.0,5.312")
    assert browser.fetch(stream).text.startswith("#EXTM3U")
    part = browser.fetch(original, headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content, part.headers["content-type"]) == (206, b"ftyp", "video/mp4")

    assert "No matches" in browser.open("search", index_id=index_id, text="zebra").text
    browser.client.get(f"search?index_id={index_id}&text=")
    refused = browser.open("search", status=400, index_id=index_id, text=" ")
    assert refused.all("p", role="alert")
    expired = browser.open("search", status=400, page_token="x")
    assert "page token" in expired.text
    browser.open("search", status=404, index_id="6" * 24, text="x")


def test_results_come_in_pages(fresh, browser, connect, upload_to, clip):
    client = connect(fresh)
    index_id = browser.send("indexes", name="Films").split("/")[1]
    asset = upload_to(fresh, client, clip)
    for _ in range(11):
        client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset["_id"]})
    fresh.wait_until_idle()
    fresh.clock.advance(5)
    first = browser.open("search", index_id=index_id, text="green")
    (more,) = first.all("a", rel="next")
    second = browser.open(f"search{more['href']}")
    assert (len(first.all("video")), len(second.all("video"))) == (10, 1)
    item, _ = [link["href"] for link in second.all("a") if "/items/" in str(link["href"])]
    client.delete(f"/indexes/{index_id}/indexed-assets/{str(item).rpartition('/')[2]}")
    assert not browser.open(f"search{more['href']}").all("video")  # deleted since then


def test_errors_are_shown_on_the_page_of_the_form(fresh, browser):
    browser.send("indexes", name="Films")
    for page in (
        browser.send("indexes", status=400, name="Films"),
        browser.send("indexes", status=400, name=" "),
        browser.send("upload", status=400, file=("", b"")),
        browser.send("upload", status=400, file=("empty.mp4", b"")),
        browser.send("upload", status=404, file=("a.txt", b"text"), index_id="6" * 24),
    ):
        assert page.all("p", role="alert")
        assert page.all("form", method="post")
        assert "data-live" not in page.all("main")[0]  # or an update would remove the message
    asset = browser.send("upload", file=("a.txt", b"just text"))
    assert browser.send(f"{asset}/index", status=400, index_id="").all("p", role="alert")
    assert browser.send("nothing", status=404)
    not_a_form = browser.client.post("upload", content=b"{}", headers={"content-type": "application/json"})
    assert not_a_form.status_code == 400
    assert browser.client.post("indexes", data={str(n): "x" for n in range(50)}).status_code == 400
    assert browser.client.post("indexes", content=b"x" * 1_000_001).status_code == 413


def test_only_media_is_shown_inline(fresh, browser, connect, upload_to, make_image, make_audio):
    client = connect(fresh)
    page = b"<!DOCTYPE html><script>alert(1)</script>"
    text = upload_to(fresh, client, page, 'a\r\n"x.html')
    picture = upload_to(fresh, client, make_image("png"), "a.png", enable_thumbnail="false")
    sound = upload_to(fresh, client, make_audio(), "a.wav")
    file = browser.client.get(f"assets/{text['_id']}/file")
    assert (file.content, file.headers["content-type"]) == (page, "application/octet-stream")
    assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert browser.open(f"assets/{text['_id']}").all("a", href=f"/console/assets/{text['_id']}/file")
    shown = browser.client.get(f"assets/{picture['_id']}/file")
    assert shown.headers["content-type"] == "image/png"
    assert "sandbox" in shown.headers["content-security-policy"]
    assert browser.open(f"assets/{picture['_id']}").all("img", **{"class": "player"})
    assert browser.open(f"assets/{sound['_id']}").all("audio")
    waiting = client.post("/assets/multipart-uploads", json={"filename": "a", "type": "video", "total_size": 1000})
    browser.open(f"assets/{waiting.json()['asset_id']}/file", status=404)
    assert "No media to play" not in browser.open(f"assets/{waiting.json()['asset_id']}").text


@pytest.mark.parametrize(
    "path", ["static/../site.py", "static/..%2fsite.py", "media/../../sandbox.db", "static//etc/passwd"]
)
def test_path_traversal_is_rejected(visitor, path):
    address = visitor.client.base_url.copy_with(raw_path=f"/console/{path}".encode())
    assert visitor.client.get(address).status_code == 404


def test_a_video_without_a_thumbnail_shows_that_of_its_indexed_asset(fresh, browser, connect, clip):
    index_id = browser.send("indexes", name="Films").split("/")[1]
    browser.send("upload", file=("clip.mp4", clip.read_bytes()), index_id=index_id)
    fresh.wait_until_idle()
    fresh.clock.advance(5)
    (picture,) = browser.open("assets").all("img", **{"class": "picture"})
    assert browser.fetch(picture["src"]).content.startswith(b"\xff\xd8")


def test_uploads_show_which_parts_are_there(browse, connect, plain):
    with Sandbox(chunk_size=100) as sandbox:
        browser, client = browse(sandbox), connect(sandbox)
        body = {"filename": "big.mp4", "type": "video", "total_size": 450}
        session = client.post("/assets/multipart-uploads", json=body).json()

        def cells() -> list[str | None]:
            page = browser.open("uploads")
            return [found["class"] for name, found in page.elements if name == "span" and found.get("class")][-6:]

        reports = []
        for url in session["upload_urls"][:2]:
            etag = httpx.put(url["url"], content=bytes(100), trust_env=False).headers["etag"]
            report = {"chunk_index": url["chunk_index"], "proof": etag, "proof_type": "etag", "chunk_size": 100}
            reports.append(report)
        client.post(f"/assets/multipart-uploads/{session['upload_id']}", json={"completed_chunks": reports[:1]})
        assert cells() == ["reported", "stored", "waiting", "waiting", "waiting", "muted"]
        page = browser.open("uploads")
        assert "2 of 5 parts stored, 1 reported · 200 bytes of 450 bytes" in page.text
        assert page.all("progress", value="2", max="5")
        assert "Uploads in progress" in browser.open().text
        client.delete(f"/assets/{session['asset_id']}")
        assert "Deleted" in browser.open("uploads").text
        assert "Uploads in progress" not in browser.open().text


@given(st.integers(1, 300), st.dictionaries(st.integers(1, 300), st.booleans()), st.integers(1, 100))
def test_cells_show_all_parts(parts, reported, limit):
    reported = {number: done for number, done in reported.items() if number <= parts}
    cells = part_cells(parts, reported, limit)
    assert len(cells) == min(parts, limit)
    assert ("waiting" in cells or "partial" in cells) == (len(reported) < parts)
    assert set(cells) <= {"waiting", "partial", "stored", "reported"}
    if parts <= limit:
        assert cells == [
            {None: "waiting", False: "stored", True: "reported"}[reported.get(n)] for n in range(1, parts + 1)
        ]


def test_tasks_of_all_kinds(fresh, browser, connect, upload_to, clip):
    client = connect(fresh)
    asset_id = upload_to(fresh, client, clip, "clip.mp4")["_id"]
    media = {"type": "asset_id", "asset_id": asset_id}
    index_id = browser.send("indexes", name="Films").split("/")[1]
    collection = client.post("/entity-collections", json={"name": "people"}).json()["_id"]
    store = client.post("/knowledge-stores", json={"name": "store"}).json()["_id"]
    picture = upload_to(fresh, client, clip_frame(clip), "face.png")["_id"]
    embedding = {"input_type": "video", "model_name": "marengo3.0", "video": {"media_source": {"asset_id": asset_id}}}
    for path, body in {
        f"/indexes/{index_id}/indexed-assets": {"asset_id": asset_id},
        "/embed-v2/tasks": embedding,
        "/analyze/tasks": {"video": media, "prompt": "What?"},
        f"/knowledge-stores/{store}/items": {"asset_id": asset_id},
        f"/entity-collections/{collection}/entities": {"name": "Bunny", "asset_ids": [picture]},
    }.items():
        created = client.post(path, json=body)
        assert created.status_code < 300, created.text
    page = browser.open("tasks").text
    assert "5 tasks in progress" in page
    for kind in ("clip.mp4 Indexing pending", "Embedding processing", "Analysis queued", "Knowledge store item queued"):
        assert kind in page
    assert "Bunny Entity processing" in page
    fresh.wait_until_idle()
    fresh.clock.advance(10)
    done = browser.open("tasks")
    assert "No tasks in progress" in done.text
    assert "7 tasks" in done.text
    links = {str(link["href"]) for link in done.all("a")}
    pages = {link: browser.fetch(link).text for link in links if re.search(r"[0-9a-f]{12}", link)}
    assert len(pages) == 7
    assert all("ready" in page for page in pages.values())
    (analysis,) = [Document(page) for link, page in pages.items() if "/analyses/" in link]
    assert "clip: a video of 5.3 seconds" in analysis.text
    (embedding,) = [Document(page) for link, page in pages.items() if "/embeddings/" in link]
    assert len(embedding.all("svg", role="img")) == 4
    (entity,) = [Document(page) for link, page in pages.items() if "/entities/" in link]
    assert entity.all("img", **{"class": "picture"})
    for link in pages:
        if "/embeddings/" not in link:
            assert "Delete" in pages[link]
            answer = browser.client.post(f"{link.removeprefix('/console/')}/delete", data={"token": browser.token()})
            assert (answer.status_code, browser.fetch(link).status_code) == (303, 404), link


def clip_frame(path):
    import io

    import av

    with av.open(str(path)) as file:
        frame = next(file.decode(video=0))
    target = io.BytesIO()
    with av.open(target, "w", format="image2pipe") as out:
        stream = out.add_stream("png")
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "rgb24"
        out.mux(stream.encode(frame.reformat(format="rgb24")))
        out.mux(stream.encode(None))
    return target.getvalue()


def test_lists_have_pages(fresh, browser, connect):
    client = connect(fresh)
    for number in range(21):
        client.post("/assets/multipart-uploads", json={"filename": f"{number}.mp4", "type": "video", "total_size": 10})
    for path in ("assets", "uploads", "tasks"):
        first, second = browser.open(path), browser.open(f"{path}?page=2")
        assert first.all("a", href="?page=2", rel="next")
        assert second.all("a", href="?page=1", rel="prev")
        assert "20.mp4" in first.text
        assert " 0.mp4" in second.text
        for odd in ("0", "-1", "x", "9" * 30, "²"):
            browser.open(path, page=odd)
    assert "View all 21 assets" in browser.open().text


def test_requests_with_their_faults_but_not_those_of_the_console(fresh, browser, clip):
    fresh.faults.add(route="/indexes", status=503)
    fresh.faults.add(route="/assets", reset="after", nth=1)
    browser.send("indexes", name="Films")
    browser.send("upload", file=("clip.mp4", clip.read_bytes()))
    assert len(fresh.requests) == 0
    assert [report.matched for report in fresh.faults.report()] == [0, 0]
    key = {API_KEY_HEADER: fresh.api_key}
    browser.client.get(f"{fresh.base_url}/indexes", headers=key)
    with pytest.raises(httpx.HTTPError):
        browser.client.get(f"{fresh.base_url}/assets", headers=key)
    browser.client.get(f"{fresh.base_url}/assets/nothing?x=1", headers=key)
    text = browser.open("requests").text
    assert re.search(r"GET /v1\.3/assets/nothing\?x=1 \S.*? 40[04]", text)
    assert "GET /v1.3/assets no response fault" in text
    assert re.search(r"GET /v1\.3/indexes \S.*? 503 fault", text)
    assert "route /indexes nth 1 status 503 1 1" in browser.open("control").text
    assert "3 requests" in text


class Stream:
    """The changes of a page, one after another."""

    def __init__(self, response):
        self._lines = response.iter_lines()

    def next(self) -> Document:
        line = next(line for line in self._lines if line)
        return Document(json.loads(line.removeprefix("data: ")))

    def end(self) -> None:
        assert not any(self._lines)


EVENTS = {"accept": "text/event-stream"}


def test_a_live_page_is_updated(fresh, browser, connect, clip, monkeypatch):
    monkeypatch.setattr("twelvelabs_sandbox.console.site._POLL_INTERVAL", 0.001)
    monkeypatch.setattr("twelvelabs_sandbox.console.site._MAX_SHARE", 1)
    index_id = browser.send("indexes", name="Films").split("/")[1]
    where = browser.send("upload", file=("clip.mp4", clip.read_bytes()), index_id=index_id)
    fresh.wait_until_idle()
    with browser.client.stream("GET", where, headers=EVENTS) as response:
        assert response.headers["content-type"] == "text/event-stream"
        assert response.headers["content-security-policy"]
        stream = Stream(response)
        assert "clip.mp4 pending" in stream.next().text
        for seconds_later, status in {1.35: "queued", 0.3: "validating", 0.31: "indexing", 1.1: "ready"}.items():
            for _ in range(5):
                browser.open(where)  # meanwhile nothing changes, so nothing is sent
            fresh.clock.advance(seconds_later)
            assert f"clip.mp4 {status}" in stream.next().text
        connect(fresh).delete(f"/indexes/{index_id}")
        stream.end()
    assert browser.client.get(where, headers=EVENTS).status_code == 404


def test_a_live_page_does_not_delay_stopping(browse, stop_at_once, caplog):
    with Sandbox() as sandbox:
        with browse(sandbox).client.stream("GET", "", headers=EVENTS) as response:
            stream = Stream(response)
            stream.next()
            stop_at_once(sandbox)
            with pytest.raises(httpx.HTTPError):
                stream.end()
    assert caplog.text == ""


def test_updates_are_for_the_console_only(visitor):
    answer = visitor.client.get("", headers={**EVENTS, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"})
    assert answer.status_code == 403
    # A page that is not live is served as HTML.
    assert visitor.client.get("search", headers=EVENTS).headers["content-type"].startswith("text/html")


def test_a_frozen_clock_is_shown(fresh, browser):
    assert "The clock is frozen" in browser.open().text
    fresh.clock.unfreeze()
    assert "The clock is frozen" not in browser.open().text


def test_details_of_internal_errors_are_not_shown(visitor, monkeypatch, caplog):
    visitor.open()
    monkeypatch.setattr("twelvelabs_sandbox.console.pages.latest_tasks", lambda *args: 1 / 0)
    page = visitor.open(status=500)
    assert "An error occurred in the sandbox" in page.text
    assert "Division" not in page.text
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    ("number", "text"),
    [(None, ""), (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (999_949, "999.9 kB"), (999_950, "1.0 MB")],
)
def test_sizes(number, text):
    assert size(number).split() == text.split()


@pytest.mark.parametrize(
    ("number", "text"), [(None, ""), (0, "0:00.0"), (5.312, "0:05.3"), (59.96, "1:00.0"), (3725.5, "1:02:05.5")]
)
def test_times_within_a_clip(number, text):
    assert seconds(number) == text


def test_moments_and_numbers():
    assert moment(0) == moment("1970-01-01T00:00:00.000Z") == "1970-01-01 00:00:00"
    assert moment(None) == ""
    assert [plural(1, "index", "indexes"), plural(2, "index", "indexes"), plural(0, "task")] == [
        "1 index",
        "2 indexes",
        "0 tasks",
    ]


def code(page, identifier):
    """The text of an element that can be copied."""
    (found,) = re.findall(rf'<pre id="{identifier}"[^>]*>(.*?)</pre>', page, re.DOTALL)
    return unescape(found)


def test_what_the_overview_says_connects(browse, connect, new_index, capsys):
    with Sandbox(api_key="k\"e'y$HOME\\`x`") as sandbox:
        new_index(connect(sandbox), "Films")
        page = browse(sandbox).client.get("").text
        snippets = [code(page, f"snippet-{number}") for number in (1, 2, 3)]
        check_snippets(sandbox, code(page, "exports"), snippets, capsys)


def check_snippets(sandbox, exports, snippets, capsys):
    """Run what is shown."""
    python, javascript, curl = snippets
    told = subprocess.run(["sh", "-c", f"{exports}\nprintenv TWELVELABS_API_KEY"], capture_output=True, text=True)
    assert told.stdout == f"{sandbox.api_key}\n"
    assert f"export TWELVELABS_BASE_URL={sandbox.base_url}\n" in exports
    names: dict[str, Any] = {}
    exec(python, names)
    names["client"].close()
    assert capsys.readouterr().out == "Films\n"
    if node := shutil.which("node"):
        shown = subprocess.run([node, "--input-type=module", "-e", javascript], capture_output=True)
        assert b"Films" in shown.stdout
    if shutil.which("curl"):
        shown = subprocess.run(["sh", "-c", curl], capture_output=True)
        assert json.loads(shown.stdout)["data"][0]["index_name"] == "Films"


def test_requests_are_opened_filtered_and_exported(fresh, browser, connect, clip):
    client = connect(fresh)
    client.post("/indexes", json={"index_name": 'it\'s "odd" $HOME', "models": []})
    client.get("/indexes?page_limit=7", headers={"x-team": "blue"})
    client.post("/assets", data={"method": "direct", "filename": "@home"}, files={"file": ("a b;c.txt", b"text")})

    def rows(**query):
        page = Document(browser.client.get("requests", params=query).text)
        return [link["href"] for link in page.all("a") if "requests/" in str(link["href"])]

    refused, listed, uploaded = (f"/console/requests/{number}" for number in (1, 2, 3))
    assert rows() == [uploaded, listed, refused]
    assert (
        rows(status="4xx") == rows(text="ODD") == rows(status="4xx", route="POST /indexes", text="models") == [refused]
    )
    assert rows(status="2xx") == [uploaded, listed]
    assert rows(route="GET /indexes") == rows(text="page_limit=7") == [listed]
    assert "No matches" in browser.client.get("requests?status=none").text
    archive = browser.client.get("requests.har?status=2xx")
    assert "attachment" in archive.headers["content-disposition"]
    assert [entry["request"]["method"] for entry in archive.json()["log"]["entries"]] == ["GET", "POST"]

    opened = browser.fetch(refused).text
    assert "The models parameter must not be empty." in Document(opened).text
    assert json.loads(code(opened, "request-body"))["models"] == []
    assert json.loads(code(opened, "response-body"))["code"] == "parameter_invalid"
    assert "x-team blue" in browser.fetch(listed).text.replace("</bdi></dt><dd><bdi>", " ")
    browser.open("requests/9", status=404)
    if shutil.which("curl"):
        environment = {**os.environ, "TWELVELABS_API_KEY": fresh.api_key}
        for page in (refused, listed, uploaded):
            command = code(browser.fetch(page).text, "curl").replace("a b;c.txt", str(clip))
            assert fresh.api_key not in command
            subprocess.run(["sh", "-c", command], env=environment, check=True, capture_output=True)
        pairs = [(fresh.requests[number], fresh.requests[number + 3]) for number in range(3)]
        for first, again in pairs:
            assert (again.route, again.query, again.json, again.status) == (
                first.route, first.query, first.json, first.status,
            )  # fmt: skip
        assert pairs[1][1].headers["x-team"] == "blue"
        assert dict(pairs[2][1].form)["filename"] == "@home"


def test_faults_scenarios_and_answers_are_controlled(fresh, browser):
    def post(action, **fields):
        return browser.client.post(f"control/{action}", data={"token": token, **fields})

    def control(action, **fields):
        answer = post(action, **fields)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"].removeprefix("/console/")

    token = browser.token()

    def add(kind, value, section="faults"):
        assert control("json", kind=kind, json=json.dumps(value)) == f"control#{section}"

    assert (
        control("fault", method="POST", route="/indexes", status="503", retry_after="1.5", times="always")
        == "control#faults"
    )
    add("faults", [{"route": "/assets", "reset": "before"}, {"route": "/tasks", "stall": 0.5}])
    add("responses", {"method": "GET", "route": "/entities", "json": {"data": []}})
    add("scenarios", {"method": "GET", "route": "/tasks", "steps": [503, None]})
    add("script", {"type": "analyze", "answer": "Ada scores."}, "script")
    add("rate-limits", {"category": "search", "requests": 3}, "limits")
    assert [report.fault.route for report in fresh.faults.report()] == [
        "/indexes", "/assets", "/tasks", "/entities", "/tasks", "/tasks",
    ]  # fmt: skip
    assert (fresh.faults.report()[0].fault.retry_after, fresh.rate_limits.limits[0].requests) == (1.5, 3)
    control("scenario", scenario="GET /tasks", state="step 2")
    assert fresh.faults.scenarios == {"GET /tasks": "step 2"}
    page = browser.open("control")
    assert "type analyze answer Ada scores. 0" in page.text
    for form in page.all("input", name="fault")[:1]:
        control("remove", fault=str(form["value"]))
        assert post("remove", fault=str(form["value"])).status_code == 404
    assert len(fresh.faults.report()) == 5
    control("strict", strict="true")
    control("latency", median="0.01", p99="0.02")
    assert fresh.script.strict
    assert fresh.latency.current == Latency(0.01, 0.02)
    for kind in ("faults", "script", "rate-limits", "latency", "requests"):
        control("clear", kind=kind)
    assert (fresh.faults.report(), fresh.rate_limits.limits, fresh.latency.current) == ([], [], None)

    wrong = post("json", kind="script", json='{"type": 1')
    assert wrong.status_code == 400
    assert unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", wrong.text, re.DOTALL)[0]) == '{"type": 1'
    for action, fields in (
        ("fault", {"status": "many"}),
        ("fault", {}),
        ("rate-limit", {"category": "search"}),
        ("json", {"kind": "health", "json": "{}"}),
        ("clear", {"kind": "script/x"}),
        ("clear", {"kind": "responses"}),
        ("webhook", {"event_id": "x"}),
    ):
        answer = post(action, **fields)
        assert answer.status_code == (404 if "kind" in fields else 400), action
        assert Document(answer.text).all("p", role="alert"), action


def test_the_clock_and_the_state_are_controlled(fresh, browser, clip):
    browser.send("control/clock", freeze="false")
    assert not fresh.clock.frozen
    browser.send("control/clock", freeze="true")
    before = fresh.clock.now()
    browser.send("control/clock", advance="2.5")
    assert (fresh.clock.now() - before).total_seconds() == 2.5
    browser.send("control/clock", speed="inf")
    assert "Work is done at once." in browser.open("control").text
    browser.send("control/clock", speed="0.5")
    where = browser.send("upload", file=("clip.mp4", clip.read_bytes()))
    browser.send("control/clock", settle="true")
    assert "ready" in browser.open(where).text
    for speed in ("0", "-1", "x"):
        browser.send("control/clock", status=400, speed=speed)
    fresh.faults.add(status=500)
    assert browser.send("control/reset") == "control"
    assert "0 assets" in browser.open("assets").text
    assert (fresh.faults.report(), fresh.clock.speed) == ([], 1.0)


def test_an_asset_is_analyzed(fresh, browser):
    where = f"assets/{fresh.add_asset('goal.mp4', duration=5.3)}"
    assert "Analyze" in browser.open(where).text
    page = browser.send(f"{where}/analyze", status=200, prompt="What happens?")
    assert page.all("pre", id="answer")
    assert "goal: a video of 5.3 seconds" in page.text
    fresh.script.analyze({"scorer": "Ada"}, prompt="*scores*")
    schema = '{"type": "object", "properties": {"scorer": {"type": "string"}}}'
    page = browser.send(f"{where}/analyze", status=200, prompt="Who scores?", schema=schema)
    assert '{ "scorer": "Ada" }' in page.text
    assert schema in page.text
    assert browser.send(f"{where}/analyze", status=400, prompt=" ").all("p", role="alert")
    assert browser.send(f"{where}/analyze", status=400, prompt="x", schema="{").all("p", role="alert")

    form, headers = {"token": browser.token(), "prompt": "Who scores?"}, {"accept": "application/x-ndjson"}
    streamed = browser.client.post(f"{where}/analyze", data=form, headers=headers)
    events = [json.loads(line) for line in streamed.text.splitlines()]
    assert "".join(event.get("text", "") for event in events) == '{"scorer":"Ada"}'
    assert "default-src 'none'" in streamed.headers["content-security-policy"]
    assert browser.client.post(f"{where}/analyze", data={**form, "token": "x"}, headers=headers).status_code == 403
    assert len(fresh.requests.matching(route="/analyze")) == 0

    task = browser.send(f"{where}/embed")
    fresh.wait_until_idle()
    fresh.clock.advance(5)
    assert len(browser.open(task).all("svg", role="img")) == 4


def test_a_knowledge_store_answers_questions(fresh, browser, connect, upload_to, clip):
    asset_id = upload_to(fresh, connect(fresh), clip, "goal.mp4")["_id"]
    where = browser.send("knowledge-stores", name="Archive")
    assert browser.send(where, asset_id=asset_id) == where
    fresh.wait_until_idle()
    fresh.clock.advance(5)
    assert "goal.mp4 ready" in browser.open(where).text
    fresh.script.respond("Ada scores [1].", prompt="*scores*", citations=[("goal.mp4", 1.0, 2.5)])
    answer = browser.send(f"{where}/ask", status=200, question="Who scores?")
    assert "Ada scores [1]." in answer.text
    (citation,) = [link["href"] for link in answer.all("a") if "start=" in str(link["href"])]
    assert str(browser.fetch(citation).text).count("#t=1.0,2.5") == 1
    (session,) = answer.all("input", name="session_id")
    again = browser.send(f"{where}/ask", status=200, question="And green?", session_id=str(session["value"]))
    assert again.all("input", name="session_id", value=str(session["value"]))
    for path, fields in ((where, {}), (f"{where}/ask", {"question": " "}), (f"{where}/ask", {"session_id": "x"})):
        assert browser.send(path, status=400, **fields).all("p", role="alert")
    assert browser.send(f"{where}/delete") == "knowledge-stores"
    browser.open(where, status=404)


def test_search_has_options_and_images(fresh, browser, connect, upload_to, new_index, clip):
    client = connect(fresh)
    asset_id = upload_to(fresh, client, clip, "goal.mp4")["_id"]
    index_id, empty = new_index(client, "Films"), new_index(client, "Empty")
    item = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).json()["_id"]
    fresh.wait_until_idle()
    fresh.clock.advance(5)

    def chosen():
        return browser.open("search").all("option")[0]["value"]

    assert chosen() == index_id  # the newest is empty
    fresh.script.search([("goal.mp4", 1, 2), ("goal.mp4", 4, 5)], query="two")
    found = browser.open("search", index_id=index_id, text="two", visual="on")
    assert "2 matches in 1 of 1 video in Films" in found.text
    assert len(found.all("video")) == 1
    assert [mark["data-start"] for mark in found.all("rect") if "data-start" in mark] == ["4.0", "1.0"]
    played = [link for link in found.all("a") if "data-start" in link]
    assert [(link["data-start"], link["data-end"]) for link in played] == [("1.0", "2.0"), ("4.0", "5.0")]
    assert "#t=4.0,5.0" in browser.fetch(played[1]["href"]).text
    assert [box["name"] for box in found.all("input", type="checkbox") if "checked" in box] == ["visual"]

    token = browser.token()
    image = {"image": ("frame.png", clip_frame(clip))}
    answer = browser.client.post("search", data={"token": token, "index_id": index_id, "visual": "on"}, files=image)
    assert (answer.status_code, "1 match in 1 of 1 video" in Document(answer.text).text) == (200, True)
    bad = {"image": ("frame.png", b"no image")}
    answer = browser.client.post("search", data={"token": token, "index_id": index_id}, files=bad)
    assert (answer.status_code, len(Document(answer.text).all("p", role="alert"))) == (400, 1)
    text = {"token": token, "index_id": empty, "text": "goal", "visual": "on", "audio": "on", "operator": "and"}
    answer = browser.client.post("search", data=text, files={"image": ("", b"")})
    assert answer.headers["location"] == f"/console/search?index_id={empty}&text=goal&visual=on&audio=on&operator=and"
    assert "No matches" in browser.fetch(answer.headers["location"]).text
    assert chosen() == empty  # used last

    assert browser.open(f"indexes/{index_id}").all("img", **{"class": "picture"})  # that of the asset
    assert browser.client.post("search", data={"token": token}, files=image).status_code == 400
    strips = browser.open(f"indexes/{index_id}/items/{item}/embeddings").all("svg", role="img")
    assert len(strips) == 2
    assert len(fresh.requests.matching(route="/search")) == 0


def test_the_state_is_saved_and_loaded(fresh, browser, connect, clip, new_index):
    index_id = new_index(connect(fresh), "Films")
    where = browser.send("upload", file=("clip.mp4", clip.read_bytes()), index_id=index_id)
    fresh.settle()
    before = fresh.clock.milliseconds()
    saved = browser.client.post("control/save", data={"token": browser.token()})
    assert 'filename="snapshot.zip"' in saved.headers["content-disposition"]
    fresh.reset()
    fresh.faults.add(route="/search", status=503)
    browser.open(where, status=404)

    def load(content):
        files = {"snapshot": ("mine.zip", content)}
        return browser.client.post("control/load", data={"token": browser.token()}, files=files)

    assert load(saved.content).headers["location"] == "/console/control"
    assert "ready" in browser.open(where).text
    (video,) = browser.open(where).all("video")
    assert browser.fetch(browser.open(where).all("source")[-1]["src"]).content == clip.read_bytes()
    assert browser.fetch(str(video["poster"])).content.startswith(b"\xff\xd8")
    assert (fresh.clock.milliseconds(), fresh.clock.frozen) == (before, True)
    assert [report.fault.route for report in fresh.faults.report()] == ["/search"]
    assert connect(fresh).get("/indexes").json()["data"][0]["_id"] == index_id  # with the same key
    for content in (b"", b"no archive", saved.content[:1000]):
        answer = load(content)
        assert (answer.status_code, len(Document(answer.text).all("p", role="alert"))) == (400, 1)
    assert "mine.zip" in answer.text
    assert "/incoming/" not in answer.text
    assert "ready" in browser.open(where).text
