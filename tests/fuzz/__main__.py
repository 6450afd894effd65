"""Coverage-guided fuzzing of all targets with Atheris (libFuzzer).

    make fuzz                              each target for a minute
    make fuzz TARGET=times SECONDS=600     one target, for longer

The inputs that reached new code are kept in `.fuzz/`, and so is an input that made a target fail. Give the latter to
the target in `test_targets.py` to keep it found.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".fuzz"


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process. It ends here: libFuzzer does not return."""
    import atheris

    ours = ["twelvelabs_client", "twelvelabs_lowlevel"]
    with redirect_stderr(StringIO()), atheris.instrument_imports(include=ours):  # it names each module
        from .targets import TARGETS

    logging.disable()
    target = TARGETS[name]
    corpus = FOLDER / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    longest = max(map(len, target.seeds)) + 1000
    options = [f"-max_total_time={seconds}", f"-max_len={longest}", "-timeout=10", "-rss_limit_mb=2048"]
    options += [f"-artifact_prefix={FOLDER / name}-", "-print_final_stats=1", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target.run)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("target", nargs="?")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--in-process", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_process:
        fuzz(options.target, options.seconds)
    from .targets import TARGETS

    failed = []
    for name in [options.target] if options.target else TARGETS:
        print(f"--- {name}", flush=True)
        command = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(options.seconds), "--in-process"]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    print(f"found faults in: {', '.join(failed)}" if failed else "no faults found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
