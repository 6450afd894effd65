"""Requests that are malformed are refused with a reason, null stands for what is absent, and files are private."""

import os
import stat
import sys

import pytest
from twelvelabs_sandbox import Sandbox


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_data_folder_is_private(tmp_path):
    before = os.umask(0o022)
    try:
        with Sandbox(data=tmp_path / "new" / "data") as sandbox:
            sandbox.wait_until_idle()
            folder = tmp_path / "new" / "data"
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            files = [path for path in folder.iterdir() if path.is_file()]
            assert files
            assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
            assert stat.S_IMODE((folder / "blobs").stat().st_mode) == 0o700
    finally:
        os.umask(before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_files_of_an_older_data_folder_become_private(tmp_path):
    with Sandbox(data=tmp_path):
        pass
    for path in tmp_path.iterdir():
        path.chmod(0o644 if path.is_file() else 0o755)
    with Sandbox(data=tmp_path):
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.is_file()}
        assert modes == {0o600}


@pytest.mark.parametrize(
    "boundary", ["x" * 71, "x" * 300, "x" * 5000, "a b ", '""', "a{b}", "a\u00e9"], ids=lambda text: text[:6]
)
def test_a_boundary_that_is_not_valid_is_refused(sandbox, connect, boundary):
    body = f"--{boundary}\r\ncontent-disposition: form-data; name=method\r\n\r\nurl\r\n--{boundary}--\r\n"
    headers = {"content-type": f'multipart/form-data; boundary="{boundary}"'.encode("latin-1", "replace")}
    response = connect(sandbox).post("/assets", content=body.encode("latin-1", "replace"), headers=headers)
    assert response.status_code == 400
    assert "boundary" in response.json()["message"]


@pytest.mark.parametrize(
    "path", ["/assets?filename=%zz", "/assets?filename=a%", "/assets?%f=1", "/indexes/%zz", "/indexes/%ff"]
)
def test_percent_encoding_that_is_not_valid_is_refused(sandbox, connect, path):
    base = connect(sandbox)
    url = base.base_url.copy_with(raw_path=b"/v1.3" + path.encode())
    response = base.get(url)
    assert response.status_code == 400
    assert "URL-encoded" in response.json()["message"]


def test_null_stands_for_what_is_absent(sandbox, connect):
    client = connect(sandbox)
    response = client.post("/knowledge-stores", json={"name": "store", "ingestion_config": None})
    assert response.status_code in (200, 201), response.text
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    index = {"index_name": "i", "models": models, "addons": None}
    response = client.post("/indexes", json=index)
    assert response.status_code == 201, response.text
    response = client.post("/indexes", json={"index_name": None, "models": models})
    assert response.status_code == 400
    assert "index_name" in response.json()["message"]


def test_null_in_forms_stands_for_what_is_absent(sandbox, connect):
    fields = {"method": "direct", "enable_hls": "null", "user_metadata": "null"}
    response = connect(sandbox).post("/assets", data=fields, files={"file": ("a.mp4", b"x" * 100)})
    assert response.status_code in (200, 201), response.text
