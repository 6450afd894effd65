"""Multipart uploads: sessions, presigned URLs, reports."""

import hashlib

import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER

CHUNK = 300_000


@pytest.fixture
def begin(client):
    def begin(total_size=1_055_736, **body):
        created = client.post(
            "/assets/multipart-uploads",
            json={"filename": "clip.mp4", "type": "video", "total_size": total_size, **body},
        )
        assert created.status_code == 201, created.text
        return created.json()

    return begin


@pytest.fixture
def put(plain, clip):
    """Upload a part of the clip and return its report."""

    def put(entry, content=None):
        number = entry["chunk_index"]
        part = clip.read_bytes()[(number - 1) * CHUNK : number * CHUNK] if content is None else content
        answer = plain.put(entry["url"], content=part, headers={"content-type": "application/octet-stream"})
        assert answer.status_code == 200, answer.text
        assert answer.headers["etag"] == f'"{hashlib.md5(part).hexdigest()}"'
        proof = answer.headers["etag"].strip('"')
        return {"chunk_index": number, "proof": proof, "proof_type": "etag", "chunk_size": len(part)}

    return put


@pytest.fixture
def report(client):
    def report(session, *chunks):
        return client.post(f"/assets/multipart-uploads/{session['upload_id']}", json={"completed_chunks": chunks})

    return report


def test_a_file_is_assembled_from_its_parts(client, sandbox, clip, begin, put, report, plain):
    session = begin(enable_thumbnail=True, user_metadata={"a": 1})
    assert session["chunk_size"] == CHUNK
    assert session["total_chunks"] == 4
    assert session["upload_headers"] == {"Content-Type": "application/octet-stream"}
    assert [entry["chunk_index"] for entry in session["upload_urls"]] == [1, 2, 3, 4]
    asset_address = f"/assets/{session['asset_id']}"
    asset = client.get(asset_address).json()
    assert (asset["status"], asset["method"], asset["user_metadata"]) == ("processing", "multipart", {"a": 1})

    chunks = [put(entry) for entry in reversed(session["upload_urls"])]
    sandbox.clock.advance(100)
    partial = report(session, *chunks[:3]).json()
    assert partial == {
        "asset_id": session["asset_id"],
        "processed_chunks": 3,
        "duplicate_chunks": 0,
        "total_completed": 3,
    }
    assert client.get(asset_address).json()["status"] == "processing"
    complete = report(session, chunks[3], chunks[0]).json()
    assert (complete["processed_chunks"], complete["duplicate_chunks"], complete["total_completed"]) == (1, 1, 4)
    assert plain.get(complete["url"]).content == clip.read_bytes()

    assert client.get(asset_address).json()["status"] == "processing"
    sandbox.wait_until_idle()
    sandbox.clock.advance(1)
    asset = client.get(asset_address).json()
    assert asset["status"] == "ready"
    assert asset["technical_metadata"]["video_width"] == 1280
    assert asset["thumbnail"]["status"] == "ready"
    assert "hls" not in asset

    again = report(session, *chunks).json()
    assert (again["processed_chunks"], again["duplicate_chunks"], again["url"]) == (0, 4, complete["url"])


def test_the_status_lists_all_parts(client, sandbox, begin, put, report):
    session = begin()
    address = f"/assets/multipart-uploads/{session['upload_id']}"
    chunk = put(session["upload_urls"][1])
    assert client.get(address).json()["chunks_completed"] == 0  # uploaded, but not reported
    sandbox.clock.advance(1)
    report(session, chunk)
    status = client.get(address, params={"page_limit": 3}).json()
    assert status["status"] == "active"
    assert [part["index"] for part in status["uploaded_chunks"]] == [1, 2, 3]
    assert [part["status"] for part in status["uploaded_chunks"]] == ["pending", "completed", "pending"]
    assert status["uploaded_chunks"][0]["uploaded_at"] is None
    assert status["uploaded_chunks"][1]["uploaded_at"] == status["updated_at"] > status["created_at"]
    assert (status["chunks_completed"], status["chunks_pending"], status["chunks_failed"]) == (1, 3, 0)
    assert (status["total_size"], status["uploaded_size"]) == (1_055_736, CHUNK)
    assert status["page_info"] == {"limit_per_page": 3, "page": 1, "total_page": 2, "total_results": 4}
    second = client.get(address, params={"page_limit": 3, "page": 2}).json()
    assert [part["index"] for part in second["uploaded_chunks"]] == [4]
    assert client.get(address, params={"page": 3}).json()["uploaded_chunks"] == []


