"""Scores how well scenes match a query by colors, brightness, motion, loudness, names and similarity of pictures.

A scene without any evidence is never a result, even if nothing else matches.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from twelvelabs_sandbox.inference.colors import COLORS
from twelvelabs_sandbox.inference.scenes import THRESHOLDS, Scene, difference
from twelvelabs_sandbox.media.features import Features

# The minimum share of a picture for a color to count.
_MIN_SHARE = 0.05
_SEEN = {
    "dark": lambda scene: 1 - scene.brightness if scene.brightness < 0.4 else 0.0,
    "bright": lambda scene: scene.brightness if scene.brightness > 0.6 else 0.0,
    "moving": lambda scene: scene.motion if scene.motion > THRESHOLDS.moving else 0.0,
    "still": lambda scene: 1 - scene.motion if scene.motion <= THRESHOLDS.moving else 0.0,
}
_HEARD = {
    "silent": lambda loudness: 1 - loudness if loudness < THRESHOLDS.silent else 0.0,
    "loud": lambda loudness: loudness if loudness > THRESHOLDS.loud else 0.0,
} | dict.fromkeys(
    ("sound", "audio", "music", "tone", "beep", "hum", "heard"),
    lambda loudness: loudness if loudness >= THRESHOLDS.silent else 0.0,
)
# Pictures whose pixels differ by more than this on average have a similarity of 0.
_MAX_DIFFERENCE = 0.25
_MIN_SIMILARITY = 0.5


@dataclass(frozen=True)
class Query:
    """Words and pictures to search for. If both are given, both must match at least in part."""

    words: Sequence[str] = ()
    pictures: Sequence[bytes] = ()


@dataclass(frozen=True)
class Candidate:
    """A file to search: its scenes, the words of its name and metadata, and its features if the query has pictures."""

    identifier: str
    scenes: Sequence[Scene]
    words: Collection[str]
    features: Features | None = None


@dataclass(frozen=True)
class Match:
    """A scene that matches the query, with its score, the modalities that match, and its transcription if known."""

    identifier: str
    scene: Scene
    score: float
    modalities: list[str] = field(default_factory=list)
    transcription: str | None = None


def rank(query: Query, candidates: Sequence[Candidate], modalities: Sequence[str], *, every: bool) -> list[Match]:
    """The scenes that match a query, best first; ties keep the order of candidates and scenes.

    With ``every``, all modalities must match; otherwise one is enough.
    """
    found = []
    for candidate in candidates:
        for scene in candidate.scenes:
            scores = {modality: _score(query, candidate, scene, modality) for modality in modalities}
            matching = [modality for modality, score in scores.items() if score > 0]
            if matching and (not every or len(matching) == len(scores)):
                score = sum(scores.values()) / len(scores) if every else max(scores.values())
                found.append(Match(candidate.identifier, scene, round(score, 4), matching))
    return sorted(found, key=lambda match: -match.score)


def _score(query: Query, candidate: Candidate, scene: Scene, modality: str) -> float:
    parts = []
    if query.words:
        evidence = {"visual": _seen, "audio": _heard}.get(modality)
        # Speech is not recognized, so words never match a transcription.
        scores = [evidence(word, candidate, scene) for word in query.words] if evidence else [0.0]
        parts.append(sum(scores) / len(scores))
    if query.pictures:
        parts.append(_similarity(query.pictures, candidate.features, scene) if modality == "visual" else 0.0)
    return sum(parts) / len(parts) if parts and all(parts) else 0.0


def _seen(word: str, candidate: Candidate, scene: Scene) -> float:
    if word in COLORS:
        share = scene.colors.get(word, 0.0)
        return share if share >= _MIN_SHARE else float(word in candidate.words) / 2
    if word in _SEEN and scene.colors:
        return max(_SEEN[word](scene), float(word in candidate.words) / 2)
    return float(word in candidate.words)


def _heard(word: str, candidate: Candidate, scene: Scene) -> float:
    if scene.loudness is None:
        return 0.0
    if word in _HEARD:
        return _HEARD[word](scene.loudness)
    return float(word in candidate.words) / 2


def _similarity(pictures: Sequence[bytes], features: Features | None, scene: Scene) -> float:
    if features is None:
        return 0.0
    seen = features.pictures_within(scene.start, scene.end)
    smallest = min((difference(wanted, one) for wanted in pictures for one in seen), default=1.0)
    similarity = 1 - smallest / _MAX_DIFFERENCE
    return similarity if similarity >= _MIN_SIMILARITY else 0.0
