"""Loads the demo through the product's own operations: people, calls, entries, judging, exhibitions.

Whatever a person would do by hand is done here by the same functions, with the demo's people as `by`.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from archive.calls.models import Call, Category, Programme, Stage
from archive.entries import operations as entry_operations
from archive.entries.models import Entry
from archive.units.enums import Role
from archive.units.models import Unit, User
from archive.units.operations import add_member
from archive.works.enums import FileRole
from archive.works.models import Creator, Work, WorkFile
from archive.works.operations import reindex_work
from demo import scene
from demo.art import WorkSheet
from media_pipeline.enums import Medium
from media_pipeline.operations import receive_file

LINE_END = re.compile(r"(?<=[，。；！？])(?=.)")
ROLES = {".m4a": FileRole.RECITATION, ".vtt": FileRole.CAPTIONS}
FILE_MEDIA = {".m4a": Medium.AUDIO, ".vtt": Medium.TEXT, ".mp4": Medium.VIDEO, ".jpg": Medium.IMAGE}


@dataclass
class Loaded:
    """What has been loaded so far, by the names that `demo.scene` gives."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    uploaders: dict[str, User] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)


def load_units(loaded: Loaded) -> None:
    """Make the academy's tree."""

    def add(sheet: scene.UnitSheet, parent: Unit | None) -> None:
        values = {"code": sheet.code, "name": sheet.name, "name_en": sheet.name_en, "kind": sheet.kind}
        unit = parent.add_child(**values) if parent else Unit.add_root(**values)
        loaded.units[sheet.code] = unit
        for below in sheet.below:
            add(below, Unit.objects.get(pk=unit.pk))

    add(scene.ACADEMY, None)


def load_people(loaded: Loaded) -> None:
    """Make a user for each role, an administrator, and an uploader who can't sign in for every other institute."""
    for sheet in scene.PEOPLE:
        user = User.objects.create_user(sheet.username, password=scene.PASSWORD, display_name=sheet.name)
        add_member(user, unit=loaded.units[sheet.unit], role=sheet.role)
        loaded.people[sheet.username] = user
    loaded.people["demo-admin"] = User.objects.create_superuser(
        "demo-admin", password=scene.PASSWORD, display_name="管理员"
    )
    for institute in scene.INSTITUTES:
        if institute.code == scene.HOME_INSTITUTE:
            loaded.uploaders[institute.code] = loaded.people["demo-uploader"]
            continue
        user = User.objects.create_user(f"staff-{institute.code}", display_name=f"{institute.name}填报人")
        add_member(user, unit=loaded.units[institute.code], role=Role.UPLOADER)
        loaded.uploaders[institute.code] = user


def load_calls(loaded: Loaded, today: date) -> None:
    """Make the programme with its two stages, and four calls: finished, in judging, open, and one still a draft.

    All take entries while the demo is loaded; `set_calendar` then gives them their dates.
    """
    programme = Programme.objects.create(**scene.PROGRAMME)
    stages = [
        Stage.objects.create(
            programme=programme,
            title=sheet.title,
            title_en=sheet.title_en,
            starts_on=today + timedelta(days=sheet.starts),
            ends_on=today + timedelta(days=sheet.ends),
        )
        for sheet in scene.STAGES
    ]
    now = timezone.now()
    for sheet in scene.CALLS:
        call = Call.objects.create(
            programme=programme,
            stage=stages[sheet.stage],
            code=sheet.code,
            title=sheet.title,
            title_en=sheet.title_en,
            state=sheet.state,
            year=today.year,
            rules=scene.RULES,
            rules_en=scene.RULES_EN,
            opens_at=now - timedelta(hours=1),
            closes_at=now + timedelta(days=21),
            contact=scene.CONTACT,
        )
        for order, (category, name, name_en, medium, values) in enumerate(scene.CATEGORIES):
            Category.objects.create(
                call=call, code=category, title=name, title_en=name_en, medium=medium, order=order, **values
            )
        loaded.calls[sheet.code] = call


def _evening(day: date) -> datetime:
    """18:00 in Beijing on a day, as an instant."""
    return datetime.combine(day, time(10), tzinfo=UTC)


def set_calendar(loaded: Loaded, today: date) -> None:
    """Give the calls the dates that they would have had, and their entries times before the close."""
    for sheet in scene.CALLS:
        call = loaded.calls[sheet.code]
        closes_at = _evening(today + timedelta(days=sheet.closes))
        Call.objects.filter(pk=call.pk).update(
            opens_at=_evening(today + timedelta(days=sheet.opens)),
            closes_at=closes_at,
            results_on=today + timedelta(days=sheet.results),
        )
        for back, entry in enumerate(call.entries.exclude(submitted_at=None).order_by("-pk")):
            sent_at = min(closes_at, timezone.now()) - timedelta(hours=3 + 7 * back, minutes=11 * back % 60)
            Entry.objects.filter(pk=entry.pk).update(submitted_at=sent_at, saved_at=sent_at)


