-- The tables of the sandbox. Times are whole milliseconds since 1970 on the sandbox's clock. Values that follow from
-- times (statuses, counts, expiry) are not stored but derived from the clock when read.

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE indexes (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    models TEXT NOT NULL,
    addons TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- arrives_by: the deadline of a multipart upload. settles_at: the earliest end of processing, null until the file has
-- arrived. probed: whether the content has been read. failure: why that failed.
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
    file_path TEXT,
    source TEXT
) WITHOUT ROWID;
CREATE INDEX assets_by_time ON assets (created_at, id);

-- begins_at: when indexing begins, null until the file of a video indexing task is validated. starts_at: when its last
-- stage starts. indexed_at: when it ends. Earlier stages are shares of the time in between.
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
    begins_at INTEGER,
    starts_at INTEGER,
    indexed_at INTEGER,
    failure TEXT,
    hls_status TEXT,
    hls_path TEXT,
    thumbnail_path TEXT
) WITHOUT ROWID;
CREATE INDEX indexed_assets_by_index ON indexed_assets (index_id, created_at, id);
CREATE INDEX indexed_assets_by_asset ON indexed_assets (asset_id);

-- A task has the id of its indexed asset, but its own times, because it may outlive it.
CREATE TABLE video_indexing_tasks (
    id TEXT PRIMARY KEY,
    index_id TEXT NOT NULL REFERENCES indexes (id) ON DELETE CASCADE,
    asset_id TEXT NOT NULL,
    filename TEXT,
    duration REAL,
    width INTEGER,
    height INTEGER,
    created_at INTEGER NOT NULL,
    begins_at INTEGER,
    starts_at INTEGER,
    indexed_at INTEGER,
    failure TEXT
) WITHOUT ROWID;
CREATE INDEX video_indexing_tasks_by_time ON video_indexing_tasks (created_at, id);

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

