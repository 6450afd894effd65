"""A stand-in for the TwelveLabs platform that runs on this machine, for tests and for trying things out.

    from twelvelabs_sandbox import Sandbox

    with Sandbox() as sandbox:
        print(sandbox.base_url, sandbox.api_key)

It answers the operations of the contract with the platform's rules and real media work. What it says about media comes
from their colors, brightness, motion and loudness and from the words that belong to them, and from nothing else: it
understands neither things nor speech. Every answer says that it is simulated.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twelvelabs_sandbox.clock import Clock
    from twelvelabs_sandbox.control.faults import Fault, FaultReport, Faults
    from twelvelabs_sandbox.control.rate_limits import RateLimit, RateLimitReport, RateLimits
    from twelvelabs_sandbox.control.request_log import LoggedRequest, RequestLog
    from twelvelabs_sandbox.errors import SandboxError
    from twelvelabs_sandbox.sandbox import Sandbox

__all__ = [
    "Sandbox",
    "Clock",
    "Fault",
    "Faults",
    "FaultReport",
    "RateLimit",
    "RateLimits",
    "RateLimitReport",
    "RequestLog",
    "LoggedRequest",
    "SandboxError",
]

_HOMES = {
    "Sandbox": "sandbox",
    "Clock": "clock",
    "Fault": "control.faults",
    "Faults": "control.faults",
    "FaultReport": "control.faults",
    "RateLimit": "control.rate_limits",
    "RateLimits": "control.rate_limits",
    "RateLimitReport": "control.rate_limits",
    "RequestLog": "control.request_log",
    "LoggedRequest": "control.request_log",
    "SandboxError": "errors",
}


def __getattr__(name: str) -> object:
    # Loaded when first used: the server and its libraries take longer to import than all else.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
