"""Reads about entries across models, each with a fixed number of queries."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.calls.enums import CallState
from archive.calls.limits import duration_in_words
from archive.calls.models import Call
from archive.entries.companions import fits
from archive.entries.deadlines import Timeliness, timeliness
from archive.entries.enums import EntryState
from archive.entries.exceptions import Mistake
from archive.entries.models import Entry
from archive.entries.values import WORK_NAMES, Clash, EntryValues, names_shown, shown
from archive.works.enums import FileRole
from archive.works.models import Work, WorkFile
from archive.works.validators import has_visible_character
from media_pipeline.enums import Medium
from media_pipeline.models import Upload
from media_pipeline.states import OriginalState


def call_timeliness(call: Call, entry: Entry | None = None) -> Timeliness:
    """Return how something that arrives now stands to the call's dates; uploads begun in time count. One query."""
    begun_at = None
    if entry is not None:
        begun_at = (
            Upload.objects.filter(original__work_files__work_id=entry.work_id, purpose__startswith=entry.upload_purpose)
            .order_by("begun_at")
            .values_list("begun_at", flat=True)
            .first()
        )
    return timeliness(
        timezone.now(),
        opens_at=call.opens_at,
        closes_at=call.closes_at,
        grace_ends_at=call.grace_ends_at,
        begun_at=begun_at,
    )


def calls_at_work() -> QuerySet[Call]:
    """Return the calls that an organiser still has to do with, the next deadline first. One query.

    Those not closed yet, drafts too, and those where entries wait. `sent` counts all but drafts and withdrawn entries,
    `waiting` those that their units forwarded.
    """
    sent = ~Q(entries__state__in=[EntryState.DRAFT, EntryState.WITHDRAWN])
    calls: QuerySet[Call] = Call.objects.annotate(
        sent=Count("entries", sent),
        waiting=Count("entries", Q(entries__state=EntryState.FORWARDED)),
    )
    at_work = Q(closes_at__gt=timezone.now()) | Q(waiting__gt=0)
    return calls.exclude(state=CallState.ARCHIVED).filter(at_work).order_by("closes_at")


def find_clashes(work: Work, values: EntryValues) -> list[Clash]:
    """Return the fields in which what is saved differs from what was sent. One query."""
    pairs = [
        (name, getattr(values, name), getattr(work, name))
        for name in WORK_NAMES
        if getattr(values, name) is not None or name in values.cleared
    ]
    pairs += [(f"details-{key}", answer, work.details.get(key, "")) for key, answer in values.details.items()]
    if values.creators is not None:
        mine = names_shown([creator.name.strip() for creator in values.creators])
        pairs.append(("creators", mine, names_shown([creator.name for creator in work.creators.all()])))
    clashes = [Clash(name, shown(mine), shown(theirs)) for name, mine, theirs in pairs]
    return [clash for clash in clashes if clash.mine != clash.theirs]


def find_mistakes(entry: Entry) -> list[Mistake]:
    """Return what keeps the entry from being submitted, in the order of the form. Two queries."""
    work, category = entry.work, entry.category
    mistakes = _file_mistakes(entry)
    if not has_visible_character(work.title):
        mistakes.append(
            Mistake("title", "title_missing", _("Give the work a title; if it has none, write “Untitled”."))
        )
    creators = list(work.creators.all())
    if not any(has_visible_character(creator.name) for creator in creators):
        mistakes.append(Mistake("creators", "creator_missing", _("Name at least one creator.")))
    if category.asks_size and not (work.width_cm and work.height_cm):
        mistakes.append(Mistake("size", "size_missing", _("Give width and height in centimetres, without the mount.")))
    if category.asks_text and category.medium == Medium.TEXT and not has_visible_character(work.text):
        mistakes.append(Mistake("text", "text_missing", _("Type the text of the work.")))
    for field in category.fields:
        if field.get("required") and not str(work.details.get(field["key"], "")).strip():
            mistakes.append(Mistake(f"details-{field['key']}", "answer_missing", _("Please answer this question.")))
    if not entry.is_own_work:
        mistakes.append(Mistake("is_own_work", "own_work", _("Confirm that the creators named made the work.")))
    if not entry.may_be_shown:
        mistakes.append(Mistake("may_be_shown", "may_be_shown", _("Confirm that the work may be shown online.")))
    return mistakes


def _file_mistakes(entry: Entry) -> list[Mistake]:
    """Return what is wrong with the files, each with the place of the file it is about. One query."""
    category = entry.category
    files = list(entry.work.files.select_related("original"))
    views = [file for file in files if file.role == FileRole.VIEW]
    mistakes = [mistake for file in files if (mistake := _file_mistake(entry, file))]
    if category.medium == Medium.TEXT:
        too_many, too_few = len(files) > category.max_files, False
    else:
        too_many, too_few = len(views) > category.max_files, len(views) < category.min_files
    if too_few and category.min_files > 1 and views:
        sentence = _("Add more files: this category asks for at least %(n)s.") % {"n": category.min_files}
        mistakes.append(Mistake("files", "files_few", sentence))
    elif too_few:
        mistakes.append(Mistake("files", "files_missing", _("Add the file of the work.")))
    if too_many:
        sentence = _("Remove some files: this category takes at most %(n)s.") % {"n": category.max_files}
        mistakes.append(Mistake("files", "files_many", sentence))
    return mistakes


def _file_mistake(entry: Entry, file: WorkFile) -> Mistake | None:
    """Return what is wrong with one file, if anything."""
    category, original, name = entry.category, file.original, {"name": file.sent_name}
    place = f"file-{file.uuid}"
    if original.state == OriginalState.REFUSED:
        return Mistake(place, "file_refused", _("“%(name)s” can't be used: replace it or remove it.") % name)
    if file.role == FileRole.VIEW and not fits(original.medium, asked=category.medium):
        medium = {**name, "medium": category.get_medium_display()}
        return Mistake(
            place, "file_medium", _("“%(name)s” is of another kind; this category takes: %(medium)s.") % medium
        )
    seconds = original.duration_seconds
    if seconds is None or file.role != FileRole.VIEW:
        return None
    if category.max_seconds and seconds > category.max_seconds + 1:
        longest = {**name, "length": duration_in_words(category.max_seconds)}
        return Mistake(place, "film_long", _("“%(name)s” is longer than the %(length)s allowed.") % longest)
    if category.min_seconds and seconds < category.min_seconds:
        shortest = {**name, "length": duration_in_words(category.min_seconds)}
        return Mistake(place, "film_short", _("“%(name)s” is shorter than the %(length)s asked for.") % shortest)
    return None
