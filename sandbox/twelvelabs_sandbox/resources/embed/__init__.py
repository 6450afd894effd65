"""The embed of the platform."""
