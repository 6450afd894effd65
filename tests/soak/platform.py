"""A sandbox in a process of its own, so that only the client's memory, sockets and threads are measured.

It prints its base URL and API key. The faults begin with the first line on standard input; each line is answered with
the number of faults so far. It stops at the end of standard input.
"""

from __future__ import annotations

import math
import sys

from twelvelabs_sandbox import Fault, Sandbox

SHARE = 0.03
"""How many of the requests meet a fault."""
FAULTS = [
    *({"status": 503, "retry_after": 0}, {"status": 500}, {"status": 429, "retry_after": 0.05}, {"html": True}),
    *({"reset": "before"}, {"reset": "after"}, {"truncate": True}, {"invalid_json": True}, {"stall": 0.2}),
]
STORE_FAULTS = [{"status": 503}, {"reset": "before"}, {"reset": "after"}, {"etag": "wrong"}, {"expired": True}]


def faults() -> list[Fault]:
    """Each kind of fault, for the API and for the object store, together as often as SHARE says."""
    api = [Fault(route="/*", probability=SHARE / len(FAULTS), seed=n, **f) for n, f in enumerate(FAULTS)]
    store = [
        Fault(route="object-store", probability=SHARE / len(STORE_FAULTS), seed=n, **fault)
        for n, fault in enumerate(STORE_FAULTS)
    ]
    return [*store, *api]


def main() -> None:
    with Sandbox(speed=math.inf, chunk_size=16_000) as sandbox:
        print(sandbox.base_url, sandbox.api_key, flush=True)
        for _ in sys.stdin:
            if not sandbox.faults.report():
                sandbox.faults.add(*faults())
            print(sum(fault.fired for fault in sandbox.faults.report()), flush=True)


if __name__ == "__main__":
    main()
