"""The vendor SDK's names for types that have other names here. Each is resolved when it is first used."""

import datetime
from functools import reduce as _reduce
from operator import or_ as _or
from types import GenericAlias as _GenericAlias
from typing import TYPE_CHECKING, Any, Literal

from . import models as _models

if TYPE_CHECKING:
    from typing import TypeAlias

    AnalyzeBatchSummaryAnalysisMode: TypeAlias = _models.AnalysisMode
    AnalyzeMaxTokens: TypeAlias = int
    AnalyzeRequestModelName: TypeAlias = _models.AnalysisModelName
    AnalyzeStreamRequestModelName: TypeAlias = _models.AnalysisModelName
    AnalyzeTaskCanceledWebhookDataStatus: TypeAlias = _models.AnalyzeTaskStatus
    AnalyzeTaskCanceledWebhookEventType: TypeAlias = Literal["analyze.task.canceled"]
    AnalyzeTaskFailedWebhookDataStatus: TypeAlias = _models.AnalyzeTaskStatus
    AnalyzeTaskFailedWebhookEventType: TypeAlias = Literal["analyze.task.failed"]
    AnalyzeTaskReadyWebhookDataStatus: TypeAlias = _models.AnalyzeTaskStatus
    AnalyzeTaskReadyWebhookEventType: TypeAlias = Literal["analyze.task.ready"]
    AnalyzeTaskResponseRequestParams: TypeAlias = _models.AnalyzeTaskRequestParams
    AnalyzeTaskResponseRequestParamsAnalysisMode: TypeAlias = _models.AnalysisMode
    AnalyzeTaskResponseRequestParamsMaxTokens: TypeAlias = int | _models.MaxTokensWord
    AnalyzeTaskResponseRequestParamsMaxTokensOne: TypeAlias = _models.MaxTokensWord
    AnalyzeTaskResponseRequestParamsPromptV2: TypeAlias = _models.AnalyzeTaskPrompt
    AnalyzeTaskResponseRequestParamsResponseFormat: TypeAlias = _models.AnalyzeTaskResponseFormat
    AnalyzeTaskResponseRequestParamsResponseFormatSegmentDefinitionsItem: TypeAlias = _models.AnalyzeTaskSegmentDefinition
    AnalyzeTaskResponseRequestParamsResponseFormatSegmentTimeFormat: TypeAlias = _models.SegmentTimeFormat
    AnalyzeTaskResponseRequestParamsResponseFormatType: TypeAlias = _models.AsyncResponseFormatType
    AnalyzeTaskResponseVideoSource: TypeAlias = _models.AnalyzeTaskVideoSource
    AnalyzeTaskResponseVideoSourceSystemMetadata: TypeAlias = _models.AnalyzeTaskVideoMetadata
    AnalyzeTaskResponseVideoSourceType: TypeAlias = _models.AnalyzeTaskVideoSourceType
    AnalyzeTaskResultUsage: TypeAlias = _models.TokenUsage
    AnalyzeTaskSegmentFieldFormat: TypeAlias = _models.SegmentTimeFormat
    AnalyzeTaskWebhookVideoSourceSystemMetadata: TypeAlias = _models.AnalyzeTaskVideoMetadata
    AnalyzeTaskWebhookVideoSourceType: TypeAlias = _models.AnalyzeTaskVideoSourceType
    AnalyzeTemperature: TypeAlias = float
    AnalyzeTextPrompt: TypeAlias = str
    AssetHlsStatus: TypeAlias = _models.RenditionStatus
    AssetSourceDetailsProvider: TypeAlias = _models.AssetSourceProvider
    AssetThumbnailStatus: TypeAlias = _models.RenditionStatus
    AssetsCreateRequestMethod: TypeAlias = _models.CreateAssetMethod
    AssetsListRequestAssetTypesItem: TypeAlias = _models.AssetType
    AssetsListResponse: TypeAlias = _models.AssetPage
    AssetsRetrieveTranscriptionRequestIncludeItem: TypeAlias = _models.TranscriptionGrouping
    AsyncAudioInputRequestEmbeddingOptionItem: TypeAlias = _models.AudioEmbeddingOption
    AsyncAudioInputRequestEmbeddingScopeItem: TypeAlias = _models.EmbeddingTaskScope
    AsyncAudioInputRequestEmbeddingTypeItem: TypeAlias = _models.EmbeddingType
    AsyncAudioInputRequestSegmentation: TypeAlias = _models.FixedSegmentation | _models.AsyncTemporalSegmentation
    AsyncDocumentInputRequestEmbeddingOptionItem: TypeAlias = _models.DocumentEmbeddingOption
    AsyncDocumentInputRequestEmbeddingScopeItem: TypeAlias = _models.DocumentEmbeddingScope
    AsyncDocumentInputRequestEmbeddingTypeItem: TypeAlias = _models.EmbeddingType
    AsyncDocumentMetadata: TypeAlias = _models.EmbeddingTaskMediaMetadataDocument
    AsyncDocumentMetadataEmbeddingScopesItem: TypeAlias = _models.DocumentEmbeddingScope
    AsyncImageInputRequestEmbeddingOptionItem: TypeAlias = _models.ImageEmbeddingOption
    AsyncImageInputRequestEmbeddingScopeItem: TypeAlias = _models.ImageEmbeddingScope
    AsyncImageInputRequestEmbeddingTypeItem: TypeAlias = _models.ImageEmbeddingType
    AsyncImageMetadata: TypeAlias = _models.EmbeddingTaskMediaMetadataImage
    AsyncImageMetadataEmbeddingScopesItem: TypeAlias = _models.ImageEmbeddingScope
    AsyncResponseFormatSegmentTimeFormat: TypeAlias = _models.SegmentTimeFormat
    AsyncVideoInputRequestEmbeddingOptionItem: TypeAlias = _models.VideoEmbeddingOption
    AsyncVideoInputRequestEmbeddingScopeItem: TypeAlias = _models.EmbeddingTaskScope
    AsyncVideoInputRequestEmbeddingTypeItem: TypeAlias = _models.EmbeddingType
    AsyncVideoInputRequestSegmentation: TypeAlias = _models.DynamicSegmentation | _models.FixedSegmentation | _models.AsyncTemporalSegmentation
    AudioInputRequestEmbeddingOptionItem: TypeAlias = _models.AudioEmbeddingOption
    AudioInputRequestEmbeddingScopeItem: TypeAlias = _models.EmbeddingScope
    AudioInputRequestEmbeddingTypeItem: TypeAlias = _models.EmbeddingType
    AudioSegmentation: TypeAlias = _models.FixedSegmentation
    AudioSegmentationFixed: TypeAlias = _models.FixedSegmentationOptions
    AudioSegmentationStrategy: TypeAlias = Literal["fixed"]
    AuthorizeConnectionRequestProvider: TypeAlias = _models.ConnectionProvider
    BadRequestErrorBody: TypeAlias = _models.Error
    BatchItemError: TypeAlias = _models.AnalyzeTaskError
    BatchVideoContextType: TypeAlias = Literal["asset_id"]
    BatchesListRequestAnalysisModeItem: TypeAlias = _models.AnalysisMode
    BatchesListResponse: TypeAlias = _models.AnalyzeBatchPage
    BulkCreateEntityResponseEntitiesItem: TypeAlias = _models.BulkEntity
    BulkCreateEntityResponseErrorsItem: TypeAlias = _models.BulkEntityError
    CancelAnalyzeTaskResponseStatus: TypeAlias = _models.AnalyzeTaskStatus
    CompletedChunkProofType: TypeAlias = _models.ProofType
    ConflictErrorBody: TypeAlias = _models.Error
    CreateAnalyzeBatchRequestAnalysisMode: TypeAlias = _models.AnalysisMode
    CreateAnalyzeBatchRequestModelName: TypeAlias = _models.AnalysisBatchModelName
    CreateAssetUploadRequestType: TypeAlias = _models.MultipartUploadType
    CreateAsyncAnalyzeRequestAnalysisMode: TypeAlias = _models.AnalysisMode
    CreateAsyncAnalyzeRequestMaxTokens: TypeAlias = int | _models.MaxTokensWord
    CreateAsyncAnalyzeRequestMaxTokensOne: TypeAlias = _models.MaxTokensWord
    CreateAsyncAnalyzeRequestModelName: TypeAlias = _models.AnalysisModelName
    CreateAsyncEmbeddingRequestInputType: TypeAlias = _models.EmbeddingTaskInputType
    CreateAsyncEmbeddingRequestModelName: TypeAlias = _models.EmbeddingModelName
    CreateEmbeddingsRequestInputType: TypeAlias = _models.EmbeddingInputType
    CreateEmbeddingsRequestModelName: TypeAlias = _models.EmbeddingModelName
    CreatedAt: TypeAlias = datetime.datetime
    DocumentSequentialSegmentationStrategy: TypeAlias = _models.DocumentSequentialStrategy
    DocumentSpatialSegmentationStrategy: TypeAlias = _models.DocumentSpatialStrategy
    EmbeddingAudioMetadata: TypeAlias = _models.EmbeddingMediaMetadataAudio
    EmbeddingAudioMetadataEmbeddingScopesItem: TypeAlias = _models.EmbeddingTaskScope
    EmbeddingDataEmbeddingOption: TypeAlias = _models.EmbeddingDataOption
    EmbeddingDataEmbeddingScope: TypeAlias = _models.EmbeddingDataScope
    EmbeddingDataQuadrant: TypeAlias = _models.EmbeddingQuadrant
    EmbeddingDimension: TypeAlias = int
    EmbeddingImageMetadata: TypeAlias = _models.EmbeddingMediaMetadataImage
    EmbeddingMediaMetadata: TypeAlias = _models.EmbeddingMediaMetadataImage | _models.EmbeddingMediaMetadataTextImage | _models.EmbeddingMediaMetadataAudio | _models.EmbeddingMediaMetadataVideo | _models.EmbeddingMediaMetadataMultiInput | _models.EmbeddingMediaMetadataOther
    EmbeddingMediaMetadata_Audio: TypeAlias = _models.EmbeddingMediaMetadataAudio
    EmbeddingMediaMetadata_Image: TypeAlias = _models.EmbeddingMediaMetadataImage
    EmbeddingMediaMetadata_MultiInput: TypeAlias = _models.EmbeddingMediaMetadataMultiInput
    EmbeddingMediaMetadata_TextImage: TypeAlias = _models.EmbeddingMediaMetadataTextImage
    EmbeddingMediaMetadata_Video: TypeAlias = _models.EmbeddingMediaMetadataVideo
    EmbeddingMultiInputMetadata: TypeAlias = _models.EmbeddingMediaMetadataMultiInput
    EmbeddingTaskMediaMetadata: TypeAlias = _models.EmbeddingMediaMetadataAudio | _models.EmbeddingMediaMetadataVideo | _models.EmbeddingTaskMediaMetadataDocument | _models.EmbeddingTaskMediaMetadataImage | _models.EmbeddingMediaMetadataOther
    EmbeddingTaskMediaMetadata_Audio: TypeAlias = _models.EmbeddingMediaMetadataAudio
    EmbeddingTaskMediaMetadata_Document: TypeAlias = _models.EmbeddingTaskMediaMetadataDocument
    EmbeddingTaskMediaMetadata_Image: TypeAlias = _models.EmbeddingTaskMediaMetadataImage
    EmbeddingTaskMediaMetadata_Video: TypeAlias = _models.EmbeddingMediaMetadataVideo
    EmbeddingTaskResponseError: TypeAlias = _models.EmbeddingTaskError
    EmbeddingTaskResponseStatus: TypeAlias = _models.EmbeddingTaskStatus
    EmbeddingTextImageMetadata: TypeAlias = _models.EmbeddingMediaMetadataTextImage
    EmbeddingUsageTruncationReason: TypeAlias = _models.EmbeddingTruncationReason
    EmbeddingVideoMetadata: TypeAlias = _models.EmbeddingMediaMetadataVideo
    EmbeddingVideoMetadataEmbeddingScopesItem: TypeAlias = _models.EmbeddingTaskScope
    EndOffsetSec: TypeAlias = float
    EndTime: TypeAlias = float
    EnrichmentConfig: TypeAlias = _models.EnrichmentConfigJsonSchema | _models.EnrichmentConfigDescription
    EnrichmentConfigJsonSchemaJsonSchema: TypeAlias = dict[str, object]
    EnrichmentConfigJsonSchemaJsonSchemaType: TypeAlias = Literal["object"]
    EnrichmentConfig_Description: TypeAlias = _models.EnrichmentConfigDescription
    EnrichmentConfig_JsonSchema: TypeAlias = _models.EnrichmentConfigJsonSchema
    EntitiesCreateBulkRequestEntitiesItem: TypeAlias = _models.BulkEntityRequest
    EntitiesListByAssetResponse: TypeAlias = _models.EntityPage
    EntitiesListRequestSortBy: TypeAlias = _models.SortByTimeOrName
    EntitiesListRequestStatus: TypeAlias = _models.EntityStatus
    EntitiesListResponse: TypeAlias = _models.EntityPage
    EntityCollectionsListRequestSortBy: TypeAlias = _models.SortByTimeOrName
    EntityCollectionsListResponse: TypeAlias = _models.EntityCollectionPage
    ErrorResponse: TypeAlias = _models.NestedError
    ErrorResponseError: TypeAlias = _models.NestedErrorBody
    ExpiresAt: TypeAlias = datetime.datetime
    FlatErrorResponse: TypeAlias = _models.Error
    ForbiddenErrorBody: TypeAlias = _models.Error
    GeneratedTextData: TypeAlias = str
    GetUploadStatusResponse: TypeAlias = _models.MultipartUploadStatus
    GoneErrorBody: TypeAlias = _models.Error
    ImageMetadata: TypeAlias = _models.KnowledgeStoreImageMetadata
    ImageSearchHit: TypeAlias = _models.KnowledgeStoreImageHit
    ImportFilesRequestItemsItem: TypeAlias = _models.ImportItemRequest
    ImportProvider: TypeAlias = _models.ConnectionProvider
    IndexModelsItem: TypeAlias = _models.IndexModel
    IndexedAssetDetailedEmbedding: TypeAlias = _models.IndexedAssetEmbedding
    IndexedAssetDetailedEmbeddingVideoEmbedding: TypeAlias = _models.VideoEmbedding
    IndexedAssetSummaryIndex: TypeAlias = _models.IndexReference
    IndexedAssetsListByAssetResponse: TypeAlias = _models.IndexedAssetSummaryPage
    IndexedAssetsListRequestDuration: TypeAlias = _models.NumberRange
    IndexedAssetsListRequestFps: TypeAlias = _models.NumberRange
    IndexedAssetsListRequestHeight: TypeAlias = _models.NumberRange
    IndexedAssetsListRequestSize: TypeAlias = _models.NumberRange
    IndexedAssetsListRequestStatusItem: TypeAlias = _models.IndexedAssetStatus
    IndexedAssetsListRequestUserMetadataValue: TypeAlias = str | float | bool
    IndexedAssetsListRequestWidth: TypeAlias = _models.NumberRange
    IndexedAssetsListResponse: TypeAlias = _models.IndexedAssetPage
    IndexedAssetsRetrieveRequestEmbeddingOptionItem: TypeAlias = _models.EmbeddingOption
    IndexesCreateRequestModelsItem: TypeAlias = _models.IndexModelRequest
    IndexesCreateRequestModelsItemModelName: TypeAlias = _models.IndexModelName
    IndexesListResponse: TypeAlias = _models.IndexPage
    InternalEntity: TypeAlias = _models.Entity
    InternalServerErrorBody: TypeAlias = _models.Error
    KnowledgeStoreItemCollectionsListItemsResponse: TypeAlias = _models.KnowledgeStoreItemPage
    KnowledgeStoreItemCollectionsListRequestSortBy: TypeAlias = _models.SortByTimeOrName
    KnowledgeStoreItemCollectionsListResponse: TypeAlias = _models.KnowledgeStoreItemCollectionPage
    KnowledgeStoreItemSystemMetadata: TypeAlias = _models.KnowledgeStoreVideoMetadata | _models.KnowledgeStoreImageMetadata | _models.KnowledgeStoreOtherMetadata
    KnowledgeStoreItemSystemMetadata_Image: TypeAlias = _models.KnowledgeStoreImageMetadata
    KnowledgeStoreItemSystemMetadata_Video: TypeAlias = _models.KnowledgeStoreVideoMetadata
    KnowledgeStoreItemsListRequestSortBy: TypeAlias = _models.SortBy
    KnowledgeStoreItemsListRequestStatusItem: TypeAlias = _models.KnowledgeStoreItemStatus
    KnowledgeStoreItemsListResponse: TypeAlias = _models.KnowledgeStoreItemPage
    KnowledgeStoreMetadataValue: TypeAlias = str | int | float | bool | list[str]
    KnowledgeStoresListRequestSortBy: TypeAlias = _models.SortBy
    KnowledgeStoresListResponse: TypeAlias = _models.KnowledgeStorePage
    LimitPerPageSimple: TypeAlias = int
    ListConnectionsResponse: TypeAlias = _models.ConnectionPage
    ListImportsResponse: TypeAlias = _models.ImportPage
    ListIncompleteUploadsResponse: TypeAlias = _models.IncompleteUploadPage
    ListRedirectUrisResponse: TypeAlias = _models.RedirectUriPage
    MediaEmbeddingTaskAudioEmbedding: TypeAlias = _models.AudioEmbeddingSummary
    MediaEmbeddingTaskDocumentEmbedding: TypeAlias = _models.DocumentEmbeddingSummary
    MediaEmbeddingTaskImageEmbedding: TypeAlias = _models.ImageEmbeddingSummary
    MediaEmbeddingTaskVideoEmbedding: TypeAlias = _models.VideoEmbeddingSummary
    MultiInputMediaSourceMediaType: TypeAlias = _models.EmbeddingMediaType
    NextPageToken: TypeAlias = str
    NotFoundErrorBody: TypeAlias = _models.Error
    One: TypeAlias = _models.VideoContextAssetId
    Page: TypeAlias = int
    PrevPageToken: TypeAlias = str
    Rank: TypeAlias = int
    RequestAdditionalPresignedUrLsResponse: TypeAlias = _models.PresignedUrlsResponse
    ResponseCreateRequest: TypeAlias = _models.CreateResponseRequest
    ResponseCreateRequestIncludeItem: TypeAlias = _models.ResponseInclude
    ResponseObjectObject: TypeAlias = _models.ResponseObjectType
    ResponseStreamContentPartAddedEvent: TypeAlias = _models.ResponseContentPartAddedEvent
    ResponseStreamContentPartDoneEvent: TypeAlias = _models.ResponseContentPartDoneEvent
    ResponseStreamEvent: TypeAlias = _models.ResponseCreatedEvent | _models.ResponseInProgressEvent | _models.ResponseCompletedEvent | _models.ResponseFailedEvent | _models.ResponseOutputItemAddedEvent | _models.ResponseOutputItemDoneEvent | _models.ResponseContentPartAddedEvent | _models.ResponseContentPartDoneEvent | _models.ResponseOutputTextDeltaEvent | _models.ResponseOutputTextDoneEvent | _models.ResponseFunctionCallArgumentsDoneEvent | _models.ResponseKeepaliveEvent | _models.ResponseOtherEvent
    ResponseStreamEvent_Keepalive: TypeAlias = _models.ResponseKeepaliveEvent
    ResponseStreamEvent_ResponseCompleted: TypeAlias = _models.ResponseCompletedEvent
    ResponseStreamEvent_ResponseContentPartAdded: TypeAlias = _models.ResponseContentPartAddedEvent
    ResponseStreamEvent_ResponseContentPartDone: TypeAlias = _models.ResponseContentPartDoneEvent
    ResponseStreamEvent_ResponseCreated: TypeAlias = _models.ResponseCreatedEvent
    ResponseStreamEvent_ResponseFailed: TypeAlias = _models.ResponseFailedEvent
    ResponseStreamEvent_ResponseFunctionCallArgumentsDone: TypeAlias = _models.ResponseFunctionCallArgumentsDoneEvent
    ResponseStreamEvent_ResponseInProgress: TypeAlias = _models.ResponseInProgressEvent
    ResponseStreamEvent_ResponseOutputItemAdded: TypeAlias = _models.ResponseOutputItemAddedEvent
    ResponseStreamEvent_ResponseOutputItemDone: TypeAlias = _models.ResponseOutputItemDoneEvent
    ResponseStreamEvent_ResponseOutputTextDelta: TypeAlias = _models.ResponseOutputTextDeltaEvent
    ResponseStreamEvent_ResponseOutputTextDone: TypeAlias = _models.ResponseOutputTextDoneEvent
    ResponseStreamFuncCallArgsDoneEvent: TypeAlias = _models.ResponseFunctionCallArgumentsDoneEvent
    ResponseStreamKeepAliveEvent: TypeAlias = _models.ResponseKeepaliveEvent
    ResponseStreamOutputItemAddedEvent: TypeAlias = _models.ResponseOutputItemAddedEvent
    ResponseStreamOutputItemDoneEvent: TypeAlias = _models.ResponseOutputItemDoneEvent
    ResponseStreamOutputTextDeltaEvent: TypeAlias = _models.ResponseOutputTextDeltaEvent
    ResponseStreamOutputTextDoneEvent: TypeAlias = _models.ResponseOutputTextDoneEvent
    ResponseStreamResponseEvent: TypeAlias = _models.ResponseCreatedEvent | _models.ResponseInProgressEvent | _models.ResponseCompletedEvent | _models.ResponseFailedEvent
    ResponsesCreateRequestIncludeItem: TypeAlias = _models.ResponseInclude
    ResponsesCreateStreamRequestIncludeItem: TypeAlias = _models.ResponseInclude
    SearchCreateRequestGroupBy: TypeAlias = _models.SearchGroupBy
    SearchCreateRequestOperator: TypeAlias = _models.SearchOperator
    SearchCreateRequestQueryMediaType: TypeAlias = _models.SearchQueryMediaType
    SearchCreateRequestSearchOptionsItem: TypeAlias = _models.SearchOption
    SearchCreateRequestTranscriptionOptionsItem: TypeAlias = _models.SearchTranscriptionOption
    SearchItemClipsItem: TypeAlias = _models.SearchItemClip
    SearchKnowledgeStoreHit: TypeAlias = _models.KnowledgeStoreVideoHit | _models.KnowledgeStoreImageHit | _models.KnowledgeStoreOtherHit
    SearchKnowledgeStoreHit_Image: TypeAlias = _models.KnowledgeStoreImageHit
    SearchKnowledgeStoreHit_Video: TypeAlias = _models.KnowledgeStoreVideoHit
    SearchKnowledgeStoreRequestGroupBy: TypeAlias = _models.KnowledgeStoreGroupBy
    SearchResultsPageInfo: TypeAlias = _models.SearchPageInfo
    SearchRetrieveResponsePageInfo: TypeAlias = _models.SearchPageInfo
    SegmentFieldFormat: TypeAlias = _models.SegmentTimeFormat
    SmeMediaSourceMediaType: TypeAlias = _models.SmeMediaType
    StartOffsetSec: TypeAlias = float
    StartTime: TypeAlias = float
    StreamAnalyzeResponse: TypeAlias = _models.StreamAnalyzeResponseStreamStart | _models.StreamAnalyzeResponseTextGeneration | _models.StreamAnalyzeResponseStreamEnd | _models.StreamAnalyzeResponseUnknown
    StreamAnalyzeResponse_StreamEnd: TypeAlias = _models.StreamAnalyzeResponseStreamEnd
    StreamAnalyzeResponse_StreamStart: TypeAlias = _models.StreamAnalyzeResponseStreamStart
    StreamAnalyzeResponse_TextGeneration: TypeAlias = _models.StreamAnalyzeResponseTextGeneration
    StreamEndResponse: TypeAlias = _models.StreamAnalyzeResponseStreamEnd
    StreamEndResponseMetadata: TypeAlias = _models.StreamEndMetadata
    StreamStartResponse: TypeAlias = _models.StreamAnalyzeResponseStreamStart
    StreamStartResponseMetadata: TypeAlias = _models.StreamStartMetadata
    StreamTextResponse: TypeAlias = _models.StreamAnalyzeResponseTextGeneration
    SummarizeChapterResult: TypeAlias = _models.SummarizeResult
    SummarizeChapterResultChaptersItem: TypeAlias = _models.SummarizeChapter
    SummarizeChapterResultSummarizeType: TypeAlias = Literal["chapter"]
    SummarizeHighlightResult: TypeAlias = _models.SummarizeResult
    SummarizeHighlightResultHighlightsItem: TypeAlias = _models.SummarizeHighlight
    SummarizeHighlightResultSummarizeType: TypeAlias = Literal["highlight"]
    SummarizeSummaryResult: TypeAlias = _models.SummarizeResult
    SummarizeSummaryResultSummarizeType: TypeAlias = Literal["summary"]
    SyncResponseFormatType: TypeAlias = Literal["json_schema"]
    TasksCreateRequestVideoEmbeddingScopeItem: TypeAlias = _models.VideoEmbeddingScope
    TasksCreateResponse: TypeAlias = _models.VideoIndexingTasksCreateResponse
    TasksCreateResponseMetadata: TypeAlias = _models.NewEmbeddingTaskMetadata
    TasksCreateResponseStatus: TypeAlias = _models.EmbeddingTaskStatus
    TasksListRequestAnalysisMode: TypeAlias = _models.AnalysisMode
    TasksListRequestStatusItem: TypeAlias = _models.VideoIndexingTaskStatus
    TasksListResponse: TypeAlias = _models.VideoIndexingTaskPage
    TasksListResponsePageInfo: TypeAlias = _models.PageInfo
    TasksRetrieveRequestEmbeddingOptionItem: TypeAlias = _models.EmbeddingOption
    TasksRetrieveResponse: TypeAlias = _models.VideoIndexingTasksRetrieveResponse
    TasksRetrieveResponseVideoEmbedding: TypeAlias = _models.VideoEmbeddingResult
    TasksStatusResponse: TypeAlias = _models.VideoEmbeddingTasksStatusResponse
    TasksStatusResponseVideoEmbedding: TypeAlias = _models.VideoEmbeddingSummary
    TemporalSegmentation: TypeAlias = _models.DynamicSegmentation | _models.FixedSegmentation
    TemporalSegmentationDynamic: TypeAlias = _models.DynamicSegmentation
    TemporalSegmentationDynamicDynamic: TypeAlias = _models.DynamicSegmentationOptions
    TemporalSegmentationFixed: TypeAlias = _models.FixedSegmentation
    TemporalSegmentationFixedFixed: TypeAlias = _models.FixedSegmentationOptions
    TemporalSegmentation_Dynamic: TypeAlias = _models.DynamicSegmentation
    TemporalSegmentation_Fixed: TypeAlias = _models.FixedSegmentation
    TextParamFormat: TypeAlias = _models.TextParamFormatText | _models.TextParamFormatJsonSchema
    TextParamFormat_JsonSchema: TypeAlias = _models.TextParamFormatJsonSchema
    TextParamFormat_Text: TypeAlias = _models.TextParamFormatText
    TextResponseFormatJsonSchema: TypeAlias = _models.TextParamFormatJsonSchema
    TextResponseFormatText: TypeAlias = _models.TextParamFormatText
    ThumbnailUrl: TypeAlias = str
    TotalInnerMatches: TypeAlias = int
    TotalPage: TypeAlias = int
    TotalResults: TypeAlias = int
    TranscriptionData: TypeAlias = list[_models.TranscriptionDataItem]
    Two: TypeAlias = _models.VideoContextBase64String
    UnprocessableEntityErrorBody: TypeAlias = _models.Error
    UpdatedAt: TypeAlias = datetime.datetime
    Url: TypeAlias = _models.VideoContextUrl
    UserMetadataValue: TypeAlias = str | int | float | bool | list[str]
    VideoContext: TypeAlias = _models.VideoContextUrl | _models.VideoContextAssetId | _models.VideoContextBase64String
    VideoContext_AssetId: TypeAlias = _models.VideoContextAssetId
    VideoContext_Base64String: TypeAlias = _models.VideoContextBase64String
    VideoContext_Url: TypeAlias = _models.VideoContextUrl
    VideoEmbeddingTask: TypeAlias = _models.MediaEmbeddingTask
    VideoEmbeddingTaskVideoEmbedding: TypeAlias = _models.VideoEmbeddingSummary
    VideoInputRequestEmbeddingOptionItem: TypeAlias = _models.VideoEmbeddingOption
    VideoInputRequestEmbeddingScopeItem: TypeAlias = _models.EmbeddingScope
    VideoInputRequestEmbeddingTypeItem: TypeAlias = _models.EmbeddingType
    VideoMetadata: TypeAlias = _models.KnowledgeStoreVideoMetadata
    VideoSearchHit: TypeAlias = _models.KnowledgeStoreVideoHit
    VideoSegmentation: TypeAlias = _models.DynamicSegmentation | _models.FixedSegmentation
    VideoSegmentationDynamic: TypeAlias = _models.DynamicSegmentation
    VideoSegmentationDynamicDynamic: TypeAlias = _models.DynamicSegmentationOptions
    VideoSegmentationFixed: TypeAlias = _models.FixedSegmentation
    VideoSegmentationFixedFixed: TypeAlias = _models.FixedSegmentationOptions
    VideoSegmentation_Dynamic: TypeAlias = _models.DynamicSegmentation
    VideoSegmentation_Fixed: TypeAlias = _models.FixedSegmentation
    VideoVectorSystemMetadata: TypeAlias = _models.IndexedAssetSystemMetadata
    VideosListRequestDuration: TypeAlias = _models.NumberRange
    VideosListRequestFps: TypeAlias = _models.NumberRange
    VideosListRequestHeight: TypeAlias = _models.NumberRange
    VideosListRequestSize: TypeAlias = _models.NumberRange
    VideosListRequestUserMetadataValue: TypeAlias = str | float | bool
    VideosListRequestWidth: TypeAlias = _models.NumberRange
    VideosListResponse: TypeAlias = _models.VideoPage
    VideosRetrieveRequestEmbeddingOptionItem: TypeAlias = _models.EmbeddingOption
    VideosRetrieveResponseEmbedding: TypeAlias = _models.IndexedAssetEmbedding
    VideosRetrieveResponseEmbeddingVideoEmbedding: TypeAlias = _models.VideoEmbedding
    VideosRetrieveResponseSystemMetadata: TypeAlias = _models.IndexedAssetSystemMetadata

