"""Who may judge, chair and run rounds."""

from django.utils.translation import gettext_lazy as _

from archive.decisions import ALLOWED, Decision
from archive.judging.enums import RoundState
from archive.judging.models import Assignment, Panelist, Round
from archive.units.enums import Role
from archive.units.rules import Person, can_organise, has_role


def can_enter_desk(user: Person) -> Decision:
    """Judges and chairs work at the judging desk; so does anyone who has a seat in a panel. Two queries at most."""
    if has_role(user, [Role.JUDGE, Role.CHAIR]):
        return ALLOWED
    if user.is_authenticated and Panelist.objects.filter(judge_id=user.pk).exists():
        return ALLOWED
    return Decision(False, _("Only the judges of a round work at this desk."))


def can_judge(user: Person, assignment: Assignment) -> Decision:
    """A judge sees and scores only what is assigned to them and what they haven't stepped back from."""
    if not user.is_authenticated or assignment.judge_id != user.pk:
        return Decision(False, _("This work isn't assigned to you."))
    if hasattr(assignment, "recusal"):
        return Decision(False, _("You stepped back, or were kept back, from this work."))
    if assignment.round.state == RoundState.DRAFT:
        return Decision(False, _("This round isn't open yet."))
    return ALLOWED


def can_sit(user: Person, round: Round) -> Decision:
    """A judge of the round. One query."""
    if user.is_authenticated and Panelist.objects.filter(round=round, judge_id=user.pk).exists():
        return ALLOWED
    return Decision(False, _("You aren't a judge of this round."))


def is_chair(user: Person, round: Round) -> bool:
    """Return whether the user chairs the round's panel. One query."""
    return user.is_authenticated and Panelist.objects.filter(round=round, judge_id=user.pk, is_chair=True).exists()


def can_settle(user: Person, round: Round) -> Decision:
    """Ties are the chair's to settle, and nobody else's."""
    return ALLOWED if is_chair(user, round) else Decision(False, _("Only the jury chair settles a tie."))


def can_chair(user: Person, round: Round) -> Decision:
    """The round's chair, or an organiser, watches, reads the remarks, closes and publishes. Two queries at most."""
    if is_chair(user, round) or can_organise(user):
        return ALLOWED
    return Decision(False, _("Only the jury chair or an organiser may do this."))


def can_run_rounds(user: Person) -> Decision:
    """Organisers prepare and open rounds."""
    return can_organise(user)
