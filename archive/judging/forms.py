"""What a judge or chair sends, read into plain values; nothing typed is lost when it can't be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from archive.calls.enums import CallState
from archive.calls.models import Category
from archive.judging.enums import RoundState
from archive.judging.models import Criterion

RECUSAL_REASONS = {
    "know": gettext_noop("I recognise the creator or the unit."),
    "took": gettext_noop("I had a part in this work."),
    "other": gettext_noop("Another conflict of interest."),
}


@dataclass
class SentCard:
    """A card as sent: readable scores by the criterion's pk, what was typed, and what couldn't be read."""

    scores: dict[int, Decimal | None] = field(default_factory=dict)
    typed: dict[int, str] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    remark: str = ""
    is_flagged: bool = False
    version: int = 0


def read_card(
    criteria: Sequence[Criterion], scores: Mapping[str, object], *, remark: object, is_flagged: object, version: object
) -> SentCard:
    """Read a card whose scores go by the criterion's place, from 1: `{"1": "9", "2": ""}`."""
    card = SentCard(
        remark=str(remark or "").replace("\0", ""),
        is_flagged=is_flagged in (True, "1", "on", "true"),
        version=int(str(version)) if str(version).isdecimal() and len(str(version)) < 10 else 0,
    )
    for place, criterion in enumerate(criteria, 1):
        raw = scores.get(str(place))
        typed = "" if raw is None or isinstance(raw, bool) else str(raw).strip()[:20]
        card.typed[criterion.pk] = typed
        try:
            card.scores[criterion.pk] = Decimal(typed) if typed else None
        except InvalidOperation:
            card.errors[criterion.pk] = gettext("“%(typed)s” is no number.") % {"typed": typed}
    return card


class RecusalForm(forms.Form):
    """Why a judge steps back."""

    why = forms.ChoiceField(
        label=_("Reason"),
        choices=[(key, _(words)) for key, words in RECUSAL_REASONS.items()],
        widget=forms.RadioSelect,
        initial="know",
    )
    more = forms.CharField(label=_("In your words (optional)"), max_length=400, required=False)

    def reason(self) -> str:
        """Return the reason to store."""
        words = RECUSAL_REASONS[self.cleaned_data["why"]]
        more: str = self.cleaned_data["more"].strip()
        return f"{gettext(words)} {more}" if more else words


FROZEN_FIELDS = ("call", "categories", "method", "is_blind")
FROZEN_PANELS = {
    "criteria": _("The round has been opened, so its criteria can't be changed any more."),
    "panelists": _("The round has been opened, so its panel can't be changed any more."),
}


class RoundForm(WagtailAdminModelForm):
    """A round in the CMS. Once it is open, what the judges were told can't be changed under them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories = self.fields["categories"]
        categories.queryset = self._categories()
        categories.label_from_instance = lambda category: f"{category.call} · {category}"
        for form in self.formsets["criteria"].forms:
            # a callable default asks for a hidden copy, which Wagtail's panels don't write: all would seem changed
            form.fields["anchors"].show_hidden_initial = False
        if self.instance.state != RoundState.DRAFT:
            for name in FROZEN_FIELDS:
                self.fields[name].disabled = True

    def _categories(self) -> QuerySet[Category]:
        """Return what may be chosen: of calls still at work while in preparation, of the round's own afterwards."""
        choosable = Q(call_id=self.instance.call_id)
        if self.instance.state == RoundState.DRAFT:
            choosable |= ~Q(call__state=CallState.ARCHIVED)
        categories: QuerySet[Category] = Category.objects.filter(choosable).select_related("call")
        return categories.order_by("-call__closes_at", "call_id", "order", "pk")

    def clean(self) -> dict[str, Any]:
        """Refuse categories of another call, and changes to what is frozen."""
        cleaned: dict[str, Any] = super().clean()
        call = cleaned.get("call")
        if call and any(category.call_id != call.pk for category in cleaned.get("categories", [])):
            self.add_error(
                "categories", forms.ValidationError(_("Choose categories of this call."), code="call_elsewhere")
            )
        if self.instance.state != RoundState.DRAFT:
            for name, sentence in FROZEN_PANELS.items():
                if self.formsets[name].has_changed():
                    self.add_error(None, forms.ValidationError(sentence, code=f"{name}_frozen"))
        if self.instance.state == RoundState.PUBLISHED and self.formsets["awards"].has_changed():
            self.add_error(
                None,
                forms.ValidationError(
                    _("The result is published, so its awards can't be changed any more."), code="awards_frozen"
                ),
            )
        return cleaned
