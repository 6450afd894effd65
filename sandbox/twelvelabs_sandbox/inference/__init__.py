"""Simulated models: deterministic results based on colors, loudness and words."""
