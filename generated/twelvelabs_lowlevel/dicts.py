"""The dicts that are accepted in place of the models of requests, as type checkers see them.

At run time any mapping is accepted. Keys are the names on the wire.
"""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from . import requests as _r
from .models import (
    AnalysisBatchModelNameLike,
    AnalysisModeLike,
    AnalysisModelNameLike,
    AnalyzeImageInputLike,
    AnalyzePromptV2Like,
    AnalyzeTimeRangeLike,
    AssetTypeFilterLike,
    AsyncAudioInputRequestLike,
    AsyncDocumentInputRequestLike,
    AsyncImageInputRequestLike,
    AsyncResponseFormatLike,
    AsyncResponseFormatTypeLike,
    AsyncTemporalSegmentationLike,
    AsyncVideoInputRequestLike,
    AudioEmbeddingOptionLike,
    AudioInputRequestLike,
    BatchDefaultsLike,
    BatchItemRequestLike,
    BatchPromptLike,
    BatchVideoContextLike,
    BulkEntityRequestLike,
    CompletedChunkLike,
    ConnectionProviderLike,
    CreateAssetMethodLike,
    DocumentEmbeddingOptionLike,
    DocumentEmbeddingScopeLike,
    DocumentSegmentationLike,
    DocumentSequentialSegmentationLike,
    DocumentSequentialStrategyLike,
    DocumentSpatialSegmentationLike,
    DocumentSpatialStrategyLike,
    DynamicSegmentationLike,
    DynamicSegmentationOptionsLike,
    EmbeddingInputTypeLike,
    EmbeddingMediaTypeLike,
    EmbeddingModelNameLike,
    EmbeddingScopeLike,
    EmbeddingTaskInputTypeLike,
    EmbeddingTaskScopeLike,
    EmbeddingTypeLike,
    EnrichmentConfigDescriptionLike,
    EnrichmentConfigJsonSchemaLike,
    EnrichmentJsonSchema,
    EntityMetadata,
    FixedSegmentationLike,
    FixedSegmentationOptionsLike,
    GistTypeLike,
    ImageEmbeddingOptionLike,
    ImageEmbeddingScopeLike,
    ImageEmbeddingTypeLike,
    ImageInputRequestLike,
    ImportItemRequestLike,
    IndexAddonLike,
    IndexModelNameLike,
    IndexModelOptionLike,
    IndexModelRequestLike,
    IngestionConfigLike,
    ItemIdFilterLike,
    JsonSchema,
    KnowledgeStoreGroupByLike,
    KnowledgeStoreItemAssetTypeLike,
    KnowledgeStoreItemMetadata,
    KnowledgeStoreMetadata,
    KnowledgeStoreSearchQueryLike,
    MaxTokensWordLike,
    MediaSourceLike,
    MultiInputMediaSourceLike,
    MultiInputRequestLike,
    MultipartUploadTypeLike,
    ProofTypeLike,
    ResponseIncludeLike,
    ResponseInputItemLike,
    ResponseInputItemRoleLike,
    ResponseInputItemTypeLike,
    ResponseJsonSchema,
    ResponseSelectionKindLike,
    ResponseSelectionLike,
    SearchFilter,
    SearchGroupByLike,
    SearchKnowledgeStoreFilterLike,
    SearchKnowledgeStoreOptionsLike,
    SearchOperatorLike,
    SearchOptionLike,
    SearchQueryMediaTypeLike,
    SearchTranscriptionOptionLike,
    SegmentDefinitionLike,
    SegmentFieldItemsLike,
    SegmentFieldItemsTypeLike,
    SegmentFieldLike,
    SegmentFieldTypeLike,
    SegmentTimeFormatLike,
    SmeMediaSourceLike,
    SmeMediaTypeLike,
    SyncResponseFormatLike,
    TextImageInputRequestLike,
    TextInputRequestLike,
    TextParamFormatJsonSchemaLike,
    TextParamFormatTextLike,
    TextParamLike,
    TimeArrayItemFieldItemsLike,
    TimeArrayItemFieldItemsTypeLike,
    TimeArrayItemFieldLike,
    TimeArrayItemFieldTypeLike,
    TimeBasedMetadataEntryLike,
    UserMetadata,
    UserMetadataChanges,
    VideoContextAssetIdLike,
    VideoContextBase64StringLike,
    VideoContextUrlLike,
    VideoEmbeddingOptionLike,
    VideoEmbeddingScopeLike,
    VideoInputRequestLike,
    VideoSearchModalityLike,
    VideoSearchOptionsLike,
)


class AnalyzeImageInputDict(TypedDict):
    """A dict in place of AnalyzeImageInput."""

    name: str
    """A name for the prompt to refer to the image by: letters, digits and _."""
    url: NotRequired[str]
    """Public URL of the image."""
    asset_id: NotRequired[str]
    """The id of an image asset."""
    base64_string: NotRequired[str]
    """The image in base64."""


class AnalyzePromptV2Dict(TypedDict):
    """A dict in place of AnalyzePromptV2."""

    input_text: str
    """Instructions for the model. They may refer to the images by name."""
    media_sources: NotRequired[Sequence[SmeMediaSourceLike]]
    """The images that the prompt refers to, at most 4."""


class AnalyzeTimeRangeDict(TypedDict):
    """A dict in place of AnalyzeTimeRange."""

    start_time: float
    """Start time in seconds."""
    end_time: float
    """End time in seconds."""


AssetTypeFilterDict = TypedDict(
    "AssetTypeFilterDict",
    {
        "eq": NotRequired[KnowledgeStoreItemAssetTypeLike],
        "in": NotRequired[Sequence[KnowledgeStoreItemAssetTypeLike]],
    },
)
"""A dict in place of AssetTypeFilter."""


