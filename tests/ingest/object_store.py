"""An object store behind fsspec, `store://`, that lists versions and signs URLs, and counts what is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import fsspec
from fsspec.implementations.memory import MemoryFileSystem


class ObjectStore(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """Objects in memory. `etags` has their versions; an object without one has no version."""

    protocol = ("store",)
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    etags: ClassVar[dict[str, str]] = {}
    sizes: ClassVar[dict[str, int]] = {}
    """Sizes to be listed in place of the true ones."""
    signed: ClassVar[list[str]] = []
    """The URLs that were made."""
    base: ClassVar[str] = "https://store.example.test"
    bytes_read: ClassVar[int] = 0
    listed: ClassVar[list[str]] = []
    """The folders that were listed."""

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return "/" + path.removeprefix("store://").strip("/")

    def unstrip_protocol(self, name: str) -> str:
        """The URL of a path."""
        return "store://" + name.lstrip("/")

    def _described(self, info: dict[str, Any]) -> dict[str, Any]:
        name = info["name"].rpartition("/")[2]
        etag = self.etags.get(name)
        size = self.sizes.get(name, info["size"])
        return {**info, "size": size, **({"ETag": f'"{etag}"'} if etag else {})}

    def info(self, path: str, **kwargs: Any) -> dict[str, Any]:
        """What the store says of an object."""
        return self._described(super().info(path, **kwargs))

    def ls(self, path: str, detail: bool = True, **kwargs: Any) -> list[Any]:
        """What the store lists. It is kept, as of other stores, until somebody invalidates it."""
        path = self._strip_protocol(path)
        if path not in self.dircache:
            self.listed.append(path)
            self.dircache[path] = [self._described(one) for one in super().ls(path, detail=True, **kwargs)]
        return [one if detail else one["name"] for one in self.dircache[path]]

    def invalidate_cache(self, path: str | None = None) -> None:
        """Forget the listing of a folder, or all."""
        if path is None:
            self.dircache.clear()
        else:
            self.dircache.pop(self._strip_protocol(path), None)

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **kwargs: Any) -> bytes:
        """Bytes of an object."""
        content: bytes = super().cat_file(path, start=start, end=end, **kwargs)
        ObjectStore.bytes_read += len(content)
        return content

    def sign(self, path: str, expiration: int = 100, **kwargs: Any) -> str:
        """A URL that is valid for a while."""
        if path.endswith("private.mp4"):
            raise PermissionError(f"no credentials for {path}?X-Amz-Signature=SECRET")
        self.signed.append(f"{self.base}{path}?X-Amz-Expires={expiration}&X-Amz-Signature=SECRET{len(self.signed)}")
        return self.signed[-1]


@contextmanager
def object_store(objects: dict[str, bytes]) -> Iterator[type[ObjectStore]]:
    """The store with these objects in `store://bucket/`."""
    fsspec.register_implementation("store", ObjectStore, clobber=True)
    states = (ObjectStore.store, ObjectStore.etags, ObjectStore.sizes, ObjectStore.signed, ObjectStore.listed)
    for state in states:
        state.clear()
    ObjectStore.bytes_read = 0
    ObjectStore.clear_instance_cache()
    for name, content in objects.items():
        fsspec.filesystem("store").pipe_file(f"/bucket/{name}", content)
    try:
        yield ObjectStore
    finally:
        ObjectStore.store.clear()
        ObjectStore.clear_instance_cache()
