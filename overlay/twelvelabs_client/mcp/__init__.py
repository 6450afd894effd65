"""A server of the Model Context Protocol, with the methods of the client as tools. Needs the extra [mcp]."""