class AsyncAudioInputRequestDict(TypedDict):
    """A dict in place of AsyncAudioInputRequest."""

    media_source: MediaSourceLike
    """The audio, 4 seconds to 4 hours and at most 4 GB."""
    start_sec: NotRequired[float]
    """Where to start, in seconds (server default: 0)."""
    end_sec: NotRequired[float]
    """Where to stop, in seconds (server default: the end)."""
    segmentation: NotRequired[FixedSegmentationLike | AsyncTemporalSegmentationLike]
    """How to segment the audio. Marengo 3.5 takes the form with temporal, Marengo 3.0 the other."""
    embedding_option: NotRequired[Sequence[AudioEmbeddingOptionLike]]
    """What to embed. transcription needs Marengo 3.0. The server default depends on the model."""
    embedding_scope: NotRequired[Sequence[EmbeddingTaskScopeLike]]
    """clip or local for an embedding of each segment, asset for one of the whole (server default: clip and
    asset).
    """
    embedding_type: NotRequired[Sequence[EmbeddingTypeLike]]
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding). With Marengo 3.5, fused_embedding needs time_based_metadata.
    """
    time_based_metadata: NotRequired[Sequence[TimeBasedMetadataEntryLike]]
    """Your own text to mix into fused embeddings, by time range. Marengo 3.5 only."""


class AsyncDocumentInputRequestDict(TypedDict):
    """A dict in place of AsyncDocumentInputRequest."""

    media_source: MediaSourceLike
    """A PDF, text or Markdown file, at most 512 MB and 64 pages per MB of a PDF."""
    segmentation: NotRequired[DocumentSegmentationLike]
    """How to segment the document."""
    embedding_option: NotRequired[Sequence[DocumentEmbeddingOptionLike]]
    """visual for PDF pages as images, text for their text (server default: visual for a PDF, text for other
    files).
    """
    embedding_type: NotRequired[Sequence[EmbeddingTypeLike]]
    """Documents support separate_embedding only (server default: separate_embedding)."""
    embedding_scope: NotRequired[Sequence[DocumentEmbeddingScopeLike]]
    """local for an embedding of each page or chunk, asset for one of the whole (server default: local for a PDF,
    asset for other files).
    """


class AsyncImageInputRequestDict(TypedDict):
    """A dict in place of AsyncImageInputRequest."""

    media_source: MediaSourceLike
    """The image, at most 32 MB."""
    embedding_option: NotRequired[Sequence[ImageEmbeddingOptionLike]]
    """Only visual is supported."""
    embedding_type: NotRequired[Sequence[ImageEmbeddingTypeLike]]
    """Only separate_embedding is supported."""
    embedding_scope: NotRequired[Sequence[ImageEmbeddingScopeLike]]
    """Only asset is supported."""


class AsyncResponseFormatDict(TypedDict):
    """A dict in place of AsyncResponseFormat."""

    type: AsyncResponseFormatTypeLike
    """json_schema for mode general, segment_definitions for time_based_metadata."""
    json_schema: NotRequired[JsonSchema]
    """The JSON Schema that the answer must match, for type json_schema."""
    segment_definitions: NotRequired[Sequence[SegmentDefinitionLike]]
    """The kinds of segments to find, 1 to 20, for type segment_definitions."""
    segment_time_format: NotRequired[SegmentTimeFormatLike]
    """The format of segment times (server default: seconds)."""


class AsyncTemporalSegmentationDict(TypedDict):
    """A dict in place of AsyncTemporalSegmentation."""

    temporal: DynamicSegmentationLike | FixedSegmentationLike
    """How to segment."""


class AsyncVideoInputRequestDict(TypedDict):
    """A dict in place of AsyncVideoInputRequest."""

    media_source: MediaSourceLike
    """The video, 4 seconds to 4 hours and at most 4 GB, as Base64 36 MB."""
    start_sec: NotRequired[float]
    """Where to start, in seconds (server default: 0)."""
    end_sec: NotRequired[float]
    """Where to stop, in seconds (server default: the end)."""
    segmentation: NotRequired[DynamicSegmentationLike | FixedSegmentationLike | AsyncTemporalSegmentationLike]
    """How to segment the video. Marengo 3.5 takes the form with temporal, Marengo 3.0 the others (server
    default: dynamic, with a minimum of 2 seconds and 4 seconds).
    """
    embedding_option: NotRequired[Sequence[VideoEmbeddingOptionLike]]
    """What to embed. transcription needs Marengo 3.0 (server default: all options of the model)."""
    embedding_scope: NotRequired[Sequence[EmbeddingTaskScopeLike]]
    """clip or local for an embedding of each segment, asset for one of the whole (server default: clip and
    asset).
    """
    embedding_type: NotRequired[Sequence[EmbeddingTypeLike]]
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding). With Marengo 3.5, fused_embedding needs time_based_metadata.
    """
    time_based_metadata: NotRequired[Sequence[TimeBasedMetadataEntryLike]]
    """Your own text to mix into fused embeddings, by time range. Marengo 3.5 only."""


