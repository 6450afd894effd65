"""Compares what the platform responds with the contract: `python -m twelvelabs_client.conformance`."""
