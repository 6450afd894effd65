"""From the curated contract under openapi/ to the low-level client under generated/."""
