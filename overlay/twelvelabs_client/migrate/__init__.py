"""Rewrites programs for the vendor's Python SDK into programs for this client. The command is in `__main__`."""
