"""client.data_connectors: connections to the storage that holds your media."""

from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_lowlevel.models.authorize_connection_response import AuthorizeConnectionResponse
from twelvelabs_lowlevel.models.connection import Connection
from twelvelabs_lowlevel.models.create_connection_picker_token_response import CreateConnectionPickerTokenResponse
from twelvelabs_lowlevel.models.redirect_uri import RedirectUri
from twelvelabs_lowlevel.requests import RequestOptions

class DataConnectors(SyncResource):
    """Connections to the storage that holds your media."""
    def authorize_connection(
        self,
        *,
        provider: Literal["google_drive"] | str,
        redirect_uri: str,
        custom_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AuthorizeConnectionResponse:
        """Start to connect an account at another service.

        Send the user to authorize_url. After the user has decided, the platform redirects to redirect_uri with
        connection_id and status=ok in the query, or with error.

        Args:
            provider: The service. One of google_drive.
            redirect_uri: The URI to redirect the user to afterwards. It must be registered if any redirect URI is.
            custom_id: Your own label for the connection. It need not be unique, and should not identify a person.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_connection_picker_token(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> CreateConnectionPickerTokenResponse:
        """Create a short-lived token for the service's own file picker.

        The token is read-only. The connection must be active; otherwise the call fails with a conflict.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_redirect_uri(self, *, redirect_uri: str, request_options: RequestOptions | None = None) -> RedirectUri:
        """Register a redirect URI.

        Any redirect URI is accepted until the first one is registered; from then on, only registered ones.

        Args:
            redirect_uri: The redirect URI: public, over HTTPS, and without wildcards.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_connection(self, connection_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Delete a connection and revoke the platform's access to the account.

        Imported assets are kept.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_redirect_uri(self, redirect_uri_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Delete a redirect URI.

        Args:
            redirect_uri_id: The id of the redirect URI.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_connections(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> Pager[Connection]:
        """List the connections.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_redirect_uris(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> Pager[RedirectUri]:
        """List the registered redirect URIs.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve_connection(self, connection_id: str, *, request_options: RequestOptions | None = None) -> Connection:
        """Retrieve a connection.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: DataConnectorsWithRawResponse
    """The methods of `DataConnectors`, which return the response together with their result."""

class DataConnectorsWithRawResponse:
    """The methods of `DataConnectors`, which return the response together with their result."""
    def authorize_connection(
        self,
        *,
        provider: Literal["google_drive"] | str,
        redirect_uri: str,
        custom_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[AuthorizeConnectionResponse]:
        """Start to connect an account at another service.

        Send the user to authorize_url. After the user has decided, the platform redirects to redirect_uri with
        connection_id and status=ok in the query, or with error.

        Args:
            provider: The service. One of google_drive.
            redirect_uri: The URI to redirect the user to afterwards. It must be registered if any redirect URI is.
            custom_id: Your own label for the connection. It need not be unique, and should not identify a person.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_connection_picker_token(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[CreateConnectionPickerTokenResponse]:
        """Create a short-lived token for the service's own file picker.

        The token is read-only. The connection must be active; otherwise the call fails with a conflict.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_redirect_uri(
        self, *, redirect_uri: str, request_options: RequestOptions | None = None
    ) -> HttpResponse[RedirectUri]:
        """Register a redirect URI.

        Any redirect URI is accepted until the first one is registered; from then on, only registered ones.

        Args:
            redirect_uri: The redirect URI: public, over HTTPS, and without wildcards.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_connection(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Delete a connection and revoke the platform's access to the account.

        Imported assets are kept.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_redirect_uri(
        self, redirect_uri_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Delete a redirect URI.

        Args:
            redirect_uri_id: The id of the redirect URI.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_connections(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> Pager[Connection]:
        """List the connections.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_redirect_uris(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> Pager[RedirectUri]:
        """List the registered redirect URIs.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve_connection(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[Connection]:
        """Retrieve a connection.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncDataConnectors(AsyncResource):
    """Connections to the storage that holds your media."""
    async def authorize_connection(
        self,
        *,
        provider: Literal["google_drive"] | str,
        redirect_uri: str,
        custom_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AuthorizeConnectionResponse:
        """Start to connect an account at another service.

        Send the user to authorize_url. After the user has decided, the platform redirects to redirect_uri with
        connection_id and status=ok in the query, or with error.

        Args:
            provider: The service. One of google_drive.
            redirect_uri: The URI to redirect the user to afterwards. It must be registered if any redirect URI is.
            custom_id: Your own label for the connection. It need not be unique, and should not identify a person.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_connection_picker_token(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> CreateConnectionPickerTokenResponse:
        """Create a short-lived token for the service's own file picker.

        The token is read-only. The connection must be active; otherwise the call fails with a conflict.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_redirect_uri(
        self, *, redirect_uri: str, request_options: RequestOptions | None = None
    ) -> RedirectUri:
        """Register a redirect URI.

        Any redirect URI is accepted until the first one is registered; from then on, only registered ones.

        Args:
            redirect_uri: The redirect URI: public, over HTTPS, and without wildcards.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_connection(self, connection_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Delete a connection and revoke the platform's access to the account.

        Imported assets are kept.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_redirect_uri(self, redirect_uri_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Delete a redirect URI.

        Args:
            redirect_uri_id: The id of the redirect URI.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_connections(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncPager[Connection]:
        """List the connections.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_redirect_uris(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncPager[RedirectUri]:
        """List the registered redirect URIs.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve_connection(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> Connection:
        """Retrieve a connection.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: AsyncDataConnectorsWithRawResponse
    """The methods of `AsyncDataConnectors`, which return the response together with their result."""

class AsyncDataConnectorsWithRawResponse:
    """The methods of `AsyncDataConnectors`, which return the response together with their result."""
    async def authorize_connection(
        self,
        *,
        provider: Literal["google_drive"] | str,
        redirect_uri: str,
        custom_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[AuthorizeConnectionResponse]:
        """Start to connect an account at another service.

        Send the user to authorize_url. After the user has decided, the platform redirects to redirect_uri with
        connection_id and status=ok in the query, or with error.

        Args:
            provider: The service. One of google_drive.
            redirect_uri: The URI to redirect the user to afterwards. It must be registered if any redirect URI is.
            custom_id: Your own label for the connection. It need not be unique, and should not identify a person.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_connection_picker_token(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[CreateConnectionPickerTokenResponse]:
        """Create a short-lived token for the service's own file picker.

        The token is read-only. The connection must be active; otherwise the call fails with a conflict.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_redirect_uri(
        self, *, redirect_uri: str, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[RedirectUri]:
        """Register a redirect URI.

        Any redirect URI is accepted until the first one is registered; from then on, only registered ones.

        Args:
            redirect_uri: The redirect URI: public, over HTTPS, and without wildcards.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_connection(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Delete a connection and revoke the platform's access to the account.

        Imported assets are kept.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_redirect_uri(
        self, redirect_uri_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Delete a redirect URI.

        Args:
            redirect_uri_id: The id of the redirect URI.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_connections(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncPager[Connection]:
        """List the connections.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_redirect_uris(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncPager[RedirectUri]:
        """List the registered redirect URIs.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve_connection(
        self, connection_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[Connection]:
        """Retrieve a connection.

        Args:
            connection_id: The id of the connection.
            request_options: Timeout, retries and additions for this call only.
        """
