"""Operations on entities and their collections."""
