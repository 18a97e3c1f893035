"""Every file that a template names is there: with hashed names a missing one is a 500, and only in the page that names it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from config.vendor import COPIES

ROOT = Path(__file__).resolve().parents[2]
STATIC = re.compile(r"""\{% (?:static|versioned_static) ['"]([^'"]+)['"]""")
NAMED = sorted({name for page in (ROOT / "templates").rglob("*.html") for name in STATIC.findall(page.read_text())})


@pytest.mark.parametrize("name", NAMED)
def test_file_that_a_template_names_is_there_and_is_put_there_by_the_setup(name):
    assert finders.find(name), f"{name} is named by a template, but is in no static folder"
    if name.startswith("vendor/"):
        folder = name.split("/")[1]
        made = {package.removeprefix("@").replace("/", "-") for package in COPIES} | {"fonts"}
        assert folder in made, f"{name} is left over from an earlier setup: config/vendor.py does not copy it"
