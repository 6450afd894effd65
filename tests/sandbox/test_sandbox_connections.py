"""Connections to the simulated drive, redirect URIs, and imports: the platform's rules."""

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

DONE = "http://127.0.0.1:9/done?app=7"


@pytest.fixture
def drive(tmp_path, clip):
    """The folder of a drive with a clip, a text, and a file that starts like a video but is not one."""
    folder = tmp_path / "drive"
    (folder / "tours").mkdir(parents=True)
    shutil.copy(clip, folder / "tours" / "harbor.mp4")
    (folder / "notes.txt").write_text("no media")
    (folder / "broken.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + b"\xff" * 100)
    return folder


@pytest.fixture
def connected(drive):
    """A sandbox with the drive."""
    with Sandbox(drive=drive) as running:
        running.clock.freeze()
        yield running


def begin(client, **fields):
    answer = client.post("/connections:authorize", json={"provider": "google_drive", "redirect_uri": DONE, **fields})
    assert answer.status_code == 200, answer.text
    return answer.json()


def decide(plain, attempt, decision):
    return plain.post(attempt["authorize_url"], data={"decision": decision})


def outcome(answer):
    """The redirect URI after a decision, and its query parameters."""
    assert answer.status_code == 303
    parts = urlsplit(answer.headers["location"])
    return f"{parts.scheme}://{parts.netloc}{parts.path}", {
        name: value for name, (value,) in parse_qs(parts.query).items()
    }


def connect_drive(client, plain, **fields):
    return outcome(decide(plain, begin(client, **fields), "allow"))[1]["connection_id"]


def refusal(answer, status):
    assert answer.status_code == status, answer.text
    return answer.json()["code"], answer.json()["message"]


def test_a_user_gives_consent(client, sandbox, plain):
    attempt = begin(client, custom_id="team & archive")
    assert attempt["state"] in attempt["authorize_url"]
    page = plain.get(attempt["authorize_url"])
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert 'value="allow"' in page.text
    address, told = outcome(decide(plain, attempt, "allow"))
    assert address == "http://127.0.0.1:9/done"
    connection_id = told.pop("connection_id")
    assert told == {"app": "7", "status": "ok", "custom_id": "team & archive"}
    connection = client.get(f"/connections/{connection_id}").json()
    assert (connection["provider"], connection["status"]) == ("google_drive", "active")
    assert connection["custom_id"] == "team & archive"
    assert connection["scopes"]
    assert connection["account"]["display_name"]
    assert "last_used_at" not in connection
    assert client.get("/connections").json()["data"][0] == connection
    assert client.delete(f"/connections/{connection_id}").status_code == 204
    assert refusal(client.get(f"/connections/{connection_id}"), 404)[0] == "resource_not_exist"


def test_a_user_refuses_consent_or_takes_too_long(client, sandbox, plain):
    attempt = begin(client)
    before = client.get("/connections").json()["page_info"]["total_results"]
    assert outcome(decide(plain, attempt, "deny"))[1] == {"app": "7", "error": "access_denied"}
    assert decide(plain, attempt, "allow").status_code == 404  # already decided
    late = begin(client)
    sandbox.clock.advance(600)
    assert decide(plain, late, "allow").status_code == 410
    assert plain.get(late["authorize_url"]).status_code == 410
    assert client.get("/connections").json()["page_info"]["total_results"] == before


def test_consent_requires_the_state(client, plain):
    attempt = begin(client)
    assert plain.get(attempt["authorize_url"][:-1]).status_code == 404
    assert decide(plain, attempt, "perhaps").status_code == 400
    assert plain.put(attempt["authorize_url"]).status_code == 405
    assert plain.post(attempt["authorize_url"], content=b"x" * 2000).status_code == 413
    assert outcome(decide(plain, attempt, "allow"))[1]["status"] == "ok"
    assert decide(plain, attempt, "allow").status_code == 400  # not twice


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "done",
        "ftp://example.com/x",
        "javascript:alert(1)",
        "http://",
        "http://a/\r\nx: y",
        "http://a/#b",
        "http://[::1",
    ],
)
def test_invalid_redirects(client, uri):
    refused = client.post("/connections:authorize", json={"provider": "google_drive", "redirect_uri": uri})
    assert "redirect_uri" in refusal(refused, 400)[1]


def test_redirects_must_be_registered_once_one_is(fresh, connect):
    client = connect(fresh)
    body = {"provider": "google_drive", "redirect_uri": "https://app.example.com/done"}
    made = client.post("/connections/redirect-uris", json={"redirect_uri": "https://app.example.com/done"})
    assert made.status_code == 201
    assert client.post("/connections:authorize", json=body).status_code == 200
    for other in (DONE, "https://app.example.com/done/", "https://app.example.com/Done"):
        refused = client.post("/connections:authorize", json={**body, "redirect_uri": other})
        assert "registered" in refusal(refused, 400)[1]
    assert client.delete(f"/connections/redirect-uris/{made.json()['_id']}").status_code == 204
    begin(client)


