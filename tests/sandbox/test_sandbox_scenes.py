"""Scenes and features: windows cover the media, whatever is in them; features survive serialization."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_sandbox.inference.scenes import difference, fixed_windows, look_at, scene_windows
from twelvelabs_sandbox.media.features import GRID, NOTHING, Features
from twelvelabs_sandbox.media.loudness import BANDS

BLACK, WHITE, RED = (bytes(color) * GRID * GRID for color in ((0, 0, 0), (255, 255, 255), (255, 0, 0)))
TIMES = st.floats(0, 100, allow_nan=False)


@st.composite
def features(draw: st.DrawFn) -> Features:
    pictures = draw(st.lists(st.sampled_from([BLACK, WHITE, RED]), min_size=1, max_size=60))
    times = [number / 2 for number in range(len(pictures))]
    return Features(times[-1] + 0.5, times, pictures, draw(st.binary(max_size=40 * BANDS)))


def _check_cover(windows: list[tuple[float, float]], start: float, end: float) -> None:
    assert (windows[0][0], windows[-1][1]) == (start, end)
    assert all(one[1] == other[0] for one, other in pairwise(windows))
    assert all(begin < over for begin, over in windows)


@given(TIMES, st.floats(0.1, 100), st.integers(2, 10))
def test_fixed_windows(start: float, length: float, size: int) -> None:
    windows = fixed_windows(start, start + length, size)
    _check_cover(windows, start, start + length)
    assert all(over - begin == pytest.approx(size) for begin, over in windows[:-1])


@settings(deadline=None)
@given(features(), st.floats(0, 0.9), st.floats(0.05, 1), st.integers(2, 5))
def test_scenes(seen: Features, first: float, part: float, shortest: int) -> None:
    start = first * seen.duration
    end = start + part * (seen.duration - start)
    windows = scene_windows(seen, start, end, shortest)
    _check_cover(windows, start, end)
    if len(windows) > 1:
        assert all(shortest - 1e-9 <= over - begin <= 10 + shortest + 1e-9 for begin, over in windows)
    for window in windows:
        scene = look_at(seen, window)
        assert sum(scene.colors.values()) == pytest.approx(1, abs=0.01)
        assert 0 <= scene.brightness <= 1
        assert 0 <= scene.motion <= 1
        assert scene.loudness is None or 0 <= scene.loudness <= 1
        assert scene.describe()


@settings(deadline=None)
@given(features())
def test_features_survive_serialization(seen: Features) -> None:
    assert Features.from_bytes(seen.to_bytes()) == seen
    assert Features.from_bytes(NOTHING.to_bytes()) == NOTHING


def test_a_scene_starts_at_a_cut() -> None:
    pictures = [BLACK] * 6 + [WHITE] * 8
    seen = Features(7.0, [number / 2 for number in range(14)], pictures, b"")
    assert scene_windows(seen, 0.0, 7.0, 2.0) == [(0.0, 3.0), (3.0, 7.0)]
    dark, bright = (look_at(seen, window) for window in scene_windows(seen, 0.0, 7.0, 2.0))
    assert (dark.color, bright.color) == ("black", "white")
    assert "the dark picture is black, and still" in dark.describe()
    assert "the bright picture is white, and still" in bright.describe()
    assert scene_windows(seen, 0.0, 7.0, 5.0) == [(0.0, 7.0)]
    whole = look_at(seen, (0.0, 7.0))
    assert whole.motion > 0.2
    assert "white and black, and moving" in whole.describe()


def test_a_picture_stays_until_the_next_one() -> None:
    seen = Features(20.0, [1.0, 2.0], [BLACK, WHITE], b"")
    assert seen.pictures_within(0.0, 0.5) == [BLACK]
    assert seen.pictures_within(0.0, 3.0) == [BLACK, WHITE]
    assert seen.pictures_within(10.0, 20.0) == [WHITE]
    assert NOTHING.pictures_within(0.0, 1.0) == []


def test_the_difference_of_pictures() -> None:
    assert difference(BLACK, BLACK) == 0
    assert difference(BLACK, WHITE) == 1
    assert difference(BLACK, RED) == pytest.approx(1 / 3)
