"""The sandbox's own pages below /_sandbox: the requests that it received, and the faults that it shall produce."""

from twelvelabs_sandbox.errors import RefusedError
from twelvelabs_sandbox.exchange import Exchange
from twelvelabs_sandbox.faults import Fault, Faults
from twelvelabs_sandbox.requests_log import RequestLog
from twelvelabs_sandbox.shapes import Answer
from twelvelabs_sandbox.validation import JSON, parse_json

PREFIX = "/_sandbox/"
_LARGEST_BODY = 1_000_000
_HOSTS = {"127.0.0.1", "localhost"}


class Control:
    """Answers requests to the sandbox itself."""

    def __init__(self, log: RequestLog, faults: Faults) -> None:
        self._log = log
        self._faults = faults

    async def answer(self, exchange: Exchange) -> Answer:
        """The answer to a request below /_sandbox."""
        try:
            return await self._answer(exchange)
        except RefusedError as refusal:
            return Answer.json(refusal.status, {"code": refusal.code, "message": refusal.message}, refusal.headers)
        finally:
            await exchange.drain()

    async def _answer(self, exchange: Exchange) -> Answer:
        # No key is asked for here, so a web page must not get in by a host name that it has pointed to this machine.
        if exchange.headers.get("host", "").rpartition(":")[0] not in _HOSTS:
            raise RefusedError(403, "api_not_allowed", "These pages answer only on 127.0.0.1 and localhost.")
        match exchange.method, exchange.path.removeprefix(PREFIX):
            case "GET", "requests":
                return Answer.json(200, {"data": [request.as_json() for request in self._log]})
            case "DELETE", "requests":
                self._log.clear()
                return Answer(204)
            case "GET", "faults":
                return Answer.json(200, {"data": [report.as_json() for report in self._faults.report()]})
            case "POST", "faults":
                return await self._add_faults(exchange)
            case "DELETE", "faults":
                self._faults.clear()
                return Answer(204)
        raise RefusedError(404, "resource_not_exist", f"There is no {exchange.method} {exchange.path}.")

    async def _add_faults(self, exchange: Exchange) -> Answer:
        # A form on a web page cannot send this type, so no page can add faults behind the user's back.
        if exchange.content_type != JSON:
            raise RefusedError(400, "parameter_invalid", f"The Content-Type must be {JSON}.")
        value = parse_json(await exchange.read(_LARGEST_BODY))
        try:
            faults = [Fault.from_json(item) for item in (value if isinstance(value, list) else [value])]
        except ValueError as error:
            raise RefusedError(400, "parameter_invalid", f"{error}.") from None
        self._faults.add(*faults)
        return Answer(204)
