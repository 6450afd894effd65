"""Runs a command with a sandbox in its environment: ``python -m twelvelabs_sandbox run -- CMD``."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from twelvelabs_sandbox.sandbox import Sandbox

NOT_EXECUTABLE, NOT_FOUND = 126, 127
_BY_TERMINALS = ("SIGINT", "SIGHUP", "SIGQUIT")
_FORWARDED = (*_BY_TERMINALS, "SIGTERM", "SIGUSR1", "SIGUSR2")


class Signals:
    """Forwards the signals of this process to the command; the first one also if it arrives before the start."""

    def __init__(self) -> None:
        self.first: int | None = None
        self._send: Callable[[int], None] | None = None
        for name in _FORWARDED:
            if (number := getattr(signal, name, None)) is not None:  # Windows has few of them
                signal.signal(number, self._receive)

    def forward_to(self, process: "subprocess.Popen[bytes]") -> None:
        """Forward signals to a process, including one received before."""
        self._send = process.send_signal
        if self.first is not None:
            process.send_signal(self.first)

    def _receive(self, number: int, _: FrameType | None) -> None:
        # A terminal has sent it to the command too, and two interrupts are not the same as one.
        if self._send is not None and not (signal.Signals(number).name in _BY_TERMINALS and _is_in_foreground()):
            self._send(number)
        self.first = self.first or number


def run_command(sandbox: Sandbox, command: Sequence[str], signals: Signals) -> int:
    """Run a command with the sandbox in its environment; its exit status.

    As in a shell, that is 128 + N if a signal N has ended it, 127 if there is no such command, and 126 if it cannot be
    executed.
    """
    try:
        process = subprocess.Popen(command, env={**os.environ, **sandbox.environment})  # noqa: S603 - the user's command
    except OSError as error:
        sys.stderr.write(f"{command[0]}: {error.strerror}\n")
        return NOT_FOUND if isinstance(error, FileNotFoundError) else NOT_EXECUTABLE
    signals.forward_to(process)
    status = process.wait()
    return status if status >= 0 else 128 - status


def _is_in_foreground() -> bool:
    """Whether a terminal sends its signals to this process, and so to the command."""
    if sys.platform == "win32":
        return True  # where only the console sends them
    try:
        return sys.stdin is not None and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False
