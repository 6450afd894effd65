"""The OpenAPI document at run time, and the validation of requests against it."""
