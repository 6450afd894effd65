"""The statements of the PostgreSQL ledger.

Each is one round trip and leaves no transaction open over a decision. Rows are locked in the order of their keys, items
before contents, and claims skip what is locked, so that nobody waits in a circle. `%(...)s` are parameters; lists of
them are the columns of a table (`unnest`).
"""
