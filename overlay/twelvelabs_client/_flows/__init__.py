"""Flows and their effects: values, without I/O."""
