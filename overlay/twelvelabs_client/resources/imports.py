"""client.imports: files brought in through a connection."""

from __future__ import annotations

from twelvelabs_lowlevel.api.connections import create_import, list_imports, retrieve_import

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _Imports(Resource):
    import_files = endpoint(create_import.request)
    list_imports = paged(list_imports.request)
    retrieve_import = endpoint(retrieve_import.request)


class Imports(_Imports, SyncResource):
    """Files brought in through a connection."""


class AsyncImports(_Imports, AsyncResource):
    """Files brought in through a connection."""
