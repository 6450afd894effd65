"""An example server that knows only the contract, and calls of every operation to it in every way."""
