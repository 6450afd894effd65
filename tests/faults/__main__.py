"""Runs the table and writes its outcomes into `docs/reliability.md`: `python -m tests.faults`."""

from __future__ import annotations

import ssl
from functools import cache
from unittest.mock import patch

from .cells import Table
from .page import PAGE, render, with_table

if __name__ == "__main__":
    # No connection here needs certificates, and reading them for each client takes longer than all else.
    with patch.object(ssl, "create_default_context", cache(ssl.create_default_context)), Table() as table:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_table(page, render(table, "sync")), encoding="utf-8")
