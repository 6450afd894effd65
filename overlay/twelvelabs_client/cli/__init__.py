"""The command `twelvelabs`: the client from a terminal and from scripts. Needs the extra [cli]."""
