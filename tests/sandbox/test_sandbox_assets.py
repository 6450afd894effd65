"""Assets: uploading, listing, deleting, metadata."""

import http.server
import json
import threading

import pytest

from tests.loops import loop

LIMIT = 200_000_000


def test_an_asset_is_processing_until_its_duration_has_passed(client, sandbox, clip):
    with clip.open("rb") as file:
        created = client.post("/assets", data={"method": "direct"}, files={"file": (clip.name, file)}).json()
    assert created["status"] == "processing"
    assert created["filename"] == clip.name
    assert created["file_type"] == "video/mp4"
    sandbox.wait_until_idle()
    sandbox.clock.advance(0.999)
    early = client.get(f"/assets/{created['_id']}").json()
    assert early["status"] == "processing"
    assert "duration" not in early
    sandbox.clock.advance(0.001)
    ready = client.get(f"/assets/{created['_id']}").json()
    assert ready["status"] == "ready"
    assert ready["size"] == clip.stat().st_size
    assert ready["duration"] == pytest.approx(5.3, abs=0.1)


def test_the_name_and_metadata_of_the_form_are_stored(uploaded):
    facts = {"city": "Oslo", "take": 3, "score": 8.5, "public": True, "crew": ["mia", "leo"]}
    asset = uploaded(filename="Ærø ../harbor.mp4", user_metadata=json.dumps(facts))
    assert asset["filename"] == "Ærø ../harbor.mp4"
    assert asset["user_metadata"] == facts


def test_renditions_can_be_turned_off(uploaded):
    asset = uploaded(enable_hls="false", enable_thumbnail="false")
    assert "hls" not in asset
    assert "thumbnail" not in asset


@loop(
    ("data", "files", "code", "named"),
    [
        ({"method": "direct"}, {"file": ("a.mp4", b"")}, "parameter_invalid", "file"),
        ({"method": "direct"}, {"method": ("a.mp4", b"x")}, "parameter_invalid", "method"),
        ({"method": "direct", "file": "text"}, {"x": b""}, "parameter_invalid", "file"),
        ({"method": "direct"}, {"other": ("a.mp4", b"x")}, "parameter_unknown", "other"),
        ({"method": "direct", "color": "red"}, {"file": b"x"}, "parameter_unknown", "color"),
        ({"method": "direct", "url": "http://127.0.0.1/"}, {"file": b"x"}, "parameter_invalid", "url"),
        ({"method": "url"}, {"file": b"x"}, "parameter_not_provided", "url"),
        ({"method": "post"}, {"file": b"x"}, "parameter_invalid", "method"),
        ({}, {"file": b"x"}, "parameter_not_provided", "method"),
        ({"method": ["direct", "direct"]}, {"file": b"x"}, "parameter_invalid", "method"),
        ({"method": "direct", "filename": "x" * 256}, {"file": b"x"}, "parameter_invalid", "filename"),
        ({"method": "direct", "filename": ""}, {"file": b"x"}, "parameter_invalid", "filename"),
        ({"method": "direct", "enable_hls": "maybe"}, {"file": b"x"}, "parameter_invalid", "enable_hls"),
        ({"method": "direct", "user_metadata": "{"}, {"file": b"x"}, "parameter_invalid", "user_metadata"),
        ({"method": "direct", "user_metadata": "[]"}, {"file": b"x"}, "parameter_invalid", "user_metadata"),
        ({"method": "direct", "user_metadata": '{"a": null}'}, {"file": b"x"}, "parameter_invalid", "user_metadata.a"),
        ({"method": "direct", "user_metadata": '{"a": {}}'}, {"file": b"x"}, "parameter_invalid", "user_metadata.a"),
        ({"method": "direct", "user_metadata": '{"a": [1]}'}, {"file": b"x"}, "parameter_invalid", "user_metadata.a"),
        (
            {"method": "direct", "user_metadata": f'{{"a": {2**53}}}'},
            {"file": b"x"},
            "parameter_invalid",
            "9007199254740991",
        ),
    ],
)
def test_invalid_forms(client, data, files, code, named):
    refused = client.post("/assets", data=data, files=files)
    assert refused.status_code == 400
    assert refused.json()["code"] == code
    assert named in refused.json()["message"]


