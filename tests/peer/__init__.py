"""Faults of the vendor's SDK (1.3.6), one test each: the right behavior, and that this client has it.

The faults were measured. A test says what is right in its name or first line, over a real socket. What is tested in
full elsewhere is shown here once more, in short. Faults of type checking have their tests in `tests/typing`.
"""
