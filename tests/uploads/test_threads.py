"""One client may be used by many threads at once, and after a fork."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

from .conftest import assets, bytes_of, sessions, sound


def test_eight_threads_upload_with_one_client(client: TwelveLabs, sandbox: Sandbox, tmp_path: Path) -> None:
    paths = [tmp_path / f"song-{n}.wav" for n in range(16)]
    for n, path in enumerate(paths):
        path.write_bytes(sound(12_000, seed=n))
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(client.multipart_upload.upload_file, paths))
    assert len({result.asset_id for result in results}) == 16
    assert len(assets(sandbox)) == 16
    for result, path in zip(results, paths, strict=True):
        session = f"{int(result.asset_id, 16) + 1:024x}"
        assert session in sessions(sandbox)
        assert bytes_of(sandbox, session, path.read_bytes()) == path.read_bytes()


FORKED = """
import os, sys
from twelvelabs_client import TwelveLabs, UploadOptions
key, url, *paths = sys.argv[1:]
client = TwelveLabs(key, base_url=url, max_retries=0)
client.multipart_upload.upload_file(paths[0], options=UploadOptions(resume=False))
child = os.fork()
me = 1 if child else 2
try:
    for _ in range(5):
        client.multipart_upload.upload_file(paths[me], options=UploadOptions(resume=False), max_workers=3)
    code = 0
except Exception as error:
    print(me, type(error).__name__, error, file=sys.stderr, flush=True)
    code = 3
if not child:
    os._exit(code)
_, status = os.waitpid(child, 0)
sys.exit(code or os.waitstatus_to_exitcode(status))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_after_a_fork_both_processes_upload_over_connections_of_their_own(sandbox: Sandbox, tmp_path: Path) -> None:
    paths = [tmp_path / f"song-{n}.wav" for n in range(3)]
    for n, path in enumerate(paths):
        path.write_bytes(sound(9_000 + 1000 * n, seed=n))
    command = [sys.executable, "-c", FORKED, sandbox.api_key, sandbox.base_url, *map(str, paths)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ), start_new_session=True)
    with process:
        try:
            _, complained = process.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert (process.returncode, complained) == (0, "")
    assert len(assets(sandbox)) == 11
