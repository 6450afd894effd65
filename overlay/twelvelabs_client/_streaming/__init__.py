"""Events of an answer as they come."""
