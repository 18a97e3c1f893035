"""Reads about entries across models, each with a fixed number of queries."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.calls.models import Call, Category
from archive.entries.deadlines import Timeliness, timeliness
from archive.entries.enums import EntryState
from archive.entries.exceptions import Mistake
from archive.entries.models import Entry
from archive.units.models import Unit
from archive.works.enums import FileRole
from media_pipeline.models import Original
from media_pipeline.states import OriginalState

COUNTED = frozenset(EntryState) - {EntryState.DRAFT, EntryState.WITHDRAWN, EntryState.DISQUALIFIED}
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u2800\u00ad"


def visible(text: str) -> str:
    """Return the text without blanks at its ends and without characters that nobody can see."""
    return "".join(character for character in text if character not in INVISIBLE).strip()


def call_timeliness(call: Call, entry: Entry | None = None) -> Timeliness:
    """Return how something that arrives now stands to the call's dates; uploads begun in time count. One query."""
    begun_at = None
    if entry is not None:
        begun_at = (
            Original.objects.filter(work_files__work_id=entry.work_id, uploads__isnull=False)
            .order_by("uploads__begun_at")
            .values_list("uploads__begun_at", flat=True)
            .first()
        )
    return timeliness(
        timezone.now(),
        opens_at=call.opens_at,
        closes_at=call.closes_at,
        grace_ends_at=call.grace_ends_at,
        begun_at=begun_at,
    )


def quota_left(category: Category, unit: Unit) -> int | None:
    """Return how many works the unit may still send in the category, None where there is no quota. One query."""
    if category.quota_per_unit is None:
        return None
    used = Entry.objects.filter(category=category, unit=unit, state__in=COUNTED).count()
    return max(0, category.quota_per_unit - used)


def find_mistakes(entry: Entry) -> list[Mistake]:
    """Return what keeps the entry from being submitted, in the order of the form. Three queries."""
    work, category = entry.work, entry.category
    mistakes = _file_mistakes(entry)
    if not visible(work.title):
        mistakes.append(
            Mistake("title", "title_missing", _("Give the work a title; if it has none, write “Untitled”."))
        )
    creators = list(work.creators.all())
    if not any(visible(creator.name) for creator in creators):
        mistakes.append(Mistake("creators", "creator_missing", _("Name at least one creator.")))
    if category.asks_size and not (work.width_cm and work.height_cm):
        mistakes.append(Mistake("size", "size_missing", _("Give width and height in centimetres, without the mount.")))
    if category.asks_text and category.medium == "text" and not visible(work.text):
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
    category = entry.category
    files = [f for f in entry.work.files.select_related("original") if f.role == FileRole.VIEW]
    usable = [f for f in files if f.original.state != OriginalState.REFUSED]
    if len(usable) < category.min_files and category.medium != "text":
        return [Mistake("files", "files_missing", _("Add the file of the work."))]
    if len(usable) < len(files):
        return [Mistake("files", "file_refused", _("A file can't be used: replace it or remove it."))]
    if category.max_files and len(files) > category.max_files:
        return [Mistake("files", "files_many", _("There are more files than this category takes: remove some."))]
    for file in usable:
        seconds = file.original.duration_seconds
        if seconds is not None and category.max_seconds and seconds > category.max_seconds + 1:
            return [Mistake("files", "film_long", _("The film is longer than this category allows."))]
        if seconds is not None and category.min_seconds and seconds < category.min_seconds:
            return [Mistake("files", "film_short", _("The film is shorter than this category asks for."))]
    return []
