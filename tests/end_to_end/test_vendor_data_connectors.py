"""The vendor's SDK on connections and imports, with the returned values."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from twelvelabs import ImportFilesRequestItemsItem
from twelvelabs.core.api_error import ApiError
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

DONE = "https://app.example.com/done"


@pytest.fixture
def sandbox(tmp_path: Path, clip: Path) -> Iterator[Sandbox]:
    """A sandbox with a drive that holds the clip."""
    shutil.copy(clip, tmp_path / "harbor.mp4")
    with Sandbox(speed=1000, drive=tmp_path) as running:
        yield running


def test_connections_and_imports(
    vendor: Any, client: TwelveLabs, sandbox: Sandbox, finish_work: Callable[[], None]
) -> None:
    connectors = vendor.data_connectors
    registered = connectors.create_redirect_uri(redirect_uri=DONE)
    assert [one.redirect_uri for one in connectors.list_redirect_uris().data] == [DONE]
    # It mistakes the colon of the path for the end of a scheme, so its own call never leaves the machine.
    with pytest.raises(httpx.UnsupportedProtocol):
        connectors.authorize_connection(provider="google_drive", redirect_uri=DONE)
    attempt = client.data_connectors.authorize_connection(provider="google_drive", redirect_uri=DONE, custom_id="x")
    decided = httpx.post(attempt.authorize_url, data={"decision": "allow"})
    (connection_id,) = parse_qs(urlsplit(decided.headers["location"]).query)["connection_id"]

    connection = connectors.retrieve_connection(connection_id)
    assert (connection.status, connection.provider, connection.custom_id) == ("active", "google_drive", "x")
    assert [one.id for one in connectors.list_connections().data] == [connection_id]
    token = connectors.create_connection_picker_token(connection_id)
    assert (token.scope, token.expires_in) == (connection.scopes[0], 3599)

    wanted = [ImportFilesRequestItemsItem(source_id=name) for name in ("harbor.mp4", "missing.mp4")]
    made = vendor.imports.import_files(connection_id, items=wanted)
    assert (made.has_failures, made.items[1].action, made.items[1].error.code) == (
        True,
        "rejected",
        "source_unavailable",
    )
    finish_work()
    found = vendor.imports.retrieve_import(connection_id, made.id)
    assert (found.items[0].action, found.items[0].status, found.item_count) == ("created", "ready", 2)
    asset = vendor.assets.retrieve(found.items[0].asset_id)
    assert (asset.method, asset.size, asset.source.details.original_filename) == (
        "connector",
        1_055_736,
        "harbor.mp4",
    )
    again = vendor.imports.import_files(connection_id, items=wanted[:1])
    assert (again.items[0].action, again.items[0].asset_id) == ("skipped", asset.id)
    assert [one.id for one in vendor.imports.list_imports(connection_id).data] == [again.id, made.id]

    connectors.delete_redirect_uri(registered.id)
    assert connectors.list_redirect_uris().data == []
    connectors.delete_connection(connection_id)
    with pytest.raises(ApiError) as gone:
        vendor.imports.list_imports(connection_id)
    assert gone.value.status_code == 404
    assert vendor.assets.retrieve(asset.id).status == "ready"
