"""`{{ recusal.reason|in_words }}` and `{{ event.verb|verb_in_words }}`: what is stored, in the language of the page."""

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

register = template.Library()

VERBS = {
    "round_open": _("Round opened"),
    "round_closed": _("Round closed"),
    "round_published": _("Result published"),
    "kept_back": _("Judge kept back"),
    "recused": _("Judge stepped back"),
    "scorecard_saved": _("Scores saved"),
    "scorecards_signed": _("Scorecards signed"),
    "tie_settled": _("Tie settled"),
}


@register.filter
def in_words(reason: str) -> str:
    """Return one of the product's own reasons translated, and a person's own words as they are."""
    return gettext(reason) if reason else ""


@register.filter
def verb_in_words(verb: str) -> str:
    """Return what an event says happened."""
    return str(VERBS.get(verb, verb))