def test_reports_are_recorded_all_or_none(client, begin, put, report):
    session = begin()
    first, second = put(session["upload_urls"][0]), put(session["upload_urls"][1])
    wrong = [
        ({**second, "proof": "0" * 32}, "proof"),
        ({**second, "chunk_size": CHUNK - 1}, "chunk_size"),
        ({**second, "chunk_index": 5}, "chunk_index"),
        ({**second, "chunk_index": 3}, "chunk 3"),
        ({**second, "chunk_index": 10**18}, "chunk_index"),
        ({**second, "proof_type": "md5"}, "proof_type"),
        ({**second, "extra": 1}, "extra"),
    ]
    for chunk, named in wrong:
        refused = report(session, first, chunk)
        assert refused.status_code == 400, refused.text
        assert "completed_chunks[1]" in refused.json()["message"]
        assert named in refused.json()["message"]
    assert client.get(f"/assets/multipart-uploads/{session['upload_id']}").json()["chunks_completed"] == 0
    quoted = report(session, {**first, "proof": f'"{first["proof"]}"'}).json()
    assert quoted["total_completed"] == 1
    assert report(session).status_code == 400
    assert report(session, *[first] * 51).status_code == 400
    twice = report(session, first, first, second).json()
    assert (twice["processed_chunks"], twice["duplicate_chunks"]) == (1, 2)


def test_a_part_may_be_replaced_while_the_session_is_active(client, sandbox, begin, put, report, plain, clip):
    session = begin()
    wrong = put(session["upload_urls"][0], b"\0" * CHUNK)
    report(session, wrong)
    right = put(session["upload_urls"][0])
    assert report(session, wrong).status_code == 400
    assert client.get(f"/assets/multipart-uploads/{session['upload_id']}").json()["chunks_completed"] == 0
    report(session, right)
    put(session["upload_urls"][0])  # the same content again: it remains reported
    assert client.get(f"/assets/multipart-uploads/{session['upload_id']}").json()["chunks_completed"] == 1
    complete = report(session, *(put(entry) for entry in session["upload_urls"][1:])).json()
    assert plain.get(complete["url"]).content == clip.read_bytes()
    late = plain.put(session["upload_urls"][0]["url"], content=b"\0" * CHUNK)
    assert late.status_code == 404


def test_more_presigned_urls(client, begin, put):
    session = begin(total_size=60 * CHUNK)
    assert len(session["upload_urls"]) == 10
    address = f"/assets/multipart-uploads/{session['upload_id']}/presigned-urls"
    more = client.post(address, json={"start": 11, "count": 50}).json()
    assert (more["start_index"], more["count"]) == (11, 50)
    assert [entry["chunk_index"] for entry in more["upload_urls"]] == list(range(11, 61))
    assert client.post(address, json={"start": 60, "count": 5}).json()["count"] == 1
    for start, count in ((61, 1), (0, 1), (1, 51), (1, 0), (1.5, 1), ("1", 1)):
        assert client.post(address, json={"start": start, "count": count}).status_code == 400
    put(more["upload_urls"][0], b"\1" * CHUNK)


def test_a_session_expires(client, sandbox, begin, put, report):
    session = begin()
    chunk = put(session["upload_urls"][0])
    address = f"/assets/multipart-uploads/{session['upload_id']}"
    sandbox.clock.advance(86_399)
    assert client.get(address).json()["status"] == "active"
    sandbox.clock.advance(1)
    assert client.get(address).json()["status"] == "expired"
    assert report(session, chunk).status_code == 400
    assert client.post(f"{address}/presigned-urls", json={"start": 1, "count": 1}).status_code == 400
    asset = client.get(f"/assets/{session['asset_id']}").json()
    assert asset["status"] == "failed"
    assert "completed in time" in asset["error"]["message"]


def test_only_active_sessions_are_listed(fresh, connect, clip, plain):
    client = connect(fresh)
    body = {"filename": "a.mp4", "type": "video", "total_size": 10}
    sessions = [client.post("/assets/multipart-uploads", json=body).json() for _ in range(3)]
    listed = client.get("/assets/multipart-uploads").json()
    assert [item["upload_id"] for item in listed["data"]] == [s["upload_id"] for s in reversed(sessions)]
    assert listed["data"][0].items() >= {"status": "active", "total_size": 10, "total_chunks": 1}.items()
    proof = plain.put(sessions[0]["upload_urls"][0]["url"], content=b"0123456789").headers["etag"].strip('"')
    chunk = {"chunk_index": 1, "proof": proof, "proof_type": "etag", "chunk_size": 10}
    done = client.post(f"/assets/multipart-uploads/{sessions[0]['upload_id']}", json={"completed_chunks": [chunk]})
    assert "url" in done.json()
    assert client.delete(f"/assets/{sessions[1]['asset_id']}").status_code == 204
    deleted = client.get(f"/assets/multipart-uploads/{sessions[1]['upload_id']}").json()
    assert deleted["status"] == "failed"
    remaining = client.get("/assets/multipart-uploads").json()["data"]
    assert [item["upload_id"] for item in remaining] == [sessions[2]["upload_id"]]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"total_size": 10 * 2**30 + 1}, "parameter_invalid"),
        ({"total_size": 0}, "parameter_invalid"),
        ({"total_size": True}, "parameter_invalid"),
        ({"type": "image", "total_size": 32_000_001}, "media_filesize_too_large"),
        ({"type": "document"}, "parameter_invalid"),
        ({"filename": ""}, "parameter_invalid"),
        ({"user_metadata": {"a": 2**60}}, "parameter_invalid"),
    ],
)
def test_invalid_sessions(client, body, code):
    complete = {"filename": "a", "type": "video", "total_size": 1, **body}
    refused = client.post("/assets/multipart-uploads", json=complete)
    assert (refused.status_code, refused.json()["code"]) == (400, code)


