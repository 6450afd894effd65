"""Reads clients' media files, in separate processes."""
