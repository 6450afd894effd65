"""The handlers of the operations, with a folder for each family of resources, named as in the client."""
