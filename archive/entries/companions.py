"""What a file is to its work, from what was found in it and what the category asks for. Values in, value out."""

from archive.works.enums import FileRole
from media_pipeline.enums import Medium


def role_of(found: str, *, asked: str) -> FileRole:
    """Return the role of a file of the medium `found` ('' while unknown) in a category of the medium `asked`.

    A recitation comes with a text, captions with a film, and a text may be sent as a file; all else shows the work.
    """
    if found == Medium.AUDIO and asked != Medium.AUDIO:
        return FileRole.RECITATION
    if found == Medium.TEXT:
        return FileRole.TEXT if asked == Medium.TEXT else FileRole.CAPTIONS
    return FileRole.VIEW


def fits(found: str, *, asked: str) -> bool:
    """Return whether a file that shows the work is of a medium that the category takes; a text may have pictures."""
    return not found or found == asked or (asked == Medium.TEXT and found == Medium.IMAGE)
