"""Until work is done: one thing or many, woken by webhooks."""
