"""The search on PostgreSQL, by its text search."""

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.utils import get_descendants_content_types_pks

from archive.works.search_backend.shared import WordsIndexMixin, WordsQueryMixin, key_field
from archive.works.words import Term


def tsquery(group: list[Term]) -> str:
    """Return a tsquery for any of the terms. Words are plain ASCII, so that quoting is enough."""
    return " | ".join(f"'{term.word}':*" if term.is_prefix else f"'{term.word}'" for term in group)


class WordsQuery(WordsQueryMixin, PostgresSearchQueryCompiler):
    """A search."""

    def matching_keys(self, groups: list[list[Term]], columns: tuple[str, ...]) -> models.QuerySet[Any]:
        """Ask the index: every group in any of the columns, each of which has a GIN index (both together have none)."""
        entries: models.QuerySet[Any] = IndexEntry._default_manager.filter(
            content_type__in=get_descendants_content_types_pks(self.queryset.model)
        )
        for group in groups:
            query = SearchQuery(tsquery(group), search_type="raw", config="simple")
            entries = entries.filter(Q(*[(column, query) for column in columns], _connector=Q.OR))
        return entries.values_list(Cast("object_id", key_field(self.queryset.model)))


class WordsAutocompleteQuery(WordsQuery, PostgresAutocompleteQueryCompiler):
    """A search while the person types."""

    columns = ("autocomplete",)


class WordsIndex(WordsIndexMixin, PostgresIndex):
    """The index."""


class WordsPostgresBackend(PostgresSearchBackend):
    """Wagtail's backend for PostgreSQL, with our words, which no dictionary of a language may touch."""

    query_compiler_class = WordsQuery
    autocomplete_query_compiler_class = WordsAutocompleteQuery
    index_class = WordsIndex

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": "simple"})
