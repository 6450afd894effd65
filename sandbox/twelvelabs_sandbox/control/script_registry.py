"""The scripted answers of a sandbox: selects one for each model call, counts its uses, and records problems."""

import threading
from collections.abc import Callable, Sequence

import orjson

from twelvelabs_sandbox.control.script_kinds import kinds
from twelvelabs_sandbox.control.scripted_answer import ModelCall, ScriptedAnswer
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_text


class ScriptRegistry:
    """Scripted answers. Thread-safe. With ``strict``, model calls without a scripted answer are refused."""

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = self._initially_strict = strict
        self._lock = threading.Lock()
        self._answers: list[ScriptedAnswer] = []
        self._problems: list[str] = []

    def add(self, *answers: ScriptedAnswer) -> None:
        """Add answers that were read from JSON."""
        with self._lock:
            self._answers += answers

    def clear(self) -> None:
        """Remove all scripts and problems."""
        with self._lock:
            self._answers.clear()
            self._problems.clear()

    def reset(self) -> None:
        """Remove all scripts and problems, and restore the initial ``strict``."""
        self.clear()
        self.strict = self._initially_strict

    @property
    def problems(self) -> list[str]:
        """The calls that were not answered as scripted, since the last clear() or assert_answered()."""
        with self._lock:
            return list(self._problems)

    def assert_used(self) -> None:
        """Raise AssertionError if there are scripts that have not been used; the error lists them."""
        if unused := [answer for answer in self._snapshot() if not answer.used]:
            raise AssertionError("these scripts have not been used:\n" + "\n".join(f"  {one}" for one in unused))

    def assert_answered(self) -> None:
        """Raise AssertionError if model calls were not answered as scripted; the error lists each call once.

        The fixtures of pytest, and a ``with`` statement at its end, do this. With ``strict``, calls without a script
        are among them.
        """
        with self._lock:
            problems, self._problems = self._problems, []
        if problems:
            raise AssertionError("\n".join(problems))

    def as_json(self) -> JsonObject:
        """The scripts with their counts, and the problems, as a JSON object."""
        data = [{"script": answer.as_json(), "used": answer.used} for answer in self._snapshot()]
        return {"data": data, "strict": self.strict, "problems": self.problems}

    def __repr__(self) -> str:
        lines = [f"  {answer}: used {_count(answer)}" for answer in self._snapshot()]
        return "\n".join([f"<Script: {len(lines)} scripts{', strict' if self.strict else ''}", *lines]) + ">"

    def take(self, call: ModelCall, accepts: Callable[[ScriptedAnswer], bool] = lambda _: True) -> JsonObject | None:
        """Use a script for a call, and return its fields with the text of the script as ``script``.

        Returns None if the answer is to be simulated; raises ApiError if ``strict`` requires a script. A scripted
        failure has its error as ``failure``. ``accepts`` returns whether an answer has the type that was requested.
        """
        candidates = [one for one in self._snapshot() if kinds()[one.kind].answers == call.kind]
        try:
            matching = [one for one in candidates if one.difference(call) is None and accepts(one)]
        except Exception as error:
            raise self._record("script_does_not_fit", f"A function of a script raised {error!r} for {call}.") from error
        with self._lock:
            limited = [one for one in matching if one.times is not None and not one.is_used_up]
            chosen = next(iter(limited or [one for one in reversed(matching) if one.times is None]), None)
            if chosen is not None:
                chosen.used += 1
                return _content(chosen)
        if self.strict and call.kind not in _OPTIONAL:
            raise self._refuse_unscripted(call, candidates)
        return None

    def refuse(self, content: JsonObject, problem: str) -> ApiError:
        """Record that a script does not fit the request; ``problem`` completes the sentence "The script ..."."""
        return self._record("script_does_not_fit", f"The script {content['script']} {problem}.")

    def _refuse_unscripted(self, call: ModelCall, candidates: Sequence[ScriptedAnswer]) -> ApiError:
        known = "; ".join(f"{one}: {_reason(one, call)}" for one in candidates) or "there is none of this kind"
        return self._record("not_scripted", f"No script answers {call}, and the script is strict. Scripts: {known}.")

    def _record(self, code: str, problem: str) -> ApiError:
        with self._lock:
            if problem not in self._problems:
                self._problems.append(problem)
        # Not 5xx: clients would retry the request.
        return ApiError(400, code, problem)

    def _snapshot(self) -> list[ScriptedAnswer]:
        with self._lock:
            return list(self._answers)


# Calls without model output: they are not refused for lack of a script.
_OPTIONAL = ("process", "index")
_CODES = {"fail_analysis": "analysis_failed", "fail_embedding": "embedding_failed"}


def _content(answer: ScriptedAnswer) -> JsonObject:
    content: JsonObject = {**answer.fields, "script": repr(answer)}
    if answer.kind.startswith("fail_"):
        code = answer.fields.get("code", _CODES.get(answer.kind, "failed"))
        content["failure"] = {"code": code, "message": answer.fields.get("reason", "")}
    return content


def answer_text(answer: object) -> str:
    """An answer as the text that a model generates: text unchanged, any other value as JSON."""
    return answer if isinstance(answer, str) else orjson.dumps(answer).decode()


def raise_failure(content: JsonObject | None) -> None:
    """Raise the ApiError of a scripted failure."""
    if content is not None and (failure := content.get("failure")) is not None:
        error = as_object(failure)
        raise ApiError(400, as_text(error["code"]), as_text(error["message"]))


def _reason(answer: ScriptedAnswer, call: ModelCall) -> str:
    """Why a script does not answer a call."""
    if (difference := answer.difference(call)) is not None:
        return difference
    return f"it was used {_count(answer)}" if answer.is_used_up else "another type of answer was requested"


def _count(answer: ScriptedAnswer) -> str:
    of, count = ("", answer.used) if answer.times is None else (f" of {answer.times}", answer.times)
    return f"{answer.used}{of} time{'' if count == 1 else 's'}"
