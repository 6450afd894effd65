"""A stand-in for the TwelveLabs platform that runs on this machine, for tests and experiments.

    from twelvelabs_sandbox import Sandbox

    with Sandbox() as sandbox:
        print(sandbox.base_url, sandbox.api_key)

It serves all operations of the contract with the platform's rules, and processes real media. What it says about media
is derived from colors, brightness, motion, loudness and accompanying words: it recognizes neither objects nor speech.
Every response is marked as simulated.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twelvelabs_sandbox.clock import Clock
    from twelvelabs_sandbox.control.canned_response import CannedResponse
    from twelvelabs_sandbox.control.fault import Fault
    from twelvelabs_sandbox.control.fault_sequence import FaultSequence
    from twelvelabs_sandbox.control.faults import FaultReport, Faults
    from twelvelabs_sandbox.control.latency import Latency, LatencySource
    from twelvelabs_sandbox.control.logged_request import LoggedRequest
    from twelvelabs_sandbox.control.object_store_options import ObjectStoreOptions
    from twelvelabs_sandbox.control.rate_limits import RateLimit, RateLimitReport, RateLimits
    from twelvelabs_sandbox.control.request_log import RequestLog
    from twelvelabs_sandbox.control.script import Script
    from twelvelabs_sandbox.control.script_kinds import Hit
    from twelvelabs_sandbox.control.scripted_answer import ScriptedAnswer
    from twelvelabs_sandbox.control.webhook_log import WebhookDelivery, WebhookLog
    from twelvelabs_sandbox.errors import SandboxError
    from twelvelabs_sandbox.sandbox import Sandbox

__all__ = [
    "Sandbox",
    "Clock",
    "Fault",
    "Faults",
    "FaultReport",
    "FaultSequence",
    "CannedResponse",
    "ObjectStoreOptions",
    "Latency",
    "LatencySource",
    "RateLimit",
    "RateLimits",
    "RateLimitReport",
    "RequestLog",
    "LoggedRequest",
    "Script",
    "ScriptedAnswer",
    "Hit",
    "WebhookLog",
    "WebhookDelivery",
    "SandboxError",
]

_MODULES = {
    "Sandbox": "sandbox",
    "Clock": "clock",
    "Fault": "control.fault",
    "FaultSequence": "control.fault_sequence",
    "CannedResponse": "control.canned_response",
    "Faults": "control.faults",
    "FaultReport": "control.faults",
    "Latency": "control.latency",
    "LatencySource": "control.latency",
    "ObjectStoreOptions": "control.object_store_options",
    "RateLimit": "control.rate_limits",
    "RateLimits": "control.rate_limits",
    "RateLimitReport": "control.rate_limits",
    "RequestLog": "control.request_log",
    "LoggedRequest": "control.logged_request",
    "Script": "control.script",
    "ScriptedAnswer": "control.scripted_answer",
    "Hit": "control.script_kinds",
    "WebhookLog": "control.webhook_log",
    "WebhookDelivery": "control.webhook_log",
    "SandboxError": "errors",
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # Imported when first used, as the server and its libraries take long to import.
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from twelvelabs_sandbox.extra import check_extra

        check_extra()
        return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
