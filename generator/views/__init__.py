"""What the templates see: models and operations as Python code in pieces, ready to be laid out.

Upstream's parsed objects and the notes of `generator.bundle` are read here and nowhere else.
"""