def test_a_form_without_its_file_is_rejected(client):
    boundary = "frontier"
    field = f'--{boundary}\r\nContent-Disposition: form-data; name="method"\r\n\r\n%s\r\n--{boundary}--\r\n'
    headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
    for method, name in (("direct", "file"), ("url", "url")):
        refused = client.post("/assets", content=(field % method).encode(), headers=headers).json()
        assert refused["code"] == "parameter_not_provided"
        assert f"The {name} parameter" in refused["message"]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"method": "direct"}'),
        ("application/x-www-form-urlencoded", b"method=direct"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=b", b"no form"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="method"\r\n\r\ndir'),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="\xff"\r\n\r\nx\r\n--b--\r\n',
        ),
    ],
)
def test_bodies_that_are_not_forms_are_rejected(client, content_type, body):
    refused = client.post("/assets", content=body, headers={"content-type": content_type})
    assert (refused.status_code, refused.json()["code"]) == (400, "parameter_invalid")


@pytest.mark.parametrize(
    ("head", "size", "code"),
    [
        (b"\x00\x00\x00\x18ftypisom", LIMIT + 1, "video_filesize_too_large"),
        (b"fLaC", LIMIT + 1, "audio_filesize_too_large"),
        (b"\x00", LIMIT + 1, "media_filesize_too_large"),
        (b"\x89PNG\r\n\x1a\n", 32_000_001, "media_filesize_too_large"),
    ],
)
def test_files_that_are_too_large_are_rejected(client, head, size, code):
    zeros = bytes(1_000_000)

    def body():
        yield b'--b\r\nContent-Disposition: form-data; name="method"\r\n\r\ndirect\r\n'
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n' + head
        left = size - len(head)
        while left > 0:
            yield zeros[:left]
            left -= len(zeros)
        yield b"\r\n--b--\r\n"

    refused = client.post("/assets", content=body(), headers={"content-type": "multipart/form-data; boundary=b"})
    assert (refused.status_code, refused.json()["code"]) == (400, code)


def test_listing_by_id_kind_and_name(fresh, connect, upload_to, make_image, clip):
    client = connect(fresh)
    video = upload_to(fresh, client, clip, "Harbor-Tour.mp4")
    image = upload_to(fresh, client, make_image("png"), "ada.png")
    text = upload_to(fresh, client, b"# Notes\n", "notes.md")

    def ids(**params):
        page = client.get("/assets", params=params).json()
        return [asset["_id"] for asset in page["data"]]

    assert ids() == [text["_id"], image["_id"], video["_id"]]
    assert ids(filename="bor-t") == [video["_id"]]
    assert ids(filename="%") == []
    assert ids(asset_ids=[image["_id"], text["_id"], "nobody"]) == [text["_id"], image["_id"]]
    assert ids(asset_types=["video", "document"]) == [text["_id"], video["_id"]]
    assert ids(asset_types="audio") == []
    assert client.get("/assets").json()["data"][2] == video


def test_deleting(client, uploaded, new_index, sandbox, plain):
    asset = uploaded()
    index_id = new_index(client, "deleting")
    item = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset["_id"]}).json()
    in_use = client.delete(f"/assets/{asset['_id']}")
    assert (in_use.status_code, in_use.json()["code"]) == (409, "conflict")
    assert client.delete(f"/assets/{asset['_id']}", params={"force": "false"}).status_code == 409
    assert client.delete(f"/assets/{asset['_id']}", params={"force": "true"}).status_code == 204
    assert client.get(f"/indexes/{index_id}/indexed-assets/{item['_id']}").status_code == 200
    assert client.get(f"/assets/{asset['_id']}").status_code == 404
    assert client.delete(f"/assets/{asset['_id']}").status_code == 400  # no 404 is documented here
    assert plain.get(asset["thumbnail"]["representative_url"]).status_code == 404


