"""How one class body becomes a synchronous and an asynchronous resource."""
