"""Operations on knowledge stores, their items and item collections, searches and responses."""
