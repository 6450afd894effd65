"""The watcher: compares the contract with a release of the vendor's SDK, or with an OpenAPI document."""
