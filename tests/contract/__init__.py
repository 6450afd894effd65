"""An example server that knows the contract alone, and a call of every operation to it through every door."""
