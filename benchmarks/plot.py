"""Plots the results of `python -m benchmarks.uploading --json FILE`.

    python -m benchmarks.plot FILE benchmarks/uploading.svg

Needs matplotlib (the dependency group `bench`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "uploading"  # reproducible output

import matplotlib.pyplot as plt  # noqa: E402 - the backend must be set first

OURS, OTHERS, BARE = "#2266aa", "#bb5533", "#888888"


def draw(results: dict[str, dict[str, Any]], target: Path) -> None:
    """One bar chart per scenario, and a line chart by number of workers."""
    bars = [title for title in results if "workers" not in title]
    lines = [title for title in results if "workers" in title]
    rows = len(bars) + bool(lines)
    figure, panels = plt.subplots(rows, 1, figsize=(8, 2.3 * rows), layout="constrained")
    for panel, title in zip(panels, bars, strict=False):
        _bars(panel, title, results[title])
    if lines:
        _lines(panels[-1], {title: results[title] for title in lines})
    figure.savefig(target, metadata={"Date": None})


def _bars(panel: Any, title: str, runs: dict[str, Any]) -> None:
    names = list(runs)[::-1]
    speeds = [512 / runs[name]["seconds"] for name in names]
    colors = [BARE if name == "bare" else OTHERS if name.startswith("vendor") else OURS for name in names]
    placed = panel.barh(names, speeds, color=colors)
    panel.bar_label(placed, [f"{speed:.0f}" for speed in speeds], padding=3, fontsize=8)
    panel.set_title(f"{title}: MB/s", loc="left", fontsize=10)
    panel.spines[["top", "right"]].set_visible(False)
    panel.margins(x=0.1)


def _lines(panel: Any, results: dict[str, dict[str, Any]]) -> None:
    for title, runs in results.items():
        points = sorted((int(name.split()[0]), 512 / run["seconds"]) for name, run in runs.items())
        panel.plot(*zip(*points, strict=True), marker="o", label=title.partition(", ")[2])
    panel.set_xscale("log", base=2)
    panel.set_xticks([1, 2, 4, 8, 16, 32], ["1", "2", "4", "8", "16", "32"])
    panel.set_title("workers: MB/s", loc="left", fontsize=10)
    panel.set_ylim(bottom=0)
    panel.legend(frameon=False, fontsize=8)
    panel.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    draw(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2]))
