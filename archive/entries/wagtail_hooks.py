"""Registers entries with Wagtail's admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from archive.entries.models import Entry
from archive.entries.verdict_views import BulkAccept, BulkRefuse, BulkReturn
from archive.entries.viewsets import EntryViewSet
from archive.units.cms_policies import SeeOnlyPolicy

register_permission_policy(Entry, SeeOnlyPolicy(Entry))
for bulk_action in (BulkAccept, BulkReturn, BulkRefuse):
    hooks.register("register_bulk_action", bulk_action)


@hooks.register("register_admin_viewset")
def register_entries() -> EntryViewSet:
    """Add the entries to the menu and the addresses."""
    return EntryViewSet()
