"""Where bytes lie: originals under their SHA-256, renditions in a folder for each run. The only file that knows storages.

Both stores may be folders or buckets (`MEDIA_STORAGE_URL`). Nothing here reads or writes the database.
"""

import hashlib
import mimetypes
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, storages

PIECE_BYTES = 1024 * 1024
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


def _sync_folder(folder: Path) -> None:
    """Make the folder's own entries durable, so that a power cut can't undo a rename."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_original(path: Path) -> tuple[str, int]:
    """Store a file under its SHA-256, completely or not at all; return digest and size in bytes once it is durable.

    In a folder it is read once: copied and hashed together. A bucket's key needs the digest first, so it is read twice.
    """
    store = storages["originals"]
    if isinstance(store, FileSystemStorage):
        return _keep_in_folder(Path(store.location), path)
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


def _keep_in_folder(root: Path, path: Path) -> tuple[str, int]:
    incoming = root / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    aside = incoming / uuid.uuid4().hex
    try:
        with path.open("rb") as source, aside.open("wb") as target:
            while piece := source.read(PIECE_BYTES):
                digest.update(piece)
                size += len(piece)
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
        place = root / original_key(digest.hexdigest())
        if not (place.exists() and place.stat().st_size == size):
            place.parent.mkdir(parents=True, exist_ok=True)
            aside.chmod(0o444)
            aside.rename(place)
            _sync_folder(place.parent)
    finally:
        aside.unlink(missing_ok=True)
    return digest.hexdigest(), size


@contextmanager
def original_on_disk(sha256: str) -> Iterator[Path]:
    """Give a path that programs can read; from a bucket, a copy that is thrown away afterwards."""
    store, key = storages["originals"], original_key(sha256)
    if isinstance(store, FileSystemStorage):
        yield Path(store.path(key))
        return
    with tempfile.TemporaryDirectory(prefix="zhancang-original-") as folder:
        path = Path(folder) / sha256
        with store.open(key) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, PIECE_BYTES)
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
        place.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(place)
        place.chmod(0o755)
        folder.mkdir()  # so that the workshop finds what it cleans away
        return run
    files = [file for file in folder.rglob("*") if file.is_file()]

    def send(file: Path) -> None:
        with file.open("rb") as source:
            store.save(f"{original_id}/{run}/{file.relative_to(folder).as_posix()}", source)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, files))
    return run


def drop_runs(original_id: uuid.UUID, *, keep: str) -> None:
    """Throw away all runs of an original's renditions but one; they can always be made again."""
    store: Any = storages["renditions"]
    if isinstance(store, FileSystemStorage):
        folder = Path(store.location) / str(original_id)
        for run in folder.iterdir() if folder.is_dir() else ():
            if run.name != keep:
                shutil.rmtree(run, ignore_errors=True)
        return
    prefix = f"{store.location}/{original_id}/".lstrip("/")
    for item in store.bucket.objects.filter(Prefix=prefix):
        if not item.key.startswith(f"{prefix}{keep}/"):
            item.delete()


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
    except (SuspiciousFileOperation, FileNotFoundError, NotADirectoryError, ClientError):
        return None


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
    name = f"{store.location}/{key}".lstrip("/")
    answer = store.bucket.Object(name).get(Range=f"bytes={start}-{start + length - 1}")
    yield from answer["Body"].iter_chunks(PIECE_BYTES)
