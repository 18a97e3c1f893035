"""Scenes of the gallery: a picture with renditions, and the count of a page's queries."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.works.models import Work
from media_pipeline.models import Rendition
from tests.factories.works import OriginalFactory, WorkFileFactory


@pytest.fixture
def add_picture() -> Callable[[Work], None]:
    """Give a work a view with two renditions."""

    def add(work: Work, *, width_px: int = 1600, height_px: int = 1200) -> None:
        original = OriginalFactory(width_px=width_px, height_px=height_px, colour="#807060")
        for width in (320, 800):
            Rendition.objects.create(
                original=original, name=f"webp-{width}", kind="picture", recipe=1, path=f"{width}.webp",
                mime="image/webp", width_px=width, height_px=width * height_px // width_px,
            )  # fmt: skip
        WorkFileFactory(work=work, original=original)

    return add


@pytest.fixture
def count_queries(client: Client) -> Callable[[str], int]:
    """Ask for a page twice and return the queries of the second time, when Wagtail's site roots are cached."""

    def count(url: str) -> int:
        assert client.get(url).status_code == 200, url
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url)
        return len(queries)

    return count
