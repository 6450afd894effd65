"""Create, read, rename and list indexes."""

import os
import uuid

from twelvelabs import TwelveLabs
from twelvelabs.indexes import IndexesCreateRequestModelsItem

with TwelveLabs(api_key=os.getenv("API_KEY")) as client:
    index = client.indexes.create(
        index_name=f"idx-{uuid.uuid4()}",
        models=[
            IndexesCreateRequestModelsItem(model_name="marengo3.0", model_options=["visual", "audio"]),
            {"model_name": "marengo3.0", "model_options": ["visual", "audio"]},
        ],
        addons=["thumbnail"],
    )
    index = client.indexes.retrieve(index_id=index.id)
    print(f"{index.id} {index.index_name}")
    name = f"idx-{uuid.uuid4()}"
    client.indexes.update(index_id=index.id, index_name=name)
    assert client.indexes.retrieve(index_id=index.id).index_name == name
    for index in client.indexes.list():
        print(f"id={index.id} name={index.index_name} created_at={index.created_at}")
