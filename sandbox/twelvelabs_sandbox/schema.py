"""The tables of the sandbox. Times are whole milliseconds since 1970 on the clock of the sandbox."""

VERSION = 2

# What can be worked out from times is not stored: statuses, counts and expiry follow from the clock when read.
TABLES = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE indexes (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    models TEXT NOT NULL,
    addons TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- arrives_by: when an upload in parts must be complete. settles_at: the earliest end of processing, null until the
-- file has arrived. probed: whether the content has been read; failure: why that came to nothing.
CREATE TABLE assets (
    id TEXT PRIMARY KEY,
    method TEXT NOT NULL,
    filename TEXT,
    kind TEXT,
    declared_kind TEXT,
    file_type TEXT,
    source_url TEXT,
    blob TEXT,
    size INTEGER,
    duration REAL,
    technical_metadata TEXT,
    user_metadata TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    arrives_by INTEGER,
    settles_at INTEGER,
    probed INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    hls_status TEXT,
    hls_path TEXT,
    thumbnail_status TEXT,
    thumbnail_path TEXT,
    file_path TEXT
) WITHOUT ROWID;
CREATE INDEX assets_by_time ON assets (created_at, id);

-- indexed_at: when indexing ends; the stages on the way are shares of that time.
CREATE TABLE indexed_assets (
    id TEXT PRIMARY KEY,
    index_id TEXT NOT NULL REFERENCES indexes (id) ON DELETE CASCADE,
    asset_id TEXT NOT NULL,
    filename TEXT,
    duration REAL,
    fps REAL,
    width INTEGER,
    height INTEGER,
    size INTEGER,
    user_metadata TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    indexed_at INTEGER NOT NULL,
    failure TEXT,
    hls_status TEXT,
    hls_path TEXT,
    thumbnail_path TEXT
) WITHOUT ROWID;
CREATE INDEX indexed_assets_by_index ON indexed_assets (index_id, created_at, id);
CREATE INDEX indexed_assets_by_asset ON indexed_assets (asset_id);

CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    asset_id TEXT NOT NULL,
    total_size INTEGER NOT NULL,
    chunk_size INTEGER NOT NULL,
    total_chunks INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    outcome TEXT
) WITHOUT ROWID;

CREATE TABLE chunks (
    upload_id TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    etag TEXT NOT NULL,
    size INTEGER NOT NULL,
    blob TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    reported_at INTEGER,
    PRIMARY KEY (upload_id, number)
) WITHOUT ROWID;

-- What the media origin serves: the address that a client may ask for, and the file that lies behind it.
CREATE TABLE media (
    path TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    blob TEXT NOT NULL,
    content_type TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX media_by_owner ON media (owner);

-- The segments of all embeddings of an asset, kept as long as it is there or is indexed somewhere.
CREATE TABLE embeddings (asset_id TEXT PRIMARY KEY, segments TEXT NOT NULL);
CREATE TRIGGER embeddings_without_asset AFTER DELETE ON assets BEGIN
    DELETE FROM embeddings WHERE asset_id = OLD.id
        AND NOT EXISTS (SELECT 1 FROM indexed_assets AS item WHERE item.asset_id = OLD.id);
END;
CREATE TRIGGER embeddings_without_index AFTER DELETE ON indexed_assets BEGIN
    DELETE FROM embeddings WHERE asset_id = OLD.asset_id
        AND NOT EXISTS (SELECT 1 FROM assets AS item WHERE item.id = OLD.asset_id)
        AND NOT EXISTS (SELECT 1 FROM indexed_assets AS item WHERE item.asset_id = OLD.asset_id);
END;
"""
