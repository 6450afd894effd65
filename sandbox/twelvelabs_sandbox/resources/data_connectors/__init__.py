"""Operations on data connectors: redirect URIs, connections and imports."""
