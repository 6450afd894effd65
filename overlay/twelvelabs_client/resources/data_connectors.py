"""client.data_connectors: connections to the storage that holds your media."""

from __future__ import annotations

from twelvelabs_lowlevel.api.connections import (
    authorize_connection,
    create_connection_picker_token,
    create_redirect_uri,
    delete_connection,
    delete_redirect_uri,
    list_connections,
    list_redirect_uris,
    retrieve_connection,
)

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint
from .._paging.paged import paged


class _DataConnectors(Resource):
    authorize_connection = endpoint(authorize_connection.request)
    list_connections = paged(list_connections.request)
    retrieve_connection = endpoint(retrieve_connection.request)
    delete_connection = endpoint(delete_connection.request)
    create_connection_picker_token = endpoint(create_connection_picker_token.request)
    create_redirect_uri = endpoint(create_redirect_uri.request)
    list_redirect_uris = paged(list_redirect_uris.request)
    delete_redirect_uri = endpoint(delete_redirect_uri.request)


class DataConnectors(_DataConnectors, SyncResource):
    """Connections to the storage that holds your media."""


class AsyncDataConnectors(_DataConnectors, AsyncResource):
    """Connections to the storage that holds your media."""
