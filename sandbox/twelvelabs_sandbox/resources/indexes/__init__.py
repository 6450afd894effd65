"""The indexes of the platform."""
