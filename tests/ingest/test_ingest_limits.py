"""A file that the platform would reject, and only such a file, fails before a byte is sent."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client._uploads.opening import open_source
from twelvelabs_client.errors import ConfigurationError, InvalidSourceError
from twelvelabs_client.ingest.media_limits import MediaFacts, refusal, too_large
from twelvelabs_client.ingest.media_probe import probe
from twelvelabs_client.ingest.model import Options
from twelvelabs_sandbox.inference.marengo import indexing_failure

from ..loops import loop
from .conftest import INDEX, STORE, Scene, cut_clips


def made_video(path: Path, width: int, height: int, seconds: int) -> Path:
    """A video of one frame a second."""
    with av.open(str(path), "w") as target:
        stream = target.add_stream("libx264", rate=1, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(seconds):
            frame = av.VideoFrame(width, height, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1)
            target.mux(stream.encode(frame))
        target.mux(stream.encode())
    return path


@loop(
    ("facts", "reason"),
    [
        (MediaFacts("video", 640, 360, 10.0), None),
        (MediaFacts("video", 360, 640, 10.0), None),
        (MediaFacts("video", 5184, 2160, 10.0), None),
        (MediaFacts("video", 640, 360, 4.0), None),
        (MediaFacts("video", None, None, None), None),
        (MediaFacts("video", 640, 360, 3.99), "at least 4"),
        (MediaFacts("video", 640, 360, 14_401.0), "at most 14400"),
        (MediaFacts("video", 640, 358, 10.0), "at least 360x360"),
        (MediaFacts("video", 7680, 4320, 10.0), "at most 5184x2160"),
        (MediaFacts("video", 1200, 400, 10.0), "2.4 times"),
        (MediaFacts("audio", duration=10.0), "it is audio, and an index accepts only video"),
        (MediaFacts("image", 800, 800), "it is image, and an index accepts only video"),
    ],
)
def test_what_an_index_accepts(facts: MediaFacts, reason: str | None) -> None:
    found = refusal(facts, INDEX, Options(models=("marengo3.0",)))
    assert (found is None) if reason is None else (reason in (found or ""))


def test_a_knowledge_store_accepts_images() -> None:
    assert refusal(MediaFacts("image", 100, 100), STORE, Options()) is None
    assert too_large(34_000_000, "image") is not None
    assert too_large(34_000_000, "video") is None
    assert "10,737,418,240" in (too_large(10_737_418_241, "video") or "")


@given(st.integers(100, 6000), st.integers(100, 3000), st.floats(0.1, 20_000.0))
def test_what_the_sandbox_s_model_refuses_is_rejected_here(width: int, height: int, duration: float) -> None:
    facts = {"width": width, "height": height, "duration": duration}
    if indexing_failure(facts):
        assert refusal(MediaFacts("video", width, height, duration), INDEX, Options(models=("marengo3.0",)))


def test_a_real_clip_is_read(small_clip: Path) -> None:
    source = open_source(small_clip)
    facts = probe(source)
    source.close()
    assert (facts.kind, facts.width, facts.height) == ("video", 480, 360)
    assert facts.duration == pytest.approx(5.4, abs=0.3)


@pytest.mark.parametrize("content", [b"x" * 5000, b"#EXTM3U\n#EXTINF:5,\n/etc/hostname\n"])
def test_files_that_are_not_media(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(content)
    source = open_source(tmp_path / "a.mp4")
    try:
        with pytest.raises(InvalidSourceError, match=r"'a\.mp4' cannot be read as media"):
            probe(source)
    finally:
        source.close()


def test_refused_files_are_named_and_never_sent(scene: Scene, small_clip: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    good = cut_clips(small_clip, folder, 1)[0]
    made_video(folder / "short.mp4", 480, 360, 2)
    made_video(folder / "small.mp4", 320, 240, 6)
    (folder / "broken.mp4").write_bytes(good.read_bytes()[:2000])
    scene.options = Options(probe=True)
    report = scene.run(folder)
    assert (report.ready, report.failed) == (1, 3)
    reasons = {Path(failure.path).name: failure.error or "" for failure in report.failures}
    assert "would be refused: it lasts 2.00 seconds" in reasons["short.mp4"]
    assert "would be refused: its picture has 320x240" in reasons["small.mp4"]
    assert "cannot be read as media" in reasons["broken.mp4"]
    assert scene.platform.calls["create asset"] == 1


def test_probing_without_pyav_says_what_to_install(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    monkeypatch.setattr("twelvelabs_client.ingest.media_probe.find_spec", lambda name: None)
    scene.options = Options(probe=True)
    with pytest.raises(ConfigurationError, match=r"twelvelabs-client\[media\]"):
        scene.run(tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr("importlib.metadata.version", lambda name: "13.1.0")
    with pytest.raises(ConfigurationError, match=r"needs PyAV 15 or later, not 13\.1\.0: pip install"):
        scene.run(tmp_path)
    scene.options = Options()
    assert scene.run(tmp_path).is_complete
