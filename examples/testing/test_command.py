"""Somebody's command, run as users run it: in a process of its own, with the environment of the test."""

import subprocess
import sys

from twelvelabs_sandbox import Sandbox

LIST_INDEXES = """
from twelvelabs_client import TwelveLabs

for index in TwelveLabs().indexes.list():
    print(index.index_name, index.video_count)
"""


def test_the_command_lists_indexes(twelvelabs_env: Sandbox) -> None:
    twelvelabs_env.add_index("games", assets=["goal.mp4", "save.mp4"])

    done = subprocess.run([sys.executable, "-c", LIST_INDEXES], capture_output=True, text=True, check=True)

    assert done.stdout == "games 2\n"
