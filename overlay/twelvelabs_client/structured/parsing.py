"""From the text of an answer to an object of the requested class."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from twelvelabs_lowlevel.json_text import loads
from twelvelabs_lowlevel.models.analyze_task_response import AnalyzeTaskResponse
from twelvelabs_lowlevel.models.analyze_task_result import AnalyzeTaskResult
from twelvelabs_lowlevel.models.batch_result_item import BatchResultItem
from twelvelabs_lowlevel.models.finish_reason import FinishReason
from twelvelabs_lowlevel.models.non_stream_analyze_response import NonStreamAnalyzeResponse
from twelvelabs_lowlevel.models.response_object import ResponseObject
from twelvelabs_lowlevel.models.response_status import ResponseStatus

from ..errors import AnswerFormatError, InvalidArgumentError
from .converters import MismatchError
from .schemas import JsonValue, converter_for

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    T = TypeVar("T", default=JsonValue)
else:
    from typing import TypeVar

    T = TypeVar("T")

Answer: TypeAlias = (
    str | NonStreamAnalyzeResponse | AnalyzeTaskResponse | AnalyzeTaskResult | BatchResultItem | ResponseObject
)
"""The types that contain the text of an answer."""


def parse(answer: Answer, shape: type[T] | None = None) -> T:
    """The object in the text of an answer.

        task = client.analyze_async.tasks.retrieve(task_id)
        scene = structured.parse(task, Scene)

    Properties that are not in the shape are ignored.

    Args:
        answer: An analysis, an analysis task that is ready or its result, a result of a batch, a response, or the text
            of one of these.
        shape: The requested shape: a class, or a list or union of classes, see `schema_of`. Default: any JSON.

    Raises:
        InvalidArgumentError: There is no answer yet, or the shape is not valid.
        AnswerFormatError: The text is truncated, is not JSON, or does not match the shape. The error has the text.
    """
    text, is_cut_off = _text_of(answer)
    read = converter_for(shape).read if shape is not None else None
    try:
        value: JsonValue = loads(text.encode(errors="surrogatepass"))
        return cast("T", value) if read is None else read(value, "")
    except MismatchError as error:
        problem = f"it does not fit {getattr(shape, '__name__', shape)}: {error}"
    except ValueError as error:
        problem = f"it is not JSON ({error.__cause__ or error}); it begins with {text[:80]!r}"
    if is_cut_off:
        problem = f"it was cut off at the token limit, so raise max_tokens or ask for less; {problem}"
    raise AnswerFormatError(f"the answer cannot be read: {problem}", text=text, is_cut_off=is_cut_off)


def _text_of(answer: Answer) -> tuple[str, bool]:
    """The text of an answer, and whether it is truncated."""
    match answer:
        case str():
            return answer, False
        case NonStreamAnalyzeResponse() | AnalyzeTaskResult():
            return answer.data, answer.finish_reason == FinishReason.LENGTH
        case (
            AnalyzeTaskResponse(result=AnalyzeTaskResult() as result)
            | BatchResultItem(data=AnalyzeTaskResult() as result)
        ):
            return _text_of(result)
        case AnalyzeTaskResponse() | BatchResultItem():
            raise InvalidArgumentError(f"analysis task {answer.task_id} has no answer: its status is {answer.status}")
        case ResponseObject():
            return _text_of_response(answer), answer.status == ResponseStatus.INCOMPLETE
    raise InvalidArgumentError(
        f"{type(answer).__name__} is not an answer: give an analysis, a task, a response, or a text"
    )


def _text_of_response(response: ResponseObject) -> str:
    """The text of the final answer. Other messages are about intermediate steps."""
    answers = [item for item in response.output if item.type == "message" and item.phase in (None, "final_answer")]
    if not answers:
        raise InvalidArgumentError(f"response {response.id} has no answer: its status is {response.status}")
    return "".join(part.text for part in answers[-1].content or ())