_TYPES: dict[str, tuple[str, ...]] = {
    "AnalyzeBatchSummaryAnalysisMode": ("AnalysisMode",),
    "AnalyzeMaxTokens": ("integer",),
    "AnalyzeRequestModelName": ("AnalysisModelName",),
    "AnalyzeStreamRequestModelName": ("AnalysisModelName",),
    "AnalyzeTaskCanceledWebhookDataStatus": ("AnalyzeTaskStatus",),
    "AnalyzeTaskCanceledWebhookEventType": ("literal analyze.task.canceled",),
    "AnalyzeTaskFailedWebhookDataStatus": ("AnalyzeTaskStatus",),
    "AnalyzeTaskFailedWebhookEventType": ("literal analyze.task.failed",),
    "AnalyzeTaskReadyWebhookDataStatus": ("AnalyzeTaskStatus",),
    "AnalyzeTaskReadyWebhookEventType": ("literal analyze.task.ready",),
    "AnalyzeTaskResponseRequestParams": ("AnalyzeTaskRequestParams",),
    "AnalyzeTaskResponseRequestParamsAnalysisMode": ("AnalysisMode",),
    "AnalyzeTaskResponseRequestParamsMaxTokens": ("integer", "MaxTokensWord",),
    "AnalyzeTaskResponseRequestParamsMaxTokensOne": ("MaxTokensWord",),
    "AnalyzeTaskResponseRequestParamsPromptV2": ("AnalyzeTaskPrompt",),
    "AnalyzeTaskResponseRequestParamsResponseFormat": ("AnalyzeTaskResponseFormat",),
    "AnalyzeTaskResponseRequestParamsResponseFormatSegmentDefinitionsItem": ("AnalyzeTaskSegmentDefinition",),
    "AnalyzeTaskResponseRequestParamsResponseFormatSegmentTimeFormat": ("SegmentTimeFormat",),
    "AnalyzeTaskResponseRequestParamsResponseFormatType": ("AsyncResponseFormatType",),
    "AnalyzeTaskResponseVideoSource": ("AnalyzeTaskVideoSource",),
    "AnalyzeTaskResponseVideoSourceSystemMetadata": ("AnalyzeTaskVideoMetadata",),
    "AnalyzeTaskResponseVideoSourceType": ("AnalyzeTaskVideoSourceType",),
    "AnalyzeTaskResultUsage": ("TokenUsage",),
    "AnalyzeTaskSegmentFieldFormat": ("SegmentTimeFormat",),
    "AnalyzeTaskWebhookVideoSourceSystemMetadata": ("AnalyzeTaskVideoMetadata",),
    "AnalyzeTaskWebhookVideoSourceType": ("AnalyzeTaskVideoSourceType",),
    "AnalyzeTemperature": ("number",),
    "AnalyzeTextPrompt": ("string",),
    "AssetHlsStatus": ("RenditionStatus",),
    "AssetSourceDetailsProvider": ("AssetSourceProvider",),
    "AssetThumbnailStatus": ("RenditionStatus",),
    "AssetsCreateRequestMethod": ("CreateAssetMethod",),
    "AssetsListRequestAssetTypesItem": ("AssetType",),
    "AssetsListResponse": ("AssetPage",),
    "AssetsRetrieveTranscriptionRequestIncludeItem": ("TranscriptionGrouping",),
    "AsyncAudioInputRequestEmbeddingOptionItem": ("AudioEmbeddingOption",),
    "AsyncAudioInputRequestEmbeddingScopeItem": ("EmbeddingTaskScope",),
    "AsyncAudioInputRequestEmbeddingTypeItem": ("EmbeddingType",),
    "AsyncAudioInputRequestSegmentation": ("FixedSegmentation", "AsyncTemporalSegmentation",),
    "AsyncDocumentInputRequestEmbeddingOptionItem": ("DocumentEmbeddingOption",),
    "AsyncDocumentInputRequestEmbeddingScopeItem": ("DocumentEmbeddingScope",),
    "AsyncDocumentInputRequestEmbeddingTypeItem": ("EmbeddingType",),
    "AsyncDocumentMetadata": ("EmbeddingTaskMediaMetadataDocument",),
    "AsyncDocumentMetadataEmbeddingScopesItem": ("DocumentEmbeddingScope",),
    "AsyncImageInputRequestEmbeddingOptionItem": ("ImageEmbeddingOption",),
    "AsyncImageInputRequestEmbeddingScopeItem": ("ImageEmbeddingScope",),
    "AsyncImageInputRequestEmbeddingTypeItem": ("ImageEmbeddingType",),
    "AsyncImageMetadata": ("EmbeddingTaskMediaMetadataImage",),
    "AsyncImageMetadataEmbeddingScopesItem": ("ImageEmbeddingScope",),
    "AsyncResponseFormatSegmentTimeFormat": ("SegmentTimeFormat",),
    "AsyncVideoInputRequestEmbeddingOptionItem": ("VideoEmbeddingOption",),
    "AsyncVideoInputRequestEmbeddingScopeItem": ("EmbeddingTaskScope",),
    "AsyncVideoInputRequestEmbeddingTypeItem": ("EmbeddingType",),
    "AsyncVideoInputRequestSegmentation": ("DynamicSegmentation", "FixedSegmentation", "AsyncTemporalSegmentation",),
    "AudioInputRequestEmbeddingOptionItem": ("AudioEmbeddingOption",),
    "AudioInputRequestEmbeddingScopeItem": ("EmbeddingScope",),
    "AudioInputRequestEmbeddingTypeItem": ("EmbeddingType",),
    "AudioSegmentation": ("FixedSegmentation",),
    "AudioSegmentationFixed": ("FixedSegmentationOptions",),
    "AudioSegmentationStrategy": ("literal fixed",),
    "AuthorizeConnectionRequestProvider": ("ConnectionProvider",),
    "BadRequestErrorBody": ("Error",),
    "BatchItemError": ("AnalyzeTaskError",),
    "BatchVideoContextType": ("literal asset_id",),
    "BatchesListRequestAnalysisModeItem": ("AnalysisMode",),
    "BatchesListResponse": ("AnalyzeBatchPage",),
    "BulkCreateEntityResponseEntitiesItem": ("BulkEntity",),
    "BulkCreateEntityResponseErrorsItem": ("BulkEntityError",),
    "CancelAnalyzeTaskResponseStatus": ("AnalyzeTaskStatus",),
    "CompletedChunkProofType": ("ProofType",),
    "ConflictErrorBody": ("Error",),
    "CreateAnalyzeBatchRequestAnalysisMode": ("AnalysisMode",),
    "CreateAnalyzeBatchRequestModelName": ("AnalysisBatchModelName",),
    "CreateAssetUploadRequestType": ("MultipartUploadType",),
    "CreateAsyncAnalyzeRequestAnalysisMode": ("AnalysisMode",),
    "CreateAsyncAnalyzeRequestMaxTokens": ("integer", "MaxTokensWord",),
    "CreateAsyncAnalyzeRequestMaxTokensOne": ("MaxTokensWord",),
    "CreateAsyncAnalyzeRequestModelName": ("AnalysisModelName",),
    "CreateAsyncEmbeddingRequestInputType": ("EmbeddingTaskInputType",),
    "CreateAsyncEmbeddingRequestModelName": ("EmbeddingModelName",),
    "CreateEmbeddingsRequestInputType": ("EmbeddingInputType",),
    "CreateEmbeddingsRequestModelName": ("EmbeddingModelName",),
    "CreatedAt": ("date-time",),
    "DocumentSequentialSegmentationStrategy": ("DocumentSequentialStrategy",),
    "DocumentSpatialSegmentationStrategy": ("DocumentSpatialStrategy",),
    "EmbeddingAudioMetadata": ("EmbeddingMediaMetadataAudio",),
    "EmbeddingAudioMetadataEmbeddingScopesItem": ("EmbeddingTaskScope",),
    "EmbeddingDataEmbeddingOption": ("EmbeddingDataOption",),
    "EmbeddingDataEmbeddingScope": ("EmbeddingDataScope",),
    "EmbeddingDataQuadrant": ("EmbeddingQuadrant",),
    "EmbeddingDimension": ("integer",),
    "EmbeddingImageMetadata": ("EmbeddingMediaMetadataImage",),
    "EmbeddingMediaMetadata": ("EmbeddingMediaMetadataImage", "EmbeddingMediaMetadataTextImage", "EmbeddingMediaMetadataAudio", "EmbeddingMediaMetadataVideo", "EmbeddingMediaMetadataMultiInput", "EmbeddingMediaMetadataOther",),
    "EmbeddingMediaMetadata_Audio": ("EmbeddingMediaMetadataAudio",),
    "EmbeddingMediaMetadata_Image": ("EmbeddingMediaMetadataImage",),
    "EmbeddingMediaMetadata_MultiInput": ("EmbeddingMediaMetadataMultiInput",),
    "EmbeddingMediaMetadata_TextImage": ("EmbeddingMediaMetadataTextImage",),
    "EmbeddingMediaMetadata_Video": ("EmbeddingMediaMetadataVideo",),
    "EmbeddingMultiInputMetadata": ("EmbeddingMediaMetadataMultiInput",),
    "EmbeddingTaskMediaMetadata": ("EmbeddingMediaMetadataAudio", "EmbeddingMediaMetadataVideo", "EmbeddingTaskMediaMetadataDocument", "EmbeddingTaskMediaMetadataImage", "EmbeddingMediaMetadataOther",),
    "EmbeddingTaskMediaMetadata_Audio": ("EmbeddingMediaMetadataAudio",),
    "EmbeddingTaskMediaMetadata_Document": ("EmbeddingTaskMediaMetadataDocument",),
    "EmbeddingTaskMediaMetadata_Image": ("EmbeddingTaskMediaMetadataImage",),
    "EmbeddingTaskMediaMetadata_Video": ("EmbeddingMediaMetadataVideo",),
    "EmbeddingTaskResponseError": ("EmbeddingTaskError",),
    "EmbeddingTaskResponseStatus": ("EmbeddingTaskStatus",),
    "EmbeddingTextImageMetadata": ("EmbeddingMediaMetadataTextImage",),
    "EmbeddingUsageTruncationReason": ("EmbeddingTruncationReason",),
    "EmbeddingVideoMetadata": ("EmbeddingMediaMetadataVideo",),
    "EmbeddingVideoMetadataEmbeddingScopesItem": ("EmbeddingTaskScope",),
    "EndOffsetSec": ("number",),
    "EndTime": ("number",),
    "EnrichmentConfig": ("EnrichmentConfigJsonSchema", "EnrichmentConfigDescription",),
    "EnrichmentConfigJsonSchemaJsonSchema": ("object",),
    "EnrichmentConfigJsonSchemaJsonSchemaType": ("literal object",),
    "EnrichmentConfig_Description": ("EnrichmentConfigDescription",),
    "EnrichmentConfig_JsonSchema": ("EnrichmentConfigJsonSchema",),
    "EntitiesCreateBulkRequestEntitiesItem": ("BulkEntityRequest",),
    "EntitiesListByAssetResponse": ("EntityPage",),
    "EntitiesListRequestSortBy": ("SortByTimeOrName",),
    "EntitiesListRequestStatus": ("EntityStatus",),
    "EntitiesListResponse": ("EntityPage",),
    "EntityCollectionsListRequestSortBy": ("SortByTimeOrName",),
    "EntityCollectionsListResponse": ("EntityCollectionPage",),
    "ErrorResponse": ("NestedError",),
    "ErrorResponseError": ("NestedErrorBody",),
    "ExpiresAt": ("date-time",),
    "FlatErrorResponse": ("Error",),
    "ForbiddenErrorBody": ("Error",),
    "GeneratedTextData": ("string",),
    "GetUploadStatusResponse": ("MultipartUploadStatus",),
    "GoneErrorBody": ("Error",),
    "ImageMetadata": ("KnowledgeStoreImageMetadata",),
    "ImageSearchHit": ("KnowledgeStoreImageHit",),
    "ImportFilesRequestItemsItem": ("ImportItemRequest",),
    "ImportProvider": ("ConnectionProvider",),
    "IndexModelsItem": ("IndexModel",),
    "IndexedAssetDetailedEmbedding": ("IndexedAssetEmbedding",),
    "IndexedAssetDetailedEmbeddingVideoEmbedding": ("VideoEmbedding",),
    "IndexedAssetSummaryIndex": ("IndexReference",),
    "IndexedAssetsListByAssetResponse": ("IndexedAssetSummaryPage",),
    "IndexedAssetsListRequestDuration": ("NumberRange",),
    "IndexedAssetsListRequestFps": ("NumberRange",),
    "IndexedAssetsListRequestHeight": ("NumberRange",),
    "IndexedAssetsListRequestSize": ("NumberRange",),
    "IndexedAssetsListRequestStatusItem": ("IndexedAssetStatus",),
    "IndexedAssetsListRequestUserMetadataValue": ("string", "number", "boolean",),
    "IndexedAssetsListRequestWidth": ("NumberRange",),
    "IndexedAssetsListResponse": ("IndexedAssetPage",),
    "IndexedAssetsRetrieveRequestEmbeddingOptionItem": ("EmbeddingOption",),
    "IndexesCreateRequestModelsItem": ("IndexModelRequest",),
    "IndexesCreateRequestModelsItemModelName": ("IndexModelName",),
    "IndexesListResponse": ("IndexPage",),
    "InternalEntity": ("Entity",),
    "InternalServerErrorBody": ("Error",),
    "KnowledgeStoreItemCollectionsListItemsResponse": ("KnowledgeStoreItemPage",),
    "KnowledgeStoreItemCollectionsListRequestSortBy": ("SortByTimeOrName",),
    "KnowledgeStoreItemCollectionsListResponse": ("KnowledgeStoreItemCollectionPage",),
    "KnowledgeStoreItemSystemMetadata": ("KnowledgeStoreVideoMetadata", "KnowledgeStoreImageMetadata", "KnowledgeStoreOtherMetadata",),
    "KnowledgeStoreItemSystemMetadata_Image": ("KnowledgeStoreImageMetadata",),
    "KnowledgeStoreItemSystemMetadata_Video": ("KnowledgeStoreVideoMetadata",),
    "KnowledgeStoreItemsListRequestSortBy": ("SortBy",),
    "KnowledgeStoreItemsListRequestStatusItem": ("KnowledgeStoreItemStatus",),
    "KnowledgeStoreItemsListResponse": ("KnowledgeStoreItemPage",),
    "KnowledgeStoreMetadataValue": ("string", "integer", "number", "boolean", "list of string",),
    "KnowledgeStoresListRequestSortBy": ("SortBy",),
    "KnowledgeStoresListResponse": ("KnowledgeStorePage",),
    "LimitPerPageSimple": ("integer",),
    "ListConnectionsResponse": ("ConnectionPage",),
    "ListImportsResponse": ("ImportPage",),
    "ListIncompleteUploadsResponse": ("IncompleteUploadPage",),
    "ListRedirectUrisResponse": ("RedirectUriPage",),
    "MediaEmbeddingTaskAudioEmbedding": ("AudioEmbeddingSummary",),
    "MediaEmbeddingTaskDocumentEmbedding": ("DocumentEmbeddingSummary",),
    "MediaEmbeddingTaskImageEmbedding": ("ImageEmbeddingSummary",),
    "MediaEmbeddingTaskVideoEmbedding": ("VideoEmbeddingSummary",),
    "MultiInputMediaSourceMediaType": ("EmbeddingMediaType",),
    "NextPageToken": ("string",),
    "NotFoundErrorBody": ("Error",),
    "One": ("VideoContextAssetId",),
    "Page": ("integer",),
    "PrevPageToken": ("string",),
    "Rank": ("integer",),
    "RequestAdditionalPresignedUrLsResponse": ("PresignedUrlsResponse",),
    "ResponseCreateRequest": ("CreateResponseRequest",),
    "ResponseCreateRequestIncludeItem": ("ResponseInclude",),
    "ResponseObjectObject": ("ResponseObjectType",),
    "ResponseStreamContentPartAddedEvent": ("ResponseContentPartAddedEvent",),
    "ResponseStreamContentPartDoneEvent": ("ResponseContentPartDoneEvent",),
    "ResponseStreamEvent": ("ResponseCreatedEvent", "ResponseInProgressEvent", "ResponseCompletedEvent", "ResponseFailedEvent", "ResponseOutputItemAddedEvent", "ResponseOutputItemDoneEvent", "ResponseContentPartAddedEvent", "ResponseContentPartDoneEvent", "ResponseOutputTextDeltaEvent", "ResponseOutputTextDoneEvent", "ResponseFunctionCallArgumentsDoneEvent", "ResponseKeepaliveEvent", "ResponseOtherEvent",),
    "ResponseStreamEvent_Keepalive": ("ResponseKeepaliveEvent",),
    "ResponseStreamEvent_ResponseCompleted": ("ResponseCompletedEvent",),
    "ResponseStreamEvent_ResponseContentPartAdded": ("ResponseContentPartAddedEvent",),
    "ResponseStreamEvent_ResponseContentPartDone": ("ResponseContentPartDoneEvent",),
    "ResponseStreamEvent_ResponseCreated": ("ResponseCreatedEvent",),
    "ResponseStreamEvent_ResponseFailed": ("ResponseFailedEvent",),
    "ResponseStreamEvent_ResponseFunctionCallArgumentsDone": ("ResponseFunctionCallArgumentsDoneEvent",),
    "ResponseStreamEvent_ResponseInProgress": ("ResponseInProgressEvent",),
    "ResponseStreamEvent_ResponseOutputItemAdded": ("ResponseOutputItemAddedEvent",),
    "ResponseStreamEvent_ResponseOutputItemDone": ("ResponseOutputItemDoneEvent",),
    "ResponseStreamEvent_ResponseOutputTextDelta": ("ResponseOutputTextDeltaEvent",),
    "ResponseStreamEvent_ResponseOutputTextDone": ("ResponseOutputTextDoneEvent",),
    "ResponseStreamFuncCallArgsDoneEvent": ("ResponseFunctionCallArgumentsDoneEvent",),
    "ResponseStreamKeepAliveEvent": ("ResponseKeepaliveEvent",),
    "ResponseStreamOutputItemAddedEvent": ("ResponseOutputItemAddedEvent",),
    "ResponseStreamOutputItemDoneEvent": ("ResponseOutputItemDoneEvent",),
    "ResponseStreamOutputTextDeltaEvent": ("ResponseOutputTextDeltaEvent",),
    "ResponseStreamOutputTextDoneEvent": ("ResponseOutputTextDoneEvent",),
    "ResponseStreamResponseEvent": ("ResponseCreatedEvent", "ResponseInProgressEvent", "ResponseCompletedEvent", "ResponseFailedEvent",),
    "ResponsesCreateRequestIncludeItem": ("ResponseInclude",),
    "ResponsesCreateStreamRequestIncludeItem": ("ResponseInclude",),
    "SearchCreateRequestGroupBy": ("SearchGroupBy",),
    "SearchCreateRequestOperator": ("SearchOperator",),
    "SearchCreateRequestQueryMediaType": ("SearchQueryMediaType",),
    "SearchCreateRequestSearchOptionsItem": ("SearchOption",),
    "SearchCreateRequestTranscriptionOptionsItem": ("SearchTranscriptionOption",),
    "SearchItemClipsItem": ("SearchItemClip",),
    "SearchKnowledgeStoreHit": ("KnowledgeStoreVideoHit", "KnowledgeStoreImageHit", "KnowledgeStoreOtherHit",),
    "SearchKnowledgeStoreHit_Image": ("KnowledgeStoreImageHit",),
    "SearchKnowledgeStoreHit_Video": ("KnowledgeStoreVideoHit",),
    "SearchKnowledgeStoreRequestGroupBy": ("KnowledgeStoreGroupBy",),
    "SearchResultsPageInfo": ("SearchPageInfo",),
    "SearchRetrieveResponsePageInfo": ("SearchPageInfo",),
    "SegmentFieldFormat": ("SegmentTimeFormat",),
    "SmeMediaSourceMediaType": ("SmeMediaType",),
    "StartOffsetSec": ("number",),
    "StartTime": ("number",),
    "StreamAnalyzeResponse": ("StreamAnalyzeResponseStreamStart", "StreamAnalyzeResponseTextGeneration", "StreamAnalyzeResponseStreamEnd", "StreamAnalyzeResponseUnknown",),
    "StreamAnalyzeResponse_StreamEnd": ("StreamAnalyzeResponseStreamEnd",),
    "StreamAnalyzeResponse_StreamStart": ("StreamAnalyzeResponseStreamStart",),
    "StreamAnalyzeResponse_TextGeneration": ("StreamAnalyzeResponseTextGeneration",),
    "StreamEndResponse": ("StreamAnalyzeResponseStreamEnd",),
    "StreamEndResponseMetadata": ("StreamEndMetadata",),
    "StreamStartResponse": ("StreamAnalyzeResponseStreamStart",),
    "StreamStartResponseMetadata": ("StreamStartMetadata",),
    "StreamTextResponse": ("StreamAnalyzeResponseTextGeneration",),
    "SummarizeChapterResult": ("SummarizeResult",),
    "SummarizeChapterResultChaptersItem": ("SummarizeChapter",),
    "SummarizeChapterResultSummarizeType": ("literal chapter",),
    "SummarizeHighlightResult": ("SummarizeResult",),
    "SummarizeHighlightResultHighlightsItem": ("SummarizeHighlight",),
    "SummarizeHighlightResultSummarizeType": ("literal highlight",),
    "SummarizeSummaryResult": ("SummarizeResult",),
    "SummarizeSummaryResultSummarizeType": ("literal summary",),
    "SyncResponseFormatType": ("literal json_schema",),
    "TasksCreateRequestVideoEmbeddingScopeItem": ("VideoEmbeddingScope",),
    "TasksCreateResponse": ("VideoIndexingTasksCreateResponse",),
    "TasksCreateResponseMetadata": ("NewEmbeddingTaskMetadata",),
    "TasksCreateResponseStatus": ("EmbeddingTaskStatus",),
    "TasksListRequestAnalysisMode": ("AnalysisMode",),
    "TasksListRequestStatusItem": ("VideoIndexingTaskStatus",),
    "TasksListResponse": ("VideoIndexingTaskPage",),
    "TasksListResponsePageInfo": ("PageInfo",),
    "TasksRetrieveRequestEmbeddingOptionItem": ("EmbeddingOption",),
    "TasksRetrieveResponse": ("VideoIndexingTasksRetrieveResponse",),
    "TasksRetrieveResponseVideoEmbedding": ("VideoEmbeddingResult",),
    "TasksStatusResponse": ("VideoEmbeddingTasksStatusResponse",),
    "TasksStatusResponseVideoEmbedding": ("VideoEmbeddingSummary",),
    "TemporalSegmentation": ("DynamicSegmentation", "FixedSegmentation",),
    "TemporalSegmentationDynamic": ("DynamicSegmentation",),
    "TemporalSegmentationDynamicDynamic": ("DynamicSegmentationOptions",),
    "TemporalSegmentationFixed": ("FixedSegmentation",),
    "TemporalSegmentationFixedFixed": ("FixedSegmentationOptions",),
    "TemporalSegmentation_Dynamic": ("DynamicSegmentation",),
    "TemporalSegmentation_Fixed": ("FixedSegmentation",),
    "TextParamFormat": ("TextParamFormatText", "TextParamFormatJsonSchema",),
    "TextParamFormat_JsonSchema": ("TextParamFormatJsonSchema",),
    "TextParamFormat_Text": ("TextParamFormatText",),
    "TextResponseFormatJsonSchema": ("TextParamFormatJsonSchema",),
    "TextResponseFormatText": ("TextParamFormatText",),
    "ThumbnailUrl": ("string",),
    "TotalInnerMatches": ("integer",),
    "TotalPage": ("integer",),
    "TotalResults": ("integer",),
    "TranscriptionData": ("list of TranscriptionDataItem",),
    "Two": ("VideoContextBase64String",),
    "UnprocessableEntityErrorBody": ("Error",),
    "UpdatedAt": ("date-time",),
    "Url": ("VideoContextUrl",),
    "UserMetadataValue": ("string", "integer", "number", "boolean", "list of string",),
    "VideoContext": ("VideoContextUrl", "VideoContextAssetId", "VideoContextBase64String",),
    "VideoContext_AssetId": ("VideoContextAssetId",),
    "VideoContext_Base64String": ("VideoContextBase64String",),
    "VideoContext_Url": ("VideoContextUrl",),
    "VideoEmbeddingTask": ("MediaEmbeddingTask",),
    "VideoEmbeddingTaskVideoEmbedding": ("VideoEmbeddingSummary",),
    "VideoInputRequestEmbeddingOptionItem": ("VideoEmbeddingOption",),
    "VideoInputRequestEmbeddingScopeItem": ("EmbeddingScope",),
    "VideoInputRequestEmbeddingTypeItem": ("EmbeddingType",),
    "VideoMetadata": ("KnowledgeStoreVideoMetadata",),
    "VideoSearchHit": ("KnowledgeStoreVideoHit",),
    "VideoSegmentation": ("DynamicSegmentation", "FixedSegmentation",),
    "VideoSegmentationDynamic": ("DynamicSegmentation",),
    "VideoSegmentationDynamicDynamic": ("DynamicSegmentationOptions",),
    "VideoSegmentationFixed": ("FixedSegmentation",),
    "VideoSegmentationFixedFixed": ("FixedSegmentationOptions",),
    "VideoSegmentation_Dynamic": ("DynamicSegmentation",),
    "VideoSegmentation_Fixed": ("FixedSegmentation",),
    "VideoVectorSystemMetadata": ("IndexedAssetSystemMetadata",),
    "VideosListRequestDuration": ("NumberRange",),
    "VideosListRequestFps": ("NumberRange",),
    "VideosListRequestHeight": ("NumberRange",),
    "VideosListRequestSize": ("NumberRange",),
    "VideosListRequestUserMetadataValue": ("string", "number", "boolean",),
    "VideosListRequestWidth": ("NumberRange",),
    "VideosListResponse": ("VideoPage",),
    "VideosRetrieveRequestEmbeddingOptionItem": ("EmbeddingOption",),
    "VideosRetrieveResponseEmbedding": ("IndexedAssetEmbedding",),
    "VideosRetrieveResponseEmbeddingVideoEmbedding": ("VideoEmbedding",),
    "VideosRetrieveResponseSystemMetadata": ("IndexedAssetSystemMetadata",),
}
_PRIMITIVES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date-time": datetime.datetime,
    "object": dict[str, object],
}

