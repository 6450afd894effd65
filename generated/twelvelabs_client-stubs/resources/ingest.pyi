"""client.ingest: many files become ready indexed assets, or ready items of a knowledge store."""

from collections.abc import Callable
from os import PathLike

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client.ingest.engine import Engine
from twelvelabs_client.ingest.ledger import Ledger
from twelvelabs_client.ingest.progress import IngestEvent
from twelvelabs_client.ingest.report import IngestReport
from twelvelabs_client.ingest.sources import IngestSource

class Ingest(SyncResource):
    """Ingesting many files into an index or a knowledge store."""
    def ingest(
        self,
        source: IngestSource,
        *,
        index: str | None = None,
        knowledge_store: str | None = None,
        ledger: str | PathLike[str] | Ledger | None = None,
        account: str = "",
        workers: int = 8,
        retry_failed: bool = False,
        dry_run: bool = False,
        verify: bool = False,
        by_url: bool = False,
        probe: bool = False,
        engine: Engine | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        enable_video_stream: bool | None = None,
        wait_timeout: float | None = 21600.0,
        on_progress: Callable[[IngestEvent], object] | None = None,
        options: UploadOptions = ...,
    ) -> IngestReport:
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

class AsyncIngest(AsyncResource):
    """Ingesting many files into an index or a knowledge store."""
    async def ingest(
        self,
        source: IngestSource,
        *,
        index: str | None = None,
        knowledge_store: str | None = None,
        ledger: str | PathLike[str] | Ledger | None = None,
        account: str = "",
        workers: int = 8,
        retry_failed: bool = False,
        dry_run: bool = False,
        verify: bool = False,
        by_url: bool = False,
        probe: bool = False,
        engine: Engine | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        enable_video_stream: bool | None = None,
        wait_timeout: float | None = 21600.0,
        on_progress: Callable[[IngestEvent], object] | None = None,
        options: UploadOptions = ...,
    ) -> IngestReport:
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
