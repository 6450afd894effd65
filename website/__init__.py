"""The documentation site: its pages are docs/, the changelog, and a reference made from the code."""
