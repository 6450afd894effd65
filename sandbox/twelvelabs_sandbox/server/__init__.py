"""HTTP: the server, its two origins, and the way of a request to its response."""
