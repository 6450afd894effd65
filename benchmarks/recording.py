"""Records `twelvelabs ingest run` with 200 clips in a terminal, in a sandbox, as an animated SVG for the docs.

    .venv/bin/python -m pip install --group bench
    .venv/bin/python -m benchmarks.recording docs/ingest.svg

The command runs in a pseudo-terminal; what it writes is drawn by a terminal emulator (pyte), a few times a second.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

import pyte
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

CLIP = Path(__file__).parents[1] / "examples" / "media" / "big_buck_bunny_5s.mp4"
COMMAND = ["ingest", "run", "videos", "--index", "films", "--workers", "8"]
CLIPS, COLUMNS, ROWS = 200, 96, 15
FRAMES_PER_SECOND, LAST_SECONDS = 1.5, 4.0
CHARACTER, LINE, MARGIN = 8.4, 18, 14
COLORS = {
    "default": "#d8dee9",
    "red": "#e06c75",
    "brightred": "#e06c75",
    "green": "#98c379",
    "brown": "#e5c07b",
    "brightblack": "#5c6370",
}
"""The colors with names that the command uses, on a dark ground. Others are given as they are."""


@dataclass(frozen=True)
class Run:
    """Characters of one style, in a row."""

    row: int
    column: int
    text: str
    color: str
    is_bold: bool


Frame = tuple[Run, ...]


def main(target: Path) -> None:
    """Record, and write the picture."""
    with tempfile.TemporaryDirectory() as name, Sandbox(speed=4) as sandbox:
        folder = Path(name)
        (folder / "videos").mkdir()
        for number in range(CLIPS):
            path = folder / "videos" / f"scene_{number + 1:03}.mp4"
            path.write_bytes(CLIP.read_bytes() + str(number).encode())
            os.truncate(path, path.stat().st_size + 1_000_000 + number % 7 * 500_000)
        environment = {
            **{key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "NO_COLOR")},
            "TERM": "xterm-256color",
            "XDG_STATE_HOME": name,
            "TWELVE_LABS_API_KEY": sandbox.api_key,
            "TWELVELABS_BASE_URL": sandbox.base_url,
        }
        models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            client.indexes.create(index_name="films", models=models)
        frames = list(recorded(folder, environment))
    target.write_text(svg(frames), encoding="utf-8")
    print(f"{target}: {len(frames)} frames of {frames[-1][0]:.0f} seconds, {target.stat().st_size:,} bytes")


def recorded(folder: Path, environment: dict[str, str]) -> Iterator[tuple[float, Frame]]:
    """The frames that differ, each with its time in seconds."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    stream.feed(f"$ twelvelabs {' '.join(COMMAND)}\r\n".encode())
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, "-m", "twelvelabs_client", *COMMAND], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    began, due, latest, is_open = time.monotonic(), 0.0, None, True
    while is_open:
        if select.select([terminal], [], [], 0.02)[0]:
            try:
                block = os.read(terminal, 65536)
            except OSError:
                block = b""
            is_open = bool(block)
            stream.feed(block)
        elapsed = time.monotonic() - began
        if elapsed >= due or not is_open:
            due = elapsed + 1 / FRAMES_PER_SECOND
            if (frame := tuple(runs(screen))) != latest:
                latest = frame
                yield elapsed, frame
    os.waitpid(pid, 0)


def runs(screen: pyte.Screen) -> Iterator[Run]:
    """What the screen shows."""
    for row in range(ROWS):
        cells = [(column, screen.buffer[row][column]) for column in range(COLUMNS)]
        for (color, is_bold), same in groupby(cells, lambda cell: (cell[1].fg, cell[1].bold)):
            group = list(same)
            text = "".join(cell.data for _, cell in group)
            if text.strip():
                known = COLORS.get(color) or (f"#{color}" if len(color) == 6 else COLORS["default"])
                yield Run(row, group[0][0], text.rstrip(), known, is_bold)


def svg(frames: list[tuple[float, Frame]]) -> str:
    """The frames as an SVG that shows one after the other, and begins again."""
    total = frames[-1][0] + LAST_SECONDS
    width, height = COLUMNS * CHARACTER + 2 * MARGIN, ROWS * LINE + 2 * MARGIN
    styles, groups = [], []
    for number, (begins, frame) in enumerate(frames):
        ends = frames[number + 1][0] if number + 1 < len(frames) else total
        start, stop = 100 * begins / total if number else 0, 100 * ends / total
        visible = (
            "0%{visibility:visible}" if not number else f"0%{{visibility:hidden}}{start:.3f}%{{visibility:visible}}"
        )
        hidden = "" if number + 1 == len(frames) else f"{stop:.3f}%{{visibility:hidden}}"
        styles.append(f"@keyframes f{number}{{{visible}{hidden}}}#f{number}{{animation-name:f{number}}}")
        groups.append(f'<g id="f{number}">{"".join(map(text_of, frame))}</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" '
        f'aria-label="twelvelabs ingest run with {CLIPS} clips: a bar for each file in flight, and one for all">'
        f"<style>text{{font:14px ui-monospace,Menlo,Consolas,monospace;white-space:pre;fill:{COLORS['default']}}}"
        f"g{{visibility:hidden;animation:{total:.1f}s step-end infinite}}{''.join(styles)}</style>"
        f'<rect width="100%" height="100%" rx="8" fill="#1f2430"/>{"".join(groups)}</svg>\n'
    )


def text_of(run: Run) -> str:
    """The characters, as wide as on a terminal in any font."""
    x, y = MARGIN + run.column * CHARACTER, MARGIN + (run.row + 0.75) * LINE
    style = ("" if run.color == COLORS["default"] else f"fill:{run.color};") + (
        "font-weight:700" if run.is_bold else ""
    )
    styled = f' style="{style}"' if style else ""
    length = len(run.text) * CHARACTER
    return f'<text x="{x:.0f}" y="{y:.0f}" textLength="{length:.0f}"{styled}>{escape(run.text)}</text>'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
