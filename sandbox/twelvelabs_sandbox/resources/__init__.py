"""What the platform does: a folder for each family of resources."""