def test_changing_metadata(client, uploaded):
    asset_id = uploaded(user_metadata='{"a": 1, "b": "x", "c": ["y"]}')["_id"]
    address = f"/assets/{asset_id}/user-metadata"

    def metadata():
        return client.get(f"/assets/{asset_id}").json()["user_metadata"]

    changes = {"a": None, "b": "", "c": [], "d": True, "gone": None}
    assert client.patch(address, json={"user_metadata": changes}).status_code == 204
    assert metadata() == {"b": "x", "c": ["y"], "d": True}
    assert client.put(address, json={"user_metadata": {"e": -(2**53) + 1}}).status_code == 204
    assert metadata() == {"e": -(2**53) + 1}
    assert client.put(address, json={"user_metadata": {"e": None}}).status_code == 400
    assert client.patch(address, json={"user_metadata": {"e": {"f": 1}}}).status_code == 400
    assert client.patch(address, json={}).json()["code"] == "parameter_not_provided"
    assert client.delete(address).status_code == 204
    assert metadata() == {}
    for method in ("patch", "put"):
        unknown = getattr(client, method)("/assets/nobody/user-metadata", json={"user_metadata": {}})
        assert unknown.status_code == 404
    assert client.delete("/assets/nobody/user-metadata").status_code == 404


def test_transcription(client, sandbox, uploaded, make_video, clip):
    created = client.post("/assets", data={"method": "direct"}, files={"file": ("a.mp4", clip.read_bytes())}).json()
    address = f"/assets/{created['_id']}/transcription"
    assert client.get(address).json() == {"status": "processing"}
    sandbox.wait_until_idle()
    sandbox.clock.advance(1)
    assert client.get(address).json() == {"status": "ready", "words": []}
    several = client.get(address, params={"include": ["sentences", "utterances"]}).json()
    assert several == {"status": "ready", "sentences": [], "utterances": []}
    assert client.get(address, params={"include": "words,sentences"}).json().keys() == {"status", "words", "sentences"}
    assert client.get(address, params={"include": "letters"}).status_code == 400
    silent = uploaded(make_video(), "silent.mkv")
    assert client.get(f"/assets/{silent['_id']}/transcription").status_code == 404


@pytest.fixture
def file_server(tmp_path, clip):
    """A web server on loopback that serves the clip, redirects and an error."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            target = {"/away": "http://example.com/x", "/moved": "/clip.mp4", "/loop": "/loop"}.get(self.path)
            self.send_response(302 if target else 200 if self.path == "/clip.mp4" else 404)
            if target:
                self.send_header("location", target)
            self.end_headers()
            if self.path == "/clip.mp4":
                self.wfile.write(clip.read_bytes())

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/clip.mp4", "ready"), ("/moved", "ready"), ("/away", "failed"), ("/loop", "failed"), ("/absent", "failed")],
)
def test_files_are_fetched_from_loopback_only(client, sandbox, clip, file_server, path, status):
    form = {"method": "url", "url": f"{file_server}{path}"}
    asset_id = client.post("/assets", data=form, files={"enable_hls": (None, "false")}).json()["_id"]
    sandbox.wait_until_idle()
    sandbox.clock.advance(1)
    asset = client.get(f"/assets/{asset_id}").json()
    assert asset["status"] == status
    assert asset.get("size") == (clip.stat().st_size if status == "ready" else None)
    assert ("error" in asset) == (status == "failed")


@pytest.mark.parametrize(
    ("url", "status", "said"),
    [
        ("https://example.com/a.mp4", 501, "Sandbox(allow_network=True)"),
        ("https://localhost/a.mp4", 501, "with http"),
        ("http://127.0.0.1/a.m3u8", 501, "HLS"),
        ("http://10.0.0.1/a.mp4", 400, "10.0.0.1"),
        ("http://169.254.169.254/latest/meta-data", 400, "public URL"),
        ("https://[fd00::1]/a.mp4", 400, "public URL"),
        ("http://127.1/a.mp4", 400, "public URL"),
        ("https://media/a.mp4", 400, "public URL"),
        ("https://media.corp.internal/a.mp4", 400, "public URL"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", 400, "a page of youtube.com"),
        ("https://drive.google.com/file/d/x/view", 400, "direct link"),
        ("file:///etc/passwd", 400, "the option files"),
        ("s3://bucket/a.mp4", 400, "http or https"),
        ("x", 400, "http or https"),
    ],
)
def test_urls_that_are_not_fetched(client, url, status, said):
    refused = client.post("/assets", data={"method": "url", "url": url}, files={"enable_hls": (None, "false")})
    code = "parameter_invalid" if status == 400 else "not_modelled_by_sandbox"
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert "url" in refused.json()["message"]
    assert said in refused.json()["message"]