__all__ = (
    "AnalyzeBatchSummaryAnalysisMode",
    "AnalyzeMaxTokens",
    "AnalyzeRequestModelName",
    "AnalyzeStreamRequestModelName",
    "AnalyzeTaskCanceledWebhookDataStatus",
    "AnalyzeTaskCanceledWebhookEventType",
    "AnalyzeTaskFailedWebhookDataStatus",
    "AnalyzeTaskFailedWebhookEventType",
    "AnalyzeTaskReadyWebhookDataStatus",
    "AnalyzeTaskReadyWebhookEventType",
    "AnalyzeTaskResponseRequestParams",
    "AnalyzeTaskResponseRequestParamsAnalysisMode",
    "AnalyzeTaskResponseRequestParamsMaxTokens",
    "AnalyzeTaskResponseRequestParamsMaxTokensOne",
    "AnalyzeTaskResponseRequestParamsPromptV2",
    "AnalyzeTaskResponseRequestParamsResponseFormat",
    "AnalyzeTaskResponseRequestParamsResponseFormatSegmentDefinitionsItem",
    "AnalyzeTaskResponseRequestParamsResponseFormatSegmentTimeFormat",
    "AnalyzeTaskResponseRequestParamsResponseFormatType",
    "AnalyzeTaskResponseVideoSource",
    "AnalyzeTaskResponseVideoSourceSystemMetadata",
    "AnalyzeTaskResponseVideoSourceType",
    "AnalyzeTaskResultUsage",
    "AnalyzeTaskSegmentFieldFormat",
    "AnalyzeTaskWebhookVideoSourceSystemMetadata",
    "AnalyzeTaskWebhookVideoSourceType",
    "AnalyzeTemperature",
    "AnalyzeTextPrompt",
    "AssetHlsStatus",
    "AssetSourceDetailsProvider",
    "AssetThumbnailStatus",
    "AssetsCreateRequestMethod",
    "AssetsListRequestAssetTypesItem",
    "AssetsListResponse",
    "AssetsRetrieveTranscriptionRequestIncludeItem",
    "AsyncAudioInputRequestEmbeddingOptionItem",
    "AsyncAudioInputRequestEmbeddingScopeItem",
    "AsyncAudioInputRequestEmbeddingTypeItem",
    "AsyncAudioInputRequestSegmentation",
    "AsyncDocumentInputRequestEmbeddingOptionItem",
    "AsyncDocumentInputRequestEmbeddingScopeItem",
    "AsyncDocumentInputRequestEmbeddingTypeItem",
    "AsyncDocumentMetadata",
    "AsyncDocumentMetadataEmbeddingScopesItem",
    "AsyncImageInputRequestEmbeddingOptionItem",
    "AsyncImageInputRequestEmbeddingScopeItem",
    "AsyncImageInputRequestEmbeddingTypeItem",
    "AsyncImageMetadata",
    "AsyncImageMetadataEmbeddingScopesItem",
    "AsyncResponseFormatSegmentTimeFormat",
    "AsyncVideoInputRequestEmbeddingOptionItem",
    "AsyncVideoInputRequestEmbeddingScopeItem",
    "AsyncVideoInputRequestEmbeddingTypeItem",
    "AsyncVideoInputRequestSegmentation",
    "AudioInputRequestEmbeddingOptionItem",
    "AudioInputRequestEmbeddingScopeItem",
    "AudioInputRequestEmbeddingTypeItem",
    "AudioSegmentation",
    "AudioSegmentationFixed",
    "AudioSegmentationStrategy",
    "AuthorizeConnectionRequestProvider",
    "BadRequestErrorBody",
    "BatchItemError",
    "BatchVideoContextType",
    "BatchesListRequestAnalysisModeItem",
    "BatchesListResponse",
    "BulkCreateEntityResponseEntitiesItem",
    "BulkCreateEntityResponseErrorsItem",
    "CancelAnalyzeTaskResponseStatus",
    "CompletedChunkProofType",
    "ConflictErrorBody",
    "CreateAnalyzeBatchRequestAnalysisMode",
    "CreateAnalyzeBatchRequestModelName",
    "CreateAssetUploadRequestType",
    "CreateAsyncAnalyzeRequestAnalysisMode",
    "CreateAsyncAnalyzeRequestMaxTokens",
    "CreateAsyncAnalyzeRequestMaxTokensOne",
    "CreateAsyncAnalyzeRequestModelName",
    "CreateAsyncEmbeddingRequestInputType",
    "CreateAsyncEmbeddingRequestModelName",
    "CreateEmbeddingsRequestInputType",
    "CreateEmbeddingsRequestModelName",
    "CreatedAt",
    "DocumentSequentialSegmentationStrategy",
    "DocumentSpatialSegmentationStrategy",
    "EmbeddingAudioMetadata",
    "EmbeddingAudioMetadataEmbeddingScopesItem",
    "EmbeddingDataEmbeddingOption",
    "EmbeddingDataEmbeddingScope",
    "EmbeddingDataQuadrant",
    "EmbeddingDimension",
    "EmbeddingImageMetadata",
    "EmbeddingMediaMetadata",
    "EmbeddingMediaMetadata_Audio",
    "EmbeddingMediaMetadata_Image",
    "EmbeddingMediaMetadata_MultiInput",
    "EmbeddingMediaMetadata_TextImage",
    "EmbeddingMediaMetadata_Video",
    "EmbeddingMultiInputMetadata",
    "EmbeddingTaskMediaMetadata",
    "EmbeddingTaskMediaMetadata_Audio",
    "EmbeddingTaskMediaMetadata_Document",
    "EmbeddingTaskMediaMetadata_Image",
    "EmbeddingTaskMediaMetadata_Video",
    "EmbeddingTaskResponseError",
    "EmbeddingTaskResponseStatus",
    "EmbeddingTextImageMetadata",
    "EmbeddingUsageTruncationReason",
    "EmbeddingVideoMetadata",
    "EmbeddingVideoMetadataEmbeddingScopesItem",
    "EndOffsetSec",
    "EndTime",
    "EnrichmentConfig",
    "EnrichmentConfigJsonSchemaJsonSchema",
    "EnrichmentConfigJsonSchemaJsonSchemaType",
    "EnrichmentConfig_Description",
    "EnrichmentConfig_JsonSchema",
    "EntitiesCreateBulkRequestEntitiesItem",
    "EntitiesListByAssetResponse",
    "EntitiesListRequestSortBy",
    "EntitiesListRequestStatus",
    "EntitiesListResponse",
    "EntityCollectionsListRequestSortBy",
    "EntityCollectionsListResponse",
    "ErrorResponse",
    "ErrorResponseError",
    "ExpiresAt",
    "FlatErrorResponse",
    "ForbiddenErrorBody",
    "GeneratedTextData",
    "GetUploadStatusResponse",
    "GoneErrorBody",
    "ImageMetadata",
    "ImageSearchHit",
    "ImportFilesRequestItemsItem",
    "ImportProvider",
    "IndexModelsItem",
    "IndexedAssetDetailedEmbedding",
    "IndexedAssetDetailedEmbeddingVideoEmbedding",
    "IndexedAssetSummaryIndex",
    "IndexedAssetsListByAssetResponse",
    "IndexedAssetsListRequestDuration",
    "IndexedAssetsListRequestFps",
    "IndexedAssetsListRequestHeight",
    "IndexedAssetsListRequestSize",
    "IndexedAssetsListRequestStatusItem",
    "IndexedAssetsListRequestUserMetadataValue",
    "IndexedAssetsListRequestWidth",
    "IndexedAssetsListResponse",
    "IndexedAssetsRetrieveRequestEmbeddingOptionItem",
    "IndexesCreateRequestModelsItem",
    "IndexesCreateRequestModelsItemModelName",
    "IndexesListResponse",
    "InternalEntity",
    "InternalServerErrorBody",
    "KnowledgeStoreItemCollectionsListItemsResponse",
    "KnowledgeStoreItemCollectionsListRequestSortBy",
    "KnowledgeStoreItemCollectionsListResponse",
    "KnowledgeStoreItemSystemMetadata",
    "KnowledgeStoreItemSystemMetadata_Image",
    "KnowledgeStoreItemSystemMetadata_Video",
    "KnowledgeStoreItemsListRequestSortBy",
    "KnowledgeStoreItemsListRequestStatusItem",
    "KnowledgeStoreItemsListResponse",
    "KnowledgeStoreMetadataValue",
    "KnowledgeStoresListRequestSortBy",
    "KnowledgeStoresListResponse",
    "LimitPerPageSimple",
    "ListConnectionsResponse",
    "ListImportsResponse",
    "ListIncompleteUploadsResponse",
    "ListRedirectUrisResponse",
    "MediaEmbeddingTaskAudioEmbedding",
    "MediaEmbeddingTaskDocumentEmbedding",
    "MediaEmbeddingTaskImageEmbedding",
    "MediaEmbeddingTaskVideoEmbedding",
    "MultiInputMediaSourceMediaType",
    "NextPageToken",
    "NotFoundErrorBody",
    "One",
    "Page",
    "PrevPageToken",
    "Rank",
    "RequestAdditionalPresignedUrLsResponse",
    "ResponseCreateRequest",
    "ResponseCreateRequestIncludeItem",
    "ResponseObjectObject",
    "ResponseStreamContentPartAddedEvent",
    "ResponseStreamContentPartDoneEvent",
    "ResponseStreamEvent",
    "ResponseStreamEvent_Keepalive",
    "ResponseStreamEvent_ResponseCompleted",
    "ResponseStreamEvent_ResponseContentPartAdded",
    "ResponseStreamEvent_ResponseContentPartDone",
    "ResponseStreamEvent_ResponseCreated",
    "ResponseStreamEvent_ResponseFailed",
    "ResponseStreamEvent_ResponseFunctionCallArgumentsDone",
    "ResponseStreamEvent_ResponseInProgress",
    "ResponseStreamEvent_ResponseOutputItemAdded",
    "ResponseStreamEvent_ResponseOutputItemDone",
    "ResponseStreamEvent_ResponseOutputTextDelta",
    "ResponseStreamEvent_ResponseOutputTextDone",
    "ResponseStreamFuncCallArgsDoneEvent",
    "ResponseStreamKeepAliveEvent",
    "ResponseStreamOutputItemAddedEvent",
    "ResponseStreamOutputItemDoneEvent",
    "ResponseStreamOutputTextDeltaEvent",
    "ResponseStreamOutputTextDoneEvent",
    "ResponseStreamResponseEvent",
    "ResponsesCreateRequestIncludeItem",
    "ResponsesCreateStreamRequestIncludeItem",
    "SearchCreateRequestGroupBy",
    "SearchCreateRequestOperator",
    "SearchCreateRequestQueryMediaType",
    "SearchCreateRequestSearchOptionsItem",
    "SearchCreateRequestTranscriptionOptionsItem",
    "SearchItemClipsItem",
    "SearchKnowledgeStoreHit",
    "SearchKnowledgeStoreHit_Image",
    "SearchKnowledgeStoreHit_Video",
    "SearchKnowledgeStoreRequestGroupBy",
    "SearchResultsPageInfo",
    "SearchRetrieveResponsePageInfo",
    "SegmentFieldFormat",
    "SmeMediaSourceMediaType",
    "StartOffsetSec",
    "StartTime",
    "StreamAnalyzeResponse",
    "StreamAnalyzeResponse_StreamEnd",
    "StreamAnalyzeResponse_StreamStart",
    "StreamAnalyzeResponse_TextGeneration",
    "StreamEndResponse",
    "StreamEndResponseMetadata",
    "StreamStartResponse",
    "StreamStartResponseMetadata",
    "StreamTextResponse",
    "SummarizeChapterResult",
    "SummarizeChapterResultChaptersItem",
    "SummarizeChapterResultSummarizeType",
    "SummarizeHighlightResult",
    "SummarizeHighlightResultHighlightsItem",
    "SummarizeHighlightResultSummarizeType",
    "SummarizeSummaryResult",
    "SummarizeSummaryResultSummarizeType",
    "SyncResponseFormatType",
    "TasksCreateRequestVideoEmbeddingScopeItem",
    "TasksCreateResponse",
    "TasksCreateResponseMetadata",
    "TasksCreateResponseStatus",
    "TasksListRequestAnalysisMode",
    "TasksListRequestStatusItem",
    "TasksListResponse",
    "TasksListResponsePageInfo",
    "TasksRetrieveRequestEmbeddingOptionItem",
    "TasksRetrieveResponse",
    "TasksRetrieveResponseVideoEmbedding",
    "TasksStatusResponse",
    "TasksStatusResponseVideoEmbedding",
    "TemporalSegmentation",
    "TemporalSegmentationDynamic",
    "TemporalSegmentationDynamicDynamic",
    "TemporalSegmentationFixed",
    "TemporalSegmentationFixedFixed",
    "TemporalSegmentation_Dynamic",
    "TemporalSegmentation_Fixed",
    "TextParamFormat",
    "TextParamFormat_JsonSchema",
    "TextParamFormat_Text",
    "TextResponseFormatJsonSchema",
    "TextResponseFormatText",
    "ThumbnailUrl",
    "TotalInnerMatches",
    "TotalPage",
    "TotalResults",
    "TranscriptionData",
    "Two",
    "UnprocessableEntityErrorBody",
    "UpdatedAt",
    "Url",
    "UserMetadataValue",
    "VideoContext",
    "VideoContext_AssetId",
    "VideoContext_Base64String",
    "VideoContext_Url",
    "VideoEmbeddingTask",
    "VideoEmbeddingTaskVideoEmbedding",
    "VideoInputRequestEmbeddingOptionItem",
    "VideoInputRequestEmbeddingScopeItem",
    "VideoInputRequestEmbeddingTypeItem",
    "VideoMetadata",
    "VideoSearchHit",
    "VideoSegmentation",
    "VideoSegmentationDynamic",
    "VideoSegmentationDynamicDynamic",
    "VideoSegmentationFixed",
    "VideoSegmentationFixedFixed",
    "VideoSegmentation_Dynamic",
    "VideoSegmentation_Fixed",
    "VideoVectorSystemMetadata",
    "VideosListRequestDuration",
    "VideosListRequestFps",
    "VideosListRequestHeight",
    "VideosListRequestSize",
    "VideosListRequestUserMetadataValue",
    "VideosListRequestWidth",
    "VideosListResponse",
    "VideosRetrieveRequestEmbeddingOptionItem",
    "VideosRetrieveResponseEmbedding",
    "VideosRetrieveResponseEmbeddingVideoEmbedding",
    "VideosRetrieveResponseSystemMetadata",
)


def _type(name: str) -> Any:
    if name.startswith("literal "):
        return Literal[name.removeprefix("literal ")]
    item = name.removeprefix("list of ")
    found = _PRIMITIVES.get(item) or getattr(_models, item)
    return found if item == name else _GenericAlias(list, (found,))


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _TYPES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = _reduce(_or, map(_type, _TYPES[name]))
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
