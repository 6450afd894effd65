"""The entry point of the command `twelvelabs`: signals, streams and warnings of the process."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from types import FrameType


class Terminated(KeyboardInterrupt):
    """The process received SIGTERM or SIGHUP."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    if missing := [name for name in ("click", "rich") if find_spec(name) is None]:
        sys.stderr.write(f"The command needs {' and '.join(missing)}: pip install 'twelvelabs-client[cli]'\n")
        return 1
    try:
        from .run import run
    except KeyboardInterrupt:
        return 130

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, _terminate)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError):  # names that the terminal cannot encode must not raise
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # not of every stream
    warnings.showwarning = _show_warning
    code = run(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the reader has gone: the interpreter would fail to flush the buffer at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if stream is sys.stdout:
                code = code or 141
    return code


def _terminate(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second signal must not interrupt the clean-up
    raise Terminated(number)


def _show_warning(message: Warning | str, *_: object, **__: object) -> None:
    with suppress(OSError):
        sys.stderr.write(f"warning: {message}\n")
