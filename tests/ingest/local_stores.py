"""Object stores on this machine: S3 by moto's server, Azure by Azurite, Google by an emulator."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch
from urllib.request import Request, urlopen

import fsspec
import pytest

ROOT = Path(__file__).parents[2]
AZURITE = shutil.which("azurite-blob") or str(ROOT / ".venv/azurite/node_modules/.bin/azurite-blob")
AZURE_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The key of Azurite's only account, which its documentation names."""


@contextmanager
def s3() -> Iterator[str]:
    """An S3 server with a bucket. Yields the URL of the bucket."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ACCESS_KEY_ID": "an id",
        "AWS_SECRET_ACCESS_KEY": "a SECRET",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }
    try:
        with patch.dict(os.environ, settings):
            urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()  # all servers share buckets
            fsspec.filesystem("s3").mkdir("bucket")
            yield "s3://bucket"
    finally:
        server.stop()


@contextmanager
def azure(folder: Path) -> Iterator[str]:
    """An Azure blob server with a container. Yields the URL of the container."""
    if not Path(AZURITE).exists():
        pytest.skip("Azurite is not installed: make test-stores installs it with npm")
    command = [AZURITE, "--blobPort", "0", "--location", str(folder), "--skipApiVersionCheck", "--disableTelemetry"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            lines = iter(server.stdout or ())
            url = next(line for line in lines if "successfully listens" in line).split()[-1]
            account = f"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={AZURE_KEY}"
            connection = f"{account};BlobEndpoint={url}/devstoreaccount1;"
            with patch.dict(os.environ, {"AZURE_STORAGE_CONNECTION_STRING": connection}):
                fsspec.filesystem("abfs").mkdir("bucket")
                yield "abfs://bucket"
        finally:
            server.terminate()


@contextmanager
def google(folder: Path) -> Iterator[str]:
    """A server of Google's API with a bucket. Yields the URL of the bucket."""
    from gcp_storage_emulator.server import create_server

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = create_server("127.0.0.1", port, in_memory=True, default_bucket="bucket")
    server.start()
    try:
        with patch.dict(os.environ, {"STORAGE_EMULATOR_HOST": f"http://127.0.0.1:{port}"}):
            yield "gs://bucket"
    finally:
        server.stop()


STORES = {"s3": lambda folder: s3(), "azure": azure, "google": google}


@contextmanager
def store(kind: str, folder: Path) -> Iterator[str]:
    """The store of this kind. What fsspec knows of another one with the same URL is forgotten."""
    with ExitStack() as stack:
        bucket = stack.enter_context(STORES[kind](folder))
        stack.callback(fsspec.get_filesystem_class(bucket.partition(":")[0]).clear_instance_cache)
        yield bucket
