"""What a file is and holds, told from its bytes alone. Called by upload, by the worker and by `manage.py ingest`.

Knows paths, not models: nothing here reads or writes the database.
"""

from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from media_pipeline.documents import read_document
from media_pipeline.enums import Medium
from media_pipeline.exceptions import RefusedFile, ToolFailed
from media_pipeline.images.sandbox import inspect_image
from media_pipeline.labels import clean_label
from media_pipeline.sniffing import AS_AUDIO, DOCX, FileType, sniff
from media_pipeline.text import read_text
from media_pipeline.video.boxes import is_cut_short
from media_pipeline.video.facts import Answer, Film, ask_ffprobe, measure_duration, read_film
from media_pipeline.wording import fill

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MOST_FILM_PIXELS = 8192 * 4608
ABOUT_THE_NAME = frozenset({"name_changed", "extension_differs"})
"""Codes of notices on the name that a file was sent under, which say nothing where it is probed under its digest."""


@dataclass(frozen=True)
class Notice:
    """Something that the sender should know about a file that was taken all the same."""

    code: str
    sentence: "str | StrPromise"


@dataclass(frozen=True)
class Chapter:
    """A named place in a film or a recording."""

    start_seconds: float
    title: str


@dataclass(frozen=True)
class Probe:
    """The facts about one file. Sizes are as displayed: after orientation, rotation and pixel shape.

    `metadata` is for the archive only: it may hold a position, a serial number or a name.
    """

    medium: Medium
    format: str
    mime: str
    label: str
    width_px: int | None = None
    height_px: int | None = None
    duration_seconds: float | None = None
    has_audio: bool = False
    frame_rate: float | None = None
    pages: int = 1
    animated: bool = False
    colour_profile: str = ""
    has_position: bool = False
    is_hdr: bool = False
    interlaced: bool = False
    chapters: tuple[Chapter, ...] = ()
    lines: tuple[str, ...] = ()
    text: str = ""
    encoding: str = ""
    warnings: tuple[Notice, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)


_WRONG_MEDIUM = {
    Medium.IMAGE: _("This file is a picture, but a picture isn't what is asked for here."),
    Medium.VIDEO: _("This file is a film with pictures that move, but a film isn't what is asked for here."),
    Medium.AUDIO: _("This file holds sound only, without a picture, but sound alone isn't what is asked for here."),
    Medium.TEXT: _("This file is a text, but a text isn't what is asked for here."),
}
_NO_INDEX = _(
    "The film can't be played: its index is missing, so the recording or the sending stopped before its end. "
    "Send the whole file again, or export the film anew."
)
_CUT_SHORT = _("The film is incomplete: the file ends before the film does. Send the whole file again.")
_UNREADABLE = _(
    "The film or recording can't be read: it is damaged or incomplete. Export it again as MP4 (H.264) or M4A and send that."
)


def probe(path: Path, *, name: str, medium: Medium | None = None) -> Probe:
    """Return the facts about the file, or raise RefusedFile with a code and a sentence for its sender.

    `name` is what the sender called it; `medium` what it is entered as (None: whatever it is). A picture is decoded
    to its last line; a film's or recording's streams are read by one run of ffprobe.
    """
    file_type = sniff(path, name=name)
    notices = _notices_on_name(name, file_type)
    label = clean_label(name) or f"unnamed{file_type.suffixes[0]}"
    if file_type.medium is not None:
        _refuse_other_medium(file_type.medium, medium)
    if file_type.medium is Medium.IMAGE:
        return _probe_image(path, file_type, label, notices)
    if file_type.medium is Medium.TEXT:
        return _probe_text(path, file_type, label, notices)
    return _probe_film(path, file_type, label, notices, medium)


def _refuse_other_medium(found: Medium, wanted: Medium | None) -> None:
    if wanted is not None and found is not wanted:
        raise RefusedFile("wrong_medium", _WRONG_MEDIUM[found])


def _notices_on_name(name: str, file_type: FileType) -> list[Notice]:
    notices = []
    label = clean_label(name)
    if label != name:
        notices.append(
            Notice(
                "name_changed",
                fill(_("The file is shown under the name “%(label)s”."), label=label or file_type.suffixes[0]),
            )
        )
    suffix = PurePath(label).suffix.lower()
    if suffix not in file_type.suffixes:
        notices.append(
            Notice(
                "extension_differs",
                fill(_("By its content the file is of the type %(format)s; its name says otherwise."),
                     format=file_type.format.upper()),
            )
        )  # fmt: skip
    return notices


