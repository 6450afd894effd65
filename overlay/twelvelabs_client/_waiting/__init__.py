"""Waits until work is done: for one object or many, woken by webhooks."""
