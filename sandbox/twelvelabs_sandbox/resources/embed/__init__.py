"""Operations on embeddings, v1 and v2."""
