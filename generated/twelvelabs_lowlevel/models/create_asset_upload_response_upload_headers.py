from collections.abc import Mapping
from typing import TypeAlias

CreateAssetUploadResponseUploadHeaders: TypeAlias = Mapping[str, str]
"""Headers to send with each part."""
