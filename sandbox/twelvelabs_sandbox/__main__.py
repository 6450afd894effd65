"""The sandbox as a program: ``python -m twelvelabs_sandbox``."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.faults import Fault
from twelvelabs_sandbox.sandbox import Sandbox


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
            port=options.port,
            speed=options.speed,
            faults=_read_faults(options.faults) if options.faults else (),
        )
        with sandbox:
            _say(f"base URL: {sandbox.base_url}")
            _say(f"API key:  {sandbox.api_key}")
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
    parser.add_argument("--port", type=int, default=0, help="the port to listen on (a free one if left out)")
    parser.add_argument("--data", type=Path, help="the folder to keep the state in (a temporary one if left out)")
    parser.add_argument("--api-key", help="the API key to ask for (a random one if left out)")
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster processing and indexing go")
    parser.add_argument("--faults", type=Path, help="a JSON file with a list of faults to produce")
    return parser


def _read_faults(path: Path) -> list[Fault]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not JSON: {error}") from error
    if not isinstance(value, list):
        raise ValueError(f"{path} must hold a list of faults")
    return [Fault.from_json(item) for item in value]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
