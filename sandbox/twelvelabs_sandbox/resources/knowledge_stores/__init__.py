"""The knowledge stores of the platform."""
