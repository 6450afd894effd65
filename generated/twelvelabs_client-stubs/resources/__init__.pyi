"""The resource tables, one module each. Import none of them here: a client loads a table when it is first used."""
