"""Measurements, always as ratios of two things done in turn in one run: machines are noisy, ratios hold."""
