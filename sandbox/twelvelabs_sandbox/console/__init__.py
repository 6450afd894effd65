"""The console: web pages that show the state of a sandbox live, and forms to try the platform and to control it."""

from typing import TYPE_CHECKING

from twelvelabs_sandbox.console.access import HOME
from twelvelabs_sandbox.console.connection import Connection

if TYPE_CHECKING:
    from twelvelabs_sandbox.backend.backend import Backend
    from twelvelabs_sandbox.console.site import Site
    from twelvelabs_sandbox.contract.spec import Contract
    from twelvelabs_sandbox.server.admin_endpoints import Controls
    from twelvelabs_sandbox.server.exchange import Exchange
    from twelvelabs_sandbox.server.thread_pool import ThreadPool


class Console:
    """Responds to requests for the console. The rest of the package is imported on the first one."""

    def __init__(
        self,
        backend: "Backend",
        contract: "Contract",
        controls: "Controls",
        connection: Connection,
        threads: "ThreadPool",
    ) -> None:
        self._parts = (backend, contract, controls, connection, threads)
        self._threads = threads
        self._site: Site | None = None

    def serves(self, exchange: "Exchange") -> bool:
        """Whether a request to the API's port is for the console."""
        return exchange.path in ("/", "/console") or exchange.path.startswith(HOME)

    async def serve(self, exchange: "Exchange") -> None:
        """Respond to a request. A live page is followed until the client leaves."""
        if self._site is None:
            self._site = await self._threads.run(self._open)
        await self._site.serve(exchange)

    def _open(self) -> "Site":
        from twelvelabs_sandbox.console.site import Site

        return Site(*self._parts)
