"""The entities of the platform."""