def institute_of(sheet: WorkSheet) -> str:
    """Return the institute that sends a work; the same for every work of a creator."""
    if sheet.id in scene.FROM_HOME_INSTITUTE:
        return scene.HOME_INSTITUTE
    return scene.INSTITUTES[sum(map(ord, sheet.creator)) % len(scene.INSTITUTES)].code


def call_of(sheet: WorkSheet) -> str:
    """Return the code of the call that a work is entered in."""
    if sheet.id in scene.IN_JUDGING:
        return scene.BEING_JUDGED.code
    return scene.OPEN.code if sheet.id in scene.IN_OPEN_CALL else scene.FINISHED.code


def work_text(sheet: WorkSheet) -> str:
    """Return the text of a work, each line on its own: verse, prose, or a transcription broken at its punctuation."""
    if sheet.stanzas:
        return "\n\n".join("\n".join(stanza) for stanza in sheet.stanzas)
    if sheet.markdown:
        return sheet.markdown.split("\n", 1)[1].strip()
    return "\n".join(LINE_END.split(sheet.transcription))


def verse_form(form: str) -> str:
    """Return the category's choice for a form named in full, such as 七言绝句."""
    for choice, _label, _label_en in scene.VERSE_FORMS:
        if choice in form:
            return choice
    return "新诗" if "新诗" in form or "自由" in form else "古体"


def work_details(sheet: WorkSheet) -> dict[str, object]:
    """Return the answers to the category's own fields, and what players need: chapters, credits, line times."""
    details: dict[str, object] = {}
    if sheet.category == "SF":
        details |= {"script": sheet.script, "format": sheet.format}
    if sheet.category == "SC":
        details |= {"verse_form": "词" if sheet.tune else verse_form(sheet.form), "tune": sheet.tune}
    if sheet.chapters:
        details["chapters"] = [[second, title] for second, title in sheet.chapters]
    if sheet.credits:
        details["credits"] = [[task, name] for task, name in sheet.credits]
    if sheet.timings:
        details["timings"] = [[second, line] for second, line in sheet.timings]
    return details


def load_entry(loaded: Loaded, sheet: WorkSheet) -> Entry:
    """Enter one work in its call: the work with its creator and files, and the entry as a draft."""
    call = loaded.calls[call_of(sheet)]
    category = call.categories.get(code=sheet.category)
    code = institute_of(sheet)
    unit, owner = loaded.units[code], loaded.uploaders[code]
    entry: Entry = entry_operations.start_entry(call, category=category, unit=unit, by=owner)
    work = entry.work
    Work.objects.filter(pk=work.pk).update(
        title=sheet.title,
        title_en=sheet.title_en,
        statement=sheet.statement,
        statement_en=sheet.statement_en,
        text=work_text(sheet),
        technique=sheet.technique,
        made_on=sheet.made_on,
        place=sheet.place,
        width_cm=None if sheet.width_cm is None else Decimal(sheet.width_cm),
        height_cm=None if sheet.height_cm is None else Decimal(sheet.height_cm),
        details=work_details(sheet),
    )
    Creator.objects.create(work=work, name=sheet.creator, name_en=sheet.creator_en)
    Entry.objects.filter(pk=entry.pk).update(is_own_work=True, may_be_shown=True)
    for path in sheet.files:
        if path.suffix in FILE_MEDIA:
            _attach(work, path, owner, sheet)
    reindex_work(Work.objects.get(pk=work.pk))
    loaded.entries[sheet.id] = Entry.objects.get(pk=entry.pk)
    return loaded.entries[sheet.id]


def _attach(work: Work, path: Path, owner: User, sheet: WorkSheet) -> None:
    """Keep a copy of a made file as an original, and join it to the work."""
    copy = Path(settings.UPLOAD_DIR) / f"demo-{path.name}"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(path.read_bytes())
    medium = FILE_MEDIA[path.suffix]
    original = receive_file(copy, name=path.name, by=owner, medium=medium)
    copy.unlink(missing_ok=True)
    order = work.files.count()
    caption = sheet.captions[order] if order < len(sheet.captions) else ""
    WorkFile.objects.create(
        work=work,
        original=original,
        role=ROLES.get(path.suffix, FileRole.VIEW),
        order=order,
        sent_name=path.name,
        caption=caption,
    )
