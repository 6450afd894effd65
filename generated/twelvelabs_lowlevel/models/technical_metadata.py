from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class TechnicalMetadata(_d.ResponseModel):
    """Technical metadata read from a file. Only the fields that apply to the type of file are present."""

    file_size_bytes: int | None = None
    """File size in bytes."""
    file_mime_type: str | None = None
    """MIME type detected from the content."""
    file_container_format: str | None = None
    """The container format, such as mov,mp4."""
    container_creation_time: datetime.datetime | None = None
    """Creation time recorded in the file."""
    video_streams: list[VideoStream] | None = None
    """All video streams."""
    video_codec: str | None = None
    """Codec of the main video stream, such as h264."""
    video_width: int | None = None
    """Width of the main video stream in pixels."""
    video_height: int | None = None
    """Height of the main video stream in pixels."""
    video_fps: float | None = None
    """Frame rate of the main video stream in frames per second."""
    video_duration_seconds: float | None = None
    """Duration in seconds."""
    video_bitrate_bps: int | None = None
    """Bit rate of the main video stream in bits per second."""
    audio_streams: list[AudioStream] | None = None
    """All audio streams."""
    audio_codec: str | None = None
    """Codec of the main audio stream, such as aac."""
    audio_sample_rate: int | None = None
    """Sample rate of the main audio stream in Hz."""
    audio_channels: int | None = None
    """Number of channels of the main audio stream."""
    audio_duration_seconds: float | None = None
    """Duration in seconds."""
    start_timecode: str | None = None
    """Timecode of the first frame."""
    timecode_source: str | None = None
    """Where the timecode was found."""
    drop_frame: bool | None = None
    """Whether it is a drop-frame timecode."""
    image_width: int | None = None
    """Image width in pixels."""
    image_height: int | None = None
    """Image height in pixels."""
    image_format: str | None = None
    """Image format, such as png."""
    image_orientation: int | None = None
    """EXIF orientation, 1 to 8."""
    image_color_space: str | None = None
    """Color space."""
    image_bit_depth: int | None = None
    """Bits per channel."""
    is_hdr: bool | None = None
    """Whether it is HDR."""
    has_audio: bool | None = None
    """Whether there is an audio stream."""
    has_alpha: bool | None = None
    """Whether there is an alpha channel."""
    is_animated: bool | None = None
    """Whether the image is animated."""
    total_video_streams: int | None = None
    """Number of video streams."""
    total_audio_streams: int | None = None
    """Number of audio streams."""
    storage_aspect_ratio: float | None = None
    """Aspect ratio as stored, width divided by height."""
    geospatial_latitude: float | None = None
    """Latitude in degrees."""
    geospatial_longitude: float | None = None
    """Longitude in degrees."""
    geospatial_altitude_meters: float | None = None
    """Altitude in meters."""
    document_page_count: int | None = None
    """Number of pages of a document."""
    document_pdf_version: str | None = None
    """PDF version."""
    document_page_width_pt: float | None = None
    """Page width in points."""
    document_page_height_pt: float | None = None
    """Page height in points."""
    document_is_tagged: bool | None = None
    """Whether the document is tagged for accessibility."""
    document_is_encrypted: bool | None = None
    """Whether the document is encrypted."""
    document_language: str | None = None
    """The language declared in the document."""
    document_title: str | None = None
    """The title."""
    document_author: str | None = None
    """The author."""
    document_subject: str | None = None
    """The subject."""
    document_keywords: str | None = None
    """The keywords."""
    document_creator_tool: str | None = None
    """The application that the document was written with."""
    document_producer: str | None = None
    """The software that produced the file."""
    document_creation_date: datetime.datetime | None = None
    """When the document was created."""
    document_modification_date: datetime.datetime | None = None
    """When the document was last modified."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                file_size_bytes=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("file_size_bytes", None)) is not None
                else None,
                file_mime_type=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("file_mime_type", None)) is not None
                else None,
                file_container_format=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("file_container_format", None)) is not None
                else None,
                container_creation_time=_d.to_time(v)
                if (v := d.pop("container_creation_time", None)) is not None
                else None,
                video_streams=[VideoStream.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("video_streams", None)) is not None
                else None,
                video_codec=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("video_codec", None)) is not None
                else None,
                video_width=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("video_width", None)) is not None
                else None,
                video_height=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("video_height", None)) is not None
                else None,
                video_fps=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("video_fps", None)) is not None
                else None,
                video_duration_seconds=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("video_duration_seconds", None)) is not None
                else None,
                video_bitrate_bps=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("video_bitrate_bps", None)) is not None
                else None,
                audio_streams=[AudioStream.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("audio_streams", None)) is not None
                else None,
                audio_codec=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("audio_codec", None)) is not None
                else None,
                audio_sample_rate=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("audio_sample_rate", None)) is not None
                else None,
                audio_channels=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("audio_channels", None)) is not None
                else None,
                audio_duration_seconds=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("audio_duration_seconds", None)) is not None
                else None,
                start_timecode=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("start_timecode", None)) is not None
                else None,
                timecode_source=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("timecode_source", None)) is not None
                else None,
                drop_frame=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("drop_frame", None)) is not None
                else None,
                image_width=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("image_width", None)) is not None
                else None,
                image_height=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("image_height", None)) is not None
                else None,
                image_format=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("image_format", None)) is not None
                else None,
                image_orientation=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("image_orientation", None)) is not None
                else None,
                image_color_space=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("image_color_space", None)) is not None
                else None,
                image_bit_depth=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("image_bit_depth", None)) is not None
                else None,
                is_hdr=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("is_hdr", None)) is not None
                else None,
                has_audio=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("has_audio", None)) is not None
                else None,
                has_alpha=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("has_alpha", None)) is not None
                else None,
                is_animated=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("is_animated", None)) is not None
                else None,
                total_video_streams=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_video_streams", None)) is not None
                else None,
                total_audio_streams=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_audio_streams", None)) is not None
                else None,
                storage_aspect_ratio=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("storage_aspect_ratio", None)) is not None
                else None,
                geospatial_latitude=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("geospatial_latitude", None)) is not None
                else None,
                geospatial_longitude=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("geospatial_longitude", None)) is not None
                else None,
                geospatial_altitude_meters=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("geospatial_altitude_meters", None)) is not None
                else None,
                document_page_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("document_page_count", None)) is not None
                else None,
                document_pdf_version=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_pdf_version", None)) is not None
                else None,
                document_page_width_pt=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("document_page_width_pt", None)) is not None
                else None,
                document_page_height_pt=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("document_page_height_pt", None)) is not None
                else None,
                document_is_tagged=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("document_is_tagged", None)) is not None
                else None,
                document_is_encrypted=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("document_is_encrypted", None)) is not None
                else None,
                document_language=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_language", None)) is not None
                else None,
                document_title=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_title", None)) is not None
                else None,
                document_author=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_author", None)) is not None
                else None,
                document_subject=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_subject", None)) is not None
                else None,
                document_keywords=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_keywords", None)) is not None
                else None,
                document_creator_tool=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_creator_tool", None)) is not None
                else None,
                document_producer=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("document_producer", None)) is not None
                else None,
                document_creation_date=_d.to_time(v)
                if (v := d.pop("document_creation_date", None)) is not None
                else None,
                document_modification_date=_d.to_time(v)
                if (v := d.pop("document_modification_date", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.audio_stream import AudioStream
from ..models.video_stream import VideoStream
