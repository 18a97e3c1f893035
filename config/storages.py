"""Turns `MEDIA_STORAGE_URL` into Django's STORAGES.

`file:///absolute/folder` keeps originals and renditions in folders;
`s3://KEY:SECRET@HOST:PORT/BUCKET?scheme=http&region=…` keeps them in a bucket, under two prefixes.
"""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

STORES = ("originals", "renditions")


def media_storages(url: str, *, base_url: str) -> dict[str, dict[str, object]]:
    """Return the aliases `default` (editorial files), `originals` and `renditions` for a storage address."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return _folder_storages(Path(unquote(parts.path)), base_url)
    if parts.scheme == "s3":
        return _bucket_storages(url)
    raise ImproperlyConfigured(
        f"MEDIA_STORAGE_URL begins with {parts.scheme!r}; it must be file:///folder or s3://KEY:SECRET@HOST:PORT/BUCKET."
    )


def _folder_storages(folder: Path, base_url: str) -> dict[str, dict[str, object]]:
    backend = "django.core.files.storage.FileSystemStorage"
    storages: dict[str, dict[str, object]] = {
        "default": {"BACKEND": backend, "OPTIONS": {"location": str(folder / "editorial"), "base_url": "/media/"}}
    }
    for store in STORES:
        storages[store] = {"BACKEND": backend, "OPTIONS": {"location": str(folder / store)}}
    return storages


def _bucket_storages(url: str) -> dict[str, dict[str, object]]:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    bucket = parts.path.strip("/")
    if not (parts.hostname and bucket and parts.username and parts.password):
        raise ImproperlyConfigured("MEDIA_STORAGE_URL lacks the key, the secret, the host or the bucket.")
    port = f":{parts.port}" if parts.port else ""
    common: dict[str, object] = {
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "bucket_name": bucket,
        "endpoint_url": f"{query.get('scheme', ['https'])[0]}://{parts.hostname}{port}",
        "region_name": query.get("region", ["us-east-1"])[0],
        "addressing_style": "path",
        "default_acl": None,
        "querystring_auth": True,
        "file_overwrite": True,
    }
    names = {"default": "editorial", "originals": "originals", "renditions": "renditions"}
    return {
        alias: {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**common, "location": folder}}
        for alias, folder in names.items()
    }