class AudioInputRequestDict(TypedDict):
    """A dict in place of AudioInputRequest."""

    media_source: MediaSourceLike
    """The audio, at most 10 minutes and, as Base64, 36 MB."""
    start_sec: NotRequired[float]
    """Where to start, in seconds (server default: 0)."""
    end_sec: NotRequired[float]
    """Where to stop, in seconds (server default: the end)."""
    segmentation: NotRequired[FixedSegmentationLike]
    """How to segment the audio."""
    embedding_option: NotRequired[Sequence[AudioEmbeddingOptionLike]]
    """What to embed (server default: audio and transcription)."""
    embedding_scope: NotRequired[Sequence[EmbeddingScopeLike]]
    """clip for an embedding of each segment, asset for one of the whole (server default: both)."""
    embedding_type: NotRequired[Sequence[EmbeddingTypeLike]]
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding).
    """


class AuthorizeConnectionRequestDict(TypedDict):
    """A dict in place of AuthorizeConnectionRequest."""

    provider: ConnectionProviderLike
    """The service."""
    redirect_uri: str
    """The URI to redirect the user to afterwards. It must be registered if any redirect URI is."""
    custom_id: NotRequired[str]
    """Your own label for the connection. It need not be unique, and should not identify a person."""


class BatchDefaultsDict(TypedDict):
    """A dict in place of BatchDefaults."""

    prompt: NotRequired[BatchPromptLike]
    """Instructions for the model."""
    response_format: NotRequired[AsyncResponseFormatLike]
    """The format of the answers."""
    temperature: NotRequired[float]
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    max_tokens: NotRequired[int]
    """Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to 98304 for
    time_based_metadata (server default: 32768).
    """
    min_segment_duration: NotRequired[float]
    """Minimum segment duration for time_based_metadata, in seconds, at least 2."""
    max_segment_duration: NotRequired[float]
    """Maximum segment duration for time_based_metadata, in seconds, at least 2."""
    start_time: NotRequired[float]
    """Where to start in each video, in seconds."""
    end_time: NotRequired[float]
    """Where to stop in each video, in seconds."""


class BatchItemRequestDict(TypedDict):
    """A dict in place of BatchItemRequest."""

    video: BatchVideoContextLike
    """The video to analyze."""
    custom_id: NotRequired[str]
    """Your own label for the analysis, unique within the batch: 1 to 64 letters, digits, - and _. It is returned
    with the result.
    """
    prompt: NotRequired[BatchPromptLike]
    """Instructions for the model."""
    response_format: NotRequired[AsyncResponseFormatLike]
    """The format of the answer."""
    temperature: NotRequired[float]
    """Sampling temperature, 0 to 1; higher is more varied."""
    max_tokens: NotRequired[int]
    """Maximum length of the answer in tokens, 512 to 98304."""
    min_segment_duration: NotRequired[float]
    """Minimum segment duration for time_based_metadata, in seconds, at least 2."""
    max_segment_duration: NotRequired[float]
    """Maximum segment duration for time_based_metadata, in seconds, at least 2."""
    start_time: NotRequired[float]
    """Where to start in the video, in seconds."""
    end_time: NotRequired[float]
    """Where to stop in the video, in seconds."""


class BatchPromptDict(TypedDict):
    """A dict in place of BatchPrompt."""

    input_text: str
    """Instructions for the model. They may refer to the images by name."""
    media_sources: NotRequired[Sequence[SmeMediaSourceLike]]
    """The images that the prompt refers to, at most 4."""


class BatchVideoContextDict(TypedDict):
    """A dict in place of BatchVideoContext."""

    asset_id: str
    """The id of the asset, whose status must be ready."""
    type: Literal["asset_id"]
    """Always asset_id."""


class BulkEntityRequestDict(TypedDict):
    """A dict in place of BulkEntityRequest."""

    name: str
    """The name of the entity."""
    asset_ids: Sequence[str]
    """The ids of assets that show the entity, at least 1."""
    description: NotRequired[str]
    """A description of the entity."""
    metadata: NotRequired[EntityMetadata]
    """User metadata of the entity."""


class CompletedChunkDict(TypedDict):
    """A dict in place of CompletedChunk."""

    chunk_index: int
    """Number of the part, from 1."""
    proof: str
    """The ETag from the response to the upload, without quotes."""
    proof_type: ProofTypeLike
    """The type of proof."""
    chunk_size: int
    """Size of the part in bytes."""


class CreateAnalysisBatchRequestDict(TypedDict):
    """A dict in place of CreateAnalysisBatchRequest."""

    model_name: AnalysisBatchModelNameLike
    """The model."""
    analysis_mode: AnalysisModeLike
    """general generates one answer for each video; time_based_metadata finds segments and describes each."""
    requests: Sequence[BatchItemRequestLike]
    """The analyses, 1 to 1000."""
    defaults: NotRequired[BatchDefaultsLike]
    """Defaults for every request of the batch."""


class CreateAnalysisRequestDict(TypedDict):
    """A dict in place of CreateAnalysisRequest."""

    model_name: NotRequired[AnalysisModelNameLike]
    """The model (server default: pegasus1.5). Images need pegasus1.6."""
    video: NotRequired[VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike]
    """The video to analyze. Give either video or image."""
    image: NotRequired[Sequence[AnalyzeImageInputLike]]
    """The images to analyze, 1 to 20. Give either image or video."""
    prompt: NotRequired[str]
    """Instructions for the model."""
    prompt_v2: NotRequired[AnalyzePromptV2Like]
    """Instructions with reference images, in place of prompt."""
    temperature: NotRequired[float]
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    response_format: NotRequired[SyncResponseFormatLike]
    """The format of the answer (default: free text)."""
    max_tokens: NotRequired[int]
    """Maximum length of the answer in tokens, 512 to 98304 (server default: 4096)."""
    start_time: NotRequired[float]
    """Where to start in the video, in seconds."""
    end_time: NotRequired[float]
    """Where to stop in the video, in seconds."""
    stream: NotRequired[bool]
    """Whether to return the text as a stream of events (server default: true)."""


class CreateAnalysisTaskRequestDict(TypedDict):
    """A dict in place of CreateAnalysisTaskRequest."""

    model_name: NotRequired[AnalysisModelNameLike]
    """The model (server default: pegasus1.5). Images need pegasus1.6."""
    custom_id: NotRequired[str]
    """Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique."""
    video: NotRequired[VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike]
    """The video to analyze. Give either video or image."""
    image: NotRequired[Sequence[AnalyzeImageInputLike]]
    """The images to analyze, 1 to 20. Give either image or video."""
    prompt: NotRequired[str]
    """Instructions for the model."""
    prompt_v2: NotRequired[AnalyzePromptV2Like]
    """Instructions with reference images, in place of prompt."""
    analysis_mode: NotRequired[AnalysisModeLike]
    """general generates one answer; time_based_metadata finds segments and describes each (server default:
    general).
    """
    temperature: NotRequired[float]
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    max_tokens: NotRequired[int | MaxTokensWordLike]
    """Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to 98304 for
    time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
    """
    response_format: NotRequired[AsyncResponseFormatLike]
    """The format of the answer. time_based_metadata needs segment definitions."""
    min_segment_duration: NotRequired[float]
    """Minimum segment duration for time_based_metadata, in seconds, at least 2."""
    max_segment_duration: NotRequired[float]
    """Maximum segment duration for time_based_metadata, in seconds, at least 2."""
    start_time: NotRequired[float]
    """Where to start in the video, in seconds."""
    end_time: NotRequired[float]
    """Where to stop in the video, in seconds."""


class CreateAssetRequestDict(TypedDict):
    """A dict in place of CreateAssetRequest."""

    method: CreateAssetMethodLike
    """direct sends the file with this call; url makes the platform fetch it."""
    file: NotRequired[_r.Upload]
    """The file, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB). Use a
    multipart upload for larger files.
    """
    url: NotRequired[str]
    """Public URL of the file, for method url. At most 4 GB (documents 512 MB, images 32 MB). A recorded HLS
    playlist is accepted; a web page that shows the media is not.
    """
    filename: NotRequired[str]
    """The filename to store, 1 to 255 characters (default: the name of the file)."""
    enable_hls: NotRequired[bool]
    """Whether to create an HLS stream of video or audio (server default: true)."""
    enable_thumbnail: NotRequired[bool]
    """Whether to create a thumbnail (server default: true)."""
    user_metadata: NotRequired[str | UserMetadata]
    """User metadata for the asset, as a mapping or as JSON text."""


class CreateEmbeddingTaskRequestDict(TypedDict):
    """A dict in place of CreateEmbeddingTaskRequest."""

    input_type: EmbeddingTaskInputTypeLike
    """What to embed. document and image need Marengo 3.5."""
    model_name: EmbeddingModelNameLike
    """The model."""
    embedding_uncertainty: NotRequired[bool]
    """Whether to return the uncertainty of each component of an embedding. Not for documents, nor for the scope
    asset. Marengo 3.5 only.
    """
    embedding_dimension: NotRequired[int]
    """Number of dimensions of an embedding (server default: 512). Only embeddings with the same number of
    dimensions can be compared. Marengo 3.5 only.
    """
    audio: NotRequired[AsyncAudioInputRequestLike]
    """The audio, for input_type audio."""
    video: NotRequired[AsyncVideoInputRequestLike]
    """The video, for input_type video."""
    document: NotRequired[AsyncDocumentInputRequestLike]
    """The document, for input_type document."""
    image: NotRequired[AsyncImageInputRequestLike]
    """The image, for input_type image."""


class CreateEmbeddingV1RequestDict(TypedDict):
    """A dict in place of CreateEmbeddingV1Request."""

    model_name: str
    """The model, such as marengo3.0."""
    text: NotRequired[str]
    """A text."""
    image_url: NotRequired[str]
    """Public URL of an image."""
    audio_url: NotRequired[str]
    """Public URL of audio."""
    audio_start_offset_sec: NotRequired[float]
    """Where to start in the audio, in seconds (server default: 0)."""
    image_file: NotRequired[_r.Upload]
    """An image, in place of image_url: a path, bytes, or an open binary file."""
    audio_file: NotRequired[_r.Upload]
    """Audio, in place of audio_url: a path, bytes, or an open binary file."""


class CreateEmbeddingsRequestDict(TypedDict):
    """A dict in place of CreateEmbeddingsRequest."""

    input_type: EmbeddingInputTypeLike
    """What to embed. Marengo 3.5 takes multi_input only."""
    model_name: EmbeddingModelNameLike
    """The model."""
    auto_truncate: NotRequired[bool]
    """Whether to truncate text of more than 2,000 tokens instead of rejecting it. Marengo 3.5 only."""
    embedding_uncertainty: NotRequired[bool]
    """Whether to return the uncertainty of each component of an embedding. Not for documents, nor for text
    combined with media. Marengo 3.5 only.
    """
    embedding_dimension: NotRequired[int]
    """Number of dimensions of an embedding (server default: 512). Only embeddings with the same number of
    dimensions can be compared. Marengo 3.5 only.
    """
    text: NotRequired[TextInputRequestLike]
    """The text, for input_type text."""
    image: NotRequired[ImageInputRequestLike]
    """The image, for input_type image."""
    text_image: NotRequired[TextImageInputRequestLike]
    """The text and the image, for input_type text_image."""
    audio: NotRequired[AudioInputRequestLike]
    """The audio, for input_type audio."""
    video: NotRequired[VideoInputRequestLike]
    """The video, for input_type video."""
    multi_input: NotRequired[MultiInputRequestLike]
    """Text and media to combine into one embedding, for input_type multi_input."""


class CreateEntitiesBulkRequestDict(TypedDict):
    """A dict in place of CreateEntitiesBulkRequest."""

    entities: Sequence[BulkEntityRequestLike]
    """The entities to create."""


class CreateEntityCollectionRequestDict(TypedDict):
    """A dict in place of CreateEntityCollectionRequest."""

    name: str
    """The name of the collection."""
    description: NotRequired[str]
    """A description of the collection."""


class CreateEntityRequestDict(TypedDict):
    """A dict in place of CreateEntityRequest."""

    name: str
    """The name of the entity."""
    asset_ids: Sequence[str]
    """The ids of assets that show the entity, at least 1."""
    description: NotRequired[str]
    """A description of the entity."""
    metadata: NotRequired[EntityMetadata]
    """User metadata of the entity."""


class CreateGistRequestDict(TypedDict):
    """A dict in place of CreateGistRequest."""

    video_id: str
    """The id of a video in an index."""
    types: Sequence[GistTypeLike]
    """What to generate, at least 1."""


class CreateImportRequestDict(TypedDict):
    """A dict in place of CreateImportRequest."""

    items: Sequence[ImportItemRequestLike]
    """The files, 1 to 100, each only once."""


class CreateIndexRequestDict(TypedDict):
    """A dict in place of CreateIndexRequest."""

    index_name: str
    """The name of the index, unique within the account."""
    models: Sequence[IndexModelRequestLike]
    """The models that index the content. They cannot be changed later."""
    addons: NotRequired[Sequence[IndexAddonLike]]
    """thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later."""


class CreateIndexedAssetRequestDict(TypedDict):
    """A dict in place of CreateIndexedAssetRequest."""

    asset_id: str
    """The id of the asset to index."""
    enable_video_stream: NotRequired[bool]
    """Whether to create an HLS stream of the video (server default: false)."""
    user_metadata: NotRequired[UserMetadata]
    """User metadata for the indexed asset."""


class CreateKnowledgeStoreItemCollectionRequestDict(TypedDict):
    """A dict in place of CreateKnowledgeStoreItemCollectionRequest."""

    name: str
    """The name of the collection, unique within the knowledge store."""
    description: NotRequired[str]
    """A description of the collection."""
    metadata: NotRequired[KnowledgeStoreMetadata]
    """User metadata of the collection."""


class CreateKnowledgeStoreItemRequestDict(TypedDict):
    """A dict in place of CreateKnowledgeStoreItemRequest."""

    asset_id: str
    """The id of the asset to add."""
    asset_type: NotRequired[KnowledgeStoreItemAssetTypeLike]
    """The type of the asset."""
    metadata: NotRequired[KnowledgeStoreItemMetadata]
    """User metadata of the item."""


class CreateKnowledgeStoreRequestDict(TypedDict):
    """A dict in place of CreateKnowledgeStoreRequest."""

    name: str
    """The name of the knowledge store."""
    ingestion_config: NotRequired[IngestionConfigLike]
    """How items are processed. It cannot be changed later."""
    description: NotRequired[str]
    """A description of the knowledge store."""
    metadata: NotRequired[KnowledgeStoreMetadata]
    """User metadata of the knowledge store."""


class CreateMultipartUploadRequestDict(TypedDict):
    """A dict in place of CreateMultipartUploadRequest."""

    filename: str
    """The filename to store, 1 to 255 characters."""
    type: MultipartUploadTypeLike
    """The type of file."""
    total_size: int
    """The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images."""
    enable_hls: NotRequired[bool]
    """Whether to create an HLS stream (server default: false)."""
    enable_thumbnail: NotRequired[bool]
    """Whether to create a thumbnail (server default: false)."""
    user_metadata: NotRequired[UserMetadata]
    """User metadata of the asset."""


class CreateRedirectUriRequestDict(TypedDict):
    """A dict in place of CreateRedirectUriRequest."""

    redirect_uri: str
    """The redirect URI: public, over HTTPS, and without wildcards."""


class CreateResponseRequestDict(TypedDict):
    """A dict in place of CreateResponseRequest."""

    knowledge_store_id: str
    """The id of the knowledge store."""
    input: Sequence[ResponseInputItemLike]
    """The question, at least 1 message."""
    session_id: NotRequired[str]
    """The session of an earlier response, to continue it; it must be about the same knowledge store (default: a
    new session).
    """
    instructions: NotRequired[str]
    """Additional instructions for the model."""
    include: NotRequired[Sequence[ResponseIncludeLike]]
    """intermediate_outputs also returns the intermediate steps."""
    selections: NotRequired[Sequence[ResponseSelectionLike]]
    """Items and collections to prefer. They guide the answer but do not restrict access. The session keeps them."""
    text: NotRequired[TextParamLike]
    """The format of the answer."""
    stream: NotRequired[bool]
    """true returns a stream of events."""


class CreateSearchRequestDict(TypedDict):
    """A dict in place of CreateSearchRequest."""

    index_id: str
    """The id of the index to search."""
    search_options: Sequence[SearchOptionLike]
    """Which modalities to search: visual (what is seen), audio (sounds other than speech), transcription (what
    is said).
    """
    query_text: NotRequired[str]
    """The query in natural language, at most 500 tokens. <@ENTITY_ID> stands for an entity, as in
    "<@67190f8e2a1b4c5d6e7f8092> waves" (beta).
    """
    query_media_type: NotRequired[SearchQueryMediaTypeLike]
    """The type of media in the query: image. Required with media, and only then."""
    query_media_url: NotRequired[Sequence[str]]
    """Public URLs of images. At most 10."""
    query_media_file: NotRequired[Sequence[_r.Upload]]
    """Images to upload with the query: paths, bytes, or open binary files. At most 10."""
    transcription_options: NotRequired[Sequence[SearchTranscriptionOptionLike]]
    """How to match speech: lexical (the same words), semantic (the same meaning). Only with the search option
    transcription (server default: both).
    """
    group_by: NotRequired[SearchGroupByLike]
    """clip returns clips; video returns videos with their clips (server default: clip)."""
    operator: NotRequired[SearchOperatorLike]
    """and returns clips that match all search options; or returns those that match any (server default: or)."""
    page_limit: NotRequired[int]
    """Number of results per page, clips or videos, 1 to 50 (server default: 10)."""
    filter: NotRequired[str | SearchFilter]
    """Only media that meet these conditions, as a mapping or as JSON text. Keys are id, duration (seconds),
    width, height (pixels), size (bytes), filename, and those of user metadata. A value is a string, a number,
    a boolean, a range such as {"gte": 600, "lte": 800}, or, for id, a list of ids.
    """
    include_user_metadata: NotRequired[bool]
    """true returns the user metadata of each result."""


class CreateSummaryRequestDict(TypedDict):
    """A dict in place of CreateSummaryRequest."""

    video_id: str
    """The id of a video in an index."""
    type: str
    """What to generate: summary, chapter or highlight."""
    prompt: NotRequired[str]
    """Instructions for the model."""
    temperature: NotRequired[float]
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    response_format: NotRequired[SyncResponseFormatLike]
    """The format of the answer."""
    max_tokens: NotRequired[int]
    """Maximum length of the answer in tokens, 1 to 4096."""


class CreateVideoEmbeddingTaskRequestDict(TypedDict):
    """A dict in place of CreateVideoEmbeddingTaskRequest."""

    model_name: str
    """The model, such as marengo3.0."""
    video_url: NotRequired[str]
    """Public URL of the video."""
    video_start_offset_sec: NotRequired[float]
    """Where to start, in seconds (server default: 0)."""
    video_end_offset_sec: NotRequired[float]
    """Where to stop, in seconds. Use it together with video_start_offset_sec."""
    video_clip_length: NotRequired[float]
    """Segment length, 2 to 10 seconds (server default: 6)."""
    video_embedding_scope: NotRequired[Sequence[VideoEmbeddingScopeLike]]
    """clip for an embedding of each segment; add video for one of the whole (server default: clip)."""
    video_file: NotRequired[_r.Upload]
    """The video, in place of video_url: a path, bytes, or an open binary file. At most 2 GB."""


class CreateVideoIndexingTaskRequestDict(TypedDict):
    """A dict in place of CreateVideoIndexingTaskRequest."""

    index_id: str
    """The id of the index."""
    video_url: NotRequired[str]
    """Public URL of the video. A web page that shows the video is not accepted."""
    enable_video_stream: NotRequired[bool]
    """Whether to create an HLS stream of the video (server default: true)."""
    user_metadata: NotRequired[str | UserMetadata]
    """User metadata for the video, as a mapping or as JSON text."""
    video_file: NotRequired[_r.Upload]
    """The video: a path, bytes, or an open binary file. At most 2 GB."""


class DocumentSegmentationDict(TypedDict):
    """A dict in place of DocumentSegmentation."""

    spatial: NotRequired[DocumentSpatialSegmentationLike]
    """By page, for a PDF."""
    sequential: NotRequired[DocumentSequentialSegmentationLike]
    """By sentence, for text and Markdown."""


class DocumentSequentialSegmentationDict(TypedDict):
    """A dict in place of DocumentSequentialSegmentation."""

    strategy: DocumentSequentialStrategyLike
    """sentence: chunks of whole sentences."""
    max_sentences: int
    """Maximum number of sentences per chunk. The task fails if a chunk is too long for the model."""
    overlap_sentences: NotRequired[int]
    """Number of sentences repeated from the previous chunk, less than max_sentences (server default: 0)."""


class DocumentSpatialSegmentationDict(TypedDict):
    """A dict in place of DocumentSpatialSegmentation."""

    strategy: NotRequired[DocumentSpatialStrategyLike]
    """standard for one embedding per page; quadrants for four more, one per quarter, which counts each page five
    times (server default: standard).
    """


class DynamicSegmentationDict(TypedDict):
    """A dict in place of DynamicSegmentation."""

    dynamic: DynamicSegmentationOptionsLike
    """The minimum length of the segments."""
    strategy: Literal["dynamic"]
    """Always dynamic."""


class DynamicSegmentationOptionsDict(TypedDict):
    """A dict in place of DynamicSegmentationOptions."""

    min_duration_sec: int
    """Minimum segment length, 2 to 5 seconds."""


class EnrichmentConfigDescriptionDict(TypedDict):
    """A dict in place of EnrichmentConfigDescription."""

    description: str
    """The description."""
    type: Literal["description"]
    """Always description."""


class EnrichmentConfigJsonSchemaDict(TypedDict):
    """A dict in place of EnrichmentConfigJsonSchema."""

    json_schema: EnrichmentJsonSchema
    """The schema."""
    type: Literal["json_schema"]
    """Always json_schema."""


class EntityAssetsRequestDict(TypedDict):
    """A dict in place of EntityAssetsRequest."""

    asset_ids: Sequence[str]
    """The ids of the assets."""


class FixedSegmentationDict(TypedDict):
    """A dict in place of FixedSegmentation."""

    fixed: FixedSegmentationOptionsLike
    """The length of the segments."""
    strategy: Literal["fixed"]
    """Always fixed."""


class FixedSegmentationOptionsDict(TypedDict):
    """A dict in place of FixedSegmentationOptions."""

    duration_sec: int
    """Segment length, 2 to 10 seconds."""


class ImageInputRequestDict(TypedDict):
    """A dict in place of ImageInputRequest."""

    media_source: MediaSourceLike
    """The image, at most 32 MB and at least 128 by 128 pixels."""


class ImportItemRequestDict(TypedDict):
    """A dict in place of ImportItemRequest."""

    source_id: str
    """Its id at the service."""


class IndexModelRequestDict(TypedDict):
    """A dict in place of IndexModelRequest."""

    model_name: IndexModelNameLike
    """The model."""
    model_options: Sequence[IndexModelOptionLike]
    """The modalities to index: visual, audio, or both."""


class IngestionConfigDict(TypedDict):
    """A dict in place of IngestionConfig."""

    enrichment_config: EnrichmentConfigJsonSchemaLike | EnrichmentConfigDescriptionLike
    """What to extract from each shot: a JSON Schema, or a description in words."""


ItemIdFilterDict = TypedDict(
    "ItemIdFilterDict",
    {
        "eq": NotRequired[str],
        "in": NotRequired[Sequence[str]],
    },
)
"""A dict in place of ItemIdFilter."""


class KnowledgeStoreItemIdsRequestDict(TypedDict):
    """A dict in place of KnowledgeStoreItemIdsRequest."""

    item_ids: Sequence[str]
    """The ids of the items, 1 to 500 per call."""


class KnowledgeStoreSearchQueryDict(TypedDict):
    """A dict in place of KnowledgeStoreSearchQuery."""

    text: str
    """The query in natural language."""


class MediaSourceDict(TypedDict):
    """A dict in place of MediaSource."""

    base64_string: NotRequired[str]
    """The file in Base64."""
    url: NotRequired[str]
    """Public URL of the file. A web page that shows the media is not accepted."""
    asset_id: NotRequired[str]
    """The id of an asset that is ready."""


class MultiInputMediaSourceDict(TypedDict):
    """A dict in place of MultiInputMediaSource."""

    media_type: EmbeddingMediaTypeLike
    """The type of media. Marengo 3.0 takes images only."""
    name: NotRequired[str]
    """A name for the text to refer to it by."""
    url: NotRequired[str]
    """Public URL of the file. A web page that shows the media is not accepted."""
    base64_string: NotRequired[str]
    """The file in Base64."""
    asset_id: NotRequired[str]
    """The id of an asset."""


class MultiInputRequestDict(TypedDict):
    """A dict in place of MultiInputRequest."""

    input_text: NotRequired[str]
    """The text, with Marengo 3.5 at most 2,000 tokens. <@name> refers to the media source with that name."""
    media_sources: NotRequired[Sequence[MultiInputMediaSourceLike]]
    """The media, at most 10."""


class NumberRangeDict(TypedDict):
    """A dict in place of NumberRange."""

    gte: NotRequired[float]
    """Minimum, inclusive."""
    lte: NotRequired[float]
    """Maximum, inclusive."""


class PresignedUrlsRequestDict(TypedDict):
    """A dict in place of PresignedUrlsRequest."""

    start: int
    """Number of the first part, from 1."""
    count: int
    """Number of parts, 1 to 50."""


class ReplaceUserMetadataRequestDict(TypedDict):
    """A dict in place of ReplaceUserMetadataRequest."""

    user_metadata: UserMetadata
    """The new metadata. Keys that are not given are deleted."""


class ReportChunksRequestDict(TypedDict):
    """A dict in place of ReportChunksRequest."""

    completed_chunks: Sequence[CompletedChunkLike]
    """The uploaded parts, 1 to 50 per call."""


class ResponseInputItemDict(TypedDict):
    """A dict in place of ResponseInputItem."""

    type: ResponseInputItemTypeLike
    """Always message."""
    role: ResponseInputItemRoleLike
    """Always user."""
    content: str
    """The message, 1 to 10,000 characters. {{sel:0}} refers to the first selection, {{sel:1}} to the second."""


class ResponseSelectionDict(TypedDict):
    """A dict in place of ResponseSelection."""

    kind: ResponseSelectionKindLike
    """item or collection."""
    id: str
    """Its id, with the prefix ksi_ for an item or ksic_ for a collection."""


class SearchKnowledgeStoreFilterDict(TypedDict):
    """A dict in place of SearchKnowledgeStoreFilter."""

    asset_type: NotRequired[AssetTypeFilterLike]
    """Only items of these types."""
    item_id: NotRequired[ItemIdFilterLike]
    """Only these items."""


class SearchKnowledgeStoreOptionsDict(TypedDict):
    """A dict in place of SearchKnowledgeStoreOptions."""

    video: NotRequired[VideoSearchOptionsLike]
    """Where to search in videos."""


class SearchKnowledgeStoreRequestDict(TypedDict):
    """A dict in place of SearchKnowledgeStoreRequest."""

    query: KnowledgeStoreSearchQueryLike
    """The query."""
    filter: NotRequired[SearchKnowledgeStoreFilterLike]
    """Which items to search (default: all)."""
    search_options: NotRequired[SearchKnowledgeStoreOptionsLike]
    """Where to search in videos. Rejected if the filter excludes videos."""
    group_by: NotRequired[KnowledgeStoreGroupByLike]
    """none returns each match separately; item returns items with all their matches (server default: none)."""
    page_size: NotRequired[int]
    """Number of results per page, 1 to 50 (server default: 10)."""
    page_token: NotRequired[str]
    """The next_page_token of the previous page. The rest of the request is then ignored."""
    include_metadata: NotRequired[bool]
    """true returns the metadata of each item (server default: false)."""


class SegmentDefinitionDict(TypedDict):
    """A dict in place of SegmentDefinition."""

    id: str
    """Your id for this kind of segment."""
    description: str
    """What defines a segment of this kind."""
    fields: NotRequired[Sequence[SegmentFieldLike]]
    """The fields to extract from each segment."""
    media_sources: NotRequired[Sequence[SmeMediaSourceLike]]
    """Images that show what to look for, at most 4."""
    time_ranges: NotRequired[Sequence[AnalyzeTimeRangeLike]]
    """The segments themselves, if already known: each at least 2 seconds long, without overlaps. Cannot be
    combined with start_time, end_time or segment duration limits.
    """


class SegmentFieldDict(TypedDict):
    """A dict in place of SegmentField."""

    name: str
    """Its key in the answer. start_time, end_time and metadata are reserved."""
    type: SegmentFieldTypeLike
    """The type of its value. time_array needs pegasus1.6."""
    description: str
    """What the field means, for the model."""
    format: NotRequired[SegmentTimeFormatLike]
    """The format of its times."""
    enum: NotRequired[Sequence[str]]
    """The allowed values, 1 to 100."""
    items: NotRequired[SegmentFieldItemsLike]
    """The type of its items, for an array."""


class SegmentFieldItemsDict(TypedDict):
    """A dict in place of SegmentFieldItems."""

    type: SegmentFieldItemsTypeLike
    """The type of each item."""
    fields: NotRequired[Sequence[TimeArrayItemFieldLike]]
    """The fields of each item, for items of type object."""


class SmeMediaSourceDict(TypedDict):
    """A dict in place of SmeMediaSource."""

    name: str
    """The name that the prompt refers to it by."""
    media_type: SmeMediaTypeLike
    """The type of media."""
    url: NotRequired[str]
    """Public URL of the image."""
    asset_id: NotRequired[str]
    """The id of an asset."""
    base64_string: NotRequired[str]
    """Its content in base64, at most 32 MB when decoded."""


class SyncResponseFormatDict(TypedDict):
    """A dict in place of SyncResponseFormat."""

    json_schema: JsonSchema
    """The JSON Schema that the answer must match."""
    type: Literal["json_schema"]
    """Always json_schema."""


class TextImageInputRequestDict(TypedDict):
    """A dict in place of TextImageInputRequest."""

    media_source: MediaSourceLike
    """The image, at most 32 MB and at least 128 by 128 pixels."""
    input_text: str
    """The text, at most 500 tokens."""


class TextInputRequestDict(TypedDict):
    """A dict in place of TextInputRequest."""

    input_text: str
    """The text, at most 500 tokens."""


class TextParamDict(TypedDict):
    """A dict in place of TextParam."""

    format: NotRequired[TextParamFormatTextLike | TextParamFormatJsonSchemaLike]
    """Plain text, or JSON that matches a schema."""


class TextParamFormatJsonSchemaDict(TypedDict):
    """A dict in place of TextParamFormatJsonSchema."""

    name: str
    """A name for the schema."""
    schema: ResponseJsonSchema
    """The JSON Schema."""
    type: Literal["json_schema"]
    """Always json_schema."""
    description: NotRequired[str]
    """What the schema describes."""
    strict: NotRequired[bool]
    """Whether the answer must match the schema strictly."""


class TextParamFormatTextDict(TypedDict):
    """A dict in place of TextParamFormatText."""

    type: Literal["text"]
    """Always text."""


class TimeArrayItemFieldDict(TypedDict):
    """A dict in place of TimeArrayItemField."""

    name: str
    """Its key in the item."""
    type: TimeArrayItemFieldTypeLike
    """The type of its value."""
    description: str
    """What the field means, for the model."""
    enum: NotRequired[Sequence[str]]
    """The allowed values, 1 to 100."""
    items: NotRequired[TimeArrayItemFieldItemsLike]
    """The type of its items, for an array."""


class TimeArrayItemFieldItemsDict(TypedDict):
    """A dict in place of TimeArrayItemFieldItems."""

    type: TimeArrayItemFieldItemsTypeLike
    """The type of each item."""


class TimeBasedMetadataEntryDict(TypedDict):
    """A dict in place of TimeBasedMetadataEntry."""

    start: float
    """Start time in seconds."""
    end: float
    """End time in seconds; equal to start for a single moment."""
    text: str
    """The text."""


class UpdateEntityCollectionRequestDict(TypedDict):
    """A dict in place of UpdateEntityCollectionRequest."""

    name: NotRequired[str]
    """The new name."""
    description: NotRequired[str]
    """The new description."""


class UpdateEntityRequestDict(TypedDict):
    """A dict in place of UpdateEntityRequest."""

    name: NotRequired[str]
    """The new name."""
    description: NotRequired[str]
    """The new description."""
    metadata: NotRequired[EntityMetadata]
    """The new metadata. Keys that are not given are deleted."""


class UpdateIndexRequestDict(TypedDict):
    """A dict in place of UpdateIndexRequest."""

    index_name: str
    """The new name."""


class UpdateIndexedAssetRequestDict(TypedDict):
    """A dict in place of UpdateIndexedAssetRequest."""

    user_metadata: NotRequired[UserMetadataChanges]
    """The keys to change. null deletes a key; keys that are not given keep their values."""


class UpdateKnowledgeStoreItemCollectionRequestDict(TypedDict):
    """A dict in place of UpdateKnowledgeStoreItemCollectionRequest."""

    name: NotRequired[str]
    """The new name, unique within the knowledge store."""
    description: NotRequired[str]
    """The new description."""
    metadata: NotRequired[KnowledgeStoreMetadata]
    """The new metadata. Keys that are not given are deleted."""


class UpdateKnowledgeStoreRequestDict(TypedDict):
    """A dict in place of UpdateKnowledgeStoreRequest."""

    name: NotRequired[str]
    """The new name."""
    description: NotRequired[str]
    """The new description."""
    metadata: NotRequired[KnowledgeStoreMetadata]
    """The new metadata. Keys that are not given are deleted."""


class UpdateUserMetadataRequestDict(TypedDict):
    """A dict in place of UpdateUserMetadataRequest."""

    user_metadata: UserMetadataChanges
    """The keys to change. null deletes a key, an empty string or list is ignored, and keys that are not given
    keep their values.
    """


class UpdateVideoRequestDict(TypedDict):
    """A dict in place of UpdateVideoRequest."""

    user_metadata: NotRequired[UserMetadataChanges]
    """The keys to change. null deletes a key; keys that are not given keep their values."""


class VideoContextAssetIdDict(TypedDict):
    """A dict in place of VideoContextAssetId."""

    asset_id: str
    """The id of the asset, whose status must be ready."""
    type: Literal["asset_id"]
    """Always asset_id."""


class VideoContextBase64StringDict(TypedDict):
    """A dict in place of VideoContextBase64String."""

    base64_string: str
    """The video in base64, at most 30 MB."""
    type: Literal["base64_string"]
    """Always base64_string."""


class VideoContextUrlDict(TypedDict):
    """A dict in place of VideoContextUrl."""

    url: str
    """Public URL of the video."""
    type: Literal["url"]
    """Always url."""


class VideoInputRequestDict(TypedDict):
    """A dict in place of VideoInputRequest."""

    media_source: MediaSourceLike
    """The video, at most 10 minutes and, as Base64, 36 MB."""
    start_sec: NotRequired[float]
    """Where to start, in seconds (server default: 0)."""
    end_sec: NotRequired[float]
    """Where to stop, in seconds (server default: the end)."""
    segmentation: NotRequired[DynamicSegmentationLike | FixedSegmentationLike]
    """How to segment the video."""
    embedding_option: NotRequired[Sequence[VideoEmbeddingOptionLike]]
    """What to embed (server default: all three)."""
    embedding_scope: NotRequired[Sequence[EmbeddingScopeLike]]
    """clip for an embedding of each segment, asset for one of the whole (server default: both)."""
    embedding_type: NotRequired[Sequence[EmbeddingTypeLike]]
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding).
    """


class VideoSearchOptionsDict(TypedDict):
    """A dict in place of VideoSearchOptions."""

    modalities: Sequence[VideoSearchModalityLike]
    """visual (what is seen), audio (what is heard, including speech), or both (server default, if no options are
    given: visual).
    """
