"""Operations on analyses: at once, as tasks and in batches."""
