"""The main workflow on a real clip: upload, index, wait, list, retrieve, clean up; first sync, then async.

Against a local sandbox, which needs no key and no network:   python examples/demo.py
Against the platform, with TWELVE_LABS_API_KEY set:           python examples/demo.py --live
"""

import argparse
import asyncio
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, TwelveLabsError, UploadEvent
from twelvelabs_client.types import IndexedAssetDetailed, IndexModelRequestDict

CLIP = Path(__file__).parent / "media" / "big_buck_bunny_5s.mp4"
MODELS: list[IndexModelRequestDict] = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]


def run_sync(client: TwelveLabs) -> None:
    """The workflow with the synchronous client."""
    step("upload", f"{CLIP.name}, {CLIP.stat().st_size:,} bytes")
    asset = client.assets.upload(CLIP, wait=True, on_progress=upload_progress())
    index = client.indexes.create(index_name=new_name(), models=MODELS)
    try:
        step("index", f"asset {asset.id} in index {index.id}")
        created = client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
        client.indexes.indexed_assets.wait_until_ready(index.id, created.id, on_update=progress())
        step("list", f"{[item.id for item in client.indexes.indexed_assets.list(index.id)]}")
        print(table(client.indexes.indexed_assets.retrieve(index.id, created.id)))
    finally:
        client.indexes.delete(index.id)
        client.assets.delete(asset.id, force=True)
    step("clean up", "index and asset deleted")


async def run_async(client: AsyncTwelveLabs) -> None:
    """The same workflow with the asynchronous client."""
    step("upload", f"{CLIP.name}, {CLIP.stat().st_size:,} bytes")
    asset = await client.assets.upload(CLIP, wait=True, on_progress=upload_progress())
    index = await client.indexes.create(index_name=new_name(), models=MODELS)
    try:
        step("index", f"asset {asset.id} in index {index.id}")
        created = await client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
        await client.indexes.indexed_assets.wait_until_ready(index.id, created.id, on_update=progress())
        step("list", f"{[item.id async for item in client.indexes.indexed_assets.list(index.id)]}")
        print(table(await client.indexes.indexed_assets.retrieve(index.id, created.id)))
    finally:
        await client.indexes.delete(index.id)
        await client.assets.delete(asset.id, force=True)
    step("clean up", "index and asset deleted")


def step(name: str, what: str) -> None:
    """Print one line for a step."""
    print(f"  {name:<9} {what}", flush=True)


def progress() -> Callable[[object], None]:
    """A callback that prints each new status with the elapsed time."""
    began = time.monotonic()
    seen: list[str] = []

    def show(thing: object) -> None:
        status = str(getattr(thing, "status", ""))
        if status not in seen[-1:]:
            seen.append(status)
            print(f"            {time.monotonic() - began:5.1f} s  {status}", flush=True)

    return show


def upload_progress() -> Callable[[UploadEvent], None]:
    """The same for an upload, whose events carry the asset once it is processing."""
    show = progress()
    return lambda event: show(event.asset) if event.asset is not None else None


def table(item: IndexedAssetDetailed) -> str:
    """The clip's metadata as a small table."""
    found = item.system_metadata
    if found is None:
        return "            (no metadata)"
    size = f"{found.size:,.0f} bytes" if found.size is not None else "-"
    cells = [found.filename or "-", str(item.status), f"{found.duration} s", size, f"{found.width} x {found.height}"]
    head = ["file", "status", "duration", "size", "resolution"]
    widths = [max(len(a), len(b)) for a, b in zip(head, cells, strict=True)]
    rows = [head, ["-" * width for width in widths], cells]
    return "\n".join("            " + "  ".join(f"{c:<{w}}" for c, w in zip(r, widths, strict=True)) for r in rows)


def new_name() -> str:
    """A unique index name."""
    return f"demo {uuid.uuid4().hex[:12]}"


@contextmanager
def platform(live: bool) -> Iterator[tuple[str | None, str | None]]:
    """The key and base URL to use: from the environment if live, else of a sandbox that runs for the block."""
    if live:
        print("The platform, with the key from the environment")
        yield None, None
        return
    from twelvelabs_sandbox import Sandbox

    sandbox: AbstractContextManager[Sandbox] = Sandbox()
    with sandbox as running:
        print(f"A local sandbox at {running.base_url}: no key, no network, understanding is simulated")
        yield running.api_key, running.base_url


def main() -> int:
    """Run the workflow twice; the exit code is 1 if it failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--live", action="store_true", help="use the platform instead of the sandbox")
    options = parser.parse_args()
    try:
        with platform(options.live) as (key, base_url):
            print("\nsync")
            with TwelveLabs(key, base_url=base_url) as client:
                run_sync(client)
            print("\nasync")
            asyncio.run(_run_async(key, base_url))
    except TwelveLabsError as error:
        print(f"\n{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


async def _run_async(key: str | None, base_url: str | None) -> None:
    async with AsyncTwelveLabs(key, base_url=base_url) as client:
        await run_async(client)


if __name__ == "__main__":
    sys.exit(main())
