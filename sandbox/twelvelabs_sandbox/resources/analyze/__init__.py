"""The analyze of the platform."""
