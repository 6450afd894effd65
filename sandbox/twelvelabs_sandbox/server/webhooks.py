"""Webhooks: signed events about analysis tasks and indexing that ended, sent to a URL on this machine."""

import hashlib
import hmac
import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.status_columns import ANALYSIS_TASK_COLUMNS, INDEXED_ASSET_COLUMNS
from twelvelabs_sandbox.backend.url_fetcher import is_on_loopback
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.control.webhook_log import WebhookDelivery, WebhookLog
from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.resources.analyze.tasks import error_of, video_source
from twelvelabs_sandbox.storage.database import to_json

if TYPE_CHECKING:
    import httpx

_LOGGER = logging.getLogger("twelvelabs_sandbox")
# Seconds of real time between two polls of the database, and for a receiver to respond.
_POLL_INTERVAL = 0.05
_TIMEOUT = 5.0
_ATTEMPTS = 3
_UNSENT = "id NOT IN (SELECT subject FROM webhook_deliveries)"


def check_webhook(url: str | None, secret: str | None) -> None:
    """Raise ValueError if the URL or the secret is not valid, or one is given without the other."""
    if (url is None) != (secret is None):
        raise ValueError("webhook_url and webhook_secret must be given together")
    if url is not None and not is_on_loopback(url):
        raise ValueError(f"webhook_url must be an http URL on a loopback address, not {url}")
    if secret == "":
        raise ValueError("webhook_secret must not be empty")


class WebhookSender:
    """A thread that sends an event for each task and indexing that ends from now on."""

    def __init__(self, backend: Backend, log: WebhookLog, url: str, secret: str) -> None:
        self._backend = backend
        self._log = log
        self._url = url
        self._secret = secret.encode()
        self._since = backend.clock.milliseconds()
        self._stopping = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="twelvelabs-sandbox-webhooks", daemon=True)
        self._thread.start()

    def stop(self, *, wait: bool = True) -> None:
        """Stop sending, and wait for the thread unless ``wait`` is false."""
        self._stopping.set()
        if wait:
            self._thread.join()

    def send_due(self) -> None:
        """Send the events for everything that has ended by now."""
        import httpx  # here, because few sandboxes send anything

        with self._turn, httpx.Client(trust_env=False, timeout=_TIMEOUT) as client:
            for subject, event in [*self._ended_tasks(), *self._ended_indexing()]:
                self._deliver(client, subject, event)

    def redeliver(self, event_id: str) -> None:
        """Send an event of the log again, with a new signature. ValueError if it was not sent."""
        import httpx

        event = self._log.find(event_id).event
        with self._turn, httpx.Client(trust_env=False, timeout=_TIMEOUT) as client:
            self._send(client, event, 1)

    def _run(self) -> None:
        while not self._stopping.wait(_POLL_INTERVAL):
            try:
                self.send_due()
            except StoppedError:
                return
            except Exception:
                _LOGGER.exception("sending webhook events failed")

    def _ended_tasks(self) -> Iterator[tuple[str, JsonObject]]:
        """Events of analysis tasks. The tasks of a batch have none."""
        selection = self._backend.select("analysis_tasks", ANALYSIS_TASK_COLUMNS)
        selection.where(f"batch_id IS NULL AND {_UNSENT} AND completed_at >= :since", since=self._since)
        selection.where_in("status", ["ready", "failed", "canceled"])
        for row in self._backend.db.select(selection, order="completed_at, id"):
            error = error_of(row) if row["status"] != "canceled" else None
            data: JsonObject = {
                "id": row["id"],
                "custom_id": row["custom_id"],
                "status": row["status"],
                "created_at": to_text(row["created_at"]),
                **present(video_source=video_source(row), error={"message": error["message"]} if error else None),
            }
            yield row["id"], self._event(row["id"], f"analyze.task.{row['status']}", row["completed_at"], data)

    def _ended_indexing(self) -> Iterator[tuple[str, JsonObject]]:
        selection = self._backend.select("indexed_assets", INDEXED_ASSET_COLUMNS)
        selection.where(f"{_UNSENT} AND indexed_at >= :since", since=self._since)
        selection.where_in("status", ["ready", "failed"])
        for row in self._backend.db.select(selection, order="indexed_at, id"):
            data: JsonObject = {
                "id": row["id"],
                "status": row["status"],
                "metadata": present(duration=row["duration"]),
                "models": self._models(row),
                "tags": [],
            }
            yield row["id"], self._event(row["id"], f"index.task.{row['status']}", row["indexed_at"], data)

    def _models(self, row: sqlite3.Row) -> list[JsonObject]:
        index = self._backend.db.row("SELECT models FROM indexes WHERE id = :id", id=row["index_id"])
        models = orjson.loads(index["models"]) if index else []
        return [{"name": model["model_name"], "options": model["model_options"]} for model in models]

    def _event(self, subject: str, kind: str, happened_at: int, data: JsonObject) -> JsonObject:
        # A retry sends the same id.
        return {
            "id": f"whe_{self._backend.ids.token(f'event {subject}', 16)}",
            "created_at": to_text(happened_at),
            "type": kind,
            "data": data,
        }

    def _deliver(self, client: "httpx.Client", subject: str, event: JsonObject) -> None:
        for attempt in range(1, _ATTEMPTS + 1):
            problem = self._send(client, event, attempt)
            delivery = present(url=self._url, delivered=problem is None, attempts=attempt, last_error=problem)
            self._backend.db.run(
                "INSERT OR REPLACE INTO webhook_deliveries VALUES (:subject, :delivery)",
                subject=subject,
                delivery=to_json(delivery),
            )
            if problem is None or self._stopping.wait(_POLL_INTERVAL * attempt):
                return

    def _send(self, client: "httpx.Client", event: JsonObject, attempt: int) -> str | None:
        """Send an event once, and log it; the error, or None."""
        import httpx

        body = orjson.dumps(event)
        # The time is real: receivers compare it with their own clocks.
        signature = sign(body, self._secret, int(time.time()))
        headers = {"content-type": "application/json", "tl-signature": signature}
        try:
            response = client.post(self._url, content=body, headers=headers)
            accepted, status = response.is_success, response.status_code
            problem = None if accepted else f"The receiver responded with status {status}."
        except httpx.HTTPError as error:
            problem = f"Sending the event failed: {error}"
        if not self._stopping.is_set():  # a reset has emptied the log meanwhile
            self._log.record(WebhookDelivery(event, self._url, signature, attempt, problem))
        return problem


def sign(body: bytes, secret: bytes, timestamp: int) -> str:
    """The TL-Signature header for a body that is sent at ``timestamp``, in seconds since 1970."""
    signature = hmac.new(secret, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={signature}"
