"""The ledger in a PostgreSQL database, which the processes of many machines share."""
