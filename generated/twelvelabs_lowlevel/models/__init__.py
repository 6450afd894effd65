"""The models of requests and responses. Each is imported when it is first used."""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pass
    from ..dicts import (
        AnalyzeImageInputDict,
        AnalyzePromptV2Dict,
        AnalyzeTimeRangeDict,
        AssetTypeFilterDict,
        AsyncAudioInputRequestDict,
        AsyncDocumentInputRequestDict,
        AsyncImageInputRequestDict,
        AsyncResponseFormatDict,
        AsyncTemporalSegmentationDict,
        AsyncVideoInputRequestDict,
        AudioInputRequestDict,
        AuthorizeConnectionRequestDict,
        BatchDefaultsDict,
        BatchItemRequestDict,
        BatchPromptDict,
        BatchVideoContextDict,
        BulkEntityRequestDict,
        CompletedChunkDict,
        CreateAnalysisBatchRequestDict,
        CreateAnalysisRequestDict,
        CreateAnalysisTaskRequestDict,
        CreateAssetRequestDict,
        CreateEmbeddingsRequestDict,
        CreateEmbeddingTaskRequestDict,
        CreateEmbeddingV1RequestDict,
        CreateEntitiesBulkRequestDict,
        CreateEntityCollectionRequestDict,
        CreateEntityRequestDict,
        CreateGistRequestDict,
        CreateImportRequestDict,
        CreateIndexedAssetRequestDict,
        CreateIndexRequestDict,
        CreateKnowledgeStoreItemCollectionRequestDict,
        CreateKnowledgeStoreItemRequestDict,
        CreateKnowledgeStoreRequestDict,
        CreateMultipartUploadRequestDict,
        CreateRedirectUriRequestDict,
        CreateResponseRequestDict,
        CreateSearchRequestDict,
        CreateSummaryRequestDict,
        CreateVideoEmbeddingTaskRequestDict,
        CreateVideoIndexingTaskRequestDict,
        DocumentSegmentationDict,
        DocumentSequentialSegmentationDict,
        DocumentSpatialSegmentationDict,
        DynamicSegmentationDict,
        DynamicSegmentationOptionsDict,
        EnrichmentConfigDescriptionDict,
        EnrichmentConfigJsonSchemaDict,
        EntityAssetsRequestDict,
        FixedSegmentationDict,
        FixedSegmentationOptionsDict,
        ImageInputRequestDict,
        ImportItemRequestDict,
        IndexModelRequestDict,
        IngestionConfigDict,
        ItemIdFilterDict,
        KnowledgeStoreItemIdsRequestDict,
        KnowledgeStoreSearchQueryDict,
        MediaSourceDict,
        MultiInputMediaSourceDict,
        MultiInputRequestDict,
        NumberRangeDict,
        PresignedUrlsRequestDict,
        ReplaceUserMetadataRequestDict,
        ReportChunksRequestDict,
        ResponseInputItemDict,
        ResponseSelectionDict,
        SearchKnowledgeStoreFilterDict,
        SearchKnowledgeStoreOptionsDict,
        SearchKnowledgeStoreRequestDict,
        SegmentDefinitionDict,
        SegmentFieldDict,
        SegmentFieldItemsDict,
        SmeMediaSourceDict,
        SyncResponseFormatDict,
        TextImageInputRequestDict,
        TextInputRequestDict,
        TextParamDict,
        TextParamFormatJsonSchemaDict,
        TextParamFormatTextDict,
        TimeArrayItemFieldDict,
        TimeArrayItemFieldItemsDict,
        TimeBasedMetadataEntryDict,
        UpdateEntityCollectionRequestDict,
        UpdateEntityRequestDict,
        UpdateIndexedAssetRequestDict,
        UpdateIndexRequestDict,
        UpdateKnowledgeStoreItemCollectionRequestDict,
        UpdateKnowledgeStoreRequestDict,
        UpdateUserMetadataRequestDict,
        UpdateVideoRequestDict,
        VideoContextAssetIdDict,
        VideoContextBase64StringDict,
        VideoContextUrlDict,
        VideoInputRequestDict,
        VideoSearchOptionsDict,
    )
    from .analysis_batch_model_name import AnalysisBatchModelName, AnalysisBatchModelNameLike
    from .analysis_mode import AnalysisMode, AnalysisModeLike
    from .analysis_model_name import AnalysisModelName, AnalysisModelNameLike
    from .analyze_batch_page import AnalyzeBatchPage
    from .analyze_batch_status_response import AnalyzeBatchStatusResponse
    from .analyze_batch_summary import AnalyzeBatchSummary
    from .analyze_image_input import AnalyzeImageInput, AnalyzeImageInputLike
    from .analyze_prompt_v2 import AnalyzePromptV2, AnalyzePromptV2Like
    from .analyze_task_canceled_webhook_data import AnalyzeTaskCanceledWebhookData
    from .analyze_task_canceled_webhook_event import AnalyzeTaskCanceledWebhookEvent
    from .analyze_task_error import AnalyzeTaskError
    from .analyze_task_failed_webhook_data import AnalyzeTaskFailedWebhookData
    from .analyze_task_failed_webhook_event import AnalyzeTaskFailedWebhookEvent
    from .analyze_task_media_source import AnalyzeTaskMediaSource
    from .analyze_task_page import AnalyzeTaskPage
    from .analyze_task_prompt import AnalyzeTaskPrompt
    from .analyze_task_ready_webhook_data import AnalyzeTaskReadyWebhookData
    from .analyze_task_ready_webhook_event import AnalyzeTaskReadyWebhookEvent
    from .analyze_task_request_params import AnalyzeTaskRequestParams
    from .analyze_task_response import AnalyzeTaskResponse
    from .analyze_task_response_format import AnalyzeTaskResponseFormat
    from .analyze_task_result import AnalyzeTaskResult
    from .analyze_task_segment_definition import AnalyzeTaskSegmentDefinition
    from .analyze_task_segment_field import AnalyzeTaskSegmentField
    from .analyze_task_segment_field_items import AnalyzeTaskSegmentFieldItems
    from .analyze_task_status import AnalyzeTaskStatus, AnalyzeTaskStatusLike
    from .analyze_task_time_array_item_field import AnalyzeTaskTimeArrayItemField
    from .analyze_task_time_array_item_field_items import AnalyzeTaskTimeArrayItemFieldItems
    from .analyze_task_time_range import AnalyzeTaskTimeRange
    from .analyze_task_video_metadata import AnalyzeTaskVideoMetadata
    from .analyze_task_video_source import AnalyzeTaskVideoSource
    from .analyze_task_video_source_type import AnalyzeTaskVideoSourceType
    from .analyze_task_webhook_data_base import AnalyzeTaskWebhookDataBase
    from .analyze_task_webhook_error import AnalyzeTaskWebhookError
    from .analyze_task_webhook_event_base import AnalyzeTaskWebhookEventBase
    from .analyze_task_webhook_info import AnalyzeTaskWebhookInfo
    from .analyze_task_webhook_video_source import AnalyzeTaskWebhookVideoSource
    from .analyze_time_range import AnalyzeTimeRange, AnalyzeTimeRangeLike
    from .asset import Asset
    from .asset_detail import AssetDetail
    from .asset_error import AssetError
    from .asset_hls import AssetHls
    from .asset_method import AssetMethod
    from .asset_page import AssetPage
    from .asset_source import AssetSource
    from .asset_source_details import AssetSourceDetails
    from .asset_source_provider import AssetSourceProvider
    from .asset_source_type import AssetSourceType
    from .asset_status import AssetStatus
    from .asset_thumbnail import AssetThumbnail
    from .asset_transcription_entry import AssetTranscriptionEntry
    from .asset_transcription_error import AssetTranscriptionError
    from .asset_transcription_response import AssetTranscriptionResponse
    from .asset_transcription_status import AssetTranscriptionStatus
    from .asset_transcription_utterance import AssetTranscriptionUtterance
    from .asset_type import AssetType, AssetTypeLike
    from .asset_type_filter import AssetTypeFilter, AssetTypeFilterLike
    from .async_audio_input_request import AsyncAudioInputRequest, AsyncAudioInputRequestLike
    from .async_document_input_request import AsyncDocumentInputRequest, AsyncDocumentInputRequestLike
    from .async_image_input_request import AsyncImageInputRequest, AsyncImageInputRequestLike
    from .async_response_format import AsyncResponseFormat, AsyncResponseFormatLike
    from .async_response_format_type import AsyncResponseFormatType, AsyncResponseFormatTypeLike
    from .async_temporal_segmentation import AsyncTemporalSegmentation, AsyncTemporalSegmentationLike
    from .async_video_input_request import AsyncVideoInputRequest, AsyncVideoInputRequestLike
    from .audio_embedding_metadata import AudioEmbeddingMetadata
    from .audio_embedding_option import AudioEmbeddingOption, AudioEmbeddingOptionLike
    from .audio_embedding_result import AudioEmbeddingResult
    from .audio_embedding_summary import AudioEmbeddingSummary
    from .audio_input_request import AudioInputRequest, AudioInputRequestLike
    from .audio_segment import AudioSegment
    from .audio_stream import AudioStream
    from .authorize_connection_request import AuthorizeConnectionRequest, AuthorizeConnectionRequestLike
    from .authorize_connection_response import AuthorizeConnectionResponse
    from .base_embedding_metadata import BaseEmbeddingMetadata
    from .base_segment import BaseSegment
    from .batch_defaults import BatchDefaults, BatchDefaultsLike
    from .batch_item_request import BatchItemRequest, BatchItemRequestLike
    from .batch_item_status import BatchItemStatus
    from .batch_prompt import BatchPrompt, BatchPromptLike
    from .batch_result_item import BatchResultItem
    from .batch_status import BatchStatus, BatchStatusLike
    from .batch_video_context import BatchVideoContext, BatchVideoContextLike
    from .bulk_create_entity_response import BulkCreateEntityResponse
    from .bulk_entity import BulkEntity
    from .bulk_entity_error import BulkEntityError
    from .bulk_entity_request import BulkEntityRequest, BulkEntityRequestLike
    from .cancel_analyze_task_response import CancelAnalyzeTaskResponse
    from .chunk_info import ChunkInfo
    from .chunk_info_status import ChunkInfoStatus
    from .completed_chunk import CompletedChunk, CompletedChunkLike
    from .connection import Connection
    from .connection_account import ConnectionAccount
    from .connection_page import ConnectionPage
    from .connection_provider import ConnectionProvider, ConnectionProviderLike
    from .connection_status import ConnectionStatus
    from .create_analysis_batch_request import CreateAnalysisBatchRequest, CreateAnalysisBatchRequestLike
    from .create_analysis_request import CreateAnalysisRequest, CreateAnalysisRequestLike
    from .create_analysis_task_request import CreateAnalysisTaskRequest, CreateAnalysisTaskRequestLike
    from .create_analyze_batch_response import CreateAnalyzeBatchResponse
    from .create_analyze_task_response import CreateAnalyzeTaskResponse
    from .create_asset_method import CreateAssetMethod, CreateAssetMethodLike
    from .create_asset_request import CreateAssetRequest, CreateAssetRequestLike
    from .create_asset_upload_response import CreateAssetUploadResponse
    from .create_asset_upload_response_upload_headers import CreateAssetUploadResponseUploadHeaders
    from .create_connection_picker_token_response import CreateConnectionPickerTokenResponse
    from .create_embedding_task_request import CreateEmbeddingTaskRequest, CreateEmbeddingTaskRequestLike
    from .create_embedding_v1_request import CreateEmbeddingV1Request, CreateEmbeddingV1RequestLike
    from .create_embeddings_request import CreateEmbeddingsRequest, CreateEmbeddingsRequestLike
    from .create_entities_bulk_request import CreateEntitiesBulkRequest, CreateEntitiesBulkRequestLike
    from .create_entity_collection_request import CreateEntityCollectionRequest, CreateEntityCollectionRequestLike
    from .create_entity_request import CreateEntityRequest, CreateEntityRequestLike
    from .create_gist_request import CreateGistRequest, CreateGistRequestLike
    from .create_import_request import CreateImportRequest, CreateImportRequestLike
    from .create_index_request import CreateIndexRequest, CreateIndexRequestLike
    from .create_indexed_asset_request import CreateIndexedAssetRequest, CreateIndexedAssetRequestLike
    from .create_knowledge_store_item_collection_request import (
        CreateKnowledgeStoreItemCollectionRequest,
        CreateKnowledgeStoreItemCollectionRequestLike,
    )
    from .create_knowledge_store_item_request import (
        CreateKnowledgeStoreItemRequest,
        CreateKnowledgeStoreItemRequestLike,
    )
    from .create_knowledge_store_request import CreateKnowledgeStoreRequest, CreateKnowledgeStoreRequestLike
    from .create_multipart_upload_request import CreateMultipartUploadRequest, CreateMultipartUploadRequestLike
    from .create_redirect_uri_request import CreateRedirectUriRequest, CreateRedirectUriRequestLike
    from .create_response_request import CreateResponseRequest, CreateResponseRequestLike
    from .create_search_request import CreateSearchRequest, CreateSearchRequestLike
    from .create_summary_request import CreateSummaryRequest, CreateSummaryRequestLike
    from .create_video_embedding_task_request import (
        CreateVideoEmbeddingTaskRequest,
        CreateVideoEmbeddingTaskRequestLike,
    )
    from .create_video_indexing_task_request import CreateVideoIndexingTaskRequest, CreateVideoIndexingTaskRequestLike
    from .created_batch_item import CreatedBatchItem
    from .document_embedding_metadata import DocumentEmbeddingMetadata
    from .document_embedding_option import DocumentEmbeddingOption, DocumentEmbeddingOptionLike
    from .document_embedding_scope import DocumentEmbeddingScope, DocumentEmbeddingScopeLike
    from .document_embedding_summary import DocumentEmbeddingSummary
    from .document_segmentation import DocumentSegmentation, DocumentSegmentationLike
    from .document_sequential_segmentation import DocumentSequentialSegmentation, DocumentSequentialSegmentationLike
    from .document_sequential_strategy import DocumentSequentialStrategy, DocumentSequentialStrategyLike
    from .document_spatial_segmentation import DocumentSpatialSegmentation, DocumentSpatialSegmentationLike
    from .document_spatial_strategy import DocumentSpatialStrategy, DocumentSpatialStrategyLike
    from .dynamic_segmentation import DynamicSegmentation, DynamicSegmentationLike
    from .dynamic_segmentation_options import DynamicSegmentationOptions, DynamicSegmentationOptionsLike
    from .effective_enrichment_description import EffectiveEnrichmentDescription
    from .effective_enrichment_json_schema import EffectiveEnrichmentJsonSchema
    from .effective_ingestion_config import EffectiveIngestionConfig
    from .effective_search_options import EffectiveSearchOptions
    from .effective_video_search_options import EffectiveVideoSearchOptions
    from .embedding_data import EmbeddingData
    from .embedding_data_option import EmbeddingDataOption
    from .embedding_data_scope import EmbeddingDataScope
    from .embedding_input_type import EmbeddingInputType, EmbeddingInputTypeLike
    from .embedding_media_metadata_audio import EmbeddingMediaMetadataAudio
    from .embedding_media_metadata_image import EmbeddingMediaMetadataImage
    from .embedding_media_metadata_multi_input import EmbeddingMediaMetadataMultiInput
    from .embedding_media_metadata_other import EmbeddingMediaMetadataOther
    from .embedding_media_metadata_text_image import EmbeddingMediaMetadataTextImage
    from .embedding_media_metadata_video import EmbeddingMediaMetadataVideo
    from .embedding_media_type import EmbeddingMediaType, EmbeddingMediaTypeLike
    from .embedding_model_name import EmbeddingModelName, EmbeddingModelNameLike
    from .embedding_option import EmbeddingOption, EmbeddingOptionLike
    from .embedding_quadrant import EmbeddingQuadrant
    from .embedding_response import EmbeddingResponse
    from .embedding_scope import EmbeddingScope, EmbeddingScopeLike
    from .embedding_success_response import EmbeddingSuccessResponse
    from .embedding_task_error import EmbeddingTaskError
    from .embedding_task_input_type import EmbeddingTaskInputType, EmbeddingTaskInputTypeLike
    from .embedding_task_media_metadata_document import EmbeddingTaskMediaMetadataDocument
    from .embedding_task_media_metadata_image import EmbeddingTaskMediaMetadataImage
    from .embedding_task_response import EmbeddingTaskResponse
    from .embedding_task_scope import EmbeddingTaskScope, EmbeddingTaskScopeLike
    from .embedding_task_status import EmbeddingTaskStatus, EmbeddingTaskStatusLike
    from .embedding_tasks_create_response import EmbeddingTasksCreateResponse
    from .embedding_truncation_reason import EmbeddingTruncationReason
    from .embedding_type import EmbeddingType, EmbeddingTypeLike
    from .embedding_usage import EmbeddingUsage
    from .embedding_usage_input_tokens import EmbeddingUsageInputTokens
    from .enrichment_config_description import EnrichmentConfigDescription, EnrichmentConfigDescriptionLike
    from .enrichment_config_json_schema import EnrichmentConfigJsonSchema, EnrichmentConfigJsonSchemaLike
    from .enrichment_config_other import EnrichmentConfigOther
    from .enrichment_json_schema import EnrichmentJsonSchema
    from .entity import Entity
    from .entity_assets_request import EntityAssetsRequest, EntityAssetsRequestLike
    from .entity_collection import EntityCollection
    from .entity_collection_page import EntityCollectionPage
    from .entity_metadata import EntityMetadata
    from .entity_page import EntityPage
    from .entity_status import EntityStatus, EntityStatusLike
    from .error import Error
    from .error_details import ErrorDetails
    from .finish_reason import FinishReason
    from .fixed_segmentation import FixedSegmentation, FixedSegmentationLike
    from .fixed_segmentation_options import FixedSegmentationOptions, FixedSegmentationOptionsLike
    from .gist import Gist
    from .gist_type import GistType, GistTypeLike
    from .hls_object import HlsObject
    from .hls_object_status import HlsObjectStatus
    from .image_embedding_metadata import ImageEmbeddingMetadata
    from .image_embedding_option import ImageEmbeddingOption, ImageEmbeddingOptionLike
    from .image_embedding_result import ImageEmbeddingResult
    from .image_embedding_scope import ImageEmbeddingScope, ImageEmbeddingScopeLike
    from .image_embedding_summary import ImageEmbeddingSummary
    from .image_embedding_type import ImageEmbeddingType, ImageEmbeddingTypeLike
    from .image_input_request import ImageInputRequest, ImageInputRequestLike
    from .image_search_item_metadata import ImageSearchItemMetadata
    from .image_search_system_metadata import ImageSearchSystemMetadata
    from .import_ import Import
    from .import_detail import ImportDetail
    from .import_item import ImportItem
    from .import_item_action import ImportItemAction
    from .import_item_error import ImportItemError
    from .import_item_request import ImportItemRequest, ImportItemRequestLike
    from .import_item_status import ImportItemStatus
    from .import_page import ImportPage
    from .import_result import ImportResult
    from .incomplete_upload_page import IncompleteUploadPage
    from .incomplete_upload_summary import IncompleteUploadSummary
    from .index_addon import IndexAddon, IndexAddonLike
    from .index_model import IndexModel
    from .index_model_name import IndexModelName, IndexModelNameLike
    from .index_model_option import IndexModelOption, IndexModelOptionLike
    from .index_model_request import IndexModelRequest, IndexModelRequestLike
    from .index_page import IndexPage
    from .index_reference import IndexReference
    from .index_schema import IndexSchema
    from .index_task_failed_webhook_event import IndexTaskFailedWebhookEvent
    from .index_task_ready_webhook_event import IndexTaskReadyWebhookEvent
    from .index_task_webhook_data import IndexTaskWebhookData
    from .index_task_webhook_metadata import IndexTaskWebhookMetadata
    from .index_task_webhook_model import IndexTaskWebhookModel
    from .indexed_asset import IndexedAsset
    from .indexed_asset_detailed import IndexedAssetDetailed
    from .indexed_asset_embedding import IndexedAssetEmbedding
    from .indexed_asset_page import IndexedAssetPage
    from .indexed_asset_status import IndexedAssetStatus, IndexedAssetStatusLike
    from .indexed_asset_summary import IndexedAssetSummary
    from .indexed_asset_summary_page import IndexedAssetSummaryPage
    from .indexed_asset_system_metadata import IndexedAssetSystemMetadata
    from .indexed_assets_create_response import IndexedAssetsCreateResponse
    from .indexes_create_response import IndexesCreateResponse
    from .ingestion_config import IngestionConfig, IngestionConfigLike
    from .item_id_filter import ItemIdFilter, ItemIdFilterLike
    from .json_schema import JsonSchema
    from .knowledge_store import KnowledgeStore
    from .knowledge_store_group_by import KnowledgeStoreGroupBy, KnowledgeStoreGroupByLike
    from .knowledge_store_image_hit import KnowledgeStoreImageHit
    from .knowledge_store_image_metadata import KnowledgeStoreImageMetadata
    from .knowledge_store_item import KnowledgeStoreItem
    from .knowledge_store_item_asset_type import KnowledgeStoreItemAssetType, KnowledgeStoreItemAssetTypeLike
    from .knowledge_store_item_collection import KnowledgeStoreItemCollection
    from .knowledge_store_item_collection_page import KnowledgeStoreItemCollectionPage
    from .knowledge_store_item_ids_request import KnowledgeStoreItemIdsRequest, KnowledgeStoreItemIdsRequestLike
    from .knowledge_store_item_metadata import KnowledgeStoreItemMetadata
    from .knowledge_store_item_page import KnowledgeStoreItemPage
    from .knowledge_store_item_status import KnowledgeStoreItemStatus, KnowledgeStoreItemStatusLike
    from .knowledge_store_metadata import KnowledgeStoreMetadata
    from .knowledge_store_other_hit import KnowledgeStoreOtherHit
    from .knowledge_store_other_metadata import KnowledgeStoreOtherMetadata
    from .knowledge_store_page import KnowledgeStorePage
    from .knowledge_store_search_query import KnowledgeStoreSearchQuery, KnowledgeStoreSearchQueryLike
    from .knowledge_store_video_hit import KnowledgeStoreVideoHit
    from .knowledge_store_video_metadata import KnowledgeStoreVideoMetadata
    from .max_tokens_word import MaxTokensWord, MaxTokensWordLike
    from .media_embedding_task import MediaEmbeddingTask
    from .media_embedding_task_page import MediaEmbeddingTaskPage
    from .media_source import MediaSource, MediaSourceLike
    from .model_family import ModelFamily, ModelFamilyLike
    from .multi_input_media_source import MultiInputMediaSource, MultiInputMediaSourceLike
    from .multi_input_request import MultiInputRequest, MultiInputRequestLike
    from .multipart_upload_status import MultipartUploadStatus
    from .multipart_upload_status_type import MultipartUploadStatusType
    from .multipart_upload_type import MultipartUploadType, MultipartUploadTypeLike
    from .nested_error import NestedError
    from .nested_error_body import NestedErrorBody
    from .new_embedding_task_metadata import NewEmbeddingTaskMetadata
    from .non_stream_analyze_response import NonStreamAnalyzeResponse
    from .number_range import NumberRange, NumberRangeLike
    from .page_info import PageInfo
    from .presigned_url_chunk import PresignedUrlChunk
    from .presigned_urls_request import PresignedUrlsRequest, PresignedUrlsRequestLike
    from .presigned_urls_response import PresignedUrlsResponse
    from .proof_type import ProofType, ProofTypeLike
    from .redirect_uri import RedirectUri
    from .redirect_uri_page import RedirectUriPage
    from .rendition_status import RenditionStatus
    from .replace_user_metadata_request import ReplaceUserMetadataRequest, ReplaceUserMetadataRequestLike
    from .report_chunk_batch_response import ReportChunkBatchResponse
    from .report_chunks_request import ReportChunksRequest, ReportChunksRequestLike
    from .response_annotation import ResponseAnnotation
    from .response_annotation_type import ResponseAnnotationType
    from .response_completed_event import ResponseCompletedEvent
    from .response_content_part_added_event import ResponseContentPartAddedEvent
    from .response_content_part_done_event import ResponseContentPartDoneEvent
    from .response_created_event import ResponseCreatedEvent
    from .response_failed_event import ResponseFailedEvent
    from .response_function_call_arguments_done_event import ResponseFunctionCallArgumentsDoneEvent
    from .response_in_progress_event import ResponseInProgressEvent
    from .response_include import ResponseInclude, ResponseIncludeLike
    from .response_incomplete_details import ResponseIncompleteDetails
    from .response_input_item import ResponseInputItem, ResponseInputItemLike
    from .response_input_item_role import ResponseInputItemRole, ResponseInputItemRoleLike
    from .response_input_item_type import ResponseInputItemType, ResponseInputItemTypeLike
    from .response_json_schema import ResponseJsonSchema
    from .response_keepalive_event import ResponseKeepaliveEvent
    from .response_object import ResponseObject
    from .response_object_type import ResponseObjectType
    from .response_other_event import ResponseOtherEvent
    from .response_output_content_part import ResponseOutputContentPart
    from .response_output_content_part_type import ResponseOutputContentPartType
    from .response_output_item import ResponseOutputItem
    from .response_output_item_added_event import ResponseOutputItemAddedEvent
    from .response_output_item_done_event import ResponseOutputItemDoneEvent
    from .response_output_item_role import ResponseOutputItemRole
    from .response_output_item_type import ResponseOutputItemType
    from .response_output_text_delta_event import ResponseOutputTextDeltaEvent
    from .response_output_text_done_event import ResponseOutputTextDoneEvent
    from .response_selection import ResponseSelection, ResponseSelectionLike
    from .response_selection_kind import ResponseSelectionKind, ResponseSelectionKindLike
    from .response_status import ResponseStatus
    from .response_stream_event_base import ResponseStreamEventBase
    from .response_usage import ResponseUsage
    from .search_filter import SearchFilter
    from .search_group_by import SearchGroupBy, SearchGroupByLike
    from .search_item import SearchItem
    from .search_item_clip import SearchItemClip
    from .search_knowledge_store_filter import SearchKnowledgeStoreFilter, SearchKnowledgeStoreFilterLike
    from .search_knowledge_store_options import SearchKnowledgeStoreOptions, SearchKnowledgeStoreOptionsLike
    from .search_knowledge_store_request import SearchKnowledgeStoreRequest, SearchKnowledgeStoreRequestLike
    from .search_knowledge_store_response import SearchKnowledgeStoreResponse
    from .search_operator import SearchOperator, SearchOperatorLike
    from .search_option import SearchOption, SearchOptionLike
    from .search_page_info import SearchPageInfo
    from .search_pool import SearchPool
    from .search_query_media_type import SearchQueryMediaType, SearchQueryMediaTypeLike
    from .search_results import SearchResults
    from .search_retrieve_response import SearchRetrieveResponse
    from .search_transcription_option import SearchTranscriptionOption, SearchTranscriptionOptionLike
    from .segment_definition import SegmentDefinition, SegmentDefinitionLike
    from .segment_field import SegmentField, SegmentFieldLike
    from .segment_field_items import SegmentFieldItems, SegmentFieldItemsLike
    from .segment_field_items_type import SegmentFieldItemsType, SegmentFieldItemsTypeLike
    from .segment_field_type import SegmentFieldType, SegmentFieldTypeLike
    from .segment_time_format import SegmentTimeFormat, SegmentTimeFormatLike
    from .sme_media_source import SmeMediaSource, SmeMediaSourceLike
    from .sme_media_type import SmeMediaType, SmeMediaTypeLike
    from .sort_by import SortBy, SortByLike
    from .sort_by_time_or_name import SortByTimeOrName, SortByTimeOrNameLike
    from .sort_option import SortOption, SortOptionLike
    from .stream_analyze_response_stream_end import StreamAnalyzeResponseStreamEnd
    from .stream_analyze_response_stream_start import StreamAnalyzeResponseStreamStart
    from .stream_analyze_response_text_generation import StreamAnalyzeResponseTextGeneration
    from .stream_analyze_response_unknown import StreamAnalyzeResponseUnknown
    from .stream_end_metadata import StreamEndMetadata
    from .stream_start_metadata import StreamStartMetadata
    from .summarize_chapter import SummarizeChapter
    from .summarize_highlight import SummarizeHighlight
    from .summarize_result import SummarizeResult
    from .sync_response_format import SyncResponseFormat, SyncResponseFormatLike
    from .technical_metadata import TechnicalMetadata
    from .text_embedding_result import TextEmbeddingResult
    from .text_image_input_request import TextImageInputRequest, TextImageInputRequestLike
    from .text_input_request import TextInputRequest, TextInputRequestLike
    from .text_param import TextParam, TextParamLike
    from .text_param_format_json_schema import TextParamFormatJsonSchema, TextParamFormatJsonSchemaLike
    from .text_param_format_text import TextParamFormatText, TextParamFormatTextLike
    from .time_array_item_field import TimeArrayItemField, TimeArrayItemFieldLike
    from .time_array_item_field_items import TimeArrayItemFieldItems, TimeArrayItemFieldItemsLike
    from .time_array_item_field_items_type import TimeArrayItemFieldItemsType, TimeArrayItemFieldItemsTypeLike
    from .time_array_item_field_type import TimeArrayItemFieldType, TimeArrayItemFieldTypeLike
    from .time_based_metadata_entry import TimeBasedMetadataEntry, TimeBasedMetadataEntryLike
    from .token_usage import TokenUsage
    from .transcription_data_item import TranscriptionDataItem
    from .transcription_grouping import TranscriptionGrouping, TranscriptionGroupingLike
    from .update_entity_collection_request import UpdateEntityCollectionRequest, UpdateEntityCollectionRequestLike
    from .update_entity_request import UpdateEntityRequest, UpdateEntityRequestLike
    from .update_index_request import UpdateIndexRequest, UpdateIndexRequestLike
    from .update_indexed_asset_request import UpdateIndexedAssetRequest, UpdateIndexedAssetRequestLike
    from .update_knowledge_store_item_collection_request import (
        UpdateKnowledgeStoreItemCollectionRequest,
        UpdateKnowledgeStoreItemCollectionRequestLike,
    )
    from .update_knowledge_store_request import UpdateKnowledgeStoreRequest, UpdateKnowledgeStoreRequestLike
    from .update_user_metadata_request import UpdateUserMetadataRequest, UpdateUserMetadataRequestLike
    from .update_video_request import UpdateVideoRequest, UpdateVideoRequestLike
    from .user_metadata import UserMetadata
    from .user_metadata_changes import UserMetadataChanges
    from .user_metadata_filter import UserMetadataFilter
    from .video_context_asset_id import VideoContextAssetId, VideoContextAssetIdLike
    from .video_context_base_64_string import VideoContextBase64String, VideoContextBase64StringLike
    from .video_context_url import VideoContextUrl, VideoContextUrlLike
    from .video_embedding import VideoEmbedding
    from .video_embedding_metadata import VideoEmbeddingMetadata
    from .video_embedding_option import VideoEmbeddingOption, VideoEmbeddingOptionLike
    from .video_embedding_result import VideoEmbeddingResult
    from .video_embedding_scope import VideoEmbeddingScope, VideoEmbeddingScopeLike
    from .video_embedding_summary import VideoEmbeddingSummary
    from .video_embedding_tasks_create_response import VideoEmbeddingTasksCreateResponse
    from .video_embedding_tasks_retrieve_response import VideoEmbeddingTasksRetrieveResponse
    from .video_embedding_tasks_status_response import VideoEmbeddingTasksStatusResponse
    from .video_indexing_task import VideoIndexingTask
    from .video_indexing_task_page import VideoIndexingTaskPage
    from .video_indexing_task_status import VideoIndexingTaskStatus, VideoIndexingTaskStatusLike
    from .video_indexing_task_system_metadata import VideoIndexingTaskSystemMetadata
    from .video_indexing_tasks_create_response import VideoIndexingTasksCreateResponse
    from .video_indexing_tasks_retrieve_response import VideoIndexingTasksRetrieveResponse
    from .video_input_request import VideoInputRequest, VideoInputRequestLike
    from .video_match import VideoMatch
    from .video_page import VideoPage
    from .video_search_item_metadata import VideoSearchItemMetadata
    from .video_search_modality import VideoSearchModality, VideoSearchModalityLike
    from .video_search_options import VideoSearchOptions, VideoSearchOptionsLike
    from .video_search_system_metadata import VideoSearchSystemMetadata
    from .video_segment import VideoSegment
    from .video_stream import VideoStream
    from .video_vector import VideoVector
    from .videos_retrieve_response import VideosRetrieveResponse

