"""Registers rounds with Wagtail."""

from wagtail.snippets.models import register_snippet

from archive.judging.viewsets import ROUNDS

register_snippet(ROUNDS)
