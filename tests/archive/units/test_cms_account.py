"""A person's account in the CMS."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from archive.units.enums import Role
from archive.units.models import User
from archive.units.operations import add_member
from tests.factories.units import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_without_address_sets_name_and_time_zone() -> None:
    call_command("migrate", verbosity=0)
    person = UserFactory(display_name="旧名", email="")
    add_member(person, unit=UnitFactory(), role=Role.CURATOR)
    client = Client()
    client.force_login(person)
    page = client.get(reverse("wagtailadmin_account"))
    values = {}
    for panels in page.context["panels_by_tab"].values():
        for panel in panels:
            form = panel.get_form()
            values |= {form.add_prefix(name): form[name].value() for name in form.fields if name != "avatar"}

    sent = {key: value for key, value in values.items() if value not in (None, False)}
    sent |= {"name_email-display_name": "新名", "locale-current_time_zone": "Asia/Urumqi"}
    saved = client.post(reverse("wagtailadmin_account"), sent)

    assert saved.status_code == 302
    person = User.objects.get(pk=person.pk)
    assert (person.display_name, person.wagtail_userprofile.current_time_zone) == ("新名", "Asia/Urumqi")


def test_the_account_is_for_people_of_the_cms() -> None:
    client = Client()
    client.force_login(UserFactory())

    assert client.get(reverse("wagtailadmin_account")).status_code == 302
