"""Every fault of a table, with every operation of the platform and the object store, through both clients.

`faults` lists what can go wrong on the wire, `targets` what is called, `oracle` what must hold whatever goes wrong.
`cells` runs one cell of the table, and `page` shows the outcomes as a table in `docs/reliability.md`.
"""
