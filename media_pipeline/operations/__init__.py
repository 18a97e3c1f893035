"""Writes of the pipeline: a file is received, its renditions are made, an upload grows and is finished."""

from media_pipeline.operations.preparing import prepare_original
from media_pipeline.operations.receiving import queue_preparation, receive_file
from media_pipeline.operations.uploads import (
    append_bytes,
    begin_upload,
    drop_stale_uploads,
    drop_upload,
    finish_upload,
    offset_of,
    upload_path,
)

__all__ = [
    "append_bytes",
    "begin_upload",
    "drop_stale_uploads",
    "drop_upload",
    "finish_upload",
    "offset_of",
    "prepare_original",
    "queue_preparation",
    "receive_file",
    "upload_path",
]
