"""The pipeline's sentences are read in English here, whatever the product's default is."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english_sentences() -> Iterator[None]:
    with translation.override("en"):
        yield
