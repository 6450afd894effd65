"""`make bench`: all benchmarks, one after the other."""

from . import (
    calls,
    decoding,
    embedding_sandbox,
    importing,
    ingest_postgres,
    ingest_simulated,
    ingest_workers,
    ingesting,
    listing,
    sandbox_load,
    small_gets,
    uploading,
    waiting_for_many,
)

if __name__ == "__main__":
    calls.main()
    small_gets.main()
    listing.main()
    decoding.main()
    importing.main()
    uploading.main()
    ingesting.main()
    waiting_for_many.main()
    embedding_sandbox.main()
    sandbox_load.main([])
    ingest_postgres.main([])
    ingest_simulated.main([])
    ingest_workers.main([])
