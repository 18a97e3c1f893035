"""What is there after the migrations, and after a database was emptied."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from exhibitions.models import HomePage


@pytest.mark.django_db(transaction=True)
def test_emptied_database_gets_its_home_page_and_the_curators_permissions_again():
    call_command("flush", interactive=False, verbosity=0)

    curators = Group.objects.get(name="curator")
    granted = curators.permissions, curators.page_permissions, curators.collection_permissions
    assert [permissions.count() for permissions in granted] == [2, 3, 2]
    assert HomePage.objects.count() == 1
