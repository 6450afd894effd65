"""A worker process that reads clients' files: a hostile file can harm this process, but not the sandbox.

The pool starts it and sends it requests. Its memory is limited from the start and its CPU time with each request, so
it ends even if the pool is no longer there to kill it.
"""

import contextlib
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO

from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.media.documents import pages
from twelvelabs_sandbox.media.feature_extraction import extract_features
from twelvelabs_sandbox.media.ipc import STOP, read_frame, write_frame
from twelvelabs_sandbox.media.probe import probe, probe_unnamed
from twelvelabs_sandbox.media.probe_result import UnreadableError
from twelvelabs_sandbox.media.renditions import make_hls, make_thumbnail

# Set to cancel the request in progress, so that the process need not be killed.
_STOPPING = threading.Event()
# For JSON, dataclasses become objects, and bytes become Latin-1 text.
_FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "probe": lambda path, filename: asdict(probe(Path(path), filename)),
    "probe_unnamed": lambda path: asdict(probe_unnamed(Path(path))),
    "thumbnail": lambda path, folder: make_thumbnail(Path(path), Path(folder)),
    "hls": lambda path, folder: make_hls(Path(path), Path(folder), _STOPPING),
    "features": lambda path, duration: extract_features(Path(path), duration, _STOPPING).to_bytes().decode("latin-1"),
    "pages": lambda path, mime: pages(Path(path), mime),
}


def main(memory: int) -> None:
    """Handle requests until the parent process closes the pipe. ``memory`` is the limit in bytes."""
    requests: queue.Queue[object] = queue.Queue()
    threading.Thread(target=_receive, args=(os.fdopen(os.dup(0), "rb"), requests), daemon=True).start()
    responses = os.fdopen(os.dup(1), "wb")
    # What libraries print must not get in between the responses.
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    _limit("RLIMIT_AS", memory)
    write_frame(responses, {"ready": True})
    while (request := requests.get()) is not None:
        assert isinstance(request, dict)  # noqa: S101 - worker_pool.py sends nothing else
        _limit("RLIMIT_CPU", int(time.process_time() + request["cpu"]) + 1)
        write_frame(responses, _respond(request["function"], request["arguments"]))


def _receive(pipe: IO[bytes], requests: "queue.Queue[object]") -> None:
    """Queue requests. STOP and the end of the pipe cancel the one in progress."""
    with contextlib.suppress(EOFError):
        while True:
            if (request := read_frame(pipe)) == STOP:
                _STOPPING.set()
            else:
                _STOPPING.clear()
                requests.put(request)
    _STOPPING.set()
    requests.put(None)


def _respond(function: str, arguments: list[object]) -> dict[str, object]:
    try:
        return {"value": _FUNCTIONS[function](*arguments)}
    except StoppedError:
        return {"stopped": True}
    except UnreadableError as error:
        return {"unreadable": str(error)}
    except (OSError, MemoryError):
        return {"unreadable": None}
    except Exception:
        return {"unreadable": None, "problem": traceback.format_exc()}


def _limit(name: str, value: int) -> None:
    if sys.platform != "win32":  # Windows has no such limits
        import resource

        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        with contextlib.suppress(ValueError):  # macOS does not support every limit
            resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
