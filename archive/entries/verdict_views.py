"""The pages that ask before an organiser's verdict is given: on one entry, and on many."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from archive.entries.cms_forms import EntryFilterSet, VerdictForm, search_entries, sent_entries
from archive.entries.exceptions import EntryError
from archive.entries.models import Entry
from archive.entries.verdicts import VERDICTS, Verdict
from archive.units.rules import can_organise
from archive.units.views import person_of

MOST_AT_ONCE = 500


class VerdictView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView[VerdictForm]):
    """Ask, with the reason where one is due, then do it and go back to the entry."""

    model: Any = None
    permission_policy: Any = None
    permission_required = "view"
    index_url_name = ""
    inspect_url_name = ""
    template_name = "entries/cms/verdict.html"
    form_class = VerdictForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the entry and the verdict; 404 without."""
        super().setup(request, *args, **kwargs)
        if kwargs["verdict"] not in VERDICTS or not str(kwargs["pk"]).isdigit():
            raise Http404
        self.verdict: Verdict = VERDICTS[kwargs["verdict"]]
        self.object: Entry = get_object_or_404(sent_entries().select_related("work"), pk=kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Go back with a sentence when the entry's state doesn't allow the verdict."""
        decision = self.verdict.may_be_given(request.user, self.object)
        if can_organise(request.user) and not decision:
            messages.warning(request, decision.reason)
            return redirect(self.get_success_url())
        decision.or_refuse()
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the verdict to the form."""
        return {**super().get_form_kwargs(), "verdict": self.verdict}

    def get_page_title(self) -> Any:
        """Return what is decided."""
        return self.verdict.label

    def get_page_subtitle(self) -> str:
        """Return the entry."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the listing, the entry, the verdict."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Entries")},
            {"url": self.get_success_url(), "label": str(self.object)},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_success_url(self) -> str:
        """Return the entry's page."""
        return reverse(self.inspect_url_name, args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the template asks."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "entry": self.object, "verdict": self.verdict, "back_url": self.get_success_url()}

    def form_valid(self, form: VerdictForm) -> HttpResponse:
        """Carry it out; an entry that moved meanwhile keeps its state, and the person is told."""
        person = person_of(self.request)
        try:
            self.verdict.carry_out(self.object, form.cleaned_data.get("reason", ""), person)
        except EntryError as error:
            messages.error(self.request, str(error.sentence))
        else:
            messages.success(
                self.request,
                _("%(entry)s: %(verdict)s.") % {"entry": self.object, "verdict": str(self.verdict.to.label)},
            )
        return redirect(self.get_success_url())


class BulkVerdict(BulkAction):
    """A verdict on the entries ticked, or on all of a listing: those that its filters and search leave."""

    models = [Entry]
    verdict: Verdict
    template_name = "entries/cms/bulk_verdict.html"
    form_class = VerdictForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse everybody but organisers: the page names the entries."""
        can_organise(request.user).or_refuse()
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, obj: Entry) -> bool:
        """Return whether the entry's state allows it."""
        return self.verdict.fits(obj)

    @classmethod
    def get_queryset(cls, model: type[Entry], object_ids: Any) -> list[Entry]:
        """Return the entries with their works, 404 when there is none."""
        ids = [pk for pk in object_ids if str(pk).isdigit()][:MOST_AT_ONCE]
        entries = list(sent_entries().select_related("work", "unit").filter(pk__in=ids))
        if not entries:
            raise Http404
        return entries

    def get_all_objects_in_listing_query(self, parent_id: Any) -> QuerySet[Entry, Any]:
        """Return the keys of the listing the person came from, with its filters and its search."""
        asked = QueryDict(urlsplit(self.next_url).query)
        entries: QuerySet[Entry] = EntryFilterSet(asked, queryset=sent_entries(), request=self.request).qs
        if asked.get("q"):
            entries = search_entries(entries, asked["q"])
        return entries.order_by("-submitted_at").values_list("pk", flat=True)[:MOST_AT_ONCE]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the verdict to the form."""
        return {**super().get_form_kwargs(), "verdict": self.verdict}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the template asks."""
        return {**super().get_context_data(**kwargs), "verdict": self.verdict}

    def get_execution_context(self) -> dict[str, Any]:
        """Hand over the verdict, its reason and the person."""
        form = self.cleaned_form
        reason = form.cleaned_data.get("reason", "") if form is not None else ""
        return {"verdict": self.verdict, "reason": reason, "by": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[Entry], **kwargs: Any) -> tuple[int, int]:
        """Carry the verdict out on each entry; all or none."""
        for entry in objects:
            kwargs["verdict"].carry_out(entry, kwargs["reason"], kwargs["by"])
        return len(objects), 0

    def form_valid(self, form: VerdictForm) -> HttpResponse:
        """Undo all when one entry moved meanwhile, and say which."""
        try:
            response: HttpResponse = super().form_valid(form)
        except EntryError as error:
            messages.error(self.request, str(error.sentence))
            return redirect(self.next_url)
        return response

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Return how many were decided."""
        return ngettext("%(count)d entry: %(state)s.", "%(count)d entries: %(state)s.", num_parent_objects) % {
            "count": num_parent_objects,
            "state": str(self.verdict.to.label),
        }


class BulkAccept(BulkVerdict):
    """Mark many eligible."""

    verdict = VERDICTS["accept"]
    display_name = verdict.label
    aria_label = _("Mark the selected entries eligible")
    action_type = "accept"
    action_priority = 10


class BulkReturn(BulkVerdict):
    """Return many, for one reason."""

    verdict = VERDICTS["return"]
    display_name = verdict.label
    aria_label = _("Return the selected entries for changes")
    action_type = "return"
    action_priority = 20


class BulkRefuse(BulkVerdict):
    """Mark many ineligible, for one reason."""

    verdict = VERDICTS["refuse"]
    display_name = verdict.label
    aria_label = _("Mark the selected entries ineligible")
    action_type = "refuse"
    action_priority = 30
    classes = {"serious"}
