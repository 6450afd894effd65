"""One running platform, without HTTP: state, clock, background work."""
