"""Errors of the media pipeline. Everything that it raises on purpose is a `MediaPipelineError`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class MediaPipelineError(Exception):
    """Base of all errors that the pipeline raises on purpose."""


class RefusedFile(MediaPipelineError):
    """A file that can't be taken, with a stable code and a sentence for its sender.

    The sentence says what was found and what to do; it is translated when it is shown.
    """

    def __init__(self, code: str, reason: "str | StrPromise") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class ToolFailed(MediaPipelineError):
    """A program that the pipeline runs ended with an error; `detail` is the end of what it printed."""

    def __init__(self, tool: str, detail: str, *, exit_status: int | None = None) -> None:
        super().__init__(tool, detail, exit_status)
        self.tool = tool
        self.detail = detail
        self.exit_status = exit_status

    def __str__(self) -> str:
        return f"{self.tool} failed (exit status {self.exit_status}): {self.detail}"


class ToolMissing(ToolFailed):
    """A program that the pipeline needs is not installed."""


class ToolStalled(ToolFailed):
    """A program reported nothing for too long, or ran past its total limit, and was ended."""