def test_registering_redirect_uris(fresh, connect):
    client = connect(fresh)
    made = [client.post("/connections/redirect-uris", json={"redirect_uri": f"https://a.com/{n}"}) for n in range(20)]
    assert {answer.status_code for answer in made} == {201}
    full = client.post("/connections/redirect-uris", json={"redirect_uri": "https://a.com/20"})
    assert refusal(full, 422)[0] == "redirect_uri_limit_exceeded"
    again = client.post("/connections/redirect-uris", json={"redirect_uri": "https://a.com/3"})
    assert refusal(again, 409)[0] == "conflict"
    page = client.get("/connections/redirect-uris", params={"page_limit": 2}).json()
    assert [one["redirect_uri"] for one in page["data"]] == ["https://a.com/19", "https://a.com/18"]
    assert page["page_info"]["total_results"] == 20
    address = f"/connections/redirect-uris/{made[0].json()['_id']}"
    assert client.delete(address).status_code == 204
    assert refusal(client.delete(address), 404)[0] == "resource_not_exist"


@pytest.mark.parametrize(
    "uri",
    [
        "http://app.example.com/x",
        "https://localhost/x",
        "https://127.0.0.1/x",
        "https://10.0.0.1/x",
        "https://[::1]/x",
        "https://intranet/x",
        "https://a.local/x",
        "https://*.example.com/x",
        "https://user@example.com/x",
        "https://example.com/x#y",
        "https://example.com:99999/x",
        "nonsense",
    ],
)
def test_redirect_uris_must_be_public(client, uri):
    refused = client.post("/connections/redirect-uris", json={"redirect_uri": uri})
    assert refusal(refused, 422)[0] == "redirect_uri_invalid"


def test_a_connection_expires_without_use_and_can_be_revoked(fresh, connect, plain):
    client = connect(fresh)
    attempt = begin(client)
    connection_id = outcome(decide(plain, attempt, "allow"))[1]["connection_id"]
    address = f"/connections/{connection_id}"
    fresh.clock.advance(170 * 86400)
    token = client.post(f"{address}/picker-token").json()
    assert token["expires_in"] == 3599
    assert token["access_token"] != client.post(f"{address}/picker-token").json()["access_token"]
    fresh.clock.advance(170 * 86400)
    used = client.get(address).json()
    assert (used["status"], used["last_used_at"] > used["connected_at"]) == ("active", True)
    fresh.clock.advance(10 * 86400)
    assert client.get(address).json()["status"] == "expired"
    code, message = refusal(client.post(f"{address}/picker-token"), 409)
    assert (code, "expired" in message) == ("conflict", True)

    again = begin(client)
    address = f"/connections/{outcome(decide(plain, again, 'allow'))[1]['connection_id']}"
    assert 'value="revoke"' in plain.get(again["authorize_url"]).text
    assert decide(plain, again, "revoke").status_code == 200
    assert client.get(address).json()["status"] == "revoked"
    refused = client.post(f"{address}/imports", json={"items": [{"source_id": "a"}]})
    assert "revoked" in refusal(refused, 409)[1]


def test_importing_files(connected, connect, plain):
    client = connect(connected)
    connection_id = connect_drive(client, plain, custom_id="archive")
    address = f"/connections/{connection_id}/imports"
    wanted = ["tours/harbor.mp4", "notes.txt", "missing.mp4", "../drive/notes.txt", "broken.mp4"]
    answer = client.post(address, json={"items": [{"source_id": one} for one in wanted]})
    assert answer.status_code == 202
    result = answer.json()
    assert result["has_failures"] is True
    assert [one["source_id"] for one in result["items"]] == wanted
    assert [one["action"] for one in result["items"]] == ["created", *["rejected"] * 3, "created"]
    codes = [one["error"]["code"] for one in result["items"] if "error" in one]
    assert codes == ["unsupported_media_type", "source_unavailable", "source_unavailable"]
    assert [one.get("status") for one in result["items"]] == ["processing", None, None, None, "processing"]
    connected.wait_until_idle()
    connected.clock.advance(1)

    made = client.get(f"{address}/{result['_id']}").json()
    assert [one.get("status") for one in made["items"]] == ["ready", None, None, None, "failed"]
    assert (made["item_count"], made["custom_id"], made["provider"]) == (5, "archive", "google_drive")
    asset = client.get(f"/assets/{made['items'][0]['asset_id']}").json()
    assert (asset["method"], asset["filename"], asset["size"]) == ("connector", "harbor.mp4", 1_055_736)
    assert asset["source"]["type"] == "connector"
    assert asset["source"]["details"]["source_id"] == "tours/harbor.mp4"
    assert asset["source"]["details"]["original_filename"] == "harbor.mp4"
    assert client.get(f"/connections/{connection_id}").json()["last_used_at"]
    listed = client.get(address).json()["data"]
    assert listed == [{name: value for name, value in made.items() if name != "items"}]


