"""Uploading files: sources, parts, resuming, progress. Imported when something is uploaded first."""
