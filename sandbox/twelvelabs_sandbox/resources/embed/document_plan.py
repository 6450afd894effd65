"""The plan for embedding the text of a document: by pages of a PDF, or by sentences of a text."""

from dataclasses import dataclass
from itertools import count, takewhile

from twelvelabs_sandbox.errors import invalid, unsupported
from twelvelabs_sandbox.inference.text import sentences
from twelvelabs_sandbox.inference.vectors import text_vector
from twelvelabs_sandbox.json_values import JsonObject, Parameters, present
from twelvelabs_sandbox.resources.assets.media_sources import ReadMedia
from twelvelabs_sandbox.resources.embed.media_plan import single

_PDF = "application/pdf"


@dataclass(frozen=True)
class DocumentPlan:
    """How to embed a document."""

    options: list[str]
    scopes: list[str]
    pages: Parameters
    chunks: Parameters | None

    @classmethod
    def read(cls, body: JsonObject) -> "DocumentPlan":
        """Parse and check the plan of a request. ApiError if it is not valid."""
        parameters = Parameters(body)
        if "fused_embedding" in parameters.texts("embedding_type"):
            raise invalid("document.embedding_type", "must be separate_embedding")
        if "visual" in parameters.texts("embedding_option"):
            raise unsupported("document.embedding_option visual", "it extracts text, but does not render pages")
        segmentation = Parameters(parameters.mapping("segmentation") or {})
        spatial = Parameters(segmentation.mapping("spatial") or {})
        if spatial.optional_text("strategy") == "quadrants":
            raise unsupported("document.segmentation.spatial.strategy quadrants", "it does not render pages")
        chunks = Parameters(sequential) if (sequential := segmentation.mapping("sequential")) else None
        if chunks is not None and chunks.integer("overlap_sentences", 0) >= chunks.integer("max_sentences"):
            raise invalid("document.segmentation.sequential", "must have fewer overlap_sentences than max_sentences")
        return cls(parameters.texts("embedding_option"), parameters.texts("embedding_scope"), spatial, chunks)

    def check_media(self, media: ReadMedia) -> None:
        """Raise ApiError if the plan does not apply to the type of the document."""
        if media.mime == _PDF and not self.options:
            explanation = "for a PDF the default is visual, but it does not render pages; use the option text"
            raise unsupported("a document without embedding_option", explanation)
        if media.mime == _PDF and self.chunks is not None:
            raise invalid("document.segmentation.sequential", "is only valid for text and Markdown, not for a PDF")

    def metadata(self, media: ReadMedia) -> JsonObject:
        """The metadata of the embeddings."""
        return present(
            input_type="document",
            input_url=media.source.url,
            input_filename=media.filename,
            embedding_options=["text"],
            embedding_scopes=self._scopes(media),
        )

    def embeddings(self, media: ReadMedia) -> list[JsonObject]:
        """All embeddings of the plan."""
        self.check_media(media)
        data: list[JsonObject] = []
        if "local" in self._scopes(media):
            data += self._pages(media) if media.mime == _PDF else self._chunks(media)
        if "asset" in self._scopes(media):
            data.append(_datum("\n".join(media.text), "asset"))
        return data

    def _scopes(self, media: ReadMedia) -> list[str]:
        return self.scopes or ["local" if media.mime == _PDF else "asset"]

    def _pages(self, media: ReadMedia) -> list[JsonObject]:
        pages = enumerate(media.text, start=1)
        return [_datum(text, "page", start_page_number=number, end_page_number=number) for number, text in pages]

    def _chunks(self, media: ReadMedia) -> list[JsonObject]:
        parts = sentences("\n\n".join(media.text)) or [""]
        most = self.chunks.integer("max_sentences") if self.chunks else len(parts)
        step = most - (self.chunks.integer("overlap_sentences", 0) if self.chunks else 0)
        overlap = most - step
        starts = takewhile(lambda start: start == 0 or start + overlap < len(parts), count(0, step))
        return [
            _datum(" ".join(parts[start : start + most]), "chunk", chunk_index=number)
            for number, start in enumerate(starts)
        ]


def _datum(text: str, scope: str, **place: object) -> JsonObject:
    return single(text_vector(text), embedding_option="text", embedding_scope=scope, **place)
