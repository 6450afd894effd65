"""The assets of the platform."""
