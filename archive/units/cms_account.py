"""A person's own account in the CMS. People here have one name; Wagtail's page wants two, and an e-mail address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NameEmailSettingsPanel

from archive.units.models import User


class NameForm(forms.ModelForm):  # type: ignore[type-arg]  # the stubs' parameter exists for type checkers only
    """The name that pages show, and the address for mails, which may be empty."""

    class Meta:
        model = User
        fields = ["display_name", "email"]


class NamePanel(BaseSettingsPanel):
    """Name and e-mail, in the place of Wagtail's panel."""

    name = "name_email"
    title = _("Name and e-mail")
    order = 100
    form_class = NameForm


class CmsAccountView(AccountView):
    """Wagtail's page with our panel. `config/urls.py` puts it at Wagtail's address."""

    def get_panels(self) -> list[Any]:
        """Replace the panel of first and last name."""
        return [
            NamePanel(self.request, panel.user, panel.profile) if isinstance(panel, NameEmailSettingsPanel) else panel
            for panel in super().get_panels()
        ]
