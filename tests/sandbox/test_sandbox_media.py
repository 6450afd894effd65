"""Probing of media files, and their renditions."""

import os

import av
import pytest


def test_a_clip_is_probed(uploaded, clip):
    technical = uploaded()["technical_metadata"]
    assert technical["video_width"] == 1280
    assert technical["video_height"] == 720
    assert technical["video_codec"] == "h264"
    assert technical["video_fps"] == 25
    assert technical["audio_codec"] == "aac"
    assert technical["file_size_bytes"] == clip.stat().st_size
    assert technical["file_mime_type"] == "video/mp4"
    assert technical["video_duration_seconds"] == pytest.approx(5.28)
    assert technical["audio_streams"][0]["sample_rate"] == 48000


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "bmp"])
def test_images(uploaded, make_image, kind, plain, tmp_path):
    asset = uploaded(make_image(kind), "no-extension")
    assert asset["status"] == "ready"
    assert asset["file_type"] == f"image/{kind}"
    assert "duration" not in asset
    assert "hls" not in asset
    assert asset["technical_metadata"]["image_width"] == 64
    assert asset["technical_metadata"]["image_height"] == 48
    assert asset["thumbnail"]["status"] == "ready"
    assert plain.get(asset["thumbnail"]["representative_url"]).content[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize(
    ("codec", "suffix", "sample_format", "mime"),
    [
        ("pcm_s16le", "wav", "s16", "audio/wav"),
        ("libmp3lame", "mp3", "fltp", "audio/mpeg"),
        ("flac", "flac", "s16", "audio/flac"),
        ("aac", "mp4", "fltp", "audio/mp4"),
    ],
)
def test_audio(uploaded, make_audio, codec, suffix, sample_format, mime):
    asset = uploaded(make_audio(codec, suffix, sample_format), f"song.{suffix}")
    assert asset["status"] == "ready"
    assert asset["file_type"] == mime
    assert asset["duration"] == pytest.approx(1, abs=0.15)
    assert asset["technical_metadata"]["has_audio"] is True
    assert asset["technical_metadata"]["audio_sample_rate"] == 16000
    assert "thumbnail" not in asset


@pytest.mark.parametrize(
    ("content", "name", "mime"),
    [
        (b"%PDF-1.7\nnot much of one", "a.PDF", "application/pdf"),
        (b"plain text", "a.txt", "text/plain"),
        ("# Überschrift\n".encode() * 1000, "a.md", "text/markdown"),
    ],
)
def test_documents(uploaded, content, name, mime):
    asset = uploaded(content, name)
    assert asset["status"] == "ready"
    assert asset["file_type"] == mime
    assert asset["technical_metadata"]["file_size_bytes"] == len(content)
    assert "hls" not in asset


@pytest.mark.parametrize("content", [os.urandom(100_000), b"\0" * 1000, b"\x89PNG\r\n\x1a\nbroken", b"text, not video"])
def test_unreadable_files_fail(uploaded, content):
    asset = uploaded(content, "broken.mp4")
    assert asset["status"] == "failed"
    assert asset["error"]["message"]
    assert "technical_metadata" not in asset
    assert "hls" not in asset


def test_random_bytes_are_unreadable(uploaded):
    assert uploaded(b"\x00\x01" * 5000)["error"]["message"] == "The file could not be read."


def test_a_truncated_video_fails(uploaded, clip):
    assert uploaded(clip.read_bytes()[:20_000])["status"] == "failed"


def test_a_playlist_does_not_make_the_sandbox_read_other_files(uploaded, clip):
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{clip}\n#EXT-X-ENDLIST\n"
    asset = uploaded(playlist.encode(), "list.m3u8")
    assert asset["status"] == "failed"


def test_the_hls_stream_can_be_played(uploaded, plain, tmp_path):
    asset = uploaded()
    assert asset["hls"]["status"] == "ready"
    manifest = plain.get(asset["hls"]["manifest_url"])
    assert manifest.headers["content-type"] == "application/vnd.apple.mpegurl"
    assert manifest.headers["access-control-allow-origin"] == "*"
    segments = [line for line in manifest.text.splitlines() if not line.startswith("#")]
    base = asset["hls"]["manifest_url"].rpartition("/")[0]
    stream = tmp_path / "stream.ts"
    stream.write_bytes(b"".join(plain.get(f"{base}/{segment}").content for segment in segments))
    with av.open(str(stream)) as container:
        assert len(container.streams.video) == len(container.streams.audio) == 1
        assert sum(1 for _ in container.decode(video=0)) == 132


def test_a_video_with_a_codec_that_hls_lacks_has_no_stream(uploaded, make_video):
    asset = uploaded(make_video(codec="ffv1"), "archive.mkv")
    assert asset["status"] == "ready"
    assert asset["hls"] == {"status": "error"}
    assert asset["thumbnail"]["status"] == "ready"


def test_media_is_served_in_ranges(uploaded, plain):
    address = uploaded()["thumbnail"]["representative_url"]
    whole = plain.get(address)
    assert whole.headers["content-type"] == "image/jpeg"
    size = len(whole.content)
    for wanted, first, last in [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, size - 1),
        ("bytes=-10", size - 10, size - 1),
    ]:
        part = plain.get(address, headers={"range": wanted})
        assert part.status_code == 206
        assert part.content == whole.content[first : last + 1]
        assert part.headers["content-range"] == f"bytes {first}-{last}/{size}"
    assert plain.get(address, headers={"range": f"bytes={size}-"}).status_code == 416
    head = plain.head(address)
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(size), b"")


def test_only_published_files_are_served(uploaded, plain):
    address = uploaded()["thumbnail"]["representative_url"]
    origin, _, path = address.partition("/media/")
    for guess in ("../sandbox.sqlite3", "%2e%2e/sandbox.sqlite3", f"{path}/..", "", path.upper(), "/etc/passwd"):
        assert plain.get(f"{origin}/media/{guess}").status_code == 404
    assert plain.get(f"{origin}/").status_code == 404
    assert plain.post(address).status_code == 405
