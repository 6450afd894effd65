"""The models of requests and responses. Each is imported when it is first used."""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pass
    from .analysis_batch_model_name import AnalysisBatchModelName
    from .analysis_mode import AnalysisMode
    from .analysis_model_name import AnalysisModelName
    from .analyze_batch_page import AnalyzeBatchPage
    from .analyze_batch_status_response import AnalyzeBatchStatusResponse
    from .analyze_batch_summary import AnalyzeBatchSummary
    from .analyze_image_input import AnalyzeImageInput
    from .analyze_prompt_v2 import AnalyzePromptV2
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
    from .analyze_task_status import AnalyzeTaskStatus
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
    from .analyze_time_range import AnalyzeTimeRange
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
    from .asset_type import AssetType
    from .asset_type_filter import AssetTypeFilter
    from .async_audio_input_request import AsyncAudioInputRequest
    from .async_document_input_request import AsyncDocumentInputRequest
    from .async_image_input_request import AsyncImageInputRequest
    from .async_response_format import AsyncResponseFormat
    from .async_response_format_type import AsyncResponseFormatType
    from .async_temporal_segmentation import AsyncTemporalSegmentation
    from .async_video_input_request import AsyncVideoInputRequest
    from .audio_embedding_metadata import AudioEmbeddingMetadata
    from .audio_embedding_option import AudioEmbeddingOption
    from .audio_embedding_result import AudioEmbeddingResult
    from .audio_embedding_summary import AudioEmbeddingSummary
    from .audio_input_request import AudioInputRequest
    from .audio_segment import AudioSegment
    from .audio_stream import AudioStream
    from .authorize_connection_request import AuthorizeConnectionRequest
    from .authorize_connection_response import AuthorizeConnectionResponse
    from .base_embedding_metadata import BaseEmbeddingMetadata
    from .base_segment import BaseSegment
    from .batch_defaults import BatchDefaults
    from .batch_item_request import BatchItemRequest
    from .batch_item_status import BatchItemStatus
    from .batch_prompt import BatchPrompt
    from .batch_result_item import BatchResultItem
    from .batch_status import BatchStatus
    from .batch_video_context import BatchVideoContext
    from .bulk_create_entity_response import BulkCreateEntityResponse
    from .bulk_entity import BulkEntity
    from .bulk_entity_error import BulkEntityError
    from .bulk_entity_request import BulkEntityRequest
    from .cancel_analyze_task_response import CancelAnalyzeTaskResponse
    from .chunk_info import ChunkInfo
    from .chunk_info_status import ChunkInfoStatus
    from .completed_chunk import CompletedChunk
    from .connection import Connection
    from .connection_account import ConnectionAccount
    from .connection_page import ConnectionPage
    from .connection_provider import ConnectionProvider
    from .connection_status import ConnectionStatus
    from .create_analysis_batch_request import CreateAnalysisBatchRequest
    from .create_analysis_request import CreateAnalysisRequest
    from .create_analysis_task_request import CreateAnalysisTaskRequest
    from .create_analyze_batch_response import CreateAnalyzeBatchResponse
    from .create_analyze_task_response import CreateAnalyzeTaskResponse
    from .create_asset_method import CreateAssetMethod
    from .create_asset_request import CreateAssetRequest
    from .create_asset_upload_response import CreateAssetUploadResponse
    from .create_asset_upload_response_upload_headers import CreateAssetUploadResponseUploadHeaders
    from .create_connection_picker_token_response import CreateConnectionPickerTokenResponse
    from .create_embedding_task_request import CreateEmbeddingTaskRequest
    from .create_embedding_v1_request import CreateEmbeddingV1Request
    from .create_embeddings_request import CreateEmbeddingsRequest
    from .create_entities_bulk_request import CreateEntitiesBulkRequest
    from .create_entity_collection_request import CreateEntityCollectionRequest
    from .create_entity_request import CreateEntityRequest
    from .create_gist_request import CreateGistRequest
    from .create_import_request import CreateImportRequest
    from .create_index_request import CreateIndexRequest
    from .create_indexed_asset_request import CreateIndexedAssetRequest
    from .create_knowledge_store_item_collection_request import CreateKnowledgeStoreItemCollectionRequest
    from .create_knowledge_store_item_request import CreateKnowledgeStoreItemRequest
    from .create_knowledge_store_request import CreateKnowledgeStoreRequest
    from .create_multipart_upload_request import CreateMultipartUploadRequest
    from .create_redirect_uri_request import CreateRedirectUriRequest
    from .create_response_request import CreateResponseRequest
    from .create_search_request import CreateSearchRequest
    from .create_summary_request import CreateSummaryRequest
    from .create_video_embedding_task_request import CreateVideoEmbeddingTaskRequest
    from .create_video_indexing_task_request import CreateVideoIndexingTaskRequest
    from .created_batch_item import CreatedBatchItem
    from .document_embedding_metadata import DocumentEmbeddingMetadata
    from .document_embedding_option import DocumentEmbeddingOption
    from .document_embedding_scope import DocumentEmbeddingScope
    from .document_embedding_summary import DocumentEmbeddingSummary
    from .document_segmentation import DocumentSegmentation
    from .document_sequential_segmentation import DocumentSequentialSegmentation
    from .document_sequential_strategy import DocumentSequentialStrategy
    from .document_spatial_segmentation import DocumentSpatialSegmentation
    from .document_spatial_strategy import DocumentSpatialStrategy
    from .dynamic_segmentation import DynamicSegmentation
    from .dynamic_segmentation_options import DynamicSegmentationOptions
    from .embedding_data import EmbeddingData
    from .embedding_data_option import EmbeddingDataOption
    from .embedding_data_scope import EmbeddingDataScope
    from .embedding_input_type import EmbeddingInputType
    from .embedding_media_metadata_audio import EmbeddingMediaMetadataAudio
    from .embedding_media_metadata_image import EmbeddingMediaMetadataImage
    from .embedding_media_metadata_multi_input import EmbeddingMediaMetadataMultiInput
    from .embedding_media_metadata_other import EmbeddingMediaMetadataOther
    from .embedding_media_metadata_text_image import EmbeddingMediaMetadataTextImage
    from .embedding_media_metadata_video import EmbeddingMediaMetadataVideo
    from .embedding_media_type import EmbeddingMediaType
    from .embedding_model_name import EmbeddingModelName
    from .embedding_option import EmbeddingOption
    from .embedding_quadrant import EmbeddingQuadrant
    from .embedding_response import EmbeddingResponse
    from .embedding_scope import EmbeddingScope
    from .embedding_success_response import EmbeddingSuccessResponse
    from .embedding_task_error import EmbeddingTaskError
    from .embedding_task_input_type import EmbeddingTaskInputType
    from .embedding_task_media_metadata_document import EmbeddingTaskMediaMetadataDocument
    from .embedding_task_media_metadata_image import EmbeddingTaskMediaMetadataImage
    from .embedding_task_response import EmbeddingTaskResponse
    from .embedding_task_scope import EmbeddingTaskScope
    from .embedding_task_status import EmbeddingTaskStatus
    from .embedding_tasks_create_response import EmbeddingTasksCreateResponse
    from .embedding_truncation_reason import EmbeddingTruncationReason
    from .embedding_type import EmbeddingType
    from .embedding_usage import EmbeddingUsage
    from .embedding_usage_input_tokens import EmbeddingUsageInputTokens
    from .enrichment_config_description import EnrichmentConfigDescription
    from .enrichment_config_description_request import EnrichmentConfigDescriptionRequest
    from .enrichment_config_json_schema import EnrichmentConfigJsonSchema
    from .enrichment_config_json_schema_request import EnrichmentConfigJsonSchemaRequest
    from .enrichment_config_other import EnrichmentConfigOther
    from .enrichment_json_schema import EnrichmentJsonSchema
    from .entity import Entity
    from .entity_assets_request import EntityAssetsRequest
    from .entity_collection import EntityCollection
    from .entity_collection_page import EntityCollectionPage
    from .entity_metadata import EntityMetadata
    from .entity_page import EntityPage
    from .entity_status import EntityStatus
    from .error import Error
    from .error_details import ErrorDetails
    from .finish_reason import FinishReason
    from .fixed_segmentation import FixedSegmentation
    from .fixed_segmentation_options import FixedSegmentationOptions
    from .gist import Gist
    from .gist_type import GistType
    from .hls_object import HlsObject
    from .hls_object_status import HlsObjectStatus
    from .image_embedding_metadata import ImageEmbeddingMetadata
    from .image_embedding_option import ImageEmbeddingOption
    from .image_embedding_result import ImageEmbeddingResult
    from .image_embedding_scope import ImageEmbeddingScope
    from .image_embedding_summary import ImageEmbeddingSummary
    from .image_embedding_type import ImageEmbeddingType
    from .image_input_request import ImageInputRequest
    from .image_search_item_metadata import ImageSearchItemMetadata
    from .image_search_system_metadata import ImageSearchSystemMetadata
    from .import_ import Import
    from .import_detail import ImportDetail
    from .import_item import ImportItem
    from .import_item_action import ImportItemAction
    from .import_item_error import ImportItemError
    from .import_item_request import ImportItemRequest
    from .import_item_status import ImportItemStatus
    from .import_page import ImportPage
    from .import_result import ImportResult
    from .incomplete_upload_page import IncompleteUploadPage
    from .incomplete_upload_summary import IncompleteUploadSummary
    from .index_addon import IndexAddon
    from .index_model import IndexModel
    from .index_model_name import IndexModelName
    from .index_model_option import IndexModelOption
    from .index_model_request import IndexModelRequest
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
    from .indexed_asset_status import IndexedAssetStatus
    from .indexed_asset_summary import IndexedAssetSummary
    from .indexed_asset_summary_page import IndexedAssetSummaryPage
    from .indexed_asset_system_metadata import IndexedAssetSystemMetadata
    from .indexed_assets_create_response import IndexedAssetsCreateResponse
    from .indexes_create_response import IndexesCreateResponse
    from .ingestion_config import IngestionConfig
    from .ingestion_config_request import IngestionConfigRequest
    from .item_id_filter import ItemIdFilter
    from .json_schema import JsonSchema
    from .knowledge_store import KnowledgeStore
    from .knowledge_store_group_by import KnowledgeStoreGroupBy
    from .knowledge_store_image_hit import KnowledgeStoreImageHit
    from .knowledge_store_image_metadata import KnowledgeStoreImageMetadata
    from .knowledge_store_item import KnowledgeStoreItem
    from .knowledge_store_item_asset_type import KnowledgeStoreItemAssetType
    from .knowledge_store_item_collection import KnowledgeStoreItemCollection
    from .knowledge_store_item_collection_page import KnowledgeStoreItemCollectionPage
    from .knowledge_store_item_ids_request import KnowledgeStoreItemIdsRequest
    from .knowledge_store_item_metadata import KnowledgeStoreItemMetadata
    from .knowledge_store_item_page import KnowledgeStoreItemPage
    from .knowledge_store_item_status import KnowledgeStoreItemStatus
    from .knowledge_store_metadata import KnowledgeStoreMetadata
    from .knowledge_store_other_hit import KnowledgeStoreOtherHit
    from .knowledge_store_other_metadata import KnowledgeStoreOtherMetadata
    from .knowledge_store_page import KnowledgeStorePage
    from .knowledge_store_search_query import KnowledgeStoreSearchQuery
    from .knowledge_store_video_hit import KnowledgeStoreVideoHit
    from .knowledge_store_video_metadata import KnowledgeStoreVideoMetadata
    from .max_tokens_word import MaxTokensWord
    from .media_embedding_task import MediaEmbeddingTask
    from .media_embedding_task_page import MediaEmbeddingTaskPage
    from .media_source import MediaSource
    from .model_family import ModelFamily
    from .multi_input_media_source import MultiInputMediaSource
    from .multi_input_request import MultiInputRequest
    from .multipart_upload_status import MultipartUploadStatus
    from .multipart_upload_status_type import MultipartUploadStatusType
    from .multipart_upload_type import MultipartUploadType
    from .nested_error import NestedError
    from .nested_error_body import NestedErrorBody
    from .new_embedding_task_metadata import NewEmbeddingTaskMetadata
    from .non_stream_analyze_response import NonStreamAnalyzeResponse
    from .number_range import NumberRange
    from .page_info import PageInfo
    from .presigned_url_chunk import PresignedUrlChunk
    from .presigned_urls_request import PresignedUrlsRequest
    from .presigned_urls_response import PresignedUrlsResponse
    from .proof_type import ProofType
    from .redirect_uri import RedirectUri
    from .redirect_uri_page import RedirectUriPage
    from .rendition_status import RenditionStatus
    from .replace_user_metadata_request import ReplaceUserMetadataRequest
    from .report_chunk_batch_response import ReportChunkBatchResponse
    from .report_chunks_request import ReportChunksRequest
    from .response_annotation import ResponseAnnotation
    from .response_annotation_type import ResponseAnnotationType
    from .response_completed_event import ResponseCompletedEvent
    from .response_content_part_added_event import ResponseContentPartAddedEvent
    from .response_content_part_done_event import ResponseContentPartDoneEvent
    from .response_created_event import ResponseCreatedEvent
    from .response_failed_event import ResponseFailedEvent
    from .response_function_call_arguments_done_event import ResponseFunctionCallArgumentsDoneEvent
    from .response_in_progress_event import ResponseInProgressEvent
    from .response_include import ResponseInclude
    from .response_incomplete_details import ResponseIncompleteDetails
    from .response_input_item import ResponseInputItem
    from .response_input_item_role import ResponseInputItemRole
    from .response_input_item_type import ResponseInputItemType
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
    from .response_selection import ResponseSelection
    from .response_selection_kind import ResponseSelectionKind
    from .response_status import ResponseStatus
    from .response_stream_event_base import ResponseStreamEventBase
    from .response_usage import ResponseUsage
    from .search_filter import SearchFilter
    from .search_group_by import SearchGroupBy
    from .search_item import SearchItem
    from .search_item_clip import SearchItemClip
    from .search_knowledge_store_filter import SearchKnowledgeStoreFilter
    from .search_knowledge_store_options import SearchKnowledgeStoreOptions
    from .search_knowledge_store_options_request import SearchKnowledgeStoreOptionsRequest
    from .search_knowledge_store_request import SearchKnowledgeStoreRequest
    from .search_knowledge_store_response import SearchKnowledgeStoreResponse
    from .search_operator import SearchOperator
    from .search_option import SearchOption
    from .search_page_info import SearchPageInfo
    from .search_pool import SearchPool
    from .search_query_media_type import SearchQueryMediaType
    from .search_results import SearchResults
    from .search_retrieve_response import SearchRetrieveResponse
    from .search_transcription_option import SearchTranscriptionOption
    from .segment_definition import SegmentDefinition
    from .segment_field import SegmentField
    from .segment_field_items import SegmentFieldItems
    from .segment_field_items_type import SegmentFieldItemsType
    from .segment_field_type import SegmentFieldType
    from .segment_time_format import SegmentTimeFormat
    from .sme_media_source import SmeMediaSource
    from .sme_media_type import SmeMediaType
    from .sort_by import SortBy
    from .sort_by_time_or_name import SortByTimeOrName
    from .sort_option import SortOption
    from .stream_analyze_response_stream_end import StreamAnalyzeResponseStreamEnd
    from .stream_analyze_response_stream_start import StreamAnalyzeResponseStreamStart
    from .stream_analyze_response_text_generation import StreamAnalyzeResponseTextGeneration
    from .stream_analyze_response_unknown import StreamAnalyzeResponseUnknown
    from .stream_end_metadata import StreamEndMetadata
    from .stream_start_metadata import StreamStartMetadata
    from .summarize_chapter import SummarizeChapter
    from .summarize_highlight import SummarizeHighlight
    from .summarize_result import SummarizeResult
    from .sync_response_format import SyncResponseFormat
    from .technical_metadata import TechnicalMetadata
    from .text_embedding_result import TextEmbeddingResult
    from .text_image_input_request import TextImageInputRequest
    from .text_input_request import TextInputRequest
    from .text_param import TextParam
    from .text_param_format_json_schema import TextParamFormatJsonSchema
    from .text_param_format_text import TextParamFormatText
    from .time_array_item_field import TimeArrayItemField
    from .time_array_item_field_items import TimeArrayItemFieldItems
    from .time_array_item_field_items_type import TimeArrayItemFieldItemsType
    from .time_array_item_field_type import TimeArrayItemFieldType
    from .time_based_metadata_entry import TimeBasedMetadataEntry
    from .token_usage import TokenUsage
    from .transcription_data_item import TranscriptionDataItem
    from .transcription_grouping import TranscriptionGrouping
    from .update_entity_collection_request import UpdateEntityCollectionRequest
    from .update_entity_request import UpdateEntityRequest
    from .update_index_request import UpdateIndexRequest
    from .update_indexed_asset_request import UpdateIndexedAssetRequest
    from .update_knowledge_store_item_collection_request import UpdateKnowledgeStoreItemCollectionRequest
    from .update_knowledge_store_request import UpdateKnowledgeStoreRequest
    from .update_user_metadata_request import UpdateUserMetadataRequest
    from .update_video_request import UpdateVideoRequest
    from .user_metadata import UserMetadata
    from .user_metadata_changes import UserMetadataChanges
    from .user_metadata_filter import UserMetadataFilter
    from .video_context_asset_id import VideoContextAssetId
    from .video_context_base_64_string import VideoContextBase64String
    from .video_context_url import VideoContextUrl
    from .video_embedding import VideoEmbedding
    from .video_embedding_metadata import VideoEmbeddingMetadata
    from .video_embedding_option import VideoEmbeddingOption
    from .video_embedding_result import VideoEmbeddingResult
    from .video_embedding_scope import VideoEmbeddingScope
    from .video_embedding_summary import VideoEmbeddingSummary
    from .video_embedding_tasks_create_response import VideoEmbeddingTasksCreateResponse
    from .video_embedding_tasks_retrieve_response import VideoEmbeddingTasksRetrieveResponse
    from .video_embedding_tasks_status_response import VideoEmbeddingTasksStatusResponse
    from .video_indexing_task import VideoIndexingTask
    from .video_indexing_task_page import VideoIndexingTaskPage
    from .video_indexing_task_status import VideoIndexingTaskStatus
    from .video_indexing_task_system_metadata import VideoIndexingTaskSystemMetadata
    from .video_indexing_tasks_create_response import VideoIndexingTasksCreateResponse
    from .video_indexing_tasks_retrieve_response import VideoIndexingTasksRetrieveResponse
    from .video_input_request import VideoInputRequest
    from .video_match import VideoMatch
    from .video_page import VideoPage
    from .video_search_item_metadata import VideoSearchItemMetadata
    from .video_search_modality import VideoSearchModality
    from .video_search_options import VideoSearchOptions
    from .video_search_options_request import VideoSearchOptionsRequest
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
    "EnrichmentConfigDescriptionRequest": ".enrichment_config_description_request",
    "EnrichmentConfigJsonSchema": ".enrichment_config_json_schema",
    "EnrichmentConfigJsonSchemaRequest": ".enrichment_config_json_schema_request",
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
    "IngestionConfigRequest": ".ingestion_config_request",
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
    "SearchKnowledgeStoreOptionsRequest": ".search_knowledge_store_options_request",
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
    "VideoSearchOptionsRequest": ".video_search_options_request",
    "VideoSearchSystemMetadata": ".video_search_system_metadata",
    "VideoSegment": ".video_segment",
    "VideoStream": ".video_stream",
    "VideoVector": ".video_vector",
    "VideosRetrieveResponse": ".videos_retrieve_response",
}

