"""What the templates see: models and operations as pieces of Python code, which the templates only lay out.

Only these modules know the objects that upstream parses the contract into, and the annotations of `generator.bundle`.
"""
