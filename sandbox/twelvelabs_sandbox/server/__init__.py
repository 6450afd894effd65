"""HTTP: from a request to its answer, over sockets and within a process."""
