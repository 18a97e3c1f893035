"""Registers rounds with Wagtail."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from archive.judging.home_panel import RoundsPanel
from archive.judging.rules import can_run_rounds
from archive.judging.viewsets import ROUNDS

register_snippet(ROUNDS)


@hooks.register("construct_homepage_panels")
def show_rounds_at_work(request: HttpRequest, panels: list[Component]) -> None:
    """Tell organisers how far the rounds are."""
    if can_run_rounds(request.user):
        panels.append(RoundsPanel())
