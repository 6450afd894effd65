"""The data connectors of the platform."""
