"""Uploading files: sources, parts, checkpoints, progress. Imported with the first upload."""
