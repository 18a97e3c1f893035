"""Registers the chooser of works and the curators' panel with Wagtail."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from exhibitions.choosers import WorkChooserViewSet, work_chooser
from exhibitions.home_panel import ExhibitionsPanel
from exhibitions.rules import can_curate


@hooks.register("register_admin_viewset")
def register_work_chooser() -> WorkChooserViewSet:
    """Give the chooser its addresses in the CMS."""
    return work_chooser


@hooks.register("construct_homepage_panels")
def show_exhibitions_at_work(request: HttpRequest, panels: list[Component]) -> None:
    """Tell curators what hangs where, and when it changed."""
    if can_curate(request.user):
        panels.append(ExhibitionsPanel())
