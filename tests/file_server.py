"""A local web server that serves the files of a folder, and records the user agents of its clients."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class FileServer(http.server.ThreadingHTTPServer):
    """Serves in a thread while the context is active."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.agents: list[str] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: FileServer

    def parse_request(self) -> bool:
        is_valid = super().parse_request()
        self.server.agents.append(self.headers.get("user-agent", ""))
        return is_valid

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""
