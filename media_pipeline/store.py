"""Where bytes lie: originals under their SHA-256, renditions in a folder for each run. The only file that knows storages.

Both stores may be folders or buckets (`MEDIA_STORAGE_URL`). Nothing here reads or writes the database.
"""

import errno
import hashlib
import logging
import mimetypes
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages

log = logging.getLogger(__name__)
PIECE_BYTES = 1024 * 1024
STORE_TROUBLE: tuple[type[Exception], ...] = (OSError, BotoCoreError, ClientError)
"""What is raised when a store is full or out of reach: worth another try later."""

TYPES = {
    ".m3u8": "application/vnd.apple.mpegurl",
    ".m4s": "video/iso.segment",
    ".mp4": "video/mp4",
    ".m4a": "audio/mp4",
    ".vtt": "text/vtt; charset=utf-8",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}


def original_key(sha256: str) -> str:
    """Return where an original lies in its store."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _sync(path: Path) -> None:
    """Make a file's bytes or a folder's entries durable, so that a power cut can't undo a rename."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_original(path: Path, *, is_ours: bool = False) -> tuple[str, int]:
    """Store a file under its SHA-256, completely or not at all; return digest and size in bytes once it is durable.

    In a folder it is read once: copied and hashed together. A bucket's key needs the digest first, so it is read twice.
    `is_ours` says that nobody will write to the file again: on the store's own disk it is then linked, not copied.
    """
    store = storages["originals"]
    if isinstance(store, FileSystemStorage):
        return _keep_in_folder(Path(store.location), path, may_link=is_ours)
    with path.open("rb") as source:
        sha256 = hashlib.file_digest(source, "sha256").hexdigest()
    size = path.stat().st_size
    key = original_key(sha256)
    if not (store.exists(key) and store.size(key) == size):
        with path.open("rb") as source:
            store.save(key, source)
        if store.size(key) != size:
            raise OSError(f"the bucket holds {store.size(key)} bytes of {size} under {key}")
    return sha256, size


def _keep_in_folder(root: Path, path: Path, *, may_link: bool) -> tuple[str, int]:
    aside = root / "incoming" / uuid.uuid4().hex
    _make_folder(aside.parent)
    try:
        if may_link and _is_linked(path, aside):
            digest, size = _read_through(path)
            _sync(aside)
        else:
            with aside.open("xb") as target:
                digest, size = _read_through(path, target)
                target.flush()
                os.fsync(target.fileno())
        place = root / original_key(digest)
        _make_folder(place.parent)
        if not (place.exists() and place.stat().st_size == size):
            aside.chmod(0o444)
            aside.rename(place)
        _sync(place.parent)  # also when it was there: whoever put it there may not have come so far
    finally:
        aside.unlink(missing_ok=True)
    return digest, size


def _read_through(path: Path, target: IO[bytes] | None = None) -> tuple[str, int]:
    """Read a file once; return digest and size, and copy it to `target` on the way."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source:
        while piece := source.read(PIECE_BYTES):
            digest.update(piece)
            size += len(piece)
            if target is not None:
                target.write(piece)
    return digest.hexdigest(), size


def _is_linked(path: Path, aside: Path) -> bool:
    """Link a file aside and return whether that was possible: it is not between two disks."""
    try:
        aside.hardlink_to(path)
    except OSError:
        return False
    return True


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, each entry durable, so that a power cut can't take a new branch away."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


@contextmanager
def original_on_disk(sha256: str) -> Iterator[Path]:
    """Give a path that programs can read; from a bucket, a copy that is thrown away afterwards."""
    store: Any = storages["originals"]
    key = original_key(sha256)
    if isinstance(store, FileSystemStorage):
        yield Path(store.path(key))
        return
    with tempfile.TemporaryDirectory(prefix="zhancang-original-") as folder:
        path = Path(folder) / sha256
        with path.open("wb") as target:
            store.bucket.Object(_bucket_name(store, key)).download_fileobj(target)
        yield path


@contextmanager
def rendition_workshop() -> Iterator[Path]:
    """Give an empty folder to make renditions in, on the store's own disk where that is a folder."""
    store = storages["renditions"]
    root = None
    if isinstance(store, FileSystemStorage):
        root = Path(store.location) / "making"
        root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root) as folder:
        yield Path(folder)


def publish_renditions(folder: Path, original_id: uuid.UUID) -> str:
    """Put a whole folder in place under the original's id; return the name of its run. Never seen half done."""
    run = uuid.uuid4().hex[:8]
    store = storages["renditions"]
    if isinstance(store, FileSystemStorage):
        place = Path(store.location) / str(original_id) / run
        _make_folder(place.parent)
        os.sync()  # hundreds of small files at once: all must be on the disk before the database says so
        folder.rename(place)
        place.chmod(0o755)
        _sync(place.parent)
        return run
    files = [file for file in folder.rglob("*") if file.is_file()]

    def send(file: Path) -> None:
        with file.open("rb") as source:
            store.save(f"{original_id}/{run}/{file.relative_to(folder).as_posix()}", source)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, files))
    return run


