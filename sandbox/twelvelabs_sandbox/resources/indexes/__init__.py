"""Operations on indexes, on what is in them, and on searches."""
