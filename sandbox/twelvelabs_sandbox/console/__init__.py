"""The console: pages in the browser that show what is in a sandbox, live, with forms to upload and to search."""

from typing import TYPE_CHECKING

from twelvelabs_sandbox.console.gate import HOME

if TYPE_CHECKING:
    from twelvelabs_sandbox.backend.backend import Backend
    from twelvelabs_sandbox.console.site import Site
    from twelvelabs_sandbox.contract.spec import Contract
    from twelvelabs_sandbox.control.faults import Faults
    from twelvelabs_sandbox.control.request_log import RequestLog
    from twelvelabs_sandbox.server.exchange import Exchange
    from twelvelabs_sandbox.server.thread_pool import ThreadPool


class Console:
    """Answers requests for the console. Its parts are loaded when it is first looked at: most sandboxes never are."""

    def __init__(
        self, backend: "Backend", contract: "Contract", log: "RequestLog", faults: "Faults", threads: "ThreadPool"
    ) -> None:
        self._parts = (backend, contract, log, faults, threads)
        self._threads = threads
        self._site: Site | None = None

    def serves(self, exchange: "Exchange") -> bool:
        """Whether a request on the API's origin is for the console."""
        return exchange.path in ("/", "/console") or exchange.path.startswith(HOME)

    async def serve(self, exchange: "Exchange") -> None:
        """Answer a request, or follow what happens for as long as somebody looks."""
        if self._site is None:
            self._site = await self._threads.run(self._open)
        await self._site.serve(exchange)

    def _open(self) -> "Site":
        from twelvelabs_sandbox.console.site import Site

        return Site(*self._parts)
