"""The description of media from which texts are generated: of all of it, or of one scene."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from twelvelabs_sandbox.inference.colors import COLORS
from twelvelabs_sandbox.inference.ranking import Candidate, Query, rank
from twelvelabs_sandbox.inference.scenes import Scene
from twelvelabs_sandbox.inference.text import content_words
from twelvelabs_sandbox.media.features import Features

_MODALITIES = ("visual", "audio")


@dataclass(frozen=True)
class Description:
    """A description of a video, or of images, where each image is a scene with a name."""

    title: str
    kind: str
    start: float
    end: float
    scenes: Sequence[Scene]
    words: Sequence[str] = ()
    features: Features | None = None
    names: Sequence[str] = ()
    numbers: dict[str, float] = field(default_factory=dict)

    def within(self, scene: Scene) -> "Description":
        """The description of one scene."""
        return replace(self, start=scene.start, end=scene.end, scenes=[scene], names=())

    @property
    def colors(self) -> dict[str, float]:
        """The average share of each color, largest first."""
        total: dict[str, float] = {}
        for scene in self.scenes:
            for name, share in scene.colors.items():
                total[name] = total.get(name, 0.0) + share / len(self.scenes)
        return dict(sorted(total.items(), key=lambda item: -item[1]))

    def describe(self) -> str:
        """The description in sentences."""
        if self.names:
            lines = [f"{name} is mostly {scene.color}." for name, scene in zip(self.names, self.scenes, strict=True)]
            return " ".join(lines)
        return " ".join(scene.describe() for scene in self.scenes)

    def evidence(self, text: str) -> float:
        """How well the media match a text, from 0 to 1."""
        found = self.find(Query(content_words(text)))
        return max((score for _, score in found), default=0.0)

    def find(self, query: Query) -> list[tuple[Scene, float]]:
        """The scenes that match a query with their scores, best first."""
        candidate = Candidate("", self.scenes, self.words, self.features)
        return [(match.scene, match.score) for match in rank(query, [candidate], _MODALITIES, every=False)]

    def write(self, prompt: str, pictures: Mapping[str, Sequence[bytes]]) -> str:
        """A text about the media that starts with what the prompt asks for."""
        length = f"{self.kind} of {self.end - self.start:.1f} seconds" if self.kind == "video" else self.kind
        count = f"{len(self.scenes)} scene{'s' if len(self.scenes) != 1 else ''}" if self.kind == "video" else ""
        sentences = [f"{self.title}: a {length} with {count}." if count else f"{self.title}."]
        queries = {word: Query([word]) for word in dict.fromkeys(content_words(prompt)) if self._is_visible(word)}
        queries |= {f"what {name} shows": Query(pictures=grids) for name, grids in pictures.items()}
        for name, query in queries.items():
            if found := self.find(query):
                scene = found[0][0]
                times = f"{scene.start:.1f} to {scene.end:.1f}"
                sentences.append(f"Regarding the prompt, {name} is found from {times} seconds.")
        return " ".join([*sentences, self.describe()])

    def _is_visible(self, word: str) -> bool:
        """Whether a word may match the content and not only the file name."""
        return word in COLORS or word not in self.words