def runs_of(original_id: uuid.UUID) -> set[str]:
    """Return the names of all runs that lie under an original's id, those that were never finished too."""
    store: Any = storages["renditions"]
    if isinstance(store, FileSystemStorage):
        folder = Path(store.location) / str(original_id)
        return {run.name for run in folder.iterdir()} if folder.is_dir() else set()
    prefix = _bucket_name(store, f"{original_id}/")
    answer = store.bucket.meta.client.get_paginator("list_objects_v2").paginate(
        Bucket=store.bucket_name, Prefix=prefix, Delimiter="/"
    )
    return {one["Prefix"][len(prefix) : -1] for page in answer for one in page.get("CommonPrefixes", [])}


def drop_runs(original_id: uuid.UUID, runs: Iterable[str]) -> None:
    """Throw away some runs of an original's renditions; they can always be made again. Trouble is only logged."""
    store: Any = storages["renditions"]
    for run in runs:
        try:
            if isinstance(store, FileSystemStorage):
                shutil.rmtree(Path(store.location) / str(original_id) / run, ignore_errors=True)
            else:
                store.bucket.objects.filter(Prefix=_bucket_name(store, f"{original_id}/{run}/")).delete()
        except STORE_TROUBLE as trouble:
            log.warning("renditions %s/%s could not be thrown away: %s", original_id, run, trouble)


def _bucket_name(store: Any, key: str) -> str:
    return f"{store.location}/{key}".lstrip("/")


def sweep_leftovers(*, older_than_seconds: float) -> int:
    """Throw away what killed workers left half made in folders; return how many pieces. Buckets hold none."""
    swept = 0
    for alias, name in (("originals", "incoming"), ("renditions", "making")):
        store = storages[alias]
        folder = Path(store.location) / name if isinstance(store, FileSystemStorage) else None
        for piece in folder.iterdir() if folder is not None and folder.is_dir() else ():
            with suppress(FileNotFoundError):
                if time.time() - piece.stat().st_mtime > older_than_seconds:
                    shutil.rmtree(piece, ignore_errors=True) if piece.is_dir() else piece.unlink()
                    swept += 1
    return swept


def type_of(name: str) -> str:
    """Return the content type by the name's ending."""
    suffix = Path(name).suffix.lower()
    return TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def rendition_size(key: str) -> int | None:
    """Return a rendition's size in bytes, None where there is none or the key leads outside the store."""
    store: Any = storages["renditions"]
    try:
        if isinstance(store, FileSystemStorage):
            path = Path(store.path(key))
            return path.stat().st_size if path.is_file() else None
        return int(store.size(key))
    except (SuspiciousFileOperation, FileNotFoundError, NotADirectoryError, ValueError):
        return None  # a ValueError is a NUL in the name
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise
    except ClientError as error:
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
            return None
        raise


def read_rendition(key: str, start: int, length: int) -> Iterator[bytes]:
    """Yield `length` bytes from `start`, in pieces."""
    store: Any = storages["renditions"]
    if isinstance(store, FileSystemStorage):
        with Path(store.path(key)).open("rb") as source:
            source.seek(start)
            while length > 0 and (piece := source.read(min(PIECE_BYTES, length))):
                length -= len(piece)
                yield piece
        return
    if length <= 0:
        return
    answer = store.bucket.Object(_bucket_name(store, key)).get(Range=f"bytes={start}-{start + length - 1}")
    yield from answer["Body"].iter_chunks(PIECE_BYTES)


def read_cached(key: str) -> bytes | None:
    """Return a small file that was kept beside the renditions, None where there is none."""
    store: Any = storages["renditions"]
    try:
        if isinstance(store, FileSystemStorage):
            return Path(store.path(key)).read_bytes()
        return bytes(store.bucket.Object(_bucket_name(store, key)).get()["Body"].read())
    except FileNotFoundError:
        return None
    except ClientError as error:
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
            return None
        raise


def keep_cached(key: str, content: bytes) -> None:
    """Keep a small file that can always be made again: whole or not at all, but without waiting for the disk."""
    store = storages["renditions"]
    if isinstance(store, FileSystemStorage):
        place = Path(store.path(key))
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f"{place.name}.{uuid.uuid4().hex}")
        aside.write_bytes(content)
        aside.rename(place)
    else:
        store.save(key, ContentFile(content))


def thin_out(folder: str, *, most: int) -> int:
    """Throw away the oldest files of a folder of cached ones, until `most` are left; return how many went."""
    store: Any = storages["renditions"]
    if isinstance(store, FileSystemStorage):
        files = sorted(Path(store.path(folder)).iterdir(), key=lambda file: file.stat().st_mtime)
        spare = files[: max(0, len(files) - most)]
        for file in spare:
            file.unlink(missing_ok=True)
        return len(spare)
    kept = store.bucket.objects.filter(Prefix=_bucket_name(store, f"{folder}/"))
    objects = sorted(kept, key=lambda one: one.last_modified)
    gone = objects[: max(0, len(objects) - most)]
    for one in gone:
        one.delete()
    return len(gone)
