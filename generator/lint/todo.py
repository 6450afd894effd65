"""The part of the lint that refuses open questions: `x-todo`, which the watcher leaves where it takes judgement."""

from collections.abc import Iterator
from typing import Any

from ..contract import Contract, Problem

TODO = "x-todo"


def open_questions(contract: Contract) -> Iterator[Problem]:
    """Each item of each `x-todo` of the contract."""
    for at, place in contract.places.items():
        if at[-1] == TODO:
            node: Any = contract.document
            for key in at:
                node = node[key]
            for question in node if isinstance(node, list) else [node]:
                owner = next((str(key) for key in reversed(at[:-1]) if isinstance(key, str)), "the contract")
                yield Problem(place, f"{owner}: an open question: {question}. Answer it, and remove it from {TODO}")
