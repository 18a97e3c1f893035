"""Registers programmes and calls with Wagtail."""

from wagtail.snippets.models import register_snippet

from archive.calls.viewsets import CallViewSet, ProgrammeViewSet

register_snippet(ProgrammeViewSet)
register_snippet(CallViewSet)
