"""What a process holds: memory, file descriptors, threads and tasks, and whether it grows."""

from __future__ import annotations

import gc
import os
import statistics
import threading
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1 << 20
CAN_MEASURE = Path("/proc/self/fd").is_dir()


@dataclass
class Measures:
    """Samples of one run, taken while nothing is in flight."""

    memory: list[float] = field(default_factory=list)
    """Resident memory in MiB."""
    descriptors: list[int] = field(default_factory=list)
    """Open files and sockets."""
    threads: list[int] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)

    def sample(self, tasks: int) -> None:
        """Measure the process as it is now. Its tasks are counted by the caller, who runs in their event loop."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        self.memory.append(pages * os.sysconf("SC_PAGESIZE") / MIB)
        self.descriptors.append(len(list(Path("/proc/self/fd").iterdir())))
        self.threads.append(threading.active_count())
        self.tasks.append(tasks)

    @property
    def growth(self) -> float:
        """MiB by which memory grew after the warm-up, the first third, by the line that fits the samples best."""
        warm = self.memory[len(self.memory) // 3 :]
        return statistics.linear_regression(range(len(warm)), warm).slope * (len(warm) - 1)

    def rise(self, counts: list[int]) -> int:
        """By how much the highest count of the last third is above the highest of the third after the warm-up."""
        third = len(counts) // 3
        return max(counts[-third:]) - max(counts[third:-third])
