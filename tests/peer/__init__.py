"""What the vendor's SDK (1.3.6) gets wrong, one test for each fault: what is right, and that it is so here.

The faults were measured. A test says what is right in its name or first line, over a real socket. What is tested in
full elsewhere is shown here once more, in short. Faults of type checking have their tests in `tests/typing`.
"""
