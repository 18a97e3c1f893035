"""The fork after signing in: each role is led to its desk, a person of several roles chooses."""

import pytest
from django.test import Client
from django.urls import reverse

from archive.units.enums import Role
from archive.units.operations import add_member
from tests.factories.units import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
SUBMIT, JUDGE, CMS = "entries:home", "judging:home", "wagtailadmin_home"


@pytest.mark.parametrize(
    ("roles", "place"),
    [
        ([Role.UPLOADER], SUBMIT),
        ([Role.COORDINATOR, Role.UPLOADER], SUBMIT),
        ([Role.JUDGE], JUDGE),
        ([Role.CHAIR], JUDGE),
        ([Role.ORGANISER], CMS),
        ([Role.CURATOR], CMS),
        ([Role.ARCHIVIST], CMS),
        ([Role.UPLOADER, Role.JUDGE], None),
        ([], None),
    ],
)
def test_each_role_is_led_to_its_desk(roles, place, django_assert_num_queries):
    user, unit = UserFactory(), UnitFactory()
    for role in roles:
        add_member(user, unit=unit, role=role)
    client = Client()
    assert client.get(reverse("units:desk")).status_code == 302
    client.force_login(user)

    with django_assert_num_queries(5):
        answer = client.get(reverse("units:desk"))

    if place:
        assert (answer.status_code, answer["Location"]) == (302, reverse(place))
    else:
        page = answer.content.decode()
        assert answer.status_code == 200
        assert [name for name in (SUBMIT, JUDGE, CMS) if f'href="{reverse(name)}"' in page] == [
            name for name in (SUBMIT, JUDGE) if roles
        ]


def test_signing_out_is_a_post(client):
    client.force_login(UserFactory())
    assert client.get(reverse("units:sign_out")).status_code == 405
    assert client.post(reverse("units:sign_out")).status_code == 302
    assert "_auth_user_id" not in client.session
