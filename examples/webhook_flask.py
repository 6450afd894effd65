"""Receive webhooks with Flask: flask --app webhook_flask run"""

import os

from flask import Flask, request
from twelvelabs_client import WebhookError, webhooks

app = Flask(__name__)


@app.post("/webhooks")
def receive() -> tuple[str, int]:
    try:
        event = webhooks.unwrap(request.get_data(), request.headers, os.environ["TWELVELABS_WEBHOOK_SECRET"])
    except WebhookError as error:
        return str(error), 400
    print(event.type, event.data.id)
    return "", 204
