"""Progress bars on a terminal: one per file, and one for all."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Self

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.live import Live
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Column
from rich.text import Text

from .progress_view import MAX_SHOWN, ProgressLine, largest_remaining
from .stdio import printable

_NARROW = 90
"""Terminals with fewer columns get shorter lines."""
_ROWS_BESIDE = 4
"""Rows of the terminal that are kept free of file bars."""


class Bars:
    """A bar per file and one for all, erased at the end."""

    def __init__(self) -> None:
        # A terminal that has been closed must not end the work.
        self._console = Console(file=_Tolerant(sys.stderr), highlight=False)  # type: ignore[arg-type] # it has the methods that rich calls
        self._is_short = self._console.width < _NARROW
        self._files = self._progress()
        self._overall = self._progress()
        self._more = Text("", style="dim")
        self._tasks: dict[object, TaskID] = {}
        self._all: TaskID | None = None
        self._lock = threading.Lock()
        self._live = Live(
            _Inset(Group(self._files, self._more, self._overall)),
            console=self._console,
            transient=True,
            refresh_per_second=8,
            redirect_stdout=sys.stdout.isatty(),  # piped results must not be drawn above the bars
        )

    def _progress(self) -> Progress:
        return Progress(
            TextColumn("{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True)),
            TextColumn("{task.fields[details]}", markup=False, table_column=Column(no_wrap=True, justify="right")),
            BarColumn(bar_width=12 if self._is_short else 24),
            console=self._console,
            expand=True,
        )

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._live.stop()

    def show(self, overall: ProgressLine, files: Sequence[ProgressLine] = ()) -> None:
        """Show the current state."""
        shown = largest_remaining(files, max(1, min(MAX_SHOWN, self._console.height - _ROWS_BESIDE)))
        with self._lock:
            for line in shown:
                self._tasks[line.key] = self._update(self._files, self._tasks.get(line.key), line)
            for key in self._tasks.keys() - {line.key for line in shown}:
                self._files.remove_task(self._tasks.pop(key))
            hidden = len(files) - len(shown)
            self._more.plain = f"  and {hidden} more" if hidden else ""
            self._all = self._update(self._overall, self._all, overall)

    def _update(self, progress: Progress, task: TaskID | None, line: ProgressLine) -> TaskID:
        details = line.details(is_short=self._is_short)
        name = printable(line.name)
        if task is None:
            task = progress.add_task(name, details=details)
        total = None if line.fraction is None else 1.0
        progress.update(task, description=name, total=total, completed=line.fraction or 0.0, details=details)
        return task


class _Inset:
    """Leaves three columns at the right for the ^C that a terminal echoes, which would else wrap and shift the bars."""

    def __init__(self, inner: Group) -> None:
        self._inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from console.render(self._inner, options.update_width(max(options.max_width - 3, 1)))


class _Tolerant:
    """A stream that ignores errors of writes."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            return self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
