"""The running platform without HTTP: state, clock and background jobs."""
