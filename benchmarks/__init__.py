"""Benchmarks that report ratios of contenders run in turn: absolute figures vary between machines, ratios less."""
