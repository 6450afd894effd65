"""The served sandbox, used with curl as somebody does who has no Python client."""

import json
import os
import shutil
import subprocess

import pytest
from twelvelabs_sandbox import Sandbox

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")


@pytest.fixture(scope="module")
def served():
    with Sandbox(speed=float("inf"), chunk_size=600_000) as sandbox:
        yield sandbox


@pytest.fixture
def curl(served, clip):
    """Run a line of shell, as in the README; the JSON that it prints, or the text."""
    environment = {
        "PATH": os.environ["PATH"],
        "BASE": served.base_url,
        "ORIGIN": served.base_url.removesuffix("/v1.3"),
        "KEY": served.api_key,
        "CLIP": str(clip),
        "no_proxy": "*",
    }

    def run(line, **variables):
        done = subprocess.run(
            ["sh", "-c", line], capture_output=True, text=True, timeout=30, check=True, env={**environment, **variables}
        )
        try:
            return json.loads(done.stdout)
        except json.JSONDecodeError:
            return done.stdout

    return run


def test_from_upload_to_search(curl, tmp_path):
    index = curl(
        """curl -s "$BASE/indexes" -H "x-api-key: $KEY" -H 'content-type: application/json' \\
        -d '{"index_name": "clips", "models": [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]}'"""
    )
    asset = curl("""curl -s "$BASE/assets" -H "x-api-key: $KEY" -F method=direct -F file=@"$CLIP" """)
    assert curl("""curl -s "$BASE/assets" -H "x-api-key: $KEY" """)["data"][0]["status"] == "ready"
    item = curl(
        """curl -s "$BASE/indexes/$INDEX/indexed-assets" -H "x-api-key: $KEY" --json "$BODY" """,
        INDEX=index["_id"],
        BODY=json.dumps({"asset_id": asset["_id"]}),
    )
    address = f"/indexes/{index['_id']}/indexed-assets/{item['_id']}"
    assert curl(f"""curl -s "$BASE{address}" -H "x-api-key: $KEY" """)["status"] == "ready"
    found = curl(
        """curl -s "$BASE/search" -H "x-api-key: $KEY" -F index_id="$INDEX" -F query_text=green \\
        -F search_options=visual""",
        INDEX=index["_id"],
    )
    assert found["data"][0]["video_id"] == item["_id"]


def test_a_multipart_upload(curl, clip, tmp_path):
    size = clip.stat().st_size
    session = curl(
        f"""curl -s "$BASE/assets/multipart-uploads" -H "x-api-key: $KEY" -H 'content-type: application/json' \\
        -d '{{"filename": "clip.mp4", "type": "video", "total_size": {size}}}'"""
    )
    content, chunk_size, chunks = clip.read_bytes(), session["chunk_size"], []
    for entry in session["upload_urls"]:
        part = tmp_path / "part"
        part.write_bytes(content[(entry["chunk_index"] - 1) * chunk_size :][:chunk_size])
        headers = curl('curl -s -D - -o /dev/null -T "$PART" "$URL"', PART=str(part), URL=entry["url"])
        etag = next(line.partition(":")[2].strip() for line in headers.splitlines() if line.lower().startswith("etag"))
        size = part.stat().st_size
        chunks.append(
            {"chunk_index": entry["chunk_index"], "proof": etag.strip('"'), "proof_type": "etag", "chunk_size": size}
        )
    done = curl(
        """curl -s "$BASE/assets/multipart-uploads/$ID" -H "x-api-key: $KEY" --json "$BODY" """,
        ID=session["upload_id"],
        BODY=json.dumps({"completed_chunks": chunks}),
    )
    curl('curl -s -o "$TARGET" "$URL"', TARGET=str(tmp_path / "back.mp4"), URL=done["url"])
    assert (tmp_path / "back.mp4").read_bytes() == content


def test_faults_and_limits(curl):
    faults = """curl -s "$ORIGIN/_sandbox/faults" -H 'content-type: application/json' """
    curl(faults + """-d '{"route": "/indexes", "status": 503, "times": 2}'""")
    status = """curl -s -o /dev/null -w '%{http_code}' "$BASE/indexes" -H "x-api-key: $KEY" """
    assert [curl(status) for _ in range(3)] == [503, 503, 200]
    limit = '{"category": "lists", "requests": 1, "routes": ["/indexes"]}'
    curl(f"""curl -s "$ORIGIN/_sandbox/rate-limits" -H 'content-type: application/json' -d '{limit}'""")
    assert [curl(status) for _ in range(2)] == [200, 429]
    curl('curl -s -X DELETE "$ORIGIN/_sandbox/rate-limits"')
    assert curl(status) == 200
