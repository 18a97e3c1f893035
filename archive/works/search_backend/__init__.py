"""Wagtail's search backend for the database in use, with our search words (archive/works/words.py) in place of its own.

Set as WAGTAILSEARCH_BACKENDS, it serves works as well as Wagtail's pages and images. `search_backend.shared` holds what
both databases have in common; each database's module may be imported on that database only.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend for the default database; ImproperlyConfigured for one that is neither SQLite nor PostgreSQL."""
    if connection.vendor == "postgresql":
        from archive.works.search_backend.postgres import WordsPostgresBackend  # noqa: PLC0415 -- that database only

        return WordsPostgresBackend(params)
    if connection.vendor == "sqlite":
        from archive.works.search_backend.sqlite import WordsSQLiteBackend  # noqa: PLC0415 -- that database only

        return WordsSQLiteBackend(params)
    raise ImproperlyConfigured("The search works on PostgreSQL and SQLite.")
