"""Every address of the archive's apps, and what a visitor who isn't signed in gets there. A new one must be added here."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.factories.entries import EntryFactory
from tests.factories.judging import RoundFactory
from tests.factories.works import WorkFileFactory

SIGN_IN, POST_ONLY = 302, 405
TABLE = {
    "units": {"sign_in": 200, "sign_out": POST_ONLY, "desk": SIGN_IN},
    "calls": {"list": 200, "programme": 200, "detail": 200},
    "results": {"round": 404},
    "entries": {
        "home": SIGN_IN, "start": SIGN_IN, "unit_board": SIGN_IN, "detail": SIGN_IN, "edit": SIGN_IN,
        "files": SIGN_IN, "autosave": POST_ONLY, "remove_file": SIGN_IN, "forward": SIGN_IN, "return": SIGN_IN,
        "withdraw": SIGN_IN,
    },
    "judging": {
        "home": SIGN_IN, "work": SIGN_IN, "save": POST_ONLY, "step_back": SIGN_IN, "light_table": SIGN_IN,
        "sign": SIGN_IN, "chair": SIGN_IN, "close": SIGN_IN, "settle": SIGN_IN, "publish": SIGN_IN,
    },
}  # fmt: skip


def names_in(namespace):
    """Return the names of a namespace's addresses."""
    resolver = get_resolver()
    for pattern in resolver.url_patterns:
        if namespace in getattr(pattern, "namespace_dict", {}):
            return {name for name in pattern.namespace_dict[namespace][1].reverse_dict if isinstance(name, str)}
    raise NoReverseMatch(namespace)


@pytest.mark.parametrize("namespace", sorted(TABLE))
def test_every_address_is_in_the_table(namespace):
    assert names_in(namespace) == TABLE[namespace].keys()


@pytest.mark.django_db
def test_a_visitor_gets_public_pages_and_is_else_asked_to_sign_in():
    entry = EntryFactory()
    file, round = WorkFileFactory(work=entry.work), RoundFactory(call=entry.call)
    values = {
        "slug": entry.call.programme.slug, "code": entry.call.code, "uuid": entry.uuid, "file": file.uuid,
        "round_uuid": round.uuid, "assignment_uuid": uuid4(),
    }  # fmt: skip
    found = {}
    for namespace, names in TABLE.items():
        for name in names:
            pattern = get_resolver().namespace_dict[namespace][1].reverse_dict.getlist(name)[0]
            wanted = {key: values[key] for key in pattern[0][0][1]}
            answer = Client().get(reverse(f"{namespace}:{name}", kwargs=wanted))
            found.setdefault(namespace, {})[name] = answer.status_code
            assert answer.status_code != SIGN_IN or answer["Location"].startswith(f"{reverse('units:sign_in')}?next=")
    assert found == TABLE
