"""Registers entries with Wagtail's admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy

from archive.entries.home_panel import CallsPanel
from archive.entries.models import Entry
from archive.entries.verdict_views import BulkAccept, BulkRefuse, BulkReturn
from archive.entries.viewsets import EntryViewSet
from archive.units.cms_policies import SeeOnlyPolicy
from archive.units.rules import can_organise

register_permission_policy(Entry, SeeOnlyPolicy(Entry))
for bulk_action in (BulkAccept, BulkReturn, BulkRefuse):
    hooks.register("register_bulk_action", bulk_action)


@hooks.register("register_admin_viewset")
def register_entries() -> EntryViewSet:
    """Add the entries to the menu and the addresses."""
    return EntryViewSet()


@hooks.register("construct_homepage_panels")
def show_calls_at_work(request: HttpRequest, panels: list[Component]) -> None:
    """Tell organisers which calls run out and which entries wait."""
    if can_organise(request.user):
        panels.append(CallsPanel())
