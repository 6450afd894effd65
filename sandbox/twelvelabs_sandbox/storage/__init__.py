"""What is kept: one SQLite file, and files beside it."""
