"""Compares what the platform responds with the contract of this client, and writes a report for its maintainers.

Without options, only operations that read are called: each list, up to two objects of each, and an object that does not
exist. With --upload, a gray video of 5 seconds, an index and an indexed asset are added, which is billed as indexing,
and removed again. The report has the names, types and presence of fields and headers, and no values: no ids, keys,
names, URLs or texts. Read it before you send it.

Exit codes: 0 the report was written, whether or not anything deviates; 1 it was not; 2 an argument is not valid;
3 it was written, but something that --upload added could not be removed; 130 interrupted.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from .._drivers.sync import SyncDriver
from .._flows.effects import Flow
from .._http.config import KEY_VARIABLES
from ..client import TwelveLabs
from ..errors import ApiConnectionError, TwelveLabsError
from .contract import Contract, bundled
from .findings import Findings
from .plan import Plan, below, plan
from .report import report
from .upload import Upload
from .visit import Visit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    options = _parser().parse_args(arguments)
    contract = bundled()
    planned = plan(contract)
    if options.dry_run:
        _say(_listing(planned, with_upload=options.upload))
        return 0
    target: Path = options.output
    if (
        target.is_dir()
        or not target.parent.is_dir()
        or not os.access(target if target.exists() else target.parent, os.W_OK)
    ):
        return _fail(f"{target} cannot be written: choose another file with --output")
    findings = Findings(contract)
    code = 0
    try:
        with TwelveLabs(_key(), base_url=options.base_url) as client:
            driver: SyncDriver = vars(client)["_driver"]  # type stubs of the client have no private names
            _say(f"base URL: {driver.config.base_url}")
            visit = Visit(driver.config, findings, _say)
            is_clean = driver.run(_run(visit, contract, planned, with_upload=options.upload))
    except KeyboardInterrupt:
        _say("Interrupted: the report has what was received until then.")
        code, is_clean = 130, True
    except TwelveLabsError as error:
        return _fail(
            str(error) if not isinstance(error, ApiConnectionError) else f"the platform cannot be reached: {error}"
        )
    made = report(findings, planned.not_called, with_upload=options.upload)
    try:
        target.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        return _fail(f"{target} cannot be written: {error}")
    count = len(made["deviations"])
    _say(f"{len(findings.received)} kinds of responses, {count} deviations from the contract: {target}")
    return code or (0 if is_clean else 3)


def _run(visit: Visit, contract: Contract, planned: Plan, *, with_upload: bool) -> Flow[bool]:
    """Call everything; whether nothing is left behind."""
    if not with_upload:
        yield from visit.reads(planned, {})
        return True
    upload = Upload(visit, contract, _say)
    try:
        ids = yield from upload.add()
        yield from visit.reads(planned, ids)
    except BaseException:
        yield from upload.remove()
        raise
    return (yield from upload.remove())


def _key() -> str | None:
    """The key that the user types, if none is in the environment; None to take it from there."""
    if any(os.environ.get(name, "").strip() for name in KEY_VARIABLES) or not sys.stdin.isatty():
        return None
    with suppress(EOFError):
        return getpass.getpass("API key: ")
    return None


def _listing(planned: Plan, *, with_upload: bool) -> str:
    """What would be called, for --dry-run."""
    reads = [*below(planned.roots), *planned.orphans]
    lines = ["Would be called, those with an id in the path for up to two objects and for one that does not exist:"]
    lines += [f"  {read.operation.method} {read.operation.route}" for read in reads]
    if with_upload:
        lines += ["Would add, and remove at the end: an asset, an index, and an indexed asset."]
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m twelvelabs_client.conformance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--upload", action="store_true", help="also add a tiny video, an index and an indexed asset")
    parser.add_argument("--dry-run", action="store_true", help="list what would be called; nothing is sent")
    parser.add_argument("--base-url", help="the URL of the API (default: TWELVELABS_BASE_URL, or the public platform)")
    parser.add_argument(
        "--output", type=Path, default=Path("conformance.json"), help="the report (default: conformance.json)"
    )
    return parser


def _fail(reason: str) -> int:
    sys.stderr.write(f"No report was written: {reason}\n")
    return 1


def _say(line: str) -> None:
    with suppress(OSError):  # nobody reads it any more; what was added must be removed all the same
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
