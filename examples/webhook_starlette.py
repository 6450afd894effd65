"""Receive webhooks with Starlette: uvicorn webhook_starlette:app"""

import os

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from twelvelabs_client import WebhookError, webhooks


async def receive(request: Request) -> Response:
    try:
        event = webhooks.unwrap(await request.body(), request.headers, os.environ["TWELVELABS_WEBHOOK_SECRET"])
    except WebhookError as error:
        return Response(str(error), 400)
    print(event.type, event.data.id)
    return Response(status_code=204)


app = Starlette(routes=[Route("/webhooks", receive, methods=["POST"])])
