"""Uploading many files: one pool, one budget of parts over all of them, and a failure is a result like any other."""

from __future__ import annotations

from dataclasses import dataclass

from twelvelabs_lowlevel.models.asset_detail import AssetDetail

from .sources import Source

MAX_FILES = 4
"""How many files are under way at a time, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class UploadOutcome:
    """What became of one of many files: `asset`, or `error` if it failed."""

    source: Source
    asset: AssetDetail | None = None
    error: Exception | None = None

    def result(self) -> AssetDetail:
        """The asset. Raises the error if it failed."""
        if self.asset is None:
            raise self.error or RuntimeError("an outcome has an asset or an error")
        return self.asset
