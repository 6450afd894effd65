"""Where the platform is, and how a client identifies itself."""

BASE_URL = "https://api.twelvelabs.io/v1.3"
API_KEY_HEADER = "x-api-key"
"""In lower case, as headers are compared."""