_MODULES: dict[str, str] = {
    "AnalysisBatchModelName": ".analysis_batch_model_name",
    "AnalysisMode": ".analysis_mode",
    "AnalysisModelName": ".analysis_model_name",
    "AnalyzeBatchPage": ".analyze_batch_page",
    "AnalyzeBatchStatusResponse": ".analyze_batch_status_response",
    "AnalyzeBatchSummary": ".analyze_batch_summary",
    "AnalyzeImageInput": ".analyze_image_input",
    "AnalyzePromptV2": ".analyze_prompt_v2",
    "AnalyzeTaskCanceledWebhookData": ".analyze_task_canceled_webhook_data",
    "AnalyzeTaskCanceledWebhookEvent": ".analyze_task_canceled_webhook_event",
    "AnalyzeTaskError": ".analyze_task_error",
    "AnalyzeTaskFailedWebhookData": ".analyze_task_failed_webhook_data",
    "AnalyzeTaskFailedWebhookEvent": ".analyze_task_failed_webhook_event",
    "AnalyzeTaskMediaSource": ".analyze_task_media_source",
    "AnalyzeTaskPage": ".analyze_task_page",
    "AnalyzeTaskPrompt": ".analyze_task_prompt",
    "AnalyzeTaskReadyWebhookData": ".analyze_task_ready_webhook_data",
    "AnalyzeTaskReadyWebhookEvent": ".analyze_task_ready_webhook_event",
    "AnalyzeTaskRequestParams": ".analyze_task_request_params",
    "AnalyzeTaskResponse": ".analyze_task_response",
    "AnalyzeTaskResponseFormat": ".analyze_task_response_format",
    "AnalyzeTaskResult": ".analyze_task_result",
    "AnalyzeTaskSegmentDefinition": ".analyze_task_segment_definition",
    "AnalyzeTaskSegmentField": ".analyze_task_segment_field",
    "AnalyzeTaskSegmentFieldItems": ".analyze_task_segment_field_items",
    "AnalyzeTaskStatus": ".analyze_task_status",
    "AnalyzeTaskTimeArrayItemField": ".analyze_task_time_array_item_field",
    "AnalyzeTaskTimeArrayItemFieldItems": ".analyze_task_time_array_item_field_items",
    "AnalyzeTaskTimeRange": ".analyze_task_time_range",
    "AnalyzeTaskVideoMetadata": ".analyze_task_video_metadata",
    "AnalyzeTaskVideoSource": ".analyze_task_video_source",
    "AnalyzeTaskVideoSourceType": ".analyze_task_video_source_type",
    "AnalyzeTaskWebhookDataBase": ".analyze_task_webhook_data_base",
    "AnalyzeTaskWebhookError": ".analyze_task_webhook_error",
    "AnalyzeTaskWebhookEventBase": ".analyze_task_webhook_event_base",
    "AnalyzeTaskWebhookInfo": ".analyze_task_webhook_info",
    "AnalyzeTaskWebhookVideoSource": ".analyze_task_webhook_video_source",
    "AnalyzeTimeRange": ".analyze_time_range",
    "Asset": ".asset",
    "AssetDetail": ".asset_detail",
    "AssetError": ".asset_error",
    "AssetHls": ".asset_hls",
    "AssetMethod": ".asset_method",
    "AssetPage": ".asset_page",
    "AssetSource": ".asset_source",
    "AssetSourceDetails": ".asset_source_details",
    "AssetSourceProvider": ".asset_source_provider",
    "AssetSourceType": ".asset_source_type",
    "AssetStatus": ".asset_status",
    "AssetThumbnail": ".asset_thumbnail",
    "AssetTranscriptionEntry": ".asset_transcription_entry",
    "AssetTranscriptionError": ".asset_transcription_error",
    "AssetTranscriptionResponse": ".asset_transcription_response",
    "AssetTranscriptionStatus": ".asset_transcription_status",
    "AssetTranscriptionUtterance": ".asset_transcription_utterance",
    "AssetType": ".asset_type",
    "AssetTypeFilter": ".asset_type_filter",
    "AsyncAudioInputRequest": ".async_audio_input_request",
    "AsyncDocumentInputRequest": ".async_document_input_request",
    "AsyncImageInputRequest": ".async_image_input_request",
    "AsyncResponseFormat": ".async_response_format",
    "AsyncResponseFormatType": ".async_response_format_type",
    "AsyncTemporalSegmentation": ".async_temporal_segmentation",
    "AsyncVideoInputRequest": ".async_video_input_request",
    "AudioEmbeddingMetadata": ".audio_embedding_metadata",
    "AudioEmbeddingOption": ".audio_embedding_option",
    "AudioEmbeddingResult": ".audio_embedding_result",
    "AudioEmbeddingSummary": ".audio_embedding_summary",
    "AudioInputRequest": ".audio_input_request",
    "AudioSegment": ".audio_segment",
    "AudioStream": ".audio_stream",
    "AuthorizeConnectionRequest": ".authorize_connection_request",
    "AuthorizeConnectionResponse": ".authorize_connection_response",
    "BaseEmbeddingMetadata": ".base_embedding_metadata",
    "BaseSegment": ".base_segment",
    "BatchDefaults": ".batch_defaults",
    "BatchItemRequest": ".batch_item_request",
    "BatchItemStatus": ".batch_item_status",
    "BatchPrompt": ".batch_prompt",
    "BatchResultItem": ".batch_result_item",
    "BatchStatus": ".batch_status",
    "BatchVideoContext": ".batch_video_context",
    "BulkCreateEntityResponse": ".bulk_create_entity_response",
    "BulkEntity": ".bulk_entity",
    "BulkEntityError": ".bulk_entity_error",
    "BulkEntityRequest": ".bulk_entity_request",
    "CancelAnalyzeTaskResponse": ".cancel_analyze_task_response",
    "ChunkInfo": ".chunk_info",
    "ChunkInfoStatus": ".chunk_info_status",
    "CompletedChunk": ".completed_chunk",
    "Connection": ".connection",
    "ConnectionAccount": ".connection_account",
    "ConnectionPage": ".connection_page",
    "ConnectionProvider": ".connection_provider",
    "ConnectionStatus": ".connection_status",
    "CreateAnalysisBatchRequest": ".create_analysis_batch_request",
    "CreateAnalysisRequest": ".create_analysis_request",
    "CreateAnalysisTaskRequest": ".create_analysis_task_request",
    "CreateAnalyzeBatchResponse": ".create_analyze_batch_response",
    "CreateAnalyzeTaskResponse": ".create_analyze_task_response",
    "CreateAssetMethod": ".create_asset_method",
    "CreateAssetRequest": ".create_asset_request",
    "CreateAssetUploadResponse": ".create_asset_upload_response",
    "CreateAssetUploadResponseUploadHeaders": ".create_asset_upload_response_upload_headers",
    "CreateConnectionPickerTokenResponse": ".create_connection_picker_token_response",
    "CreateEmbeddingTaskRequest": ".create_embedding_task_request",
    "CreateEmbeddingV1Request": ".create_embedding_v1_request",
    "CreateEmbeddingsRequest": ".create_embeddings_request",
    "CreateEntitiesBulkRequest": ".create_entities_bulk_request",
    "CreateEntityCollectionRequest": ".create_entity_collection_request",
    "CreateEntityRequest": ".create_entity_request",
    "CreateGistRequest": ".create_gist_request",
    "CreateImportRequest": ".create_import_request",
    "CreateIndexRequest": ".create_index_request",
    "CreateIndexedAssetRequest": ".create_indexed_asset_request",
    "CreateKnowledgeStoreItemCollectionRequest": ".create_knowledge_store_item_collection_request",
    "CreateKnowledgeStoreItemRequest": ".create_knowledge_store_item_request",
    "CreateKnowledgeStoreRequest": ".create_knowledge_store_request",
    "CreateMultipartUploadRequest": ".create_multipart_upload_request",
    "CreateRedirectUriRequest": ".create_redirect_uri_request",
    "CreateResponseRequest": ".create_response_request",
    "CreateSearchRequest": ".create_search_request",
    "CreateSummaryRequest": ".create_summary_request",
    "CreateVideoEmbeddingTaskRequest": ".create_video_embedding_task_request",
    "CreateVideoIndexingTaskRequest": ".create_video_indexing_task_request",
    "CreatedBatchItem": ".created_batch_item",
    "DocumentEmbeddingMetadata": ".document_embedding_metadata",
    "DocumentEmbeddingOption": ".document_embedding_option",
    "DocumentEmbeddingScope": ".document_embedding_scope",
    "DocumentEmbeddingSummary": ".document_embedding_summary",
    "DocumentSegmentation": ".document_segmentation",
    "DocumentSequentialSegmentation": ".document_sequential_segmentation",
    "DocumentSequentialStrategy": ".document_sequential_strategy",
    "DocumentSpatialSegmentation": ".document_spatial_segmentation",
    "DocumentSpatialStrategy": ".document_spatial_strategy",
    "DynamicSegmentation": ".dynamic_segmentation",
    "DynamicSegmentationOptions": ".dynamic_segmentation_options",
    "EffectiveEnrichmentDescription": ".effective_enrichment_description",
    "EffectiveEnrichmentJsonSchema": ".effective_enrichment_json_schema",
    "EffectiveIngestionConfig": ".effective_ingestion_config",
    "EffectiveSearchOptions": ".effective_search_options",
    "EffectiveVideoSearchOptions": ".effective_video_search_options",
    "EmbeddingData": ".embedding_data",
    "EmbeddingDataOption": ".embedding_data_option",
    "EmbeddingDataScope": ".embedding_data_scope",
    "EmbeddingInputType": ".embedding_input_type",
    "EmbeddingMediaMetadataAudio": ".embedding_media_metadata_audio",
    "EmbeddingMediaMetadataImage": ".embedding_media_metadata_image",
    "EmbeddingMediaMetadataMultiInput": ".embedding_media_metadata_multi_input",
    "EmbeddingMediaMetadataOther": ".embedding_media_metadata_other",
    "EmbeddingMediaMetadataTextImage": ".embedding_media_metadata_text_image",
    "EmbeddingMediaMetadataVideo": ".embedding_media_metadata_video",
    "EmbeddingMediaType": ".embedding_media_type",
    "EmbeddingModelName": ".embedding_model_name",
    "EmbeddingOption": ".embedding_option",
    "EmbeddingQuadrant": ".embedding_quadrant",
    "EmbeddingResponse": ".embedding_response",
    "EmbeddingScope": ".embedding_scope",
    "EmbeddingSuccessResponse": ".embedding_success_response",
    "EmbeddingTaskError": ".embedding_task_error",
    "EmbeddingTaskInputType": ".embedding_task_input_type",
    "EmbeddingTaskMediaMetadataDocument": ".embedding_task_media_metadata_document",
    "EmbeddingTaskMediaMetadataImage": ".embedding_task_media_metadata_image",
    "EmbeddingTaskResponse": ".embedding_task_response",
    "EmbeddingTaskScope": ".embedding_task_scope",
    "EmbeddingTaskStatus": ".embedding_task_status",
    "EmbeddingTasksCreateResponse": ".embedding_tasks_create_response",
    "EmbeddingTruncationReason": ".embedding_truncation_reason",
    "EmbeddingType": ".embedding_type",
    "EmbeddingUsage": ".embedding_usage",
    "EmbeddingUsageInputTokens": ".embedding_usage_input_tokens",
    "EnrichmentConfigDescription": ".enrichment_config_description",
    "EnrichmentConfigJsonSchema": ".enrichment_config_json_schema",
    "EnrichmentConfigOther": ".enrichment_config_other",
    "EnrichmentJsonSchema": ".enrichment_json_schema",
    "Entity": ".entity",
    "EntityAssetsRequest": ".entity_assets_request",
    "EntityCollection": ".entity_collection",
    "EntityCollectionPage": ".entity_collection_page",
    "EntityMetadata": ".entity_metadata",
    "EntityPage": ".entity_page",
    "EntityStatus": ".entity_status",
    "Error": ".error",
    "ErrorDetails": ".error_details",
    "FinishReason": ".finish_reason",
    "FixedSegmentation": ".fixed_segmentation",
    "FixedSegmentationOptions": ".fixed_segmentation_options",
    "Gist": ".gist",
    "GistType": ".gist_type",
    "HlsObject": ".hls_object",
    "HlsObjectStatus": ".hls_object_status",
    "ImageEmbeddingMetadata": ".image_embedding_metadata",
    "ImageEmbeddingOption": ".image_embedding_option",
    "ImageEmbeddingResult": ".image_embedding_result",
    "ImageEmbeddingScope": ".image_embedding_scope",
    "ImageEmbeddingSummary": ".image_embedding_summary",
    "ImageEmbeddingType": ".image_embedding_type",
    "ImageInputRequest": ".image_input_request",
    "ImageSearchItemMetadata": ".image_search_item_metadata",
    "ImageSearchSystemMetadata": ".image_search_system_metadata",
    "Import": ".import_",
    "ImportDetail": ".import_detail",
    "ImportItem": ".import_item",
    "ImportItemAction": ".import_item_action",
    "ImportItemError": ".import_item_error",
    "ImportItemRequest": ".import_item_request",
    "ImportItemStatus": ".import_item_status",
    "ImportPage": ".import_page",
    "ImportResult": ".import_result",
    "IncompleteUploadPage": ".incomplete_upload_page",
    "IncompleteUploadSummary": ".incomplete_upload_summary",
    "IndexAddon": ".index_addon",
    "IndexModel": ".index_model",
    "IndexModelName": ".index_model_name",
    "IndexModelOption": ".index_model_option",
    "IndexModelRequest": ".index_model_request",
    "IndexPage": ".index_page",
    "IndexReference": ".index_reference",
    "IndexSchema": ".index_schema",
    "IndexTaskFailedWebhookEvent": ".index_task_failed_webhook_event",
    "IndexTaskReadyWebhookEvent": ".index_task_ready_webhook_event",
    "IndexTaskWebhookData": ".index_task_webhook_data",
    "IndexTaskWebhookMetadata": ".index_task_webhook_metadata",
    "IndexTaskWebhookModel": ".index_task_webhook_model",
    "IndexedAsset": ".indexed_asset",
    "IndexedAssetDetailed": ".indexed_asset_detailed",
    "IndexedAssetEmbedding": ".indexed_asset_embedding",
    "IndexedAssetPage": ".indexed_asset_page",
    "IndexedAssetStatus": ".indexed_asset_status",
    "IndexedAssetSummary": ".indexed_asset_summary",
    "IndexedAssetSummaryPage": ".indexed_asset_summary_page",
    "IndexedAssetSystemMetadata": ".indexed_asset_system_metadata",
    "IndexedAssetsCreateResponse": ".indexed_assets_create_response",
    "IndexesCreateResponse": ".indexes_create_response",
    "IngestionConfig": ".ingestion_config",
    "ItemIdFilter": ".item_id_filter",
    "JsonSchema": ".json_schema",
    "KnowledgeStore": ".knowledge_store",
    "KnowledgeStoreGroupBy": ".knowledge_store_group_by",
    "KnowledgeStoreImageHit": ".knowledge_store_image_hit",
    "KnowledgeStoreImageMetadata": ".knowledge_store_image_metadata",
    "KnowledgeStoreItem": ".knowledge_store_item",
    "KnowledgeStoreItemAssetType": ".knowledge_store_item_asset_type",
    "KnowledgeStoreItemCollection": ".knowledge_store_item_collection",
    "KnowledgeStoreItemCollectionPage": ".knowledge_store_item_collection_page",
    "KnowledgeStoreItemIdsRequest": ".knowledge_store_item_ids_request",
    "KnowledgeStoreItemMetadata": ".knowledge_store_item_metadata",
    "KnowledgeStoreItemPage": ".knowledge_store_item_page",
    "KnowledgeStoreItemStatus": ".knowledge_store_item_status",
    "KnowledgeStoreMetadata": ".knowledge_store_metadata",
    "KnowledgeStoreOtherHit": ".knowledge_store_other_hit",
    "KnowledgeStoreOtherMetadata": ".knowledge_store_other_metadata",
    "KnowledgeStorePage": ".knowledge_store_page",
    "KnowledgeStoreSearchQuery": ".knowledge_store_search_query",
    "KnowledgeStoreVideoHit": ".knowledge_store_video_hit",
    "KnowledgeStoreVideoMetadata": ".knowledge_store_video_metadata",
    "MaxTokensWord": ".max_tokens_word",
    "MediaEmbeddingTask": ".media_embedding_task",
    "MediaEmbeddingTaskPage": ".media_embedding_task_page",
    "MediaSource": ".media_source",
    "ModelFamily": ".model_family",
    "MultiInputMediaSource": ".multi_input_media_source",
    "MultiInputRequest": ".multi_input_request",
    "MultipartUploadStatus": ".multipart_upload_status",
    "MultipartUploadStatusType": ".multipart_upload_status_type",
    "MultipartUploadType": ".multipart_upload_type",
    "NestedError": ".nested_error",
    "NestedErrorBody": ".nested_error_body",
    "NewEmbeddingTaskMetadata": ".new_embedding_task_metadata",
    "NonStreamAnalyzeResponse": ".non_stream_analyze_response",
    "NumberRange": ".number_range",
    "PageInfo": ".page_info",
    "PresignedUrlChunk": ".presigned_url_chunk",
    "PresignedUrlsRequest": ".presigned_urls_request",
    "PresignedUrlsResponse": ".presigned_urls_response",
    "ProofType": ".proof_type",
    "RedirectUri": ".redirect_uri",
    "RedirectUriPage": ".redirect_uri_page",
    "RenditionStatus": ".rendition_status",
    "ReplaceUserMetadataRequest": ".replace_user_metadata_request",
    "ReportChunkBatchResponse": ".report_chunk_batch_response",
    "ReportChunksRequest": ".report_chunks_request",
    "ResponseAnnotation": ".response_annotation",
    "ResponseAnnotationType": ".response_annotation_type",
    "ResponseCompletedEvent": ".response_completed_event",
    "ResponseContentPartAddedEvent": ".response_content_part_added_event",
    "ResponseContentPartDoneEvent": ".response_content_part_done_event",
    "ResponseCreatedEvent": ".response_created_event",
    "ResponseFailedEvent": ".response_failed_event",
    "ResponseFunctionCallArgumentsDoneEvent": ".response_function_call_arguments_done_event",
    "ResponseInProgressEvent": ".response_in_progress_event",
    "ResponseInclude": ".response_include",
    "ResponseIncompleteDetails": ".response_incomplete_details",
    "ResponseInputItem": ".response_input_item",
    "ResponseInputItemRole": ".response_input_item_role",
    "ResponseInputItemType": ".response_input_item_type",
    "ResponseJsonSchema": ".response_json_schema",
    "ResponseKeepaliveEvent": ".response_keepalive_event",
    "ResponseObject": ".response_object",
    "ResponseObjectType": ".response_object_type",
    "ResponseOtherEvent": ".response_other_event",
    "ResponseOutputContentPart": ".response_output_content_part",
    "ResponseOutputContentPartType": ".response_output_content_part_type",
    "ResponseOutputItem": ".response_output_item",
    "ResponseOutputItemAddedEvent": ".response_output_item_added_event",
    "ResponseOutputItemDoneEvent": ".response_output_item_done_event",
    "ResponseOutputItemRole": ".response_output_item_role",
    "ResponseOutputItemType": ".response_output_item_type",
    "ResponseOutputTextDeltaEvent": ".response_output_text_delta_event",
    "ResponseOutputTextDoneEvent": ".response_output_text_done_event",
    "ResponseSelection": ".response_selection",
    "ResponseSelectionKind": ".response_selection_kind",
    "ResponseStatus": ".response_status",
    "ResponseStreamEventBase": ".response_stream_event_base",
    "ResponseUsage": ".response_usage",
    "SearchFilter": ".search_filter",
    "SearchGroupBy": ".search_group_by",
    "SearchItem": ".search_item",
    "SearchItemClip": ".search_item_clip",
    "SearchKnowledgeStoreFilter": ".search_knowledge_store_filter",
    "SearchKnowledgeStoreOptions": ".search_knowledge_store_options",
    "SearchKnowledgeStoreRequest": ".search_knowledge_store_request",
    "SearchKnowledgeStoreResponse": ".search_knowledge_store_response",
    "SearchOperator": ".search_operator",
    "SearchOption": ".search_option",
    "SearchPageInfo": ".search_page_info",
    "SearchPool": ".search_pool",
    "SearchQueryMediaType": ".search_query_media_type",
    "SearchResults": ".search_results",
    "SearchRetrieveResponse": ".search_retrieve_response",
    "SearchTranscriptionOption": ".search_transcription_option",
    "SegmentDefinition": ".segment_definition",
    "SegmentField": ".segment_field",
    "SegmentFieldItems": ".segment_field_items",
    "SegmentFieldItemsType": ".segment_field_items_type",
    "SegmentFieldType": ".segment_field_type",
    "SegmentTimeFormat": ".segment_time_format",
    "SmeMediaSource": ".sme_media_source",
    "SmeMediaType": ".sme_media_type",
    "SortBy": ".sort_by",
    "SortByTimeOrName": ".sort_by_time_or_name",
    "SortOption": ".sort_option",
    "StreamAnalyzeResponseStreamEnd": ".stream_analyze_response_stream_end",
    "StreamAnalyzeResponseStreamStart": ".stream_analyze_response_stream_start",
    "StreamAnalyzeResponseTextGeneration": ".stream_analyze_response_text_generation",
    "StreamAnalyzeResponseUnknown": ".stream_analyze_response_unknown",
    "StreamEndMetadata": ".stream_end_metadata",
    "StreamStartMetadata": ".stream_start_metadata",
    "SummarizeChapter": ".summarize_chapter",
    "SummarizeHighlight": ".summarize_highlight",
    "SummarizeResult": ".summarize_result",
    "SyncResponseFormat": ".sync_response_format",
    "TechnicalMetadata": ".technical_metadata",
    "TextEmbeddingResult": ".text_embedding_result",
    "TextImageInputRequest": ".text_image_input_request",
    "TextInputRequest": ".text_input_request",
    "TextParam": ".text_param",
    "TextParamFormatJsonSchema": ".text_param_format_json_schema",
    "TextParamFormatText": ".text_param_format_text",
    "TimeArrayItemField": ".time_array_item_field",
    "TimeArrayItemFieldItems": ".time_array_item_field_items",
    "TimeArrayItemFieldItemsType": ".time_array_item_field_items_type",
    "TimeArrayItemFieldType": ".time_array_item_field_type",
    "TimeBasedMetadataEntry": ".time_based_metadata_entry",
    "TokenUsage": ".token_usage",
    "TranscriptionDataItem": ".transcription_data_item",
    "TranscriptionGrouping": ".transcription_grouping",
    "UpdateEntityCollectionRequest": ".update_entity_collection_request",
    "UpdateEntityRequest": ".update_entity_request",
    "UpdateIndexRequest": ".update_index_request",
    "UpdateIndexedAssetRequest": ".update_indexed_asset_request",
    "UpdateKnowledgeStoreItemCollectionRequest": ".update_knowledge_store_item_collection_request",
    "UpdateKnowledgeStoreRequest": ".update_knowledge_store_request",
    "UpdateUserMetadataRequest": ".update_user_metadata_request",
    "UpdateVideoRequest": ".update_video_request",
    "UserMetadata": ".user_metadata",
    "UserMetadataChanges": ".user_metadata_changes",
    "UserMetadataFilter": ".user_metadata_filter",
    "VideoContextAssetId": ".video_context_asset_id",
    "VideoContextBase64String": ".video_context_base_64_string",
    "VideoContextUrl": ".video_context_url",
    "VideoEmbedding": ".video_embedding",
    "VideoEmbeddingMetadata": ".video_embedding_metadata",
    "VideoEmbeddingOption": ".video_embedding_option",
    "VideoEmbeddingResult": ".video_embedding_result",
    "VideoEmbeddingScope": ".video_embedding_scope",
    "VideoEmbeddingSummary": ".video_embedding_summary",
    "VideoEmbeddingTasksCreateResponse": ".video_embedding_tasks_create_response",
    "VideoEmbeddingTasksRetrieveResponse": ".video_embedding_tasks_retrieve_response",
    "VideoEmbeddingTasksStatusResponse": ".video_embedding_tasks_status_response",
    "VideoIndexingTask": ".video_indexing_task",
    "VideoIndexingTaskPage": ".video_indexing_task_page",
    "VideoIndexingTaskStatus": ".video_indexing_task_status",
    "VideoIndexingTaskSystemMetadata": ".video_indexing_task_system_metadata",
    "VideoIndexingTasksCreateResponse": ".video_indexing_tasks_create_response",
    "VideoIndexingTasksRetrieveResponse": ".video_indexing_tasks_retrieve_response",
    "VideoInputRequest": ".video_input_request",
    "VideoMatch": ".video_match",
    "VideoPage": ".video_page",
    "VideoSearchItemMetadata": ".video_search_item_metadata",
    "VideoSearchModality": ".video_search_modality",
    "VideoSearchOptions": ".video_search_options",
    "VideoSearchSystemMetadata": ".video_search_system_metadata",
    "VideoSegment": ".video_segment",
    "VideoStream": ".video_stream",
    "VideoVector": ".video_vector",
    "VideosRetrieveResponse": ".videos_retrieve_response",
    "CreateAnalysisRequestLike": ".create_analysis_request",
    "CreateAnalysisTaskRequestLike": ".create_analysis_task_request",
    "VideoContextUrlLike": ".video_context_url",
    "VideoContextAssetIdLike": ".video_context_asset_id",
    "VideoContextBase64StringLike": ".video_context_base_64_string",
    "AnalyzeImageInputLike": ".analyze_image_input",
    "AnalyzePromptV2Like": ".analyze_prompt_v2",
    "SmeMediaSourceLike": ".sme_media_source",
    "SyncResponseFormatLike": ".sync_response_format",
    "AsyncResponseFormatLike": ".async_response_format",
    "SegmentDefinitionLike": ".segment_definition",
    "SegmentFieldLike": ".segment_field",
    "SegmentFieldItemsLike": ".segment_field_items",
    "TimeArrayItemFieldLike": ".time_array_item_field",
    "TimeArrayItemFieldItemsLike": ".time_array_item_field_items",
    "AnalyzeTimeRangeLike": ".analyze_time_range",
    "CreateSummaryRequestLike": ".create_summary_request",
    "CreateGistRequestLike": ".create_gist_request",
    "CreateAnalysisBatchRequestLike": ".create_analysis_batch_request",
    "BatchDefaultsLike": ".batch_defaults",
    "BatchItemRequestLike": ".batch_item_request",
    "BatchVideoContextLike": ".batch_video_context",
    "BatchPromptLike": ".batch_prompt",
    "NumberRangeLike": ".number_range",
    "CreateAssetRequestLike": ".create_asset_request",
    "UpdateUserMetadataRequestLike": ".update_user_metadata_request",
    "ReplaceUserMetadataRequestLike": ".replace_user_metadata_request",
    "AuthorizeConnectionRequestLike": ".authorize_connection_request",
    "CreateRedirectUriRequestLike": ".create_redirect_uri_request",
    "CreateImportRequestLike": ".create_import_request",
    "ImportItemRequestLike": ".import_item_request",
    "CreateEmbeddingsRequestLike": ".create_embeddings_request",
    "CreateEmbeddingTaskRequestLike": ".create_embedding_task_request",
    "MediaSourceLike": ".media_source",
    "TextInputRequestLike": ".text_input_request",
    "ImageInputRequestLike": ".image_input_request",
    "TextImageInputRequestLike": ".text_image_input_request",
    "AudioInputRequestLike": ".audio_input_request",
    "VideoInputRequestLike": ".video_input_request",
    "MultiInputRequestLike": ".multi_input_request",
    "MultiInputMediaSourceLike": ".multi_input_media_source",
    "AsyncAudioInputRequestLike": ".async_audio_input_request",
    "AsyncVideoInputRequestLike": ".async_video_input_request",
    "AsyncDocumentInputRequestLike": ".async_document_input_request",
    "AsyncImageInputRequestLike": ".async_image_input_request",
    "TimeBasedMetadataEntryLike": ".time_based_metadata_entry",
    "FixedSegmentationLike": ".fixed_segmentation",
    "FixedSegmentationOptionsLike": ".fixed_segmentation_options",
    "DynamicSegmentationLike": ".dynamic_segmentation",
    "DynamicSegmentationOptionsLike": ".dynamic_segmentation_options",
    "AsyncTemporalSegmentationLike": ".async_temporal_segmentation",
    "DocumentSegmentationLike": ".document_segmentation",
    "DocumentSpatialSegmentationLike": ".document_spatial_segmentation",
    "DocumentSequentialSegmentationLike": ".document_sequential_segmentation",
    "CreateEmbeddingV1RequestLike": ".create_embedding_v1_request",
    "CreateVideoEmbeddingTaskRequestLike": ".create_video_embedding_task_request",
    "CreateEntityCollectionRequestLike": ".create_entity_collection_request",
    "UpdateEntityCollectionRequestLike": ".update_entity_collection_request",
    "CreateEntityRequestLike": ".create_entity_request",
    "CreateEntitiesBulkRequestLike": ".create_entities_bulk_request",
    "BulkEntityRequestLike": ".bulk_entity_request",
    "UpdateEntityRequestLike": ".update_entity_request",
    "EntityAssetsRequestLike": ".entity_assets_request",
    "CreateIndexedAssetRequestLike": ".create_indexed_asset_request",
    "UpdateIndexedAssetRequestLike": ".update_indexed_asset_request",
    "CreateIndexRequestLike": ".create_index_request",
    "IndexModelRequestLike": ".index_model_request",
    "UpdateIndexRequestLike": ".update_index_request",
    "CreateKnowledgeStoreItemRequestLike": ".create_knowledge_store_item_request",
    "CreateKnowledgeStoreItemCollectionRequestLike": ".create_knowledge_store_item_collection_request",
    "UpdateKnowledgeStoreItemCollectionRequestLike": ".update_knowledge_store_item_collection_request",
    "KnowledgeStoreItemIdsRequestLike": ".knowledge_store_item_ids_request",
    "CreateKnowledgeStoreRequestLike": ".create_knowledge_store_request",
    "UpdateKnowledgeStoreRequestLike": ".update_knowledge_store_request",
    "IngestionConfigLike": ".ingestion_config",
    "EnrichmentConfigJsonSchemaLike": ".enrichment_config_json_schema",
    "EnrichmentConfigDescriptionLike": ".enrichment_config_description",
    "SearchKnowledgeStoreRequestLike": ".search_knowledge_store_request",
    "KnowledgeStoreSearchQueryLike": ".knowledge_store_search_query",
    "SearchKnowledgeStoreFilterLike": ".search_knowledge_store_filter",
    "AssetTypeFilterLike": ".asset_type_filter",
    "ItemIdFilterLike": ".item_id_filter",
    "SearchKnowledgeStoreOptionsLike": ".search_knowledge_store_options",
    "VideoSearchOptionsLike": ".video_search_options",
    "CreateMultipartUploadRequestLike": ".create_multipart_upload_request",
    "ReportChunksRequestLike": ".report_chunks_request",
    "CompletedChunkLike": ".completed_chunk",
    "PresignedUrlsRequestLike": ".presigned_urls_request",
    "CreateResponseRequestLike": ".create_response_request",
    "ResponseInputItemLike": ".response_input_item",
    "ResponseSelectionLike": ".response_selection",
    "TextParamLike": ".text_param",
    "TextParamFormatTextLike": ".text_param_format_text",
    "TextParamFormatJsonSchemaLike": ".text_param_format_json_schema",
    "CreateSearchRequestLike": ".create_search_request",
    "CreateVideoIndexingTaskRequestLike": ".create_video_indexing_task_request",
    "UpdateVideoRequestLike": ".update_video_request",
    "AnalysisModelNameLike": ".analysis_model_name",
    "AnalysisModeLike": ".analysis_mode",
    "MaxTokensWordLike": ".max_tokens_word",
    "SmeMediaTypeLike": ".sme_media_type",
    "AsyncResponseFormatTypeLike": ".async_response_format_type",
    "SegmentFieldTypeLike": ".segment_field_type",
    "SegmentTimeFormatLike": ".segment_time_format",
    "SegmentFieldItemsTypeLike": ".segment_field_items_type",
    "TimeArrayItemFieldTypeLike": ".time_array_item_field_type",
    "TimeArrayItemFieldItemsTypeLike": ".time_array_item_field_items_type",
    "AnalyzeTaskStatusLike": ".analyze_task_status",
    "GistTypeLike": ".gist_type",
    "AnalysisBatchModelNameLike": ".analysis_batch_model_name",
    "BatchStatusLike": ".batch_status",
    "SortByLike": ".sort_by",
    "SortByTimeOrNameLike": ".sort_by_time_or_name",
    "SortOptionLike": ".sort_option",
    "CreateAssetMethodLike": ".create_asset_method",
    "AssetTypeLike": ".asset_type",
    "TranscriptionGroupingLike": ".transcription_grouping",
    "ConnectionProviderLike": ".connection_provider",
    "EmbeddingInputTypeLike": ".embedding_input_type",
    "EmbeddingTaskInputTypeLike": ".embedding_task_input_type",
    "EmbeddingModelNameLike": ".embedding_model_name",
    "EmbeddingMediaTypeLike": ".embedding_media_type",
    "DocumentSpatialStrategyLike": ".document_spatial_strategy",
    "DocumentSequentialStrategyLike": ".document_sequential_strategy",
    "AudioEmbeddingOptionLike": ".audio_embedding_option",
    "VideoEmbeddingOptionLike": ".video_embedding_option",
    "DocumentEmbeddingOptionLike": ".document_embedding_option",
    "ImageEmbeddingOptionLike": ".image_embedding_option",
    "EmbeddingScopeLike": ".embedding_scope",
    "EmbeddingTaskScopeLike": ".embedding_task_scope",
    "DocumentEmbeddingScopeLike": ".document_embedding_scope",
    "ImageEmbeddingScopeLike": ".image_embedding_scope",
    "EmbeddingTypeLike": ".embedding_type",
    "ImageEmbeddingTypeLike": ".image_embedding_type",
    "EmbeddingTaskStatusLike": ".embedding_task_status",
    "VideoEmbeddingScopeLike": ".video_embedding_scope",
    "EntityStatusLike": ".entity_status",
    "IndexedAssetStatusLike": ".indexed_asset_status",
    "EmbeddingOptionLike": ".embedding_option",
    "IndexModelNameLike": ".index_model_name",
    "IndexModelOptionLike": ".index_model_option",
    "IndexAddonLike": ".index_addon",
    "ModelFamilyLike": ".model_family",
    "KnowledgeStoreItemAssetTypeLike": ".knowledge_store_item_asset_type",
    "KnowledgeStoreItemStatusLike": ".knowledge_store_item_status",
    "VideoSearchModalityLike": ".video_search_modality",
    "KnowledgeStoreGroupByLike": ".knowledge_store_group_by",
    "MultipartUploadTypeLike": ".multipart_upload_type",
    "ProofTypeLike": ".proof_type",
    "ResponseInputItemTypeLike": ".response_input_item_type",
    "ResponseInputItemRoleLike": ".response_input_item_role",
    "ResponseIncludeLike": ".response_include",
    "ResponseSelectionKindLike": ".response_selection_kind",
    "SearchOptionLike": ".search_option",
    "SearchQueryMediaTypeLike": ".search_query_media_type",
    "SearchTranscriptionOptionLike": ".search_transcription_option",
    "SearchGroupByLike": ".search_group_by",
    "SearchOperatorLike": ".search_operator",
    "VideoIndexingTaskStatusLike": ".video_indexing_task_status",
    "AnalyzeImageInputDict": "..dicts",
    "AnalyzePromptV2Dict": "..dicts",
    "AnalyzeTimeRangeDict": "..dicts",
    "AssetTypeFilterDict": "..dicts",
    "AsyncAudioInputRequestDict": "..dicts",
    "AsyncDocumentInputRequestDict": "..dicts",
    "AsyncImageInputRequestDict": "..dicts",
    "AsyncResponseFormatDict": "..dicts",
    "AsyncTemporalSegmentationDict": "..dicts",
    "AsyncVideoInputRequestDict": "..dicts",
    "AudioInputRequestDict": "..dicts",
    "AuthorizeConnectionRequestDict": "..dicts",
    "BatchDefaultsDict": "..dicts",
    "BatchItemRequestDict": "..dicts",
    "BatchPromptDict": "..dicts",
    "BatchVideoContextDict": "..dicts",
    "BulkEntityRequestDict": "..dicts",
    "CompletedChunkDict": "..dicts",
    "CreateAnalysisBatchRequestDict": "..dicts",
    "CreateAnalysisRequestDict": "..dicts",
    "CreateAnalysisTaskRequestDict": "..dicts",
    "CreateAssetRequestDict": "..dicts",
    "CreateEmbeddingTaskRequestDict": "..dicts",
    "CreateEmbeddingV1RequestDict": "..dicts",
    "CreateEmbeddingsRequestDict": "..dicts",
    "CreateEntitiesBulkRequestDict": "..dicts",
    "CreateEntityCollectionRequestDict": "..dicts",
    "CreateEntityRequestDict": "..dicts",
    "CreateGistRequestDict": "..dicts",
    "CreateImportRequestDict": "..dicts",
    "CreateIndexRequestDict": "..dicts",
    "CreateIndexedAssetRequestDict": "..dicts",
    "CreateKnowledgeStoreItemCollectionRequestDict": "..dicts",
    "CreateKnowledgeStoreItemRequestDict": "..dicts",
    "CreateKnowledgeStoreRequestDict": "..dicts",
    "CreateMultipartUploadRequestDict": "..dicts",
    "CreateRedirectUriRequestDict": "..dicts",
    "CreateResponseRequestDict": "..dicts",
    "CreateSearchRequestDict": "..dicts",
    "CreateSummaryRequestDict": "..dicts",
    "CreateVideoEmbeddingTaskRequestDict": "..dicts",
    "CreateVideoIndexingTaskRequestDict": "..dicts",
    "DocumentSegmentationDict": "..dicts",
    "DocumentSequentialSegmentationDict": "..dicts",
    "DocumentSpatialSegmentationDict": "..dicts",
    "DynamicSegmentationDict": "..dicts",
    "DynamicSegmentationOptionsDict": "..dicts",
    "EnrichmentConfigDescriptionDict": "..dicts",
    "EnrichmentConfigJsonSchemaDict": "..dicts",
    "EntityAssetsRequestDict": "..dicts",
    "FixedSegmentationDict": "..dicts",
    "FixedSegmentationOptionsDict": "..dicts",
    "ImageInputRequestDict": "..dicts",
    "ImportItemRequestDict": "..dicts",
    "IndexModelRequestDict": "..dicts",
    "IngestionConfigDict": "..dicts",
    "ItemIdFilterDict": "..dicts",
    "KnowledgeStoreItemIdsRequestDict": "..dicts",
    "KnowledgeStoreSearchQueryDict": "..dicts",
    "MediaSourceDict": "..dicts",
    "MultiInputMediaSourceDict": "..dicts",
    "MultiInputRequestDict": "..dicts",
    "NumberRangeDict": "..dicts",
    "PresignedUrlsRequestDict": "..dicts",
    "ReplaceUserMetadataRequestDict": "..dicts",
    "ReportChunksRequestDict": "..dicts",
    "ResponseInputItemDict": "..dicts",
    "ResponseSelectionDict": "..dicts",
    "SearchKnowledgeStoreFilterDict": "..dicts",
    "SearchKnowledgeStoreOptionsDict": "..dicts",
    "SearchKnowledgeStoreRequestDict": "..dicts",
    "SegmentDefinitionDict": "..dicts",
    "SegmentFieldDict": "..dicts",
    "SegmentFieldItemsDict": "..dicts",
    "SmeMediaSourceDict": "..dicts",
    "SyncResponseFormatDict": "..dicts",
    "TextImageInputRequestDict": "..dicts",
    "TextInputRequestDict": "..dicts",
    "TextParamDict": "..dicts",
    "TextParamFormatJsonSchemaDict": "..dicts",
    "TextParamFormatTextDict": "..dicts",
    "TimeArrayItemFieldDict": "..dicts",
    "TimeArrayItemFieldItemsDict": "..dicts",
    "TimeBasedMetadataEntryDict": "..dicts",
    "UpdateEntityCollectionRequestDict": "..dicts",
    "UpdateEntityRequestDict": "..dicts",
    "UpdateIndexRequestDict": "..dicts",
    "UpdateIndexedAssetRequestDict": "..dicts",
    "UpdateKnowledgeStoreItemCollectionRequestDict": "..dicts",
    "UpdateKnowledgeStoreRequestDict": "..dicts",
    "UpdateUserMetadataRequestDict": "..dicts",
    "UpdateVideoRequestDict": "..dicts",
    "VideoContextAssetIdDict": "..dicts",
    "VideoContextBase64StringDict": "..dicts",
    "VideoContextUrlDict": "..dicts",
    "VideoInputRequestDict": "..dicts",
    "VideoSearchOptionsDict": "..dicts",
}

