"""The admin API below /_sandbox: the request log, the faults and the rate limits of a sandbox."""

import hmac
from collections.abc import Callable
from typing import TypeVar

from twelvelabs_lowlevel.server import API_KEY_HEADER

from twelvelabs_sandbox.contract.strict_json import parse_json
from twelvelabs_sandbox.contract.validation import JSON
from twelvelabs_sandbox.control.faults import Fault, Faults
from twelvelabs_sandbox.control.rate_limits import RateLimit, RateLimits
from twelvelabs_sandbox.control.request_log import RequestLog
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.server.address import is_loopback
from twelvelabs_sandbox.server.exchange import Exchange

PREFIX = "/_sandbox/"
_MAX_BODY = 1_000_000
_HOSTS = {"127.0.0.1", "localhost"}

T = TypeVar("T")


class Admin:
    """Responds to requests of the admin API, with the API key from other machines and without it from this one."""

    def __init__(self, api_key: str, log: RequestLog, faults: Faults, rate_limits: RateLimits) -> None:
        self._api_key = api_key
        self._log = log
        self._faults = faults
        self._rate_limits = rate_limits

    async def respond(self, exchange: Exchange) -> Response:
        """The response to a request below /_sandbox."""
        try:
            return await self._respond(exchange)
        except ApiError as error:
            return Response.json(error.status, {"code": error.code, "message": error.message}, error.headers)
        finally:
            await exchange.drain()

    async def _respond(self, exchange: Exchange) -> Response:
        # No key is required on this machine, so the host is checked against DNS rebinding.
        host, given = exchange.headers.get("host", ""), exchange.headers.get(API_KEY_HEADER, "")
        is_local = is_loopback(exchange.client) and host.rpartition(":")[0] in _HOSTS
        if not is_local and not hmac.compare_digest(given.encode(), self._api_key.encode()):
            message = "The admin API requires the API key, except from this machine at 127.0.0.1 or localhost."
            raise ApiError(403, "api_not_allowed", message)
        match exchange.method, exchange.path.removeprefix(PREFIX):
            case "GET", "requests":
                return Response.json(200, {"data": [request.as_json() for request in self._log]})
            case "DELETE", "requests":
                self._log.clear()
                return Response(204)
            case "GET", "faults":
                return Response.json(200, {"data": [report.as_json() for report in self._faults.report()]})
            case "POST", "faults":
                self._faults.add(*await _read_list(exchange, Fault.from_json))
                return Response(204)
            case "DELETE", "faults":
                self._faults.clear()
                return Response(204)
            case "GET", "rate-limits":
                return Response.json(200, self._rate_limits.as_json())
            case "POST", "rate-limits":
                self._rate_limits.add(*await _read_list(exchange, RateLimit.from_json))
                return Response(204)
            case "DELETE", "rate-limits":
                self._rate_limits.clear()
                return Response(204)
        raise ApiError(404, "resource_not_exist", f"The admin API has no {exchange.method} {exchange.path}.")


async def _read_list(exchange: Exchange, read: Callable[[object], T]) -> list[T]:
    """The items in the body: one object, or a list of them."""
    # Requiring this type prevents cross-site requests: a form on a web page cannot send it.
    if exchange.content_type != JSON:
        raise ApiError(400, "parameter_invalid", f"The Content-Type must be {JSON}.")
    value = parse_json(await exchange.read(_MAX_BODY))
    try:
        return [read(item) for item in (value if isinstance(value, list) else [value])]
    except ValueError as error:
        raise ApiError(400, "parameter_invalid", f"{error}.") from None