CREATE TABLE entity_collections (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- ready_at: when the entity is ready with its current assets.
CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    entity_collection_id TEXT NOT NULL REFERENCES entity_collections (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT,
    metadata TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX entities_by_collection ON entities (entity_collection_id, created_at, id);

CREATE TABLE entity_assets (
    number INTEGER PRIMARY KEY,
    entity_id TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    asset_id TEXT NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
    UNIQUE (entity_id, asset_id)
);
CREATE INDEX entity_assets_by_asset ON entity_assets (asset_id);

CREATE TABLE knowledge_stores (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT,
    ingestion_config TEXT,
    metadata TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;

-- processed_at: when processing ends. The stages are shares of the time since created_at.
CREATE TABLE knowledge_store_items (
    id TEXT PRIMARY KEY,
    knowledge_store_id TEXT NOT NULL REFERENCES knowledge_stores (id) ON DELETE CASCADE,
    asset_id TEXT NOT NULL,
    asset_type TEXT NOT NULL,
    system_metadata TEXT NOT NULL,
    metadata TEXT,
    created_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    processed_at INTEGER NOT NULL,
    failure TEXT
) WITHOUT ROWID;
CREATE INDEX knowledge_store_items_by_store ON knowledge_store_items (knowledge_store_id, created_at, id);
CREATE INDEX knowledge_store_items_by_asset ON knowledge_store_items (asset_id);

CREATE TABLE item_collections (
    id TEXT PRIMARY KEY,
    knowledge_store_id TEXT NOT NULL REFERENCES knowledge_stores (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT,
    metadata TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (knowledge_store_id, name)
) WITHOUT ROWID;

CREATE TABLE item_collection_members (
    item_collection_id TEXT NOT NULL REFERENCES item_collections (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL REFERENCES knowledge_store_items (id) ON DELETE CASCADE,
    PRIMARY KEY (item_collection_id, item_id)
) WITHOUT ROWID;
CREATE INDEX item_collection_members_by_item ON item_collection_members (item_id);

CREATE TABLE redirect_uris (
    id TEXT PRIMARY KEY,
    redirect_uri TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;

-- An attempt to connect an account, by the state in its URL. denied: whether the user has refused consent.
CREATE TABLE authorizations (
    state TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    custom_id TEXT,
    created_at INTEGER NOT NULL,
    connection_id TEXT,
    denied INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE connections (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    custom_id TEXT,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    connection_id TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX imports_by_connection ON imports (connection_id, created_at, id);

CREATE TABLE import_items (
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    action TEXT NOT NULL,
    asset_id TEXT,
    error TEXT,
    PRIMARY KEY (import_id, position)
) WITHOUT ROWID;

-- The files that the media origin serves, by their path in the URL.
CREATE TABLE media (
    path TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    blob TEXT NOT NULL,
    content_type TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX media_by_owner ON media (owner);

-- The features and scenes of an asset, kept as long as the asset exists or is used.
CREATE TABLE features (asset_id TEXT PRIMARY KEY, content BLOB NOT NULL, scenes TEXT NOT NULL);
CREATE VIEW asset_uses AS SELECT id AS asset_id FROM assets
    UNION ALL SELECT asset_id FROM indexed_assets UNION ALL SELECT asset_id FROM knowledge_store_items;
CREATE TRIGGER features_without_asset AFTER DELETE ON assets BEGIN
    DELETE FROM features WHERE asset_id = OLD.id AND asset_id NOT IN (SELECT asset_id FROM asset_uses);
END;
CREATE TRIGGER features_without_index AFTER DELETE ON indexed_assets BEGIN
    DELETE FROM features WHERE asset_id = OLD.asset_id AND asset_id NOT IN (SELECT asset_id FROM asset_uses);
END;
CREATE TRIGGER features_without_item AFTER DELETE ON knowledge_store_items BEGIN
    DELETE FROM features WHERE asset_id = OLD.asset_id AND asset_id NOT IN (SELECT asset_id FROM asset_uses);
END;

-- All results of a search in order, for its pages. owner: the id of what was searched.
CREATE TABLE searches (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    request TEXT NOT NULL,
    results TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- version: 1 or 2, of the operations. blob: the file that came with the request. ends_at: the earliest end. result and
-- failure: the outcome, both null until the work is done.
CREATE TABLE embedding_tasks (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    model_name TEXT NOT NULL,
    input_type TEXT NOT NULL,
    request TEXT NOT NULL,
    blob TEXT,
    created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    result TEXT,
    failure TEXT
) WITHOUT ROWID;

CREATE TABLE analysis_batches (
    id TEXT PRIMARY KEY,
    model_name TEXT NOT NULL,
    analysis_mode TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    canceled_at INTEGER
) WITHOUT ROWID;

-- canceled_at: when the task is canceled, which may be in the future. cancellation: why.
CREATE TABLE analysis_tasks (
    id TEXT PRIMARY KEY,
    batch_id TEXT REFERENCES analysis_batches (id) ON DELETE CASCADE,
    custom_id TEXT,
    analysis_mode TEXT NOT NULL,
    request TEXT NOT NULL,
    asset_id TEXT,
    video_url TEXT,
    duration REAL,
    created_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    canceled_at INTEGER,
    cancellation TEXT,
    result TEXT,
    failure TEXT
) WITHOUT ROWID;
CREATE INDEX analysis_tasks_by_batch ON analysis_tasks (batch_id, id);

-- The delivery of the event for a finished task or indexed asset.
CREATE TABLE webhook_deliveries (subject TEXT PRIMARY KEY, delivery TEXT NOT NULL) WITHOUT ROWID;

-- A conversation about a knowledge store: its questions with answers, and its selections.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    knowledge_store_id TEXT NOT NULL REFERENCES knowledge_stores (id) ON DELETE CASCADE,
    turns TEXT NOT NULL,
    selections TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) WITHOUT ROWID;