def test_importing_again(connected, connect, plain, drive, clip):
    client = connect(connected)
    address = f"/connections/{connect_drive(client, plain)}/imports"

    def load(*names):
        result = client.post(address, json={"items": [{"source_id": name} for name in names]}).json()
        connected.wait_until_idle()
        connected.clock.advance(1)
        return result["items"]

    good, bad = load("tours/harbor.mp4", "broken.mp4")
    known = load("tours/harbor.mp4")[0]
    assert (known["action"], known["asset_id"], known["status"]) == ("skipped", good["asset_id"], "ready")
    shutil.copy(clip, drive / "broken.mp4")
    retried = load("broken.mp4")[0]
    assert (retried["action"], retried["asset_id"], retried["status"]) == ("retried", bad["asset_id"], "processing")
    asset = client.get(f"/assets/{bad['asset_id']}").json()
    assert (asset["status"], asset["size"]) == ("ready", 1_055_736)
    (drive / "broken.mp4").unlink()
    assert load("broken.mp4")[0]["action"] == "skipped"  # already imported

    assert client.delete(f"/assets/{good['asset_id']}").status_code == 204
    anew = load("tours/harbor.mp4")[0]
    assert anew["action"] == "created"
    assert anew["asset_id"] != good["asset_id"]
    other = f"/connections/{connect_drive(client, plain)}/imports"
    shared = client.post(other, json={"items": [{"source_id": "tours/harbor.mp4"}]}).json()["items"][0]
    assert (shared["action"], shared["asset_id"]) == ("skipped", anew["asset_id"])


def test_links_in_the_drive_are_not_followed(connected, connect, plain, drive, tmp_path, clip):
    (drive / "link.mp4").symlink_to(clip)
    (drive / "folder").symlink_to(clip.parent)
    client = connect(connected)
    items = [{"source_id": "link.mp4"}, {"source_id": f"folder/{clip.name}"}, {"source_id": str(clip)}]
    answer = client.post(f"/connections/{connect_drive(client, plain)}/imports", json={"items": items})
    assert [one["action"] for one in answer.json()["items"]] == ["rejected"] * 3


def test_invalid_imports(connected, connect, plain):
    client = connect(connected)
    address = f"/connections/{connect_drive(client, plain)}/imports"
    item = {"source_id": "tours/harbor.mp4"}
    assert "items[1].source_id" in refusal(client.post(address, json={"items": [item, item]}), 400)[1]
    assert "items" in refusal(client.post(address, json={"items": []}), 400)[1]
    assert "items" in refusal(client.post(address, json={"items": [item] * 101}), 400)[1]
    assert refusal(client.get(f"{address}/nobody"), 404)[0] == "resource_not_exist"
    for nowhere in ("/connections/nobody/imports", "/connections/nobody/imports/x"):
        assert refusal(client.get(nowhere), 404)[0] == "resource_not_exist"
    assert refusal(client.post("/connections/nobody/imports", json={"items": [item]}), 404)[0] == "resource_not_exist"
    assert client.get(address).json()["data"] == []


def test_assets_outlive_their_connection(connected, connect, plain):
    client = connect(connected)
    connection_id = connect_drive(client, plain)
    items = [{"source_id": "tours/harbor.mp4"}]
    made = client.post(f"/connections/{connection_id}/imports", json={"items": items}).json()
    assert client.delete(f"/connections/{connection_id}").status_code == 204
    assert client.get(f"/connections/{connection_id}/imports/{made['_id']}").status_code == 404
    connected.wait_until_idle()
    connected.clock.advance(1)
    assert client.get(f"/assets/{made['items'][0]['asset_id']}").json()["status"] == "ready"


def test_connections_with_the_client(connected, plain):
    with TwelveLabs(connected.api_key, base_url=connected.base_url) as client:
        attempt = client.data_connectors.authorize_connection(provider="google_drive", redirect_uri=DONE)
        connection_id = outcome(plain.post(attempt.authorize_url, data={"decision": "allow"}))[1]["connection_id"]
        assert [one.id for one in client.data_connectors.list_connections()] == [connection_id]
        made = client.imports.import_files(connection_id, items=[{"source_id": "tours/harbor.mp4"}])
        connected.wait_until_idle()
        connected.clock.advance(1)
        (item,) = client.imports.retrieve_import(connection_id, made.id).items
        assert (item.action, item.status) == ("created", "ready")
        assert client.assets.retrieve(item.asset_id).source.details.source_id == "tours/harbor.mp4"


def test_a_drive_must_be_a_folder(tmp_path):
    with pytest.raises(ValueError, match="drive"):
        Sandbox(drive=tmp_path / "nothing")
