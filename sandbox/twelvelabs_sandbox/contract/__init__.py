"""The OpenAPI document at run time, and requests held against it."""
