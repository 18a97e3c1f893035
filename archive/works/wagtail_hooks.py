"""Registers works with Wagtail, and counts them on the CMS's first page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from archive.units.cms_policies import SeeOnlyPolicy
from archive.works.models import Work
from archive.works.viewsets import WorkViewSet

register_permission_policy(Work, SeeOnlyPolicy(Work))
WORKS = WorkViewSet()
register_snippet(WORKS)


class WorksSummary(SummaryItem):
    """How many works there are, with the way to them. One query."""

    order = 10
    template_name = "works/cms/summary.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Hand over the count and the address of the list."""
        return {"count": Work.objects.count(), "url": reverse(WORKS.get_url_name("list"))}

    def is_shown(self) -> bool:
        """Show it to those who may see works."""
        return bool(self.request.user.has_perm("works.view_work"))


@hooks.register("construct_homepage_summary_items")
def count_works(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Begin the summary with the works."""
    items.append(WorksSummary(request))
