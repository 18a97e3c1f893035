"""What the CMS's first page tells a curator: the exhibitions with their rooms, when they changed, and where to add."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from exhibitions.curating import exhibitions_at_work
from exhibitions.models import ExhibitionPage


class ExhibitionsPanel(Component):
    """The exhibitions and their rooms."""

    name = "exhibitions"
    template_name = "exhibitions/cms/home_panel.html"
    order = 30

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Hand over the exhibitions and the address that adds one. Three queries."""
        desk = exhibitions_at_work()
        kind = (ExhibitionPage._meta.app_label, ExhibitionPage._meta.model_name)
        return {
            "exhibitions": desk.exhibitions,
            "add_url": reverse("wagtailadmin_pages:add", args=[*kind, desk.home_pk]) if desk.home_pk else "",
        }
