"""A service that uploads videos, analyzes them and returns models of the client: uvicorn fastapi_service:app"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Body, Depends, FastAPI, HTTPException, Request, UploadFile
from fastapi.responses import JSONResponse
from twelvelabs_client import ApiError, AsyncTwelveLabs, WebhookError, WebhookNotifier, webhooks
from twelvelabs_client.types import AnalyzeTaskResponse, AssetDetail, VideoContextAssetId

notifier = WebhookNotifier()


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with AsyncTwelveLabs() as client:
        app.state.client = client
        yield


async def get_client(request: Request) -> AsyncTwelveLabs:
    client: AsyncTwelveLabs = request.app.state.client
    return client


Client = Annotated[AsyncTwelveLabs, Depends(get_client)]
app = FastAPI(lifespan=lifespan)


@app.post("/videos", status_code=201)
async def upload(file: UploadFile, client: Client) -> AssetDetail:
    return await client.assets.upload(file, wait=True)


@app.post("/videos/{asset_id}/analyses")
async def analyze(asset_id: str, prompt: Annotated[str, Body(embed=True)], client: Client) -> AnalyzeTaskResponse:
    task = await client.analyze_async.tasks.create(video=VideoContextAssetId(asset_id), prompt=prompt)
    return await client.analyze_async.tasks.wait_until_ready(task.task_id, notifier=notifier)


@app.post("/webhooks", status_code=204)
async def receive(request: Request) -> None:
    try:
        event = webhooks.unwrap(await request.body(), request.headers, os.environ["TWELVELABS_WEBHOOK_SECRET"])
    except WebhookError as error:
        raise HTTPException(400, str(error)) from error
    notifier.notify(event)


@app.exception_handler(ApiError)
async def refused(request: Request, error: ApiError) -> JSONResponse:
    """What the platform refuses, the service refuses with the same status and the id to report."""
    return JSONResponse({"detail": error.message, "request_id": error.request_id}, error.status_code)
