"""The steps of an ingest, a module for each kind."""