def _probe_image(path: Path, file_type: FileType, label: str, notices: list[Notice]) -> Probe:
    facts = inspect_image(path, file_type.format)
    if facts["animated"]:
        notices.append(Notice("animated", _("The picture is animated; its first frame is shown.")))
    elif facts["pages"] > 1:
        notices.append(
            Notice(
                "pages",
                fill(_("The file has %(pages)s pages. The first is shown; to show the others, send each as a file "
                       "of its own."), pages=facts["pages"]),
            )
        )  # fmt: skip
    if facts["orientation_is_bad"]:
        notices.append(Notice("orientation_ignored", _("The mark for the picture's orientation is no valid one.")))
    if facts["profile_is_wrong"]:
        notices.append(Notice("profile_ignored", _("The colour profile doesn't fit the picture and is not used.")))
    if facts["has_position"]:
        notices.append(_position_notice())
    return Probe(
        medium=Medium.IMAGE,
        format=file_type.format,
        mime=file_type.mime,
        label=label,
        width_px=facts["width_px"],
        height_px=facts["height_px"],
        pages=facts["pages"],
        animated=facts["animated"],
        colour_profile=facts["colour_profile"],
        has_position=facts["has_position"],
        warnings=tuple(notices),
        metadata=facts["metadata"],
    )


def _probe_text(path: Path, file_type: FileType, label: str, notices: list[Notice]) -> Probe:
    properties: dict[str, str] = {}
    if file_type is DOCX:
        read, properties = read_document(path)
    else:
        read = read_text(path)
    return Probe(
        medium=Medium.TEXT,
        format=file_type.format,
        mime=file_type.mime,
        label=label,
        lines=read.lines,
        text=read.text,
        encoding=read.encoding,
        warnings=tuple(notices),
        metadata=dict(properties),
    )


def _probe_film(path: Path, file_type: FileType, label: str, notices: list[Notice], wanted: Medium | None) -> Probe:
    if file_type.demuxers == "mov" and is_cut_short(path):
        raise RefusedFile("cut_short", _CUT_SHORT)
    answer = _ask(path, file_type)
    film = read_film(answer)
    if film.picture is None and film.sound is None:
        raise RefusedFile("unreadable", _UNREADABLE)
    picture = None if file_type.medium is Medium.AUDIO else film.picture
    medium = Medium.VIDEO if picture else Medium.AUDIO
    _refuse_other_medium(medium, wanted)
    if picture and picture.width_px * picture.height_px > MOST_FILM_PIXELS:
        raise RefusedFile(
            "film_too_large",
            fill(_("The film is %(width)s × %(height)s pixels, more than can be prepared. Export it at 4K or less."),
                 width=picture.width_px, height=picture.height_px),
        )  # fmt: skip
    duration = film.duration_seconds
    if duration is None:
        duration = _measure(path, file_type)
        notices.append(Notice("duration_measured", _("The file doesn't state its duration; it was measured.")))
    file_format, mime = file_type.format, file_type.mime
    if medium is Medium.AUDIO:
        file_format, mime = AS_AUDIO.get(file_format, (file_format, mime))
    notices.extend(_notices_on_film(film, medium))
    return Probe(
        medium=medium,
        format=file_format,
        mime=mime,
        label=label,
        width_px=picture.width_px if picture else None,
        height_px=picture.height_px if picture else None,
        duration_seconds=round(duration, 3),
        has_audio=film.sound is not None,
        frame_rate=round(float(picture.frame_rate), 3) if picture else None,
        has_position=film.has_position,
        is_hdr=bool(picture and picture.is_hdr),
        interlaced=bool(picture and picture.is_interlaced),
        chapters=tuple(Chapter(start, title) for start, title in film.chapters),
        warnings=tuple(notices),
        metadata={"ffprobe": answer, "demuxers": file_type.demuxers},
    )


def _ask(path: Path, file_type: FileType) -> Answer:
    try:
        answer = ask_ffprobe(path, file_type.demuxers)
    except ToolFailed as error:
        if "moov atom not found" in error.detail:
            raise RefusedFile("no_index", _NO_INDEX) from error
        if error.exit_status is None:
            raise
        raise RefusedFile("unreadable", _UNREADABLE) from error
    # The path is this server's business; what is kept is about the file.
    answer.get("format", {}).pop("filename", None)
    return answer


def _measure(path: Path, file_type: FileType) -> float:
    try:
        duration = measure_duration(path, file_type.demuxers)
    except ToolFailed as error:
        if error.exit_status is None:
            raise
        raise RefusedFile("unreadable", _UNREADABLE) from error
    if duration is None:
        raise RefusedFile("unreadable", _UNREADABLE)
    return duration


def _notices_on_film(film: Film, medium: Medium) -> list[Notice]:
    notices = []
    if medium is Medium.VIDEO and film.sound is None:
        notices.append(Notice("silent", _("The film has no sound.")))
    if film.sound_tracks > 1:
        notices.append(Notice("sound_tracks", _("The file has several sound tracks; the one marked default is used.")))
    if film.picture and film.picture.is_hdr:
        notices.append(
            Notice("hdr", _("The film has a high dynamic range; it is shown converted for ordinary screens."))
        )
    if any(not captions.is_text for captions in film.captions):
        notices.append(Notice("captions_left_out", _("The film has captions stored as pictures; they are left out.")))
    if film.has_position:
        notices.append(_position_notice())
    return notices


def _position_notice() -> Notice:
    return Notice(
        "position", _("The file states where it was taken. The archive keeps this; nothing that is shown holds it.")
    )