__all__ = (
    "CreateAnalysisRequest",
    "CreateAnalysisTaskRequest",
    "VideoContextUrl",
    "VideoContextAssetId",
    "VideoContextBase64String",
    "AnalyzeImageInput",
    "AnalyzePromptV2",
    "SmeMediaSource",
    "SyncResponseFormat",
    "AsyncResponseFormat",
    "JsonSchema",
    "SegmentDefinition",
    "SegmentField",
    "SegmentFieldItems",
    "TimeArrayItemField",
    "TimeArrayItemFieldItems",
    "AnalyzeTimeRange",
    "NonStreamAnalyzeResponse",
    "StreamAnalyzeResponseStreamStart",
    "StreamStartMetadata",
    "StreamAnalyzeResponseTextGeneration",
    "StreamAnalyzeResponseStreamEnd",
    "StreamEndMetadata",
    "StreamAnalyzeResponseUnknown",
    "CreateAnalyzeTaskResponse",
    "CancelAnalyzeTaskResponse",
    "AnalyzeTaskPage",
    "AnalyzeTaskResponse",
    "AnalyzeTaskVideoSource",
    "AnalyzeTaskVideoMetadata",
    "AnalyzeTaskRequestParams",
    "AnalyzeTaskPrompt",
    "AnalyzeTaskMediaSource",
    "AnalyzeTaskResponseFormat",
    "AnalyzeTaskSegmentDefinition",
    "AnalyzeTaskSegmentField",
    "AnalyzeTaskSegmentFieldItems",
    "AnalyzeTaskTimeArrayItemField",
    "AnalyzeTaskTimeArrayItemFieldItems",
    "AnalyzeTaskTimeRange",
    "AnalyzeTaskResult",
    "AnalyzeTaskError",
    "AnalyzeTaskWebhookInfo",
    "CreateSummaryRequest",
    "SummarizeResult",
    "SummarizeChapter",
    "SummarizeHighlight",
    "CreateGistRequest",
    "Gist",
    "CreateAnalysisBatchRequest",
    "BatchDefaults",
    "BatchItemRequest",
    "BatchVideoContext",
    "BatchPrompt",
    "CreateAnalyzeBatchResponse",
    "CreatedBatchItem",
    "AnalyzeBatchSummary",
    "AnalyzeBatchStatusResponse",
    "AnalyzeBatchPage",
    "BatchResultItem",
    "PageInfo",
    "NumberRange",
    "UserMetadata",
    "UserMetadataChanges",
    "UserMetadataFilter",
    "TokenUsage",
    "Error",
    "NestedError",
    "NestedErrorBody",
    "ErrorDetails",
    "CreateAssetRequest",
    "UpdateUserMetadataRequest",
    "ReplaceUserMetadataRequest",
    "Asset",
    "AssetDetail",
    "AssetPage",
    "AssetError",
    "AssetHls",
    "AssetThumbnail",
    "AssetSource",
    "AssetSourceDetails",
    "AssetTranscriptionResponse",
    "AssetTranscriptionError",
    "AssetTranscriptionEntry",
    "AssetTranscriptionUtterance",
    "TechnicalMetadata",
    "VideoStream",
    "AudioStream",
    "AuthorizeConnectionRequest",
    "AuthorizeConnectionResponse",
    "Connection",
    "ConnectionAccount",
    "ConnectionPage",
    "CreateConnectionPickerTokenResponse",
    "CreateRedirectUriRequest",
    "RedirectUri",
    "RedirectUriPage",
    "CreateImportRequest",
    "ImportItemRequest",
    "ImportResult",
    "ImportItem",
    "ImportItemError",
    "Import",
    "ImportDetail",
    "ImportPage",
    "CreateEmbeddingsRequest",
    "CreateEmbeddingTaskRequest",
    "MediaSource",
    "TextInputRequest",
    "ImageInputRequest",
    "TextImageInputRequest",
    "AudioInputRequest",
    "VideoInputRequest",
    "MultiInputRequest",
    "MultiInputMediaSource",
    "AsyncAudioInputRequest",
    "AsyncVideoInputRequest",
    "AsyncDocumentInputRequest",
    "AsyncImageInputRequest",
    "TimeBasedMetadataEntry",
    "FixedSegmentation",
    "FixedSegmentationOptions",
    "DynamicSegmentation",
    "DynamicSegmentationOptions",
    "AsyncTemporalSegmentation",
    "DocumentSegmentation",
    "DocumentSpatialSegmentation",
    "DocumentSequentialSegmentation",
    "EmbeddingSuccessResponse",
    "EmbeddingData",
    "EmbeddingUsage",
    "EmbeddingMediaMetadataImage",
    "EmbeddingMediaMetadataTextImage",
    "EmbeddingMediaMetadataAudio",
    "EmbeddingMediaMetadataVideo",
    "EmbeddingMediaMetadataMultiInput",
    "EmbeddingTaskMediaMetadataDocument",
    "EmbeddingTaskMediaMetadataImage",
    "EmbeddingMediaMetadataOther",
    "EmbeddingTasksCreateResponse",
    "NewEmbeddingTaskMetadata",
    "EmbeddingTaskResponse",
    "EmbeddingTaskError",
    "MediaEmbeddingTaskPage",
    "MediaEmbeddingTask",
    "VideoEmbeddingSummary",
    "VideoEmbeddingMetadata",
    "AudioEmbeddingSummary",
    "AudioEmbeddingMetadata",
    "DocumentEmbeddingSummary",
    "DocumentEmbeddingMetadata",
    "ImageEmbeddingSummary",
    "ImageEmbeddingMetadata",
    "CreateEmbeddingV1Request",
    "EmbeddingResponse",
    "TextEmbeddingResult",
    "ImageEmbeddingResult",
    "AudioEmbeddingResult",
    "BaseSegment",
    "AudioSegment",
    "BaseEmbeddingMetadata",
    "CreateVideoEmbeddingTaskRequest",
    "VideoEmbeddingTasksCreateResponse",
    "VideoEmbeddingTasksStatusResponse",
    "VideoEmbeddingTasksRetrieveResponse",
    "VideoEmbeddingResult",
    "CreateEntityCollectionRequest",
    "UpdateEntityCollectionRequest",
    "CreateEntityRequest",
    "CreateEntitiesBulkRequest",
    "BulkEntityRequest",
    "UpdateEntityRequest",
    "EntityAssetsRequest",
    "EntityMetadata",
    "EntityCollection",
    "EntityCollectionPage",
    "Entity",
    "EntityPage",
    "BulkCreateEntityResponse",
    "BulkEntity",
    "BulkEntityError",
    "CreateIndexedAssetRequest",
    "UpdateIndexedAssetRequest",
    "IndexedAssetsCreateResponse",
    "IndexedAsset",
    "IndexedAssetDetailed",
    "IndexedAssetSystemMetadata",
    "HlsObject",
    "TranscriptionDataItem",
    "IndexedAssetEmbedding",
    "VideoEmbedding",
    "VideoSegment",
    "IndexedAssetPage",
    "IndexedAssetSummary",
    "IndexReference",
    "IndexedAssetSummaryPage",
    "CreateIndexRequest",
    "IndexModelRequest",
    "UpdateIndexRequest",
    "IndexesCreateResponse",
    "IndexSchema",
    "IndexModel",
    "IndexPage",
    "CreateKnowledgeStoreItemRequest",
    "KnowledgeStoreItemMetadata",
    "CreateKnowledgeStoreItemCollectionRequest",
    "UpdateKnowledgeStoreItemCollectionRequest",
    "KnowledgeStoreItemIdsRequest",
    "KnowledgeStoreItem",
    "KnowledgeStoreVideoMetadata",
    "KnowledgeStoreImageMetadata",
    "KnowledgeStoreOtherMetadata",
    "KnowledgeStoreItemPage",
    "KnowledgeStoreItemCollection",
    "KnowledgeStoreItemCollectionPage",
    "CreateKnowledgeStoreRequest",
    "UpdateKnowledgeStoreRequest",
    "KnowledgeStoreMetadata",
    "IngestionConfig",
    "EnrichmentConfigJsonSchema",
    "EnrichmentConfigDescription",
    "EnrichmentJsonSchema",
    "KnowledgeStore",
    "EffectiveIngestionConfig",
    "EffectiveEnrichmentJsonSchema",
    "EffectiveEnrichmentDescription",
    "EnrichmentConfigOther",
    "KnowledgeStorePage",
    "SearchKnowledgeStoreRequest",
    "KnowledgeStoreSearchQuery",
    "SearchKnowledgeStoreFilter",
    "AssetTypeFilter",
    "ItemIdFilter",
    "SearchKnowledgeStoreOptions",
    "VideoSearchOptions",
    "SearchKnowledgeStoreResponse",
    "KnowledgeStoreVideoHit",
    "KnowledgeStoreImageHit",
    "KnowledgeStoreOtherHit",
    "VideoMatch",
    "VideoSearchItemMetadata",
    "VideoSearchSystemMetadata",
    "ImageSearchItemMetadata",
    "ImageSearchSystemMetadata",
    "EffectiveSearchOptions",
    "EffectiveVideoSearchOptions",
    "CreateMultipartUploadRequest",
    "CreateAssetUploadResponse",
    "PresignedUrlChunk",
    "IncompleteUploadPage",
    "IncompleteUploadSummary",
    "MultipartUploadStatus",
    "ChunkInfo",
    "ReportChunksRequest",
    "CompletedChunk",
    "ReportChunkBatchResponse",
    "PresignedUrlsRequest",
    "PresignedUrlsResponse",
    "CreateResponseRequest",
    "ResponseInputItem",
    "ResponseSelection",
    "TextParam",
    "TextParamFormatText",
    "TextParamFormatJsonSchema",
    "ResponseJsonSchema",
    "ResponseObject",
    "ResponseIncompleteDetails",
    "ResponseOutputItem",
    "ResponseOutputContentPart",
    "ResponseAnnotation",
    "ResponseUsage",
    "ResponseStreamEventBase",
    "ResponseCreatedEvent",
    "ResponseInProgressEvent",
    "ResponseCompletedEvent",
    "ResponseFailedEvent",
    "ResponseOutputItemAddedEvent",
    "ResponseContentPartAddedEvent",
    "ResponseOutputTextDeltaEvent",
    "ResponseOutputTextDoneEvent",
    "ResponseContentPartDoneEvent",
    "ResponseOutputItemDoneEvent",
    "ResponseFunctionCallArgumentsDoneEvent",
    "ResponseKeepaliveEvent",
    "ResponseOtherEvent",
    "CreateSearchRequest",
    "SearchFilter",
    "SearchResults",
    "SearchRetrieveResponse",
    "SearchItem",
    "SearchItemClip",
    "SearchPageInfo",
    "SearchPool",
    "CreateVideoIndexingTaskRequest",
    "UpdateVideoRequest",
    "VideoIndexingTasksCreateResponse",
    "VideoIndexingTask",
    "VideoIndexingTasksRetrieveResponse",
    "VideoIndexingTaskSystemMetadata",
    "VideoIndexingTaskPage",
    "VideoVector",
    "VideosRetrieveResponse",
    "VideoPage",
    "AnalyzeTaskWebhookEventBase",
    "AnalyzeTaskWebhookDataBase",
    "AnalyzeTaskReadyWebhookEvent",
    "AnalyzeTaskFailedWebhookEvent",
    "AnalyzeTaskCanceledWebhookEvent",
    "AnalyzeTaskReadyWebhookData",
    "AnalyzeTaskFailedWebhookData",
    "AnalyzeTaskCanceledWebhookData",
    "AnalyzeTaskWebhookVideoSource",
    "AnalyzeTaskWebhookError",
    "IndexTaskReadyWebhookEvent",
    "IndexTaskFailedWebhookEvent",
    "IndexTaskWebhookData",
    "IndexTaskWebhookMetadata",
    "IndexTaskWebhookModel",
    "EmbeddingUsageInputTokens",
    "CreateAssetUploadResponseUploadHeaders",
    "AnalysisModelName",
    "AnalysisMode",
    "MaxTokensWord",
    "SmeMediaType",
    "AsyncResponseFormatType",
    "SegmentFieldType",
    "SegmentTimeFormat",
    "SegmentFieldItemsType",
    "TimeArrayItemFieldType",
    "TimeArrayItemFieldItemsType",
    "AnalyzeTaskStatus",
    "AnalyzeTaskVideoSourceType",
    "GistType",
    "AnalysisBatchModelName",
    "BatchStatus",
    "BatchItemStatus",
    "SortBy",
    "SortByTimeOrName",
    "SortOption",
    "FinishReason",
    "CreateAssetMethod",
    "AssetType",
    "AssetMethod",
    "AssetStatus",
    "RenditionStatus",
    "AssetSourceType",
    "AssetSourceProvider",
    "TranscriptionGrouping",
    "AssetTranscriptionStatus",
    "ConnectionProvider",
    "ConnectionStatus",
    "ImportItemAction",
    "ImportItemStatus",
    "EmbeddingInputType",
    "EmbeddingTaskInputType",
    "EmbeddingModelName",
    "EmbeddingMediaType",
    "DocumentSpatialStrategy",
    "DocumentSequentialStrategy",
    "AudioEmbeddingOption",
    "VideoEmbeddingOption",
    "DocumentEmbeddingOption",
    "ImageEmbeddingOption",
    "EmbeddingScope",
    "EmbeddingTaskScope",
    "DocumentEmbeddingScope",
    "ImageEmbeddingScope",
    "EmbeddingType",
    "ImageEmbeddingType",
    "EmbeddingDataOption",
    "EmbeddingDataScope",
    "EmbeddingQuadrant",
    "EmbeddingTruncationReason",
    "EmbeddingTaskStatus",
    "VideoEmbeddingScope",
    "EntityStatus",
    "IndexedAssetStatus",
    "HlsObjectStatus",
    "EmbeddingOption",
    "IndexModelName",
    "IndexModelOption",
    "IndexAddon",
    "ModelFamily",
    "KnowledgeStoreItemAssetType",
    "KnowledgeStoreItemStatus",
    "VideoSearchModality",
    "KnowledgeStoreGroupBy",
    "MultipartUploadType",
    "MultipartUploadStatusType",
    "ChunkInfoStatus",
    "ProofType",
    "ResponseInputItemType",
    "ResponseInputItemRole",
    "ResponseInclude",
    "ResponseSelectionKind",
    "ResponseObjectType",
    "ResponseStatus",
    "ResponseOutputItemType",
    "ResponseOutputItemRole",
    "ResponseOutputContentPartType",
    "ResponseAnnotationType",
    "SearchOption",
    "SearchQueryMediaType",
    "SearchTranscriptionOption",
    "SearchGroupBy",
    "SearchOperator",
    "VideoIndexingTaskStatus",
    "AnalysisBatchModelNameLike",
    "AnalysisModeLike",
    "AnalysisModelNameLike",
    "AnalyzeImageInputDict",
    "AnalyzeImageInputLike",
    "AnalyzePromptV2Dict",
    "AnalyzePromptV2Like",
    "AnalyzeTaskStatusLike",
    "AnalyzeTimeRangeDict",
    "AnalyzeTimeRangeLike",
    "AssetTypeFilterDict",
    "AssetTypeFilterLike",
    "AssetTypeLike",
    "AsyncAudioInputRequestDict",
    "AsyncAudioInputRequestLike",
    "AsyncDocumentInputRequestDict",
    "AsyncDocumentInputRequestLike",
    "AsyncImageInputRequestDict",
    "AsyncImageInputRequestLike",
    "AsyncResponseFormatDict",
    "AsyncResponseFormatLike",
    "AsyncResponseFormatTypeLike",
    "AsyncTemporalSegmentationDict",
    "AsyncTemporalSegmentationLike",
    "AsyncVideoInputRequestDict",
    "AsyncVideoInputRequestLike",
    "AudioEmbeddingOptionLike",
    "AudioInputRequestDict",
    "AudioInputRequestLike",
    "AuthorizeConnectionRequestDict",
    "AuthorizeConnectionRequestLike",
    "BatchDefaultsDict",
    "BatchDefaultsLike",
    "BatchItemRequestDict",
    "BatchItemRequestLike",
    "BatchPromptDict",
    "BatchPromptLike",
    "BatchStatusLike",
    "BatchVideoContextDict",
    "BatchVideoContextLike",
    "BulkEntityRequestDict",
    "BulkEntityRequestLike",
    "CompletedChunkDict",
    "CompletedChunkLike",
    "ConnectionProviderLike",
    "CreateAnalysisBatchRequestDict",
    "CreateAnalysisBatchRequestLike",
    "CreateAnalysisRequestDict",
    "CreateAnalysisRequestLike",
    "CreateAnalysisTaskRequestDict",
    "CreateAnalysisTaskRequestLike",
    "CreateAssetMethodLike",
    "CreateAssetRequestDict",
    "CreateAssetRequestLike",
    "CreateEmbeddingsRequestDict",
    "CreateEmbeddingsRequestLike",
    "CreateEmbeddingTaskRequestDict",
    "CreateEmbeddingTaskRequestLike",
    "CreateEmbeddingV1RequestDict",
    "CreateEmbeddingV1RequestLike",
    "CreateEntitiesBulkRequestDict",
    "CreateEntitiesBulkRequestLike",
    "CreateEntityCollectionRequestDict",
    "CreateEntityCollectionRequestLike",
    "CreateEntityRequestDict",
    "CreateEntityRequestLike",
    "CreateGistRequestDict",
    "CreateGistRequestLike",
    "CreateImportRequestDict",
    "CreateImportRequestLike",
    "CreateIndexedAssetRequestDict",
    "CreateIndexedAssetRequestLike",
    "CreateIndexRequestDict",
    "CreateIndexRequestLike",
    "CreateKnowledgeStoreItemCollectionRequestDict",
    "CreateKnowledgeStoreItemCollectionRequestLike",
    "CreateKnowledgeStoreItemRequestDict",
    "CreateKnowledgeStoreItemRequestLike",
    "CreateKnowledgeStoreRequestDict",
    "CreateKnowledgeStoreRequestLike",
    "CreateMultipartUploadRequestDict",
    "CreateMultipartUploadRequestLike",
    "CreateRedirectUriRequestDict",
    "CreateRedirectUriRequestLike",
    "CreateResponseRequestDict",
    "CreateResponseRequestLike",
    "CreateSearchRequestDict",
    "CreateSearchRequestLike",
    "CreateSummaryRequestDict",
    "CreateSummaryRequestLike",
    "CreateVideoEmbeddingTaskRequestDict",
    "CreateVideoEmbeddingTaskRequestLike",
    "CreateVideoIndexingTaskRequestDict",
    "CreateVideoIndexingTaskRequestLike",
    "DocumentEmbeddingOptionLike",
    "DocumentEmbeddingScopeLike",
    "DocumentSegmentationDict",
    "DocumentSegmentationLike",
    "DocumentSequentialSegmentationDict",
    "DocumentSequentialSegmentationLike",
    "DocumentSequentialStrategyLike",
    "DocumentSpatialSegmentationDict",
    "DocumentSpatialSegmentationLike",
    "DocumentSpatialStrategyLike",
    "DynamicSegmentationDict",
    "DynamicSegmentationLike",
    "DynamicSegmentationOptionsDict",
    "DynamicSegmentationOptionsLike",
    "EmbeddingInputTypeLike",
    "EmbeddingMediaTypeLike",
    "EmbeddingModelNameLike",
    "EmbeddingOptionLike",
    "EmbeddingScopeLike",
    "EmbeddingTaskInputTypeLike",
    "EmbeddingTaskScopeLike",
    "EmbeddingTaskStatusLike",
    "EmbeddingTypeLike",
    "EnrichmentConfigDescriptionDict",
    "EnrichmentConfigDescriptionLike",
    "EnrichmentConfigJsonSchemaDict",
    "EnrichmentConfigJsonSchemaLike",
    "EntityAssetsRequestDict",
    "EntityAssetsRequestLike",
    "EntityStatusLike",
    "FixedSegmentationDict",
    "FixedSegmentationLike",
    "FixedSegmentationOptionsDict",
    "FixedSegmentationOptionsLike",
    "GistTypeLike",
    "ImageEmbeddingOptionLike",
    "ImageEmbeddingScopeLike",
    "ImageEmbeddingTypeLike",
    "ImageInputRequestDict",
    "ImageInputRequestLike",
    "ImportItemRequestDict",
    "ImportItemRequestLike",
    "IndexAddonLike",
    "IndexedAssetStatusLike",
    "IndexModelNameLike",
    "IndexModelOptionLike",
    "IndexModelRequestDict",
    "IndexModelRequestLike",
    "IngestionConfigDict",
    "IngestionConfigLike",
    "ItemIdFilterDict",
    "ItemIdFilterLike",
    "KnowledgeStoreGroupByLike",
    "KnowledgeStoreItemAssetTypeLike",
    "KnowledgeStoreItemIdsRequestDict",
    "KnowledgeStoreItemIdsRequestLike",
    "KnowledgeStoreItemStatusLike",
    "KnowledgeStoreSearchQueryDict",
    "KnowledgeStoreSearchQueryLike",
    "MaxTokensWordLike",
    "MediaSourceDict",
    "MediaSourceLike",
    "ModelFamilyLike",
    "MultiInputMediaSourceDict",
    "MultiInputMediaSourceLike",
    "MultiInputRequestDict",
    "MultiInputRequestLike",
    "MultipartUploadTypeLike",
    "NumberRangeDict",
    "NumberRangeLike",
    "PresignedUrlsRequestDict",
    "PresignedUrlsRequestLike",
    "ProofTypeLike",
    "ReplaceUserMetadataRequestDict",
    "ReplaceUserMetadataRequestLike",
    "ReportChunksRequestDict",
    "ReportChunksRequestLike",
    "ResponseIncludeLike",
    "ResponseInputItemDict",
    "ResponseInputItemLike",
    "ResponseInputItemRoleLike",
    "ResponseInputItemTypeLike",
    "ResponseSelectionDict",
    "ResponseSelectionKindLike",
    "ResponseSelectionLike",
    "SearchGroupByLike",
    "SearchKnowledgeStoreFilterDict",
    "SearchKnowledgeStoreFilterLike",
    "SearchKnowledgeStoreOptionsDict",
    "SearchKnowledgeStoreOptionsLike",
    "SearchKnowledgeStoreRequestDict",
    "SearchKnowledgeStoreRequestLike",
    "SearchOperatorLike",
    "SearchOptionLike",
    "SearchQueryMediaTypeLike",
    "SearchTranscriptionOptionLike",
    "SegmentDefinitionDict",
    "SegmentDefinitionLike",
    "SegmentFieldDict",
    "SegmentFieldItemsDict",
    "SegmentFieldItemsLike",
    "SegmentFieldItemsTypeLike",
    "SegmentFieldLike",
    "SegmentFieldTypeLike",
    "SegmentTimeFormatLike",
    "SmeMediaSourceDict",
    "SmeMediaSourceLike",
    "SmeMediaTypeLike",
    "SortByLike",
    "SortByTimeOrNameLike",
    "SortOptionLike",
    "SyncResponseFormatDict",
    "SyncResponseFormatLike",
    "TextImageInputRequestDict",
    "TextImageInputRequestLike",
    "TextInputRequestDict",
    "TextInputRequestLike",
    "TextParamDict",
    "TextParamFormatJsonSchemaDict",
    "TextParamFormatJsonSchemaLike",
    "TextParamFormatTextDict",
    "TextParamFormatTextLike",
    "TextParamLike",
    "TimeArrayItemFieldDict",
    "TimeArrayItemFieldItemsDict",
    "TimeArrayItemFieldItemsLike",
    "TimeArrayItemFieldItemsTypeLike",
    "TimeArrayItemFieldLike",
    "TimeArrayItemFieldTypeLike",
    "TimeBasedMetadataEntryDict",
    "TimeBasedMetadataEntryLike",
    "TranscriptionGroupingLike",
    "UpdateEntityCollectionRequestDict",
    "UpdateEntityCollectionRequestLike",
    "UpdateEntityRequestDict",
    "UpdateEntityRequestLike",
    "UpdateIndexedAssetRequestDict",
    "UpdateIndexedAssetRequestLike",
    "UpdateIndexRequestDict",
    "UpdateIndexRequestLike",
    "UpdateKnowledgeStoreItemCollectionRequestDict",
    "UpdateKnowledgeStoreItemCollectionRequestLike",
    "UpdateKnowledgeStoreRequestDict",
    "UpdateKnowledgeStoreRequestLike",
    "UpdateUserMetadataRequestDict",
    "UpdateUserMetadataRequestLike",
    "UpdateVideoRequestDict",
    "UpdateVideoRequestLike",
    "VideoContextAssetIdDict",
    "VideoContextAssetIdLike",
    "VideoContextBase64StringDict",
    "VideoContextBase64StringLike",
    "VideoContextUrlDict",
    "VideoContextUrlLike",
    "VideoEmbeddingOptionLike",
    "VideoEmbeddingScopeLike",
    "VideoIndexingTaskStatusLike",
    "VideoInputRequestDict",
    "VideoInputRequestLike",
    "VideoSearchModalityLike",
    "VideoSearchOptionsDict",
    "VideoSearchOptionsLike",
)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(_import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
