"""The errors of the generator, for whoever runs it: the text says what is wrong and what to do."""


class GenerationError(Exception):
    """The output cannot be made: a tool is missing or of another version, it failed, or it left something out."""
