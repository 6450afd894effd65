"""One call: settings, message, answer, retry and rate limit."""
