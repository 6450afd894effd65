"""The request log as a table of text, for print()."""

from collections.abc import Sequence

from twelvelabs_sandbox.control.logged_request import LoggedRequest

_ROWS = 100
_PATH = 60
_HEADER = ("#", "time", "method", "path", "status", "ms", "fault")


def to_table(requests: Sequence[LoggedRequest]) -> str:
    """The latest 100 requests in order of arrival, one a line."""
    rows = [_HEADER, *map(_row, requests[-_ROWS:])]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    if len(requests) > _ROWS:
        lines.append(f"({len(requests) - _ROWS} earlier requests)")
    return "\n".join(lines)


def _row(request: LoggedRequest) -> tuple[str, ...]:
    path = request.path.removeprefix("/v1.3") + (f"?{request.query}" if request.query else "")
    return (
        str(request.number),
        f"{request.started_at:%H:%M:%S}.{request.started_at.microsecond // 1000:03}",
        request.method,
        path if len(path) <= _PATH else f"{path[: _PATH - 3]}...",
        "-" if request.status is None else str(request.status),
        "-" if request.milliseconds is None else f"{request.milliseconds:.1f}",
        "" if request.fault is None else "yes",
    )
