"""What a tester holds: faults, rate limits and the log of requests."""
