"""The sandbox as a program: ``python -m twelvelabs_sandbox``."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from twelvelabs_sandbox.control.faults import Fault
from twelvelabs_sandbox.control.rate_limits import RateLimit
from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.sandbox import Sandbox
from twelvelabs_sandbox.server.address import LOOPBACK

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; the exit code: 0, or 1 if the sandbox cannot start."""
    options = _parser().parse_args(arguments)
    interrupted = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: interrupted.set())
    try:
        sandbox = Sandbox(
            data=options.data,
            api_key=options.api_key,
            host=options.host,
            port=options.port,
            media_port=options.media_port,
            public_host=options.public_host,
            speed=options.speed,
            drive=options.drive,
            files=options.files,
            allow_network=options.allow_network,
            webhook_url=options.webhook_url,
            webhook_secret=options.webhook_secret,
            faults=_read_list(options.faults, Fault.from_json) if options.faults else (),
            rate_limits=_read_list(options.rate_limits, RateLimit.from_json) if options.rate_limits else (),
        )
        with sandbox:
            _say(f"base URL: {sandbox.base_url}")
            _say(f"API key:  {sandbox.api_key}")
            _say(f"console:  {sandbox.console_url}")
            _say("Press Ctrl-C to stop.")
            interrupted.wait()
    except (SandboxError, OSError, ValueError) as error:
        sys.stderr.write(f"The sandbox cannot start: {error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m twelvelabs_sandbox", description="A stand-in for the TwelveLabs platform on this machine."
    )
    parser.add_argument("--host", default=LOOPBACK, help="the address to listen on (loopback if left out)")
    parser.add_argument("--port", type=int, default=0, help="the port to listen on (a free one if left out)")
    parser.add_argument("--media-port", type=int, default=0, help="the port for uploads and media (a free one)")
    parser.add_argument("--public-host", help="the name in URLs, if clients know the address by another one")
    parser.add_argument("--data", type=Path, help="the folder to keep the state in (a temporary one if left out)")
    parser.add_argument("--api-key", help="the API key to ask for (a random one if left out)")
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster processing and indexing go")
    parser.add_argument("--drive", type=Path, help="a folder whose files stand for those of a connected Google Drive")
    parser.add_argument("--files", type=Path, help="a folder whose files may be given as file URLs")
    parser.add_argument("--allow-network", action="store_true", help="fetch URLs also from public addresses")
    parser.add_argument("--webhook-url", help="where to send events, on a loopback address")
    parser.add_argument("--webhook-secret", help="what to sign events with")
    parser.add_argument("--faults", type=Path, help="a JSON file with a list of faults to produce")
    parser.add_argument("--rate-limits", type=Path, help="a JSON file with a list of rate limits to keep")
    return parser


def _read_list(path: Path, read: Callable[[object], T]) -> list[T]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not JSON: {error}") from error
    if not isinstance(value, list):
        raise ValueError(f"{path} must hold a list")
    return [read(item) for item in value]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
