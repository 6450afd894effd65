"""Streamed answers: decoding events as they arrive."""
