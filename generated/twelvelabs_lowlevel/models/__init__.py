"""The models of requests and responses. Each is imported when it is first used."""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pass
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
    from .audio_stream import AudioStream
    from .chunk_info import ChunkInfo
    from .chunk_info_status import ChunkInfoStatus
    from .completed_chunk import CompletedChunk
    from .create_asset_method import CreateAssetMethod
    from .create_asset_request import CreateAssetRequest
    from .create_asset_upload_response import CreateAssetUploadResponse
    from .create_asset_upload_response_upload_headers import CreateAssetUploadResponseUploadHeaders
    from .create_index_request import CreateIndexRequest
    from .create_indexed_asset_request import CreateIndexedAssetRequest
    from .create_multipart_upload_request import CreateMultipartUploadRequest
    from .embedding_option import EmbeddingOption
    from .error import Error
    from .hls_object import HlsObject
    from .hls_object_status import HlsObjectStatus
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
    from .model_family import ModelFamily
    from .multipart_upload_status import MultipartUploadStatus
    from .multipart_upload_status_type import MultipartUploadStatusType
    from .multipart_upload_type import MultipartUploadType
    from .number_range import NumberRange
    from .page_info import PageInfo
    from .presigned_url_chunk import PresignedUrlChunk
    from .presigned_urls_request import PresignedUrlsRequest
    from .presigned_urls_response import PresignedUrlsResponse
    from .proof_type import ProofType
    from .rendition_status import RenditionStatus
    from .replace_user_metadata_request import ReplaceUserMetadataRequest
    from .report_chunk_batch_response import ReportChunkBatchResponse
    from .report_chunks_request import ReportChunksRequest
    from .sort_by import SortBy
    from .sort_option import SortOption
    from .technical_metadata import TechnicalMetadata
    from .transcription_data_item import TranscriptionDataItem
    from .transcription_grouping import TranscriptionGrouping
    from .update_index_request import UpdateIndexRequest
    from .update_indexed_asset_request import UpdateIndexedAssetRequest
    from .update_user_metadata_request import UpdateUserMetadataRequest
    from .user_metadata import UserMetadata
    from .user_metadata_changes import UserMetadataChanges
    from .user_metadata_filter import UserMetadataFilter
    from .video_embedding import VideoEmbedding
    from .video_segment import VideoSegment
    from .video_stream import VideoStream

_MODULES: dict[str, str] = {
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
    "AudioStream": ".audio_stream",
    "ChunkInfo": ".chunk_info",
    "ChunkInfoStatus": ".chunk_info_status",
    "CompletedChunk": ".completed_chunk",
    "CreateAssetMethod": ".create_asset_method",
    "CreateAssetRequest": ".create_asset_request",
    "CreateAssetUploadResponse": ".create_asset_upload_response",
    "CreateAssetUploadResponseUploadHeaders": ".create_asset_upload_response_upload_headers",
    "CreateIndexRequest": ".create_index_request",
    "CreateIndexedAssetRequest": ".create_indexed_asset_request",
    "CreateMultipartUploadRequest": ".create_multipart_upload_request",
    "EmbeddingOption": ".embedding_option",
    "Error": ".error",
    "HlsObject": ".hls_object",
    "HlsObjectStatus": ".hls_object_status",
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
    "ModelFamily": ".model_family",
    "MultipartUploadStatus": ".multipart_upload_status",
    "MultipartUploadStatusType": ".multipart_upload_status_type",
    "MultipartUploadType": ".multipart_upload_type",
    "NumberRange": ".number_range",
    "PageInfo": ".page_info",
    "PresignedUrlChunk": ".presigned_url_chunk",
    "PresignedUrlsRequest": ".presigned_urls_request",
    "PresignedUrlsResponse": ".presigned_urls_response",
    "ProofType": ".proof_type",
    "RenditionStatus": ".rendition_status",
    "ReplaceUserMetadataRequest": ".replace_user_metadata_request",
    "ReportChunkBatchResponse": ".report_chunk_batch_response",
    "ReportChunksRequest": ".report_chunks_request",
    "SortBy": ".sort_by",
    "SortOption": ".sort_option",
    "TechnicalMetadata": ".technical_metadata",
    "TranscriptionDataItem": ".transcription_data_item",
    "TranscriptionGrouping": ".transcription_grouping",
    "UpdateIndexRequest": ".update_index_request",
    "UpdateIndexedAssetRequest": ".update_indexed_asset_request",
    "UpdateUserMetadataRequest": ".update_user_metadata_request",
    "UserMetadata": ".user_metadata",
    "UserMetadataChanges": ".user_metadata_changes",
    "UserMetadataFilter": ".user_metadata_filter",
    "VideoEmbedding": ".video_embedding",
    "VideoSegment": ".video_segment",
    "VideoStream": ".video_stream",
}

__all__ = (
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
    "AudioStream",
    "ChunkInfo",
    "ChunkInfoStatus",
    "CompletedChunk",
    "CreateAssetMethod",
    "CreateAssetRequest",
    "CreateAssetUploadResponse",
    "CreateAssetUploadResponseUploadHeaders",
    "CreateIndexedAssetRequest",
    "CreateIndexRequest",
    "CreateMultipartUploadRequest",
    "EmbeddingOption",
    "Error",
    "HlsObject",
    "HlsObjectStatus",
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
    "ModelFamily",
    "MultipartUploadStatus",
    "MultipartUploadStatusType",
    "MultipartUploadType",
    "NumberRange",
    "PageInfo",
    "PresignedUrlChunk",
    "PresignedUrlsRequest",
    "PresignedUrlsResponse",
    "ProofType",
    "RenditionStatus",
    "ReplaceUserMetadataRequest",
    "ReportChunkBatchResponse",
    "ReportChunksRequest",
    "SortBy",
    "SortOption",
    "TechnicalMetadata",
    "TranscriptionDataItem",
    "TranscriptionGrouping",
    "UpdateIndexedAssetRequest",
    "UpdateIndexRequest",
    "UpdateUserMetadataRequest",
    "UserMetadata",
    "UserMetadataChanges",
    "UserMetadataFilter",
    "VideoEmbedding",
    "VideoSegment",
    "VideoStream",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(_import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
