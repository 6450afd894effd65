"""The command line: ``python -m twelvelabs_sandbox``."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.rate_limits import RateLimit
from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.sandbox import Sandbox
from twelvelabs_sandbox.server.address import LOOPBACK

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM. Returns the exit code: 0, or 1 if the sandbox cannot start."""
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
    parser.add_argument("--host", default=LOOPBACK, help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=0, help="port of the API (default: a free one)")
    parser.add_argument("--media-port", type=int, default=0, help="port for uploads and media (default: a free one)")
    parser.add_argument("--public-host", help="host in URLs, if clients know this machine by another name")
    parser.add_argument("--data", type=Path, help="folder to keep the state in (default: a temporary one)")
    parser.add_argument("--api-key", help="API key that clients must send (default: a random one)")
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster work is done; inf: at once")
    parser.add_argument("--drive", type=Path, help="folder that stands in for a connected Google Drive")
    parser.add_argument("--files", type=Path, help="folder whose files may be given as file URLs")
    parser.add_argument("--allow-network", action="store_true", help="also fetch URLs from public addresses")
    parser.add_argument("--webhook-url", help="http URL on loopback that receives events")
    parser.add_argument("--webhook-secret", help="secret that signs events")
    parser.add_argument("--faults", type=Path, help="JSON file with a list of faults")
    parser.add_argument("--rate-limits", type=Path, help="JSON file with a list of rate limits")
    return parser


def _read_list(path: Path, read: Callable[[object], T]) -> list[T]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not valid JSON: {error}") from error
    if not isinstance(value, list):
        raise ValueError(f"{path} must contain a list")
    return [read(item) for item in value]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
