"""How type checkers see embeddings as arrays and tables. It is checked and never run."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs


def arrays(client: TwelveLabs) -> None:
    embeddings = client.embed.v_2.create(input_type="text", model_name="marengo3.0", text={"input_text": "a harbor"})
    assert_type(embeddings.numpy(), NDArray[np.float32])
    assert_type(embeddings.dataframe(), pd.DataFrame)
    assert_type(embeddings.data[0].numpy(), NDArray[np.float32])
    assert_type(len(embeddings), int)
    asset = client.indexes.indexed_assets.retrieve("i", "a", embedding_option=["visual"])
    assert_type(asset.numpy(), NDArray[np.float32])
    assert_type(client.embed.tasks.retrieve("t").dataframe(), pd.DataFrame)


async def arrays_asynchronously(client: AsyncTwelveLabs) -> None:
    assert_type((await client.embed.v_2.tasks.retrieve("t")).numpy(), NDArray[np.float32])
