"""Registers works with Wagtail."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from archive.units.cms_policies import SeeOnlyPolicy
from archive.works.models import Work
from archive.works.viewsets import WorkViewSet

register_permission_policy(Work, SeeOnlyPolicy(Work))
register_snippet(WorkViewSet)
