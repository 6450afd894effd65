"""The process in which files of clients are read: what a hostile file does to it, it does to nobody else.

It is started and fed by worker_pool.py. Its memory is limited from the start, its CPU time with each request, so that
it ends also when nobody is left to stop it.
"""

import contextlib
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from twelvelabs_sandbox.media.documents import pages
from twelvelabs_sandbox.media.features import read_features
from twelvelabs_sandbox.media.ipc import read_frame, write_frame
from twelvelabs_sandbox.media.probe import probe, probe_unnamed
from twelvelabs_sandbox.media.probe_result import UnreadableError
from twelvelabs_sandbox.media.renditions import make_hls, make_thumbnail

# Dataclasses become objects, and bytes Latin-1 text.
_FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "probe": lambda path, filename: asdict(probe(Path(path), filename)),
    "probe_unnamed": lambda path: asdict(probe_unnamed(Path(path))),
    "thumbnail": lambda path, folder: make_thumbnail(Path(path), Path(folder)),
    "hls": lambda path, folder: make_hls(Path(path), Path(folder)),
    "features": lambda path, duration: _features(Path(path), duration),
    "pages": lambda path, mime: pages(Path(path), mime),
}


def main(memory: int) -> None:
    """Serve the process that has started this one, until it closes the pipe. ``memory`` is in bytes."""
    requests = os.fdopen(os.dup(0), "rb")
    responses = os.fdopen(os.dup(1), "wb")
    # Whatever a library writes must not come between the answers.
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    _limit("RLIMIT_AS", memory)
    write_frame(responses, {"ready": True})
    while True:
        try:
            request = read_frame(requests)
        except EOFError:
            return
        assert isinstance(request, dict)  # noqa: S101 - worker_pool.py sends nothing else
        _limit("RLIMIT_CPU", int(time.process_time() + request["cpu"]) + 1)
        write_frame(responses, _respond(request["function"], request["arguments"]))


def _respond(function: str, arguments: list[object]) -> dict[str, object]:
    try:
        return {"value": _FUNCTIONS[function](*arguments)}
    except UnreadableError as error:
        return {"unreadable": str(error)}
    except (OSError, MemoryError):
        return {"unreadable": None}
    except Exception:
        return {"unreadable": None, "problem": traceback.format_exc()}


def _features(path: Path, duration: float) -> str:
    # Nobody sets the event: who has no time to wait kills the process.
    return read_features(path, duration, threading.Event()).to_bytes().decode("latin-1")


def _limit(name: str, value: int) -> None:
    if sys.platform != "win32":  # which has no such limits
        import resource

        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        with contextlib.suppress(ValueError):  # macOS does not take every limit
            resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
