"""client.search: finding moments in an index."""

from __future__ import annotations

from twelvelabs_lowlevel.api.search import create_search, retrieve_search_page

from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _Search(Resource):
    create = endpoint(create_search.request)
    retrieve = endpoint(retrieve_search_page.request)


class Search(_Search, SyncResource):
    """Finding moments in an index."""


class AsyncSearch(_Search, AsyncResource):
    """Finding moments in an index."""
