"""What stops the generator. The text is shown to the person who runs it: what is wrong, and what to do."""


class GenerationError(Exception):
    """The output cannot be made: a tool is of another version or fails, or the contract is not valid."""
