"""Scripted model output: the methods of `sandbox.script`."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from twelvelabs_sandbox.control.script_kinds import Hit
from twelvelabs_sandbox.control.script_registry import ScriptRegistry
from twelvelabs_sandbox.control.scripted_answer import Pattern, ScriptedAnswer
from twelvelabs_sandbox.json_values import present

Answer: TypeAlias = str | Mapping[str, object] | Sequence[object]
"""Text, or a JSON value for a structured answer."""
HitLike: TypeAlias = str | tuple[str, float, float] | Hit
"""A file name for a whole file; a tuple of file name, start and end in seconds; or a Hit."""
FunctionCall: TypeAlias = tuple[str, Mapping[str, object]] | tuple[str, Mapping[str, object], object]
"""The name of a function, its arguments, and its output."""
Segment: TypeAlias = tuple[float, float, str] | tuple[float, float, str, str]
"""Start and end in seconds, the text, and optionally the speaker."""
Vector: TypeAlias = Sequence[float] | Sequence[Sequence[float]] | str | int
"""Numbers, a list of vectors, or a text or integer from which a vector is derived."""


class Script(ScriptRegistry):
    """Scripts for the output of models, in place of the sandbox's simulation. Thread-safe.

        sandbox.script.analyze("A goal.", prompt="*goal*")
        sandbox.script.search([("goal.mp4", 1.0, 2.5)], query="*goal*", times=1)
        sandbox.script.fail_asset("broken.mp4", reason="The file has no video stream.")

    A script applies to the calls that match all of its patterns; without any, to all calls of its kind. ``prompt``,
    ``query`` and ``text`` are texts in which ``*`` stands for any text; ``filename``, ``index`` and ``knowledge_store``
    are globs, the latter two of a name or an id. Each may be a function of the value instead.

    A script with ``times`` answers that many calls, and comes before those without. Of several with ``times``, the one
    added first answers first; of several without, the last one added answers, so that a test can override a fixture.
    Calls without a script are simulated, or with ``strict`` refused.

    The rules of the platform hold around an answer: checks of the request, limits of tokens, groups, pages, statuses.
    Methods raise ValueError for an answer that does not fit the contract. One that does not fit the request, such as
    its JSON Schema, is refused with status 400 when it is due, and recorded in ``problems``.
    """

    def analyze(
        self,
        answer: Answer,
        *,
        prompt: Pattern | None = None,
        filename: Pattern | None = None,
        times: int | None = None,
        finish_reason: Literal["stop", "length"] = "stop",
        usage: Mapping[str, int] | None = None,
    ) -> ScriptedAnswer:
        """Script what an analysis generates: synchronous, streamed, in a task, or in a batch.

        Args:
            answer: The text; or JSON, which must fit the JSON Schema that was requested. For segments, an object with
                a list of segments for the id of each definition.
            prompt: The prompt.
            filename: The name of the video, or of one of the images.
            finish_reason: "length" for a text that is truncated, with the platform's warning.
            usage: ``input_tokens`` and ``output_tokens``. Default: counted.
        """
        fields = present(answer=answer, finish_reason=None if finish_reason == "stop" else finish_reason, usage=usage)
        return self._add("analyze", fields, times, prompt=prompt, filename=filename)

    def respond(
        self,
        answer: Answer | None = None,
        *,
        prompt: Pattern | None = None,
        knowledge_store: Pattern | None = None,
        times: int | None = None,
        citations: Sequence[HitLike] = (),
        calls: Sequence[FunctionCall] = (),
        incomplete: str | None = None,
        usage: Mapping[str, int] | None = None,
    ) -> ScriptedAnswer:
        """Script the answer to a question about a knowledge store, synchronous or streamed.

            sandbox.script.respond("Ada scores [1].", prompt="*scores*", citations=[("goal.mp4", 1.0, 2.5)])

        Args:
            answer: The text; or JSON, which must fit the JSON Schema that was requested.
            citations: Items by their file names. The marks [1], [2] in the text are where they are cited; those without
                a mark are cited at the end.
            calls: The calls of functions before the answer, which requests with intermediate_outputs show.
            incomplete: Why the answer is incomplete, such as "max_output_tokens".
            usage: ``input_tokens`` and ``output_tokens``. Default: counted.
        """
        fields = present(
            answer=answer, citations=citations or None, calls=calls or None, incomplete=incomplete, usage=usage
        )
        return self._add("respond", fields, times, prompt=prompt, knowledge_store=knowledge_store)

    def search(
        self,
        hits: Sequence[HitLike],
        *,
        query: Pattern | None = None,
        filename: Pattern | None = None,
        index: Pattern | None = None,
        knowledge_store: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Script the results of a search of an index or a knowledge store, best first.

        Files are named as in the index, or by an id. Hits that the filter of a search excludes are left out; files that
        are not there are refused. Groups, pages and ranks are made of the hits as of any others.

        Args:
            query: The text, also with the names of entities in place of mentions.
            filename: The name of an image to search by.
        """
        patterns = {"query": query, "filename": filename, "index": index, "knowledge_store": knowledge_store}
        return self._add("search", {"hits": hits}, times, **patterns)

    def embed(
        self,
        vector: Vector,
        *,
        text: Pattern | None = None,
        filename: Pattern | None = None,
        index: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Script an embedding: synchronous, in a task, or of an indexed asset.

        Args:
            vector: Its numbers, for all embeddings of a response; or a list of vectors, one for each. Or a text, for
                the vector that the sandbox gives it; or a whole number, for a vector that only depends on it.
        """
        return self._add("embed", {"vector": vector}, times, text=text, filename=filename, index=index)

    def transcribe(
        self,
        segments: str | Sequence[Segment],
        *,
        filename: Pattern | None = None,
        index: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Script the transcription of an asset or an indexed asset: its segments, or one text for all of it.

        Segments are sentences and utterances; words share the time of their segment.
        """
        return self._add("transcribe", {"segments": segments}, times, filename=filename, index=index)

    def summarize(
        self,
        summary: str | Mapping[str, object] | None = None,
        *,
        chapters: Sequence[Mapping[str, object]] | None = None,
        highlights: Sequence[Mapping[str, object]] | None = None,
        prompt: Pattern | None = None,
        filename: Pattern | None = None,
        index: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Script the summary, the chapters or the highlights of a video: one of these, for requests of this type.

        Chapters and highlights have the fields of the contract, such as ``start_sec`` and ``chapter_title``.
        """
        fields = present(summary=summary, chapters=chapters, highlights=highlights)
        return self._add("summarize", fields, times, prompt=prompt, filename=filename, index=index)

    def gist(
        self,
        *,
        title: str | None = None,
        topics: Sequence[str] | None = None,
        hashtags: Sequence[str] | None = None,
        filename: Pattern | None = None,
        index: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Script the title, the topics and the hashtags of a video."""
        fields = present(title=title, topics=topics, hashtags=hashtags)
        return self._add("gist", fields, times, filename=filename, index=index)

    def fail_analysis(
        self,
        reason: str,
        *,
        code: str | None = None,
        prompt: Pattern | None = None,
        filename: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Make analyses fail: a task has the status failed with this error; a synchronous request gets a 400."""
        fields = present(reason=reason, code=code)
        return self._add("fail_analysis", fields, times, prompt=prompt, filename=filename)

    def fail_response(
        self,
        answer: str | None = None,
        *,
        prompt: Pattern | None = None,
        knowledge_store: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Make responses fail after this part of the answer. The contract has no reason for it."""
        fields = present(answer=answer)
        return self._add("fail_response", fields, times, prompt=prompt, knowledge_store=knowledge_store)

    def fail_embedding(
        self,
        reason: str,
        *,
        code: str | None = None,
        text: Pattern | None = None,
        filename: Pattern | None = None,
        index: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Make embeddings fail: a task has the status failed with this reason; a synchronous request gets a 400."""
        fields = present(reason=reason, code=code)
        return self._add("fail_embedding", fields, times, text=text, filename=filename, index=index)

    def fail_transcription(
        self, filename: Pattern | None = None, *, reason: str, times: int | None = None
    ) -> ScriptedAnswer:
        """Make the transcriptions of assets fail, with this reason."""
        return self._add("fail_transcription", {"reason": reason}, times, filename=filename)

    def fail_asset(self, filename: Pattern | None = None, *, reason: str, times: int | None = None) -> ScriptedAnswer:
        """Make assets fail with this reason when they are processed, however they were uploaded."""
        return self._add("fail_asset", {"reason": reason}, times, filename=filename)

    def fail_indexing(
        self,
        filename: Pattern | None = None,
        *,
        index: Pattern | None = None,
        knowledge_store: Pattern | None = None,
        times: int | None = None,
    ) -> ScriptedAnswer:
        """Make indexed assets, or items of knowledge stores, fail. The contract has no reason for it."""
        patterns = {"filename": filename, "index": index, "knowledge_store": knowledge_store}
        return self._add("fail_indexing", {}, times, **patterns)

    def _add(
        self, kind: str, fields: Mapping[str, object], times: int | None, **patterns: Pattern | None
    ) -> ScriptedAnswer:
        answer = ScriptedAnswer(kind, fields, {name: one for name, one in patterns.items() if one is not None}, times)
        self.add(answer)
        return answer
