"""Makes the low-level client under generated/ from the curated contract under openapi/. See README.md here."""
