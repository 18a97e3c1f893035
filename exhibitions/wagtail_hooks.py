"""Registers the chooser of works with Wagtail."""

from wagtail import hooks

from exhibitions.choosers import WorkChooserViewSet, work_chooser


@hooks.register("register_admin_viewset")
def register_work_chooser() -> WorkChooserViewSet:
    """Give the chooser its addresses in the CMS."""
    return work_chooser
