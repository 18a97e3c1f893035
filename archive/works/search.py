"""The search of works, for the public search, the CMS and exports alike."""

from django.db import models
from wagtail.search.backends import get_search_backend

from archive.works.models import Work
from archive.works.words import query_terms


def find_works(text: str) -> models.QuerySet[Work]:
    """Return the works that hold every word of the text: those with it in title or names first, then the newest.

    Takes Chinese of one character and more, simplified or traditional, pinyin and its initials, and any punctuation.
    None for a text without a word. Knows nothing of who may see a work: filter the result. Reads in one query.
    """
    if not query_terms(text):
        return Work.objects.none()
    found: models.QuerySet[Work] = get_search_backend().search(text, Work.objects.all()).get_queryset()
    return found
