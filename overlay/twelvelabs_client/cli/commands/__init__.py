"""The commands, a module for each group. `root` says which there are, and imports none of them."""
