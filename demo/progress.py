"""Moves the demo's entries through forwarding, eligibility and judging, and hangs the exhibitions."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from archive.calls.models import Call
from archive.entries import operations as entry_operations
from archive.entries.enums import EntryState
from archive.entries.models import Entry
from archive.judging import operations as judging
from archive.judging.models import Assignment, Award, Criterion, Panelist, Round
from archive.judging.standings import standings_of
from archive.units.models import User
from demo import scene
from demo.art import WorkSheet
from demo.loading import Loaded, call_of
from exhibitions.enums import Hanging, Light
from exhibitions.models import ExhibitionPage
from exhibitions.operations import WallText, add_exhibition, add_room, hang_work, show_on_home_page


def send_entries(loaded: Loaded, sheets: list[WorkSheet]) -> None:
    """Submit, forward and accept what was sent in; leave the open call's entries where the demo wants them."""
    organiser, coordinator = loaded.people["demo-organiser"], loaded.people["demo-coordinator"]
    for sheet in sheets:
        entry, code = loaded.entries[sheet.id], call_of(sheet)
        wanted = "eligible" if code != scene.OPEN.code else scene.OPEN_STATES.get(sheet.id, "draft")
        if wanted == "draft":
            continue
        entry = entry_operations.submit_entry(entry, by=entry.owner)
        if wanted == "returned":
            entry_operations.return_entry(entry, reason=scene.REASON_TO_RETURN, by=coordinator)
            continue
        if wanted == "submitted":
            continue
        if entry.state == EntryState.SUBMITTED:
            entry = entry_operations.forward_entry(entry, by=coordinator)
        if wanted == "eligible":
            entry_operations.accept_entry(entry, by=organiser)


def _make_round(loaded: Loaded, call: Call, title: str, title_en: str) -> Round:
    round: Round = Round.objects.create(
        call=call, title=title, title_en=title_en, closes_at=timezone.now() + timedelta(days=14)
    )
    round.categories.set(call.categories.all())
    for order, (name, name_en, weight, anchors) in enumerate(scene.CRITERIA):
        Criterion.objects.create(
            round=round, title=name, title_en=name_en, weight=Decimal(weight), order=order, anchors=anchors
        )
    for username in scene.PANEL:
        Panelist.objects.create(
            round=round, judge=loaded.people[username], is_chair=loaded.people[username].username == "demo-chair"
        )
    for order, (name, name_en, places) in enumerate(scene.AWARDS):
        Award.objects.create(round=round, title=name, title_en=name_en, places=places, order=order)
    judging.open_round(round, by=loaded.people["demo-organiser"])
    return Round.objects.get(pk=round.pk)


def _score(assignment: Assignment, criteria: list[Criterion], judge: User, number: str) -> None:
    """Give scores, and for one work in three a remark, that follow from the entry's number and the judge alone."""
    scores: dict[int, Decimal | None] = {}
    for criterion in criteria:
        quality = hashlib.sha256(number.encode()).digest()[0] % 4
        taste = hashlib.sha256(f"{number} {judge.username} {criterion.order}".encode()).digest()[0] % 3
        scores[criterion.pk] = Decimal(5 + quality + taste)
    thought = hashlib.sha256(f"{judge.username} {number}".encode()).digest()
    remark = scene.REMARKS[thought[1] % len(scene.REMARKS)] if thought[0] % 3 == 0 else ""
    judging.save_scorecard(assignment, scores=scores, remark=remark, is_flagged=False, version=0, by=judge)


def judge_finished_call(loaded: Loaded) -> Round:
    """Score all of the finished call's entries, sign, settle what ties, and publish."""
    round = _make_round(loaded, loaded.calls[scene.FINISHED.code], "终评", "Final round")
    criteria = list(round.criteria.order_by("order"))
    for username in scene.PANEL:
        judge = loaded.people[username]
        for assignment in round.assignments.filter(judge=judge, recusal__isnull=True).select_related("entry"):
            _score(assignment, criteria, judge, assignment.entry.number or "")
        judging.sign_scorecards(round, by=judge)
    chair = loaded.people["demo-chair"]
    judging.close_round(round, by=chair)
    while ties := standings_of(Round.objects.get(pk=round.pk)).open_ties:
        order = sorted((standing.entry for standing in ties[0]), key=lambda entry: entry.number or "")
        judging.settle_tie(round, order, reason=scene.REASON_FOR_TIE, by=chair)
    return judging.publish_result(Round.objects.get(pk=round.pk), by=chair)


def judge_call_in_judging(loaded: Loaded) -> Round:
    """Open a round and let the second judge and the chair be part of the way through it."""
    round = _make_round(loaded, loaded.calls[scene.BEING_JUDGED.code], "初评", "First round")
    criteria = list(round.criteria.order_by("order"))
    for username, share in (("demo-judge-2", 8), ("demo-chair", 4)):
        judge = loaded.people[username]
        mine = round.assignments.filter(judge=judge, recusal__isnull=True).select_related("entry").order_by("order")
        for assignment in mine[:share]:
            _score(assignment, criteria, judge, assignment.entry.number or "")
    return round


def hang_exhibitions(loaded: Loaded, today: date) -> None:
    """Make the two exhibitions and hang the finished call's works in their rooms."""
    curator = loaded.people["demo-curator"]
    made: list[ExhibitionPage] = []
    for number, sheet in enumerate(scene.EXHIBITIONS):
        opens_on = today - timedelta(days=60 - 30 * number)
        exhibition = add_exhibition(
            slug=sheet.slug, title=sheet.title, title_en=sheet.title_en, by=curator, subtitle=sheet.subtitle,
            subtitle_en=sheet.subtitle_en, preface=sheet.preface, preface_en=sheet.preface_en, curators="叶知秋",
            curators_en="Ye Zhiqiu", opens_on=opens_on, closes_on=opens_on + timedelta(days=180),
            hero=loaded.entries[sheet.hero].work,
        )  # fmt: skip
        made.append(exhibition)
        for place, room_sheet in enumerate(sheet.rooms, 1):
            room = add_room(
                exhibition, slug=f"room-{place}", title=room_sheet.title, title_en=room_sheet.title_en, by=curator,
                hanging=Hanging(room_sheet.hanging), light=Light(room_sheet.light), note=room_sheet.note,
                note_en=room_sheet.note_en,
            )  # fmt: skip
            texts = {work: WallText(*words) for work, *words in room_sheet.texts}
            for work_id in room_sheet.works:
                hang_work(room, work=loaded.entries[work_id].work, by=curator, wall=texts.get(work_id))
    show_on_home_page(made[0], by=curator, poem=loaded.entries["SC01"].work)


def date_the_past(loaded: Loaded, round: Round, today: date) -> None:
    """Give the finished round the dates it would have had."""
    published_at = timezone.now() - timedelta(days=91)
    Round.objects.filter(pk=round.pk).update(closes_at=published_at - timedelta(days=3), published_at=published_at)
    Entry.objects.filter(call=loaded.calls[scene.FINISHED.code]).update(saved_at=published_at - timedelta(days=20))
