"""How one table becomes a synchronous and an asynchronous class."""
