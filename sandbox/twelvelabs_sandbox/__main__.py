"""The command line: ``python -m twelvelabs_sandbox`` serves, ``... run -- CMD`` runs a command with a sandbox."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

from twelvelabs_sandbox.control.fault import Fault
from twelvelabs_sandbox.control.latency import Latency
from twelvelabs_sandbox.control.object_store_options import Store
from twelvelabs_sandbox.control.rate_limits import PLANS, RateLimit, read_limits
from twelvelabs_sandbox.control.scripted_answer import ScriptedAnswer
from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.extra import check_extra
from twelvelabs_sandbox.server.address import LOOPBACK

if TYPE_CHECKING:
    from twelvelabs_sandbox.sandbox import Sandbox

T = TypeVar("T")
_CANNOT_START = 125
"""The exit status of ``run`` if there is no sandbox for the command, as with env and timeout."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM, or run a command. Returns the exit status.

    It is 0 when serving has ended, 1 if the sandbox cannot start, and with ``run`` that of the command, or 125. In
    place of 0 it is 1 if a request was not answered as scripted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    runs = given[:1] == ["run"]
    parser = _parser(runs)
    options = parser.parse_args(given[1:] if runs else given)
    command = options.command[options.command[:1] == ["--"] :] if runs else []
    if runs and not command:
        parser.error("the command is missing: run -- CMD")
    try:
        check_extra()
        return _run(options, command) if runs else _serve(options)
    except (SandboxError, ImportError, OSError, ValueError) as error:
        sys.stderr.write(f"The sandbox cannot start: {error}\n")
        return _CANNOT_START if runs else 1


def _serve(options: argparse.Namespace) -> int:
    interrupted = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: interrupted.set())
    with _sandbox(options) as sandbox:
        _print(f"base URL: {sandbox.base_url}")
        _print(f"API key:  {sandbox.api_key}")
        _print(f"console:  {sandbox.console_url}")
        _print("Press Ctrl-C to stop.")
        interrupted.wait()
        return _check_script(sandbox)


def _run(options: argparse.Namespace, command: Sequence[str]) -> int:
    from twelvelabs_sandbox.command import Signals, run_command

    signals = Signals()
    with _sandbox(options) as sandbox:
        status, failed = run_command(sandbox, command, signals), _check_script(sandbox)
        return status or failed


def _check_script(sandbox: "Sandbox") -> int:
    try:
        sandbox.script.assert_answered()
    except AssertionError as problems:
        sys.stderr.write(f"{problems}\n")
        return 1
    return 0


def _sandbox(options: argparse.Namespace) -> "Sandbox":
    from twelvelabs_sandbox.sandbox import Sandbox  # imported late: it needs the extra

    sandbox = Sandbox(
        data=options.data,
        load=options.load,
        api_key=options.api_key,
        host=options.host,
        port=options.port,
        media_port=options.media_port,
        public_host=options.public_host,
        speed=options.speed,
        seed=options.seed,
        now=options.now,
        drive=options.drive,
        files=options.files,
        allow_network=options.allow_network,
        webhook_url=options.webhook_url,
        webhook_secret=options.webhook_secret,
        faults=_read_list(options.faults, Fault.from_json) if options.faults else (),
        rate_limits=_read_limits(options.rate_limits),
        object_store=options.object_store,
        latency=options.latency,
        strict=options.strict,
    )
    sandbox.script.add(*(_read_list(options.script, ScriptedAnswer.from_json) if options.script else ()))
    return sandbox


def _parser(runs: bool) -> argparse.ArgumentParser:
    about = "A stand-in for the TwelveLabs platform on this machine."
    name = "python -m twelvelabs_sandbox"
    if runs:
        about += " Runs a command with the base URL and the API key of a new sandbox in its environment."
        usage = f"{name} run [option ...] -- CMD"
        parser = argparse.ArgumentParser(prog=f"{name} run", usage=usage, description=about)
        parser.add_argument("command", nargs=argparse.REMAINDER, metavar="CMD", help="the command and its arguments")
    else:
        about += f' Serves until it is interrupted; "{name} run -- CMD" runs a command with a sandbox.'
        parser = argparse.ArgumentParser(prog=name, description=about)
    parser.add_argument("--host", default=LOOPBACK, help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=0, help="port of the API (default: a free one)")
    parser.add_argument("--media-port", type=int, default=0, help="port for uploads and media (default: a free one)")
    parser.add_argument("--public-host", help="host in URLs, if clients know this machine by another name")
    parser.add_argument("--data", type=Path, help="folder to keep the state in (default: a temporary one)")
    parser.add_argument("--load", type=Path, help="snapshot to start with")
    parser.add_argument("--api-key", help="API key that clients must send (default: a random one)")
    parser.add_argument("--speed", type=float, help="how many times faster work is done; inf: at once (default: 1)")
    parser.add_argument("--seed", type=int, help="number with which each run makes the same ids")
    parser.add_argument("--now", help="time at which the clock starts, frozen, such as 2026-01-01T00:00:00Z")
    parser.add_argument("--drive", type=Path, help="folder that stands in for a connected Google Drive")
    parser.add_argument("--files", type=Path, help="folder whose files may be given as file URLs")
    parser.add_argument("--allow-network", action="store_true", help="also fetch URLs from public addresses")
    parser.add_argument("--webhook-url", help="http URL on loopback that receives events")
    parser.add_argument("--webhook-secret", help="secret that signs events")
    parser.add_argument("--faults", type=Path, help="JSON file with a list of faults")
    parser.add_argument("--rate-limits", help=f"JSON file with a list of rate limits, or a plan: {', '.join(PLANS)}")
    parser.add_argument("--object-store", choices=get_args(Store), help="how uploads are stored; default: leniently")
    parser.add_argument("--latency", type=_latency, metavar="MEDIAN[:P99]", help="seconds of delay of responses")
    parser.add_argument("--script", type=Path, help="JSON file with a list of scripted answers")
    parser.add_argument("--strict", action="store_true", help="refuse model calls without a scripted answer")
    return parser


def _latency(text: str) -> Latency:
    median, _, p99 = text.partition(":")
    try:
        return Latency(float(median), float(p99) if p99 else None)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _read_limits(given: str | None) -> Sequence[RateLimit]:
    if given is None:
        return ()
    return read_limits(given) if given in PLANS else _read_list(Path(given), RateLimit.from_json)


def _read_list(path: Path, read: Callable[[object], T]) -> list[T]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not valid JSON: {error}") from error
    if not isinstance(value, list):
        raise ValueError(f"{path} must contain a list")
    return [read(item) for item in value]


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
