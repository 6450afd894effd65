"""Ids in the formats of the platform, and other random texts, such as nonces; with a seed, the same in every run.

Ids are 24 hexadecimal digits, or a prefix and a UUID of version 7. Both sort by time of creation.
"""

import hashlib
import secrets
import threading
import uuid

import orjson

from twelvelabs_sandbox.json_values import as_object

# The time in ids that are made with a seed, in seconds: that of the clock would differ from run to run.
_SEEDED_TIME = 1_767_225_600
_TOKEN_SIZE = 64


class Identifiers:
    """Makes the ids of one sandbox. Thread-safe.

    Without a seed they are random. With one, each id depends on the seed and on how many ids were made before it, and
    each token on the seed, its purpose, and its count: work in other threads does not change them.
    """

    def __init__(self, seed: int | None = None, generation: int = 0) -> None:
        self.seed = seed
        self._generation = generation
        self._lock = threading.Lock()
        self._count = 0
        self._uses: dict[str, int] = {}
        self._process = self._digest("process", 5) if seed is not None else secrets.token_hex(5)

    @classmethod
    def resumed(cls, state: str | None, seed: int | None) -> "Identifiers":
        """The ids of a sandbox that continues with the ``state`` of an earlier one, unless ``seed`` is another one.

        If the earlier sandbox was not stopped cleanly, its state may be outdated: another sequence begins, so that no
        id is made twice.
        """
        kept = as_object(orjson.loads(state)) if state is not None else {}
        if seed is None:
            seed = _optional_integer(kept.get("seed"))
        if seed is None or kept.get("seed") != seed:
            return cls(seed)
        generation, count = _optional_integer(kept.get("generation")) or 0, _optional_integer(kept.get("count"))
        if count is None:
            return cls(seed, generation + 1)
        ids = cls(seed, generation)
        ids._count = count
        ids._uses = {key: _optional_integer(uses) or 0 for key, uses in as_object(kept.get("uses", {})).items()}
        return ids

    def state(self, *, final: bool) -> str:
        """The state as JSON for resumed(); ``final`` if no more ids are made after it."""
        with self._lock:
            kept: dict[str, object] = {"seed": self.seed, "generation": self._generation}
            return orjson.dumps(kept | ({"count": self._count, "uses": self._uses} if final else {})).decode()

    def new_id(self, milliseconds: int) -> str:
        """A new id. Ids sort in the order in which they were made, also within the same second."""
        return f"{self._time(milliseconds) // 1000:08x}{self._process}{self._next() % 2**24:06x}"

    def new_uuid(self, prefix: str, milliseconds: int) -> str:
        """A new id with a prefix such as ks_ and a UUID of version 7, which sorts in the same way."""
        count = self._next() % 2**24
        value = self._time(milliseconds) << 80 | 7 << 76 | (count >> 12) << 64 | 2 << 62 | (count & 0xFFF) << 50
        return f"{prefix}{uuid.UUID(int=value | int(self.token(f'{prefix}{count}', 8), 16) >> 14)}"

    def token(self, purpose: str, size: int) -> str:
        """A text of ``size`` bytes (at most 64) in hexadecimal digits, another one each time."""
        if self.seed is None:
            return secrets.token_hex(size)
        with self._lock:
            uses = self._uses[purpose] = self._uses.get(purpose, 0) + 1
        return self._digest(f"{purpose}/{uses}", size)

    def uuid4(self, purpose: str) -> str:
        """A UUID of version 4, another one each time."""
        return str(uuid.UUID(hex=self.token(purpose, 16), version=4))

    def _next(self) -> int:
        with self._lock:
            self._count += 1
            return self._count - 1

    def _time(self, milliseconds: int) -> int:
        return milliseconds if self.seed is None else (_SEEDED_TIME + self._generation) * 1000

    def _digest(self, purpose: str, size: int) -> str:
        text = f"{self.seed}/{self._generation}/{purpose}".encode()
        return hashlib.blake2b(text, digest_size=_TOKEN_SIZE).hexdigest()[: 2 * size]


def _optional_integer(value: object) -> int | None:
    return value if isinstance(value, int) else None
