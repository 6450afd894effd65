"""Operations on assets and multipart uploads, and the media sources of requests."""
