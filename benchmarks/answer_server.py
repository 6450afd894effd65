"""A server that answers every GET with the same few bytes, in its own process, so that the client dominates.

    python -m benchmarks.answer_server

prints its base URL and serves until it is stopped.
"""

from __future__ import annotations

import asyncio

BODY = (
    b'{"_id":"6721a4c08b3f5e19d2c47a01","index_name":"harbor","models":[{"model_name":"marengo3.0","model_options":'
    b'["visual","audio"]}],"video_count":3,"total_duration":184.5,"created_at":"2026-10-30T09:15:02Z",'
    b'"updated_at":"2026-10-30T09:18:47Z"}'
)
"""The JSON of an index."""
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)
_END_OF_HEAD = b"\r\n\r\n"


class _Connection(asyncio.Protocol):
    """A connection without pipelining; a request ends with its headers."""

    def __init__(self) -> None:
        self._head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._head += data
        if self._head.endswith(_END_OF_HEAD):
            self._head = b""
            self._transport.write(_ANSWER)


async def main() -> None:
    """Print the base URL and serve until stopped."""
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1.3", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
