"""Upload in parts with both clients, with progress, and name what failed."""

import asyncio
import logging
import os
import typing

from twelvelabs import TwelveLabs, AsyncTwelveLabs
from twelvelabs.wrapper.multipart_upload_client_wrapper import UploadError, UploadProgress, UploadResult

logging.basicConfig(level=logging.ERROR)
API_KEY = os.getenv("API_KEY")
PATH = os.environ["VIDEO_PATH"]


def bar(progress: UploadProgress):
    done = int(30 * progress.percentage / 100)
    print(
        f"\r[{'#' * done}{'-' * (30 - done)}] {progress.percentage:.1f}% "
        f"({progress.completed_chunks}/{progress.total_chunks} chunks) {progress.status}"
    )


async def async_bar(progress: UploadProgress):
    bar(progress)


def sync_upload(path):
    try:
        with TwelveLabs(api_key=API_KEY) as client:
            result = client.multipart_upload.upload_file(
                file_path=path,
                filename="mine.mp4",
                file_type="video",
                batch_size=5,
                max_workers=3,
                max_retries=3,
                retry_delay=1.0,
                progress_callback=bar,
            )
        print(result.asset_id, result.asset_url)
        return "uploaded"
    except FileNotFoundError as e:
        print(e)
        return "no file"
    except UploadError as e:
        print(e.message, e.chunk_index, e.original_error)
        return "failed"


async def async_upload(name: str) -> typing.Optional[UploadResult]:
    async with AsyncTwelveLabs(api_key=API_KEY) as client:
        return await client.multipart_upload.upload_file(
            file_path=PATH,
            filename=name,
            batch_size=8,
            max_workers=4,
            max_retries=5,
            retry_delay=0.5,
            progress_callback=async_bar,
        )


async def several():
    results = await asyncio.gather(*[async_upload(f"n{n}.mp4") for n in range(3)], return_exceptions=True)
    good = [each for each in results if each is not None and not isinstance(each, Exception)]
    assert len(good) == 3, results


assert sync_upload(PATH) == "uploaded"
asyncio.run(several())