def test_the_default_size_of_parts(fresh, connect):
    client = connect(fresh)
    for size, chunk_size, chunks in ((1, 5 * 2**20, 1), (5 * 2**20 + 1, 5 * 2**20, 2), (10 * 2**30, 10_737_419, 1000)):
        body = {"filename": "a.mp4", "type": "video", "total_size": size}
        session = client.post("/assets/multipart-uploads", json=body).json()
        assert (session["chunk_size"], session["total_chunks"]) == (chunk_size, chunks)
        assert len(session["upload_urls"]) == min(10, chunks)


def test_content_must_have_the_declared_type(client, sandbox, begin, put, report, make_image):
    content = make_image("png").read_bytes()
    session = begin(total_size=len(content))
    report(session, put(session["upload_urls"][0], content))
    sandbox.wait_until_idle()
    sandbox.clock.advance(1)
    asset = client.get(f"/assets/{session['asset_id']}").json()
    assert asset["status"] == "failed"
    assert "image" in asset["error"]["message"]


def test_unknown_sessions(client):
    assert client.get("/assets/multipart-uploads/nobody").status_code == 404
    chunk = {"chunk_index": 1, "proof": "", "proof_type": "etag", "chunk_size": 1}
    assert client.post("/assets/multipart-uploads/nobody", json={"completed_chunks": [chunk]}).status_code == 404
    urls = client.post("/assets/multipart-uploads/nobody/presigned-urls", json={"start": 1, "count": 1})
    assert urls.status_code == 404


def test_presigned_urls_have_another_origin_and_expire_after_an_hour(client, sandbox, begin, plain):
    session = begin()
    url = session["upload_urls"][0]["url"]
    assert not url.startswith(sandbox.base_url.removesuffix("/v1.3"))
    sandbox.clock.advance(3600)
    expired = plain.put(url, content=b"\0" * CHUNK)
    assert expired.status_code == 403
    assert expired.headers["content-type"] == "application/xml"
    assert "<Code>AccessDenied</Code>" in expired.text
    assert "Request has expired" in expired.text
    address = f"/assets/multipart-uploads/{session['upload_id']}/presigned-urls"
    fresh = client.post(address, json={"start": 1, "count": 1}).json()["upload_urls"][0]["url"]
    assert plain.put(fresh, content=b"\0" * CHUNK).status_code == 200


def test_a_signature_is_valid_for_one_request_only(begin, plain):
    url = begin()["upload_urls"][0]["url"]
    other_session = begin()["upload_urls"][0]["url"]
    expires = url.partition("Expires=")[2].partition("&")[0]
    forged = [
        url[:-1] + ("0" if url[-1] != "0" else "1"),
        url.replace("/1?", "/2?"),
        url.replace(f"Size={CHUNK}", "Size=1"),
        url.replace(expires, str(int(expires) + 1)),
        url.partition("?")[0] + "?" + other_session.partition("?")[2],
        url.partition("?")[0],
        url.rpartition("&")[0],
        url.replace(expires, "\N{ARABIC-INDIC DIGIT ONE}"),
        url.replace(expires, "9" * 5000),
        url.replace("/1?", "/x?"),
    ]
    for wrong in forged:
        refused = plain.put(wrong, content=b"\0" * CHUNK)
        assert refused.status_code == 403, wrong
        assert "SignatureDoesNotMatch" in refused.text
    assert plain.get(url).status_code == 405
    assert plain.post(url, content=b"\0" * CHUNK).status_code == 405


def test_a_part_must_have_its_size(begin, plain):
    url = begin()["upload_urls"][0]["url"]
    for size in (0, CHUNK - 1, CHUNK + 1):
        assert plain.put(url, content=b"\0" * size).status_code == 400
    unknown_length = plain.put(url, content=iter([b"\0" * CHUNK]))
    assert unknown_length.status_code == 411


@pytest.mark.parametrize("header", [API_KEY_HEADER, "Authorization", "Cookie"])
def test_the_object_store_rejects_requests_with_the_api_key(begin, plain, sandbox, header):
    url = begin()["upload_urls"][0]["url"]
    refused = plain.put(url, content=b"\0" * CHUNK, headers={header: "secret"})
    assert refused.status_code == 400
    assert header.lower() in refused.text
    assert "secret" not in refused.text.replace("a secret of", "")


def test_an_interrupted_upload_keeps_the_earlier_part(sandbox, begin, put, report):
    import socket
    from urllib.parse import urlsplit

    session = begin()
    chunk = put(session["upload_urls"][0])
    url = urlsplit(session["upload_urls"][0]["url"])
    with socket.create_connection((url.hostname, url.port)) as connection:
        head = f"PUT {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\nContent-Length: {CHUNK}\r\n\r\n"
        connection.sendall(head.encode() + b"\0" * 1000)
    assert report(session, chunk).json()["total_completed"] == 1