__all__ = (
    "AnalysisBatchModelName",
    "AnalysisMode",
    "AnalysisModelName",
    "AnalyzeBatchPage",
    "AnalyzeBatchStatusResponse",
    "AnalyzeBatchSummary",
    "AnalyzeImageInput",
    "AnalyzePromptV2",
    "AnalyzeTaskCanceledWebhookData",
    "AnalyzeTaskCanceledWebhookEvent",
    "AnalyzeTaskError",
    "AnalyzeTaskFailedWebhookData",
    "AnalyzeTaskFailedWebhookEvent",
    "AnalyzeTaskMediaSource",
    "AnalyzeTaskPage",
    "AnalyzeTaskPrompt",
    "AnalyzeTaskReadyWebhookData",
    "AnalyzeTaskReadyWebhookEvent",
    "AnalyzeTaskRequestParams",
    "AnalyzeTaskResponse",
    "AnalyzeTaskResponseFormat",
    "AnalyzeTaskResult",
    "AnalyzeTaskSegmentDefinition",
    "AnalyzeTaskSegmentField",
    "AnalyzeTaskSegmentFieldItems",
    "AnalyzeTaskStatus",
    "AnalyzeTaskTimeArrayItemField",
    "AnalyzeTaskTimeArrayItemFieldItems",
    "AnalyzeTaskTimeRange",
    "AnalyzeTaskVideoMetadata",
    "AnalyzeTaskVideoSource",
    "AnalyzeTaskVideoSourceType",
    "AnalyzeTaskWebhookDataBase",
    "AnalyzeTaskWebhookError",
    "AnalyzeTaskWebhookEventBase",
    "AnalyzeTaskWebhookInfo",
    "AnalyzeTaskWebhookVideoSource",
    "AnalyzeTimeRange",
    "Asset",
    "AssetDetail",
    "AssetError",
    "AssetHls",
    "AssetMethod",
    "AssetPage",
    "AssetSource",
    "AssetSourceDetails",
    "AssetSourceProvider",
    "AssetSourceType",
    "AssetStatus",
    "AssetThumbnail",
    "AssetTranscriptionEntry",
    "AssetTranscriptionError",
    "AssetTranscriptionResponse",
    "AssetTranscriptionStatus",
    "AssetTranscriptionUtterance",
    "AssetType",
    "AssetTypeFilter",
    "AsyncAudioInputRequest",
    "AsyncDocumentInputRequest",
    "AsyncImageInputRequest",
    "AsyncResponseFormat",
    "AsyncResponseFormatType",
    "AsyncTemporalSegmentation",
    "AsyncVideoInputRequest",
    "AudioEmbeddingMetadata",
    "AudioEmbeddingOption",
    "AudioEmbeddingResult",
    "AudioEmbeddingSummary",
    "AudioInputRequest",
    "AudioSegment",
    "AudioStream",
    "AuthorizeConnectionRequest",
    "AuthorizeConnectionResponse",
    "BaseEmbeddingMetadata",
    "BaseSegment",
    "BatchDefaults",
    "BatchItemRequest",
    "BatchItemStatus",
    "BatchPrompt",
    "BatchResultItem",
    "BatchStatus",
    "BatchVideoContext",
    "BulkCreateEntityResponse",
    "BulkEntity",
    "BulkEntityError",
    "BulkEntityRequest",
    "CancelAnalyzeTaskResponse",
    "ChunkInfo",
    "ChunkInfoStatus",
    "CompletedChunk",
    "Connection",
    "ConnectionAccount",
    "ConnectionPage",
    "ConnectionProvider",
    "ConnectionStatus",
    "CreateAnalysisBatchRequest",
    "CreateAnalysisRequest",
    "CreateAnalysisTaskRequest",
    "CreateAnalyzeBatchResponse",
    "CreateAnalyzeTaskResponse",
    "CreateAssetMethod",
    "CreateAssetRequest",
    "CreateAssetUploadResponse",
    "CreateAssetUploadResponseUploadHeaders",
    "CreateConnectionPickerTokenResponse",
    "CreatedBatchItem",
    "CreateEmbeddingsRequest",
    "CreateEmbeddingTaskRequest",
    "CreateEmbeddingV1Request",
    "CreateEntitiesBulkRequest",
    "CreateEntityCollectionRequest",
    "CreateEntityRequest",
    "CreateGistRequest",
    "CreateImportRequest",
    "CreateIndexedAssetRequest",
    "CreateIndexRequest",
    "CreateKnowledgeStoreItemCollectionRequest",
    "CreateKnowledgeStoreItemRequest",
    "CreateKnowledgeStoreRequest",
    "CreateMultipartUploadRequest",
    "CreateRedirectUriRequest",
    "CreateResponseRequest",
    "CreateSearchRequest",
    "CreateSummaryRequest",
    "CreateVideoEmbeddingTaskRequest",
    "CreateVideoIndexingTaskRequest",
    "DocumentEmbeddingMetadata",
    "DocumentEmbeddingOption",
    "DocumentEmbeddingScope",
    "DocumentEmbeddingSummary",
    "DocumentSegmentation",
    "DocumentSequentialSegmentation",
    "DocumentSequentialStrategy",
    "DocumentSpatialSegmentation",
    "DocumentSpatialStrategy",
    "DynamicSegmentation",
    "DynamicSegmentationOptions",
    "EmbeddingData",
    "EmbeddingDataOption",
    "EmbeddingDataScope",
    "EmbeddingInputType",
    "EmbeddingMediaMetadataAudio",
    "EmbeddingMediaMetadataImage",
    "EmbeddingMediaMetadataMultiInput",
    "EmbeddingMediaMetadataOther",
    "EmbeddingMediaMetadataTextImage",
    "EmbeddingMediaMetadataVideo",
    "EmbeddingMediaType",
    "EmbeddingModelName",
    "EmbeddingOption",
    "EmbeddingQuadrant",
    "EmbeddingResponse",
    "EmbeddingScope",
    "EmbeddingSuccessResponse",
    "EmbeddingTaskError",
    "EmbeddingTaskInputType",
    "EmbeddingTaskMediaMetadataDocument",
    "EmbeddingTaskMediaMetadataImage",
    "EmbeddingTaskResponse",
    "EmbeddingTaskScope",
    "EmbeddingTasksCreateResponse",
    "EmbeddingTaskStatus",
    "EmbeddingTruncationReason",
    "EmbeddingType",
    "EmbeddingUsage",
    "EmbeddingUsageInputTokens",
    "EnrichmentConfigDescription",
    "EnrichmentConfigDescriptionRequest",
    "EnrichmentConfigJsonSchema",
    "EnrichmentConfigJsonSchemaRequest",
    "EnrichmentConfigOther",
    "EnrichmentJsonSchema",
    "Entity",
    "EntityAssetsRequest",
    "EntityCollection",
    "EntityCollectionPage",
    "EntityMetadata",
    "EntityPage",
    "EntityStatus",
    "Error",
    "ErrorDetails",
    "FinishReason",
    "FixedSegmentation",
    "FixedSegmentationOptions",
    "Gist",
    "GistType",
    "HlsObject",
    "HlsObjectStatus",
    "ImageEmbeddingMetadata",
    "ImageEmbeddingOption",
    "ImageEmbeddingResult",
    "ImageEmbeddingScope",
    "ImageEmbeddingSummary",
    "ImageEmbeddingType",
    "ImageInputRequest",
    "ImageSearchItemMetadata",
    "ImageSearchSystemMetadata",
    "Import",
    "ImportDetail",
    "ImportItem",
    "ImportItemAction",
    "ImportItemError",
    "ImportItemRequest",
    "ImportItemStatus",
    "ImportPage",
    "ImportResult",
    "IncompleteUploadPage",
    "IncompleteUploadSummary",
    "IndexAddon",
    "IndexedAsset",
    "IndexedAssetDetailed",
    "IndexedAssetEmbedding",
    "IndexedAssetPage",
    "IndexedAssetsCreateResponse",
    "IndexedAssetStatus",
    "IndexedAssetSummary",
    "IndexedAssetSummaryPage",
    "IndexedAssetSystemMetadata",
    "IndexesCreateResponse",
    "IndexModel",
    "IndexModelName",
    "IndexModelOption",
    "IndexModelRequest",
    "IndexPage",
    "IndexReference",
    "IndexSchema",
    "IndexTaskFailedWebhookEvent",
    "IndexTaskReadyWebhookEvent",
    "IndexTaskWebhookData",
    "IndexTaskWebhookMetadata",
    "IndexTaskWebhookModel",
    "IngestionConfig",
    "IngestionConfigRequest",
    "ItemIdFilter",
    "JsonSchema",
    "KnowledgeStore",
    "KnowledgeStoreGroupBy",
    "KnowledgeStoreImageHit",
    "KnowledgeStoreImageMetadata",
    "KnowledgeStoreItem",
    "KnowledgeStoreItemAssetType",
    "KnowledgeStoreItemCollection",
    "KnowledgeStoreItemCollectionPage",
    "KnowledgeStoreItemIdsRequest",
    "KnowledgeStoreItemMetadata",
    "KnowledgeStoreItemPage",
    "KnowledgeStoreItemStatus",
    "KnowledgeStoreMetadata",
    "KnowledgeStoreOtherHit",
    "KnowledgeStoreOtherMetadata",
    "KnowledgeStorePage",
    "KnowledgeStoreSearchQuery",
    "KnowledgeStoreVideoHit",
    "KnowledgeStoreVideoMetadata",
    "MaxTokensWord",
    "MediaEmbeddingTask",
    "MediaEmbeddingTaskPage",
    "MediaSource",
    "ModelFamily",
    "MultiInputMediaSource",
    "MultiInputRequest",
    "MultipartUploadStatus",
    "MultipartUploadStatusType",
    "MultipartUploadType",
    "NestedError",
    "NestedErrorBody",
    "NewEmbeddingTaskMetadata",
    "NonStreamAnalyzeResponse",
    "NumberRange",
    "PageInfo",
    "PresignedUrlChunk",
    "PresignedUrlsRequest",
    "PresignedUrlsResponse",
    "ProofType",
    "RedirectUri",
    "RedirectUriPage",
    "RenditionStatus",
    "ReplaceUserMetadataRequest",
    "ReportChunkBatchResponse",
    "ReportChunksRequest",
    "ResponseAnnotation",
    "ResponseAnnotationType",
    "ResponseCompletedEvent",
    "ResponseContentPartAddedEvent",
    "ResponseContentPartDoneEvent",
    "ResponseCreatedEvent",
    "ResponseFailedEvent",
    "ResponseFunctionCallArgumentsDoneEvent",
    "ResponseInclude",
    "ResponseIncompleteDetails",
    "ResponseInProgressEvent",
    "ResponseInputItem",
    "ResponseInputItemRole",
    "ResponseInputItemType",
    "ResponseJsonSchema",
    "ResponseKeepaliveEvent",
    "ResponseObject",
    "ResponseObjectType",
    "ResponseOtherEvent",
    "ResponseOutputContentPart",
    "ResponseOutputContentPartType",
    "ResponseOutputItem",
    "ResponseOutputItemAddedEvent",
    "ResponseOutputItemDoneEvent",
    "ResponseOutputItemRole",
    "ResponseOutputItemType",
    "ResponseOutputTextDeltaEvent",
    "ResponseOutputTextDoneEvent",
    "ResponseSelection",
    "ResponseSelectionKind",
    "ResponseStatus",
    "ResponseStreamEventBase",
    "ResponseUsage",
    "SearchFilter",
    "SearchGroupBy",
    "SearchItem",
    "SearchItemClip",
    "SearchKnowledgeStoreFilter",
    "SearchKnowledgeStoreOptions",
    "SearchKnowledgeStoreOptionsRequest",
    "SearchKnowledgeStoreRequest",
    "SearchKnowledgeStoreResponse",
    "SearchOperator",
    "SearchOption",
    "SearchPageInfo",
    "SearchPool",
    "SearchQueryMediaType",
    "SearchResults",
    "SearchRetrieveResponse",
    "SearchTranscriptionOption",
    "SegmentDefinition",
    "SegmentField",
    "SegmentFieldItems",
    "SegmentFieldItemsType",
    "SegmentFieldType",
    "SegmentTimeFormat",
    "SmeMediaSource",
    "SmeMediaType",
    "SortBy",
    "SortByTimeOrName",
    "SortOption",
    "StreamAnalyzeResponseStreamEnd",
    "StreamAnalyzeResponseStreamStart",
    "StreamAnalyzeResponseTextGeneration",
    "StreamAnalyzeResponseUnknown",
    "StreamEndMetadata",
    "StreamStartMetadata",
    "SummarizeChapter",
    "SummarizeHighlight",
    "SummarizeResult",
    "SyncResponseFormat",
    "TechnicalMetadata",
    "TextEmbeddingResult",
    "TextImageInputRequest",
    "TextInputRequest",
    "TextParam",
    "TextParamFormatJsonSchema",
    "TextParamFormatText",
    "TimeArrayItemField",
    "TimeArrayItemFieldItems",
    "TimeArrayItemFieldItemsType",
    "TimeArrayItemFieldType",
    "TimeBasedMetadataEntry",
    "TokenUsage",
    "TranscriptionDataItem",
    "TranscriptionGrouping",
    "UpdateEntityCollectionRequest",
    "UpdateEntityRequest",
    "UpdateIndexedAssetRequest",
    "UpdateIndexRequest",
    "UpdateKnowledgeStoreItemCollectionRequest",
    "UpdateKnowledgeStoreRequest",
    "UpdateUserMetadataRequest",
    "UpdateVideoRequest",
    "UserMetadata",
    "UserMetadataChanges",
    "UserMetadataFilter",
    "VideoContextAssetId",
    "VideoContextBase64String",
    "VideoContextUrl",
    "VideoEmbedding",
    "VideoEmbeddingMetadata",
    "VideoEmbeddingOption",
    "VideoEmbeddingResult",
    "VideoEmbeddingScope",
    "VideoEmbeddingSummary",
    "VideoEmbeddingTasksCreateResponse",
    "VideoEmbeddingTasksRetrieveResponse",
    "VideoEmbeddingTasksStatusResponse",
    "VideoIndexingTask",
    "VideoIndexingTaskPage",
    "VideoIndexingTasksCreateResponse",
    "VideoIndexingTasksRetrieveResponse",
    "VideoIndexingTaskStatus",
    "VideoIndexingTaskSystemMetadata",
    "VideoInputRequest",
    "VideoMatch",
    "VideoPage",
    "VideoSearchItemMetadata",
    "VideoSearchModality",
    "VideoSearchOptions",
    "VideoSearchOptionsRequest",
    "VideoSearchSystemMetadata",
    "VideoSegment",
    "VideosRetrieveResponse",
    "VideoStream",
    "VideoVector",
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
