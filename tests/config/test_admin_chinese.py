"""Wagtail's admin speaks Chinese throughout: what its own catalogues lack stands in config/locale."""

import re
from pathlib import Path
from typing import Any

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories.units import UserFactory

OURS = Path(settings.BASE_DIR) / "config" / "locale" / "zh_Hans" / "LC_MESSAGES"
DOMAINS = ["django", "djangojs"]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")
Key = tuple[str | None, str]


def catalogue(path: Path) -> dict[Key, Any]:
    """Return a file's finished sentences; none where there is no file."""
    if not path.exists():
        return {}
    return {(one.msgctxt, one.msgid): one for one in polib.pofile(str(path)).translated_entries()}


def sentences_without_chinese(domain: str) -> set[Key]:
    """Return the sentences of the installed Wagtail apps that their own Chinese lacks."""
    lacking: set[Key] = set()
    for app in apps.get_app_configs():
        folder = Path(app.path) / "locale"
        source = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
        if app.name.split(".")[0] != "wagtail" or not source.exists():
            continue
        said = catalogue(folder / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po")
        lacking |= {(one.msgctxt, one.msgid) for one in polib.pofile(str(source))} - said.keys()
    return lacking


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_wagtails_chinese_lacks_is_in_ours(domain: str) -> None:
    lacking = sentences_without_chinese(domain)

    missing = lacking - catalogue(OURS / f"{domain}.po").keys()

    assert lacking
    assert sorted(msgid for _context, msgid in missing) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_placeholder_stands_in_our_chinese(domain: str) -> None:
    wrong = []
    for entry in catalogue(OURS / f"{domain}.po").values():
        source = entry.msgid_plural or entry.msgid
        said = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        if set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(said)):
            wrong.append((source, said))

    assert wrong == []


def test_a_sentence_that_only_we_have_comes_out_in_chinese() -> None:
    with translation.override("zh-hans"):
        assert translation.gettext("Search all pages…") == "搜索所有页面…"
        assert translation.gettext("live") == "已发布"


@pytest.mark.django_db
def test_the_admins_scripts_get_our_chinese(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True))

    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()

    assert "\\u6b63\\u5728\\u81ea\\u52a8\\u4fdd\\u5b58" in script  # 正在自动保存, as JSON writes it
