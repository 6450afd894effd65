"""The standard library's unittest: one sandbox for a class, emptied before each test."""

import unittest
from typing import ClassVar

from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


class IndexesTest(unittest.TestCase):
    sandbox: ClassVar[Sandbox]
    client: ClassVar[TwelveLabs]

    @classmethod
    def setUpClass(cls) -> None:
        cls.sandbox = cls.enterClassContext(Sandbox())
        cls.client = cls.enterClassContext(TwelveLabs(cls.sandbox.api_key, base_url=cls.sandbox.base_url))

    def setUp(self) -> None:
        self.sandbox.reset()

    def test_a_deleted_index_is_gone(self) -> None:
        index_id = self.sandbox.add_index("games")
        self.client.indexes.delete(index_id)
        assert self.client.indexes.list().to_list() == []

    def test_nothing_is_left_of_other_tests(self) -> None:
        self.sandbox.add_index("games")
        assert len(self.client.indexes.list().to_list()) == 1


if __name__ == "__main__":
    unittest.main()
