"""A stand-in for the TwelveLabs platform that runs on this machine, for tests and for trying things out.

    from twelvelabs_sandbox import Sandbox

    with Sandbox() as sandbox:
        print(sandbox.base_url, sandbox.api_key)

It answers the operations of the contract with the platform's rules and real media work, but understands nothing of
what it is shown: every answer says that it is simulated.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twelvelabs_sandbox.clock import Clock
    from twelvelabs_sandbox.errors import SandboxError
    from twelvelabs_sandbox.faults import Fault, FaultReport, Faults
    from twelvelabs_sandbox.requests_log import LoggedRequest, RequestLog
    from twelvelabs_sandbox.sandbox import Sandbox

__all__ = [
    "Sandbox",
    "Clock",
    "Fault",
    "Faults",
    "FaultReport",
    "RequestLog",
    "LoggedRequest",
    "SandboxError",
]

_HOMES = {
    "Sandbox": "sandbox",
    "Clock": "clock",
    "Fault": "faults",
    "Faults": "faults",
    "FaultReport": "faults",
    "RequestLog": "requests_log",
    "LoggedRequest": "requests_log",
    "SandboxError": "errors",
}


def __getattr__(name: str) -> object:
    # Loaded when first used: the server and its libraries take longer to import than all else.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
