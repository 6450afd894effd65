"""client.ingest: many files become ready indexed assets, or ready items of a knowledge store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from os import PathLike, fspath

from twelvelabs_lowlevel.numeric import integer, number
from twelvelabs_lowlevel.requests import path_segment

from .._binding.resource import AsyncResource, Resource, SyncResource, operation
from .._flows.effects import Flow, to_thread
from .._http.call import argument_errors
from .._uploads.options import DEFAULT_OPTIONS, UploadOptions, with_changes
from ..errors import InvalidArgumentError
from ..ingest import tuning
from ..ingest.engine import Engine, EngineRun, Work
from ..ingest.ingest import ingest, look_up
from ..ingest.ledger import Ledger
from ..ingest.model import Job, Options, Target, TargetKind, named_account
from ..ingest.open_ledger import is_database, open_ledger
from ..ingest.postgres.extra import check_url
from ..ingest.progress import IngestEvent
from ..ingest.report import IngestReport
from ..ingest.sources import IngestSource
from ..ingest.sqlite.location import default_path

DEFAULT_WORKERS = 8
INGEST_TIMEOUT = 6 * 3600.0
MAX_WORKERS = 32


class _Ingest(Resource):
    @operation
    def ingest(
        self,
        source: IngestSource,
        *,
        index: str | None = None,
        knowledge_store: str | None = None,
        ledger: str | PathLike[str] | Ledger | None = None,
        account: str = "",
        workers: int = DEFAULT_WORKERS,
        retry_failed: bool = False,
        dry_run: bool = False,
        verify: bool = False,
        by_url: bool = False,
        probe: bool = False,
        engine: Engine | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        enable_video_stream: bool | None = None,
        wait_timeout: float | None = INGEST_TIMEOUT,
        on_progress: Callable[[IngestEvent], object] | None = None,
        options: UploadOptions = DEFAULT_OPTIONS,
    ) -> Flow[IngestReport]:
        """Turn each file of a source into a ready indexed asset of an index, or a ready item of a knowledge store.

        Every step of every file is recorded in a ledger before and after it happens. However an ingest ends, the same
        call resumes it: nothing is uploaded or indexed twice, files that are done are skipped, new ones are added.
        Files with the same content are uploaded once, with the name and metadata of the first. Files that have been
        ready are not checked again unless `verify` is set, so what you delete on the platform stays deleted.

        A file that fails does not stop the others; the report has its error. A lasting limit, such as a daily quota, or
        an outage stops the ingest cleanly: `stopped` in the report says why, and when to resume.

        Args:
            source: A folder (its videos and those below it, judged by their names; for a knowledge store images as
                well), a glob, a file, a manifest, any of these as a URL that fsspec can open (`s3://...`, needs the
                extra [remote]), a public http(s) URL, which the platform fetches itself, or a list of paths, URLs,
                `IngestItem` or mappings. A manifest is CSV or JSON Lines (.csv, .jsonl, .ndjson) with the fields path
                or url, filename and user_metadata (JSON; in CSV also columns such as user_metadata.category). Its
                paths are relative to it. Omitted metadata changes nothing; {} removes what is there.
            index: The id of the index.
            knowledge_store: The id of the knowledge store. Give one of these two.
            ledger: The file of the ledger, which is created if it does not exist, or a ledger of your own. By default
                a file in the user's state directory, one for each target. Only one ingest at a time can use a file.
                `postgresql://host/database` is a ledger that many machines share (needs the extra [postgres], and
                tables made by `twelvelabs ingest init`); its password is read from PGPASSWORD, ~/.pgpass or a service
                file, never from the URL.
            account: A name for the account of the API key, if the ledger is used with several accounts: assets are only
                used again within an account, and its workers share its rate limits.
            workers: The maximum number of files in each step at a time, 1 to 32.
            retry_failed: Whether files that failed in an earlier run are tried again.
            dry_run: Whether to stop after reading the files: the report says what would be sent, what is already there,
                and what would be refused. Sends one request, to look up the target.
            verify: Whether files that have been ready are looked for on the platform, in lists of 50. What is gone is
                added to the target again, and uploaded again if its asset is gone as well.
            by_url: Whether the platform fetches the files of object stores (`s3://`, `gs://`, `abfs://`) itself, by
                signed URLs: none of their bytes pass through this machine. At most 4 GB a file. The URLs are valid for
                a day, or until temporary credentials end, and are signed again if they expire unused.
            probe: Whether to open each file as media before it is sent, and to fail one that is broken or that the
                platform would refuse. Needs the extra [media].
            engine: Runs workers on other machines while the ingest runs, such as a `RayEngine`. Needs a ledger in
                PostgreSQL. The workers read keys and passwords from their own environment.
            enable_hls: Whether to create HLS streams of the assets.
            enable_thumbnail: Whether to create thumbnails of the assets.
            enable_video_stream: Whether to create streams of the indexed assets. None for the server default.
            wait_timeout: Seconds within which an asset, or the item created from it, must become ready, or else fails;
                None for no limit.
            on_progress: Called with an `IngestEvent` at most ten times a second, never concurrently. If it raises, the
                ingest stops with that exception.
            options: How to upload, see `UploadOptions`. With method direct or multipart, http(s) URLs are read here as
                well. `concurrency` is the maximum number of parts, or files in one piece, in flight across all files,
                but at least `workers`.

        Raises:
            InvalidArgumentError: An argument, or an entry of the list or manifest, is not valid.
            InvalidSourceError: There is no such folder or manifest.
            NotFoundError: There is no such index or knowledge store.
            ConfigurationError: A required extra is not installed.
            LedgerError: The ledger is in use by another ingest, is not a ledger, or cannot be written; or an
                ingest into the target with other options has not ended.
        """
        workers = integer("workers", workers, at_least=1, at_most=MAX_WORKERS)
        if wait_timeout is not None:
            wanted = "a number of seconds above 0, or None"
            wait_timeout = number("wait_timeout", wait_timeout, wanted=wanted, above=0)
        job = _job(
            index,
            knowledge_store,
            Options(
                enable_hls=enable_hls,
                enable_thumbnail=enable_thumbnail,
                enable_video_stream=enable_video_stream,
                upload=with_changes(options),
                probe=probe,
                by_url=by_url,
                wait_timeout=wait_timeout,
                dry_run=dry_run,
            ),
            named_account(self._config.base_url, account),
        )
        if on_progress is not None and not callable(on_progress):
            raise InvalidArgumentError(f"on_progress must be a function, not {on_progress!r}")
        if not isinstance(ledger, str | PathLike | None) and not hasattr(ledger, "claim"):
            raise InvalidArgumentError(f"ledger must be a path or a ledger, not {ledger!r}")
        if isinstance(ledger, str | PathLike) and is_database(fspath(ledger)):
            yield from to_thread(partial(check_url, fspath(ledger)))
        engine_run = self._engine_run(engine, ledger, account, workers)
        job = yield from look_up(job, self._config)
        is_own = ledger is None or isinstance(ledger, str | PathLike)
        opened = yield from to_thread(lambda: _opened(ledger, job))
        try:
            return (
                yield from ingest(
                    source,
                    job,
                    self._config,
                    opened,
                    workers=workers,
                    retry_failed=retry_failed,
                    verify=verify,
                    engine_run=None if dry_run else engine_run,
                    on_progress=on_progress,
                )
            )
        finally:
            if is_own:
                yield from to_thread(opened.close)

    def _engine_run(self, engine: Engine | None, ledger: object, account: str, workers: int) -> EngineRun | None:
        if engine is None:
            return None
        if not isinstance(engine, Engine):
            raise InvalidArgumentError(f"engine must be an engine, such as a RayEngine, not {engine!r}")
        if not isinstance(ledger, str) or not is_database(ledger):
            raise InvalidArgumentError(
                "an engine runs workers on other machines, which share a ledger in PostgreSQL: "
                "pass ledger='postgresql://host/database'"
            )
        return EngineRun(engine, Work(ledger, self._config.base_url, account, workers))


def _job(index: str | None, knowledge_store: str | None, options: Options, account: str) -> Job:
    if (index is None) == (knowledge_store is None):
        raise InvalidArgumentError("give either index or knowledge_store, the id of the target")
    kind = TargetKind.INDEX if index is not None else TargetKind.KNOWLEDGE_STORE
    target_id = index if index is not None else knowledge_store
    if not isinstance(target_id, str) or not target_id:
        raise InvalidArgumentError(f"{kind} must be an id, not {target_id!r}")
    with argument_errors():
        path_segment(kind, target_id)
    for name in ("enable_hls", "enable_thumbnail", "enable_video_stream", "by_url", "probe", "dry_run"):
        value = getattr(options, name)
        if not isinstance(value, bool) and not (value is None and name == "enable_video_stream"):
            raise InvalidArgumentError(f"{name} must be True or False, not {value!r}")
    if options.by_url and options.upload.method not in ("auto", "url"):
        raise InvalidArgumentError(
            f"by_url has the platform fetch the files: it cannot be combined with method={options.upload.method!r}"
        )
    return Job(Target(kind, target_id), options, account, tuning.TUNING)


def _opened(ledger: str | PathLike[str] | Ledger | None, job: Job) -> Ledger:
    if ledger is None:
        return open_ledger(default_path(job))
    return open_ledger(ledger) if isinstance(ledger, str | PathLike) else ledger


class Ingest(_Ingest, SyncResource):
    """Ingesting many files into an index or a knowledge store."""


class AsyncIngest(_Ingest, AsyncResource):
    """Ingesting many files into an index or a knowledge store."""
