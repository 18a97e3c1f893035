"""Works are seen and chosen in the CMS by those who work there, and changed by nobody there."""

import pytest
from django.urls import reverse

from archive.units.enums import CMS_ROLES, Role
from archive.units.operations import add_member
from archive.works.models import Work
from tests.factories.units import UnitFactory, UserFactory
from tests.factories.works import WorkFactory

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_works_work:list"


def sign_in(client, role, **fields):
    user = UserFactory(**fields)
    if role:
        add_member(user, unit=UnitFactory(), role=role)
    client.force_login(user)


@pytest.mark.parametrize("role", [None, *Role])
def test_those_with_a_role_in_the_cms_see_works(client, role):
    sign_in(client, role)
    work = WorkFactory(title="秋夜听星")

    for address in (reverse(LIST), reverse("wagtailsnippets_works_work:inspect", args=[work.pk])):
        assert (client.get(address).status_code == 200) == (role in CMS_ROLES)


@pytest.mark.parametrize("fields", [{}, {"is_superuser": True}])
def test_nobody_changes_works_in_the_cms(client, fields):
    sign_in(client, Role.ARCHIVIST, **fields)
    work = WorkFactory(title="秋夜听星")

    for name, args in (("edit", [work.pk]), ("delete", [work.pk]), ("add", [])):
        client.post(reverse(f"wagtailsnippets_works_work:{name}", args=args), {"title": "别的"})
    client.post(f"{reverse('wagtail_bulk_action', args=['works', 'work', 'delete'])}?id={work.pk}")

    assert list(Work.objects.values_list("title", flat=True)) == ["秋夜听星"]


def test_listing_and_chooser_search_as_visitors_do(client):
    sign_in(client, Role.CURATOR)
    WorkFactory(title="秋夜听星")
    WorkFactory(title="长风", medium="video")

    for address in (reverse(LIST), reverse("wagtailsnippetchoosers_works_work:choose_results")):
        for query in ("tingx", "聽", "qytx", "听星"):
            html = client.get(address, {"q": query}).content.decode()
            assert ("秋夜听星" in html, "长风" in html) == (True, False)
    html = client.get(reverse(LIST), {"medium": "video", "q": "长"}).content.decode()
    assert ("秋夜听星" in html, "长风" in html) == (False, True)


def test_listing_takes_the_same_queries_however_many(client, django_assert_num_queries):
    sign_in(client, Role.ORGANISER)
    WorkFactory()
    client.get(reverse(LIST))
    with django_assert_num_queries(11):
        client.get(reverse(LIST))
    WorkFactory.create_batch(2, unit=UnitFactory())
    with django_assert_num_queries(11):
        client.get(reverse(LIST))
