"""The features and scenes of assets: extracted from the file when first needed, then stored."""

import sqlite3
from dataclasses import asdict
from pathlib import Path

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.errors import ApiError, StoppedError
from twelvelabs_sandbox.inference.scenes import Scene, look_at, scene_windows
from twelvelabs_sandbox.inference.simulated_media import simulated_features, simulated_scenes
from twelvelabs_sandbox.json_values import as_objects
from twelvelabs_sandbox.media.features import NOTHING, Features
from twelvelabs_sandbox.storage.database import to_json

_MIN_SCENE_SECONDS = 2.0


def features_of(backend: Backend, asset_id: str) -> Features:
    """The features of an asset; empty if its file was deleted before they were extracted.

    Raises StoppedError if the sandbox stops meanwhile.
    """
    with backend.reading_locks.of(asset_id):
        kept = backend.db.row("SELECT content FROM features WHERE asset_id = :id", id=asset_id)
        return Features.from_bytes(kept["content"]) if kept else _read(backend, asset_id)


def scenes_of(backend: Backend, asset_id: str) -> list[Scene]:
    """The scenes of an asset in order. ApiError if the sandbox stops meanwhile."""
    kept = backend.db.row("SELECT scenes FROM features WHERE asset_id = :id", id=asset_id)
    if kept is None:
        asset = _asset(backend, asset_id)
        if asset is not None and asset["is_simulated"] and asset["kind"] == "video":
            return list(simulated_scenes(asset["filename"], asset["duration"], bool(asset["has_audio"])))
        return scenes_in(asked_features(backend, asset_id))
    return [Scene(**values) for values in as_objects(orjson.loads(kept["scenes"]))]  # type: ignore[arg-type] # as kept


def asked_features(backend: Backend, asset_id: str) -> Features:
    """The features of an asset, for a request. ApiError if the sandbox stops meanwhile."""
    try:
        return features_of(backend, asset_id)
    except StoppedError:
        raise stopping() from None


def features_in(backend: Backend, path: Path, duration: float) -> Features:
    """The features of a file that is not an asset, for a request. ApiError if the sandbox stops meanwhile."""
    try:
        return backend.media.read_features(path, duration)
    except StoppedError:
        raise stopping() from None


def scenes_in(features: Features, start: float = 0.0, end: float | None = None) -> list[Scene]:
    """The scenes between two times of media."""
    if not features.pictures and not features.sound:
        return []
    windows = scene_windows(features, start, features.duration if end is None else end, _MIN_SCENE_SECONDS)
    return [look_at(features, window) for window in windows]


def stopping() -> ApiError:
    """The error for a request that was interrupted because the sandbox is stopping."""
    return ApiError(500, "internal_server_error", "The sandbox is stopping.")


def _asset(backend: Backend, asset_id: str) -> sqlite3.Row | None:
    """The row of an asset. One that is ready without a file is simulated."""
    return backend.db.row(
        "SELECT filename, kind, duration, blob, json_extract(technical_metadata, '$.has_audio') AS has_audio,"
        " blob IS NULL AND probed AND failure IS NULL AS is_simulated FROM assets WHERE id = :id",
        id=asset_id,
    )


def _read(backend: Backend, asset_id: str) -> Features:
    asset = _asset(backend, asset_id)
    if asset is None or (asset["blob"] is None and not asset["is_simulated"]):
        return NOTHING
    if asset["is_simulated"]:
        duration = asset["duration"] or 0.0
        features = simulated_features(asset["filename"], asset["kind"], duration, bool(asset["has_audio"]))
    elif asset["kind"] == "document":
        features = NOTHING
    else:
        features = backend.media.read_features(backend.blobs.path(asset["blob"]), asset["duration"] or 0.0)
    # Deleting the asset deletes its features, so nothing may be inserted if it was deleted meanwhile.
    backend.db.run(
        "INSERT INTO features SELECT :id, :content, :scenes WHERE :id IN (SELECT asset_id FROM asset_uses)",
        id=asset_id,
        content=features.to_bytes(),
        scenes=to_json([asdict(scene) for scene in scenes_in(features)]),
    )
    return features
