"""What a file is to its work, from what was found in it and what the category asks for. Values in, value out."""

from archive.works.enums import FileRole
from media_pipeline.enums import Medium


def role_of(found: str, *, asked: str) -> FileRole:
    """Return the role of a file of the medium `found` ('' while unknown) in a category of the medium `asked`.

    A recitation comes with a text or a picture of one, captions with a film, and a text may be sent as a file; all
    else is to show the work, and `fits` says whether it can.
    """
    companions: dict[tuple[str, str], FileRole] = {
        (Medium.AUDIO, Medium.TEXT): FileRole.RECITATION,
        (Medium.AUDIO, Medium.IMAGE): FileRole.RECITATION,
        (Medium.TEXT, Medium.VIDEO): FileRole.CAPTIONS,
        (Medium.TEXT, Medium.TEXT): FileRole.TEXT,
    }
    return companions.get((found, asked), FileRole.VIEW)


def fits(found: str, *, asked: str) -> bool:
    """Return whether a file that shows the work is of a medium that the category takes; a text may have pictures."""
    return not found or found == asked or (asked == Medium.TEXT and found == Medium.IMAGE)
