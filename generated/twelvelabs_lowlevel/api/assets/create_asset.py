from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.asset import Asset
from ...models.create_asset_method import CreateAssetMethodLike
from ...models.user_metadata import UserMetadata
from ...types import Response


def parse(content: bytes) -> Asset:
    """Decode the body of a successful response."""
    return _d.read(content, Asset.from_dict)


def request(
    *,
    method: CreateAssetMethodLike,
    file: _r.Upload | None = None,
    url: str | None = None,
    filename: str | None = None,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[Asset]:
    """Create an asset from a file or from a public URL.

    Returns immediately with status processing, even for small files. The asset can be used once its status is
    ready. What it is used for adds requirements: search those of Marengo, analysis those of Pegasus, entities
    those of Marengo for images. This method is rate-limited.

    Args:
        method: direct sends the file with this call; url makes the platform fetch it. One of direct, url.
        file: The file, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB).
            Use a multipart upload for larger files.
        url: Public URL of the file, for method url. At most 4 GB (documents 512 MB, images 32 MB). A recorded
            HLS playlist is accepted; a web page that shows the media is not.
        filename: The filename to store, 1 to 255 characters (default: the name of the file).
        enable_hls: Whether to create an HLS stream of video or audio (server default: true).
        enable_thumbnail: Whether to create a thumbnail (server default: true).
        user_metadata: User metadata for the asset, as a mapping or as JSON text.
        request_options: Timeout, retries and additions for this call only.
    """
    _rules.check(
        {"method": method, "file": file, "url": url},
        request_options,
        {"at_most_one": [("file", "url")], "choice": {"method": {"direct": "file", "url": "url"}}},
    )
    return _r.build(
        _r.Request(
            method="POST",
            path="/assets",
            route="/assets",
            parse=parse,
            form=_r.form(
                {
                    "method": method,
                    "url": url,
                    "filename": filename,
                    "enable_hls": enable_hls,
                    "enable_thumbnail": enable_thumbnail,
                    "user_metadata": user_metadata,
                },
                files={"file": file},
                max_bytes={"file": 209715200},
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    method: CreateAssetMethodLike,
    file: _r.Upload | None = None,
    url: str | None = None,
    filename: str | None = None,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[Asset]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            method=method,
            file=file,
            url=url,
            filename=filename,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    method: CreateAssetMethodLike,
    file: _r.Upload | None = None,
    url: str | None = None,
    filename: str | None = None,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Asset | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            method=method,
            file=file,
            url=url,
            filename=filename,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    method: CreateAssetMethodLike,
    file: _r.Upload | None = None,
    url: str | None = None,
    filename: str | None = None,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[Asset]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            method=method,
            file=file,
            url=url,
            filename=filename,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    method: CreateAssetMethodLike,
    file: _r.Upload | None = None,
    url: str | None = None,
    filename: str | None = None,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Asset | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                method=method,
                file=file,
                url=url,
                filename=filename,
                enable_hls=enable_hls,
                enable_thumbnail=enable_thumbnail,
                user_metadata=user_metadata,
                request_options=request_options,
            ),
        )
    ).parsed
